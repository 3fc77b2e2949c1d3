"""The names that a file declares, without a look into its functions, and what they may not be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from goast import nodes as n
from goast.names import assumed_package_name, is_standard

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from goast.base import Finding

LAYOUT: Final = frozenset({n.Comment, n.Blank})


def top_level_names(file: n.File) -> Iterator[str]:
    """Yield what a file adds to its package's scope; a method as ``Type.Method``."""
    for decl in file.decls:
        if isinstance(decl, n.Func):
            if decl.recv is not None and decl.name != "_":
                yield f"{base_name(decl.recv.type)}.{decl.name}"
            elif decl.name not in {"init", "_"}:
                yield decl.name
        elif isinstance(decl, n.GenDecl):
            for spec in decl.specs:
                if isinstance(spec, n.ValueSpec):
                    yield from spec.names
                elif isinstance(spec, n.TypeSpec):
                    yield spec.name


def fields_of_types(file: n.File) -> Iterator[str]:
    """Yield the fields of the structs that a file declares, as ``Type.Field``."""
    for decl in file.decls:
        if isinstance(decl, n.GenDecl) and decl.tok == "type":
            for spec in decl.specs:
                if isinstance(spec, n.TypeSpec) and isinstance(spec.type, n.StructType):
                    for name in field_names(spec.type.fields):
                        yield f"{spec.name}.{name}"


def import_names(file: n.File) -> Iterator[str]:
    """Yield the names of a file's imports, as far as they can be told."""
    imports = [
        spec
        for decl in file.decls
        if isinstance(decl, n.GenDecl) and decl.tok == "import"
        for spec in decl.specs
    ]
    for spec in [*imports, *file.imports]:
        if isinstance(spec, n.ImportSpec) and (name := import_name(spec)) is not None:
            yield name


def import_name(spec: n.ImportSpec) -> str | None:
    """Return the name that an import has in its file, None for one that has none.

    Neither has one whose path alone does not say it: of the standard library's it does.
    """
    if spec.name is not None:
        return None if spec.name in {"_", "."} else spec.name
    if spec.path == "C" or not is_standard(spec.path):
        return None
    return assumed_package_name(spec.path)


def field_names(fields: Iterable[object]) -> Iterator[str]:
    """Yield the names that fields declare, those of embedded types included."""
    for field in fields:
        if isinstance(field, n.Field):
            yield from field.names or filter(None, [_embedded_name(field.type)])


def base_name(type_: object) -> str:
    """Return the name of a receiver's type."""
    while isinstance(type_, n.Star | n.Index):
        type_ = type_.x
    return type_.name if isinstance(type_, n.Ident | n.Qualified) else ""


def _embedded_name(type_: object) -> str:
    match type_:
        case n.Star(x=inner) | n.Index(x=inner):
            return _embedded_name(inner)
        case n.Ident(name=name) | n.Qualified(name=name) | n.Selector(sel=name):
            return name
    return ""


def repeated(field: str, names: Iterable[str], seen: set[str] | None = None) -> Finding | None:
    """Return the first name that was there before; ``seen`` goes on across calls."""
    seen = set() if seen is None else seen
    for name in names:
        if name in seen:
            return field, f"{name!r} is declared twice"
        if name != "_":
            seen.add(name)
    return None


def shared_with_method(names: Container[str], fields: Iterable[str]) -> Finding | None:
    """Return the first field, as ``Type.Field``, whose type has a method of its name."""
    for field in fields:
        if field in names:
            return "decls", f"{field!r} is a field and a method"
    return None


def file_rule(x: n.File) -> Finding | None:
    """Return what is wrong between the declarations of a file."""
    rest = False
    for decl in x.decls:
        if isinstance(decl, n.GenDecl) and decl.tok == "import":
            if rest:
                return "decls", "an import comes after another declaration"
        elif type(decl) not in LAYOUT:
            rest = True
    names = [*import_names(x), *top_level_names(x)]
    known = set(names)
    return (
        _starting(x, known)
        or (repeated("decls", names) if len(known) < len(names) else None)
        or shared_with_method(known, fields_of_types(x))
    )


def _starting(x: n.File, names: Container[str]) -> Finding | None:
    """Return what is wrong with the functions that Go itself calls."""
    called, has_main = ("init", "main") if x.package == "main" else ("init",), False
    for decl in x.decls:
        if isinstance(decl, n.Func) and decl.name in called and decl.recv is None:
            if decl.name == "init" and decl.body is None:
                return "decls", "init has a body"
            if decl.params or decl.results:
                return "decls", f"{decl.name} takes and returns nothing"
            if decl.type_params:
                return "decls", f"{decl.name} is not generic"
            has_main = has_main or decl.name == "main"
    for name in called:
        if name in names and not (name == "main" and has_main):
            return "decls", f"{name} is a function and nothing else"
    return None
