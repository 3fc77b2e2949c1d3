"""How declarations and files are examined, one function a class."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from goast import nodes as n
from goast.declared import import_name, top_level_names
from goast.examine_expressions import function
from goast.names import PREDECLARED, assumed_package_name
from goast.scopes import NEVER_READ
from goast.structure import value_spec_rule

if TYPE_CHECKING:
    from collections.abc import Callable

    from goast.examination import Examination
    from goast.kinds import Stored


def _import_spec(e: Examination, x: n.ImportSpec) -> None:
    e.imported[x.name or assumed_package_name(x.path)] = x


def _value_spec(e: Examination, x: n.ValueSpec) -> None:
    values: Stored = x.values
    if len(x.names) != 1 or len(values) > 1:
        e.apply(value_spec_rule, x)
    e.declared.update(x.names)
    if x.type is not None:
        e.visit(x.type)
    if values:
        e.visit_all(values)


def _type_spec(e: Examination, x: n.TypeSpec) -> None:
    e.declared.add(x.name)
    if e.scope is not e.top:
        e.redeclare(x, (x.name,))
        e.declare_freely((x.name,))
    e.visit_all(x.type_params)
    e.visit(x.type)


def _gen_decl(e: Examination, x: n.GenDecl) -> None:
    is_const = x.tok == "const"
    iota = e.unread.get("iota") if is_const else None
    if isinstance(iota, str):
        del e.unread["iota"]
    for spec in x.specs:
        examine = e.table[type(spec)]
        if examine is not None:
            examine(e, spec)
        if e.scope is not e.top and isinstance(spec, n.ValueSpec):
            e.redeclare(spec, spec.names)
            if is_const:
                e.declare_freely(spec.names)
            else:
                e.declare(spec, spec.names)
    if isinstance(iota, str):
        # What forbids it is hidden where this has declared it.
        (e.scope if "iota" in e.scope else e.unread)["iota"] = iota


def _func(e: Examination, x: n.Func) -> None:
    if x.recv is None:
        e.declared.add(x.name)
        e.visit_all(x.type_params)
        function(e, x)
    else:
        _receiver(e, x.recv.type)
        function(e, x, (x.recv,))


def _receiver(e: Examination, type_: object) -> None:
    """Examine the type of a receiver, whose type arguments are names that it declares."""
    type_ = type_.x if isinstance(type_, n.Star) else type_
    if isinstance(type_, n.Index):
        names: Stored = type_.indices
        e.declared.update(x.name for x in names)
        type_ = type_.x
    if isinstance(type_, n.Ident) and type_.name in PREDECLARED:
        e.unless_declared(type_, "name", type_.name, "a type of Go's own has no methods")
    e.visit(type_)


def _file(e: Examination, x: n.File) -> None:
    e.visit_all(x.imports)
    e.visit_all(x.decls)
    if e.faults and "iota" in top_level_names(x):
        e.faults = [fault for fault in e.faults if fault[2] != NEVER_READ["iota"]]
    for spec in e.imported.values():
        name = import_name(spec)
        if name is not None and name not in e.used:
            e.faults.append((spec, "path", f"{spec.path!r} is imported and not used"))
    e.faults += [
        (node, field, why) for name, node, field, why in e.doubts if name not in e.declared
    ]


#: The functions of declarations.
DECLARATIONS: Final[dict[type[n.Node], Callable[[Examination, Any], None]]] = {
    n.ImportSpec: _import_spec,
    n.ValueSpec: _value_spec,
    n.TypeSpec: _type_spec,
    n.GenDecl: _gen_decl,
    n.Func: _func,
    n.File: _file,
}
