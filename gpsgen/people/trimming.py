"""Leaves out of a file that is about to be created what people have declared elsewhere."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

import goast
from gpsgen.people.packages import GoPackage
from gpsgen.plan.files import PlannedFile


def trimmed(
    file: PlannedFile,
    tree: goast.File,
    package: GoPackage,
    standing: Mapping[tuple[str, str], goast.Func | None],
    types: Iterable[str] = (),
) -> PlannedFile | None:
    """Return a planned file without what its package has already; None where nothing would remain.

    `standing` has, by type and name, what takes the place of a method: None where it is there.
    `types` are types that people have under another name.
    """
    names = {*package.names, *types}
    methods = {
        (type_, it.declaration.name) for type_, found in package.methods.items() for it in found
    }
    decls = list(_left(tree.decls, names, {**dict.fromkeys(methods), **standing}))
    if not any(isinstance(decl, goast.Func | goast.GenDecl) for decl in decls):
        return None
    return replace(file, content=replace(tree, decls=decls), taken=frozenset(package.names))


def _left(
    decls: Sequence[object],
    names: set[str],
    standing: Mapping[tuple[str, str], goast.Func | None],
) -> Iterator[goast.Decl]:
    for decl in decls:
        match decl:
            case goast.Func(name=name, recv=None) if name in names:
                continue
            case goast.Func(name=name, recv=goast.Param() as recv):
                left = standing.get((receiver_type(recv), name), decl)
                if left is not None:
                    yield left
            case goast.GenDecl(specs=specs) if not all(_is_left(spec, names) for spec in specs):
                left_specs = [spec for spec in specs if _is_left(spec, names)]
                if left_specs:
                    yield replace(decl, specs=left_specs)
            case goast.Decl():
                yield decl


def _is_left(spec: goast.Spec, names: set[str]) -> bool:
    match spec:
        case goast.TypeSpec(name=name):
            return name not in names
        case goast.ValueSpec(names=declared):
            return not names.intersection(declared)
    return True


def receiver_type(receiver: goast.Param | None) -> str:
    """Return the name of the type that a method belongs to."""
    type_: object = receiver.type if receiver else None
    while isinstance(type_, goast.Star | goast.Index):
        type_ = type_.x
    return type_.name if isinstance(type_, goast.Ident) else ""
