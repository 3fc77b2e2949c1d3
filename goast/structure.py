"""The rules between a node and those directly in it: what no single field can say.

A rule returns the first thing that is wrong, as the field and the reason, or None. What needs
types is left to the compiler.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from goast import nodes as n
from goast.constants import constant, index
from goast.declared import LAYOUT, field_names, file_rule, repeated
from goast.rules import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from goast.base import Finding
    from goast.kinds import Stored

_SPECS: Final = {"import": n.ImportSpec, "const": n.ValueSpec, "var": n.ValueSpec,
                 "type": n.TypeSpec}  # fmt: skip
#: What may have several values besides a call, where there are two names for them.
_COMMA_OK: Final = frozenset({n.TypeAssert, n.Index, n.Unary})
#: The types of composite literals whose keys that are names are those of fields.
_STRUCTS: Final = frozenset({n.Ident, n.Qualified, n.Selector, n.StructType})
#: What a literal may leave out is the type of a struct as often as not.
_FIELDS: Final = _STRUCTS | {type(None)}


def _func(x: n.Func) -> Finding | None:
    if x.recv is None:
        return _signature(x, x.type_params) if x.type_params else _signature(x)
    if x.type_params:
        return "type_params", "a method has no type parameters of its own"
    return _signature(x, (*_receiver_type_params(x.recv), x.recv))


def _receiver_type_params(recv: n.Param) -> Iterator[n.Param]:
    type_: Stored = recv.type
    type_ = type_.x if isinstance(type_, n.Star) else type_
    if isinstance(type_, n.Index):
        names: Stored = type_.indices
        yield n.Param([x.name for x in names], "any")


def _type_spec(x: n.TypeSpec) -> Finding | None:
    names = [name for param in x.type_params for name in param.names]
    return repeated("type_params", names)


def _signature(
    x: n.Func | n.FuncLit | n.FuncType, before: Iterable[n.Param] = ()
) -> Finding | None:
    params: Stored = x.params
    results: Stored = x.results
    names = [name for param in (*before, *params, *results) for name in param.names]
    return repeated("params", names) if len(names) > 1 else None


def _struct(x: n.StructType) -> Finding | None:
    return repeated("fields", field_names(x.fields))


def _interface(x: n.InterfaceType) -> Finding | None:
    methods = [field for field in x.methods if isinstance(field, n.Field) and field.names]
    return repeated("methods", field_names(methods))


def define_rule(x: n.Define) -> Finding | None:
    """Return what is wrong with the names and the values of a definition."""
    names = x.names
    values: Stored = x.values
    if "_" in names or len(names) != 1:
        names = [name for name in names if name != "_"]
        if not names:
            return "names", "no new name on the left of :="
        found = repeated("names", names)
        if found is not None:
            return found
    return None if len(x.names) == len(values) else _counts(len(x.names), values)


def assign_rule(x: n.Assign) -> Finding | None:
    """Return what is wrong with the counts of an assignment."""
    targets: Stored = x.targets
    if not targets:
        return "targets", "nothing is assigned to"
    if len(targets) != 1 and x.op != "=":
        return "op", f"{x.op} takes one value"
    values: Stored = x.values
    return None if len(targets) == len(values) else _counts(len(targets), values)


def value_spec_rule(x: n.ValueSpec) -> Finding | None:
    """Return what is wrong with the counts of constants or variables."""
    if not x.names:
        return "names", "there is no name"
    values: Stored = x.values
    return _counts(len(x.names), values) if values and len(values) != len(x.names) else None


def _counts(left: int, values: Stored) -> Finding | None:
    """Return what is wrong where the counts differ: one call may be several values."""
    right = len(values)
    if right == 1:
        spread = type(values[0])
        if spread is n.Call or (left == 2 and spread in _COMMA_OK):
            return None
    return "values", f"{left} on the left and {right} on the right"


def _gen_decl(x: n.GenDecl) -> Finding | None:
    allowed = _SPECS[x.tok]
    if len(x.specs) == 1 and not x.grouped and type(x.specs[0]) in LAYOUT:
        return "specs", "a comment alone stands in a group"
    for spec in x.specs:
        if type(spec) is not allowed:
            if type(spec) not in LAYOUT:
                return "specs", f"{type(spec).__name__} does not belong in {x.tok}"
        elif x.tok == "var" and _is_empty(spec):
            return "specs", "a variable has a type or a value"
    return _constants(x) if x.tok == "const" else None


def _is_empty(x: object) -> bool:
    return isinstance(x, n.ValueSpec) and x.type is None and not x.values


def _constants(x: n.GenDecl) -> Finding | None:
    """Return what is wrong with constants: one without a value has that of the one before."""
    repeated_values = 0
    for spec in x.specs:
        if not isinstance(spec, n.ValueSpec):
            continue
        values: Stored = spec.values
        if values:
            repeated_values = len(values)
        elif not repeated_values:
            return "specs", "the first constant has a value"
        elif spec.type is not None:
            return "specs", "a constant with a type has a value"
        elif len(spec.names) != repeated_values:
            return "specs", f"{len(spec.names)} on the left and {repeated_values} values before"
    return None


def _switch(x: n.Switch) -> Finding | None:
    return _cases(x.cases, constant)


def _type_switch(x: n.TypeSwitch) -> Finding | None:
    return _cases(x.cases, lambda type_: type_)


def _cases(cases: Stored, identity: Callable[[object], object]) -> Finding | None:
    """Return what is there twice, by what two values have in common that are the same."""
    defaults = 0
    seen: set[object] = set()
    for case in cases:
        if type(case) is not n.Case:
            continue
        values: Stored = case.values
        defaults += not values
        for value in values:
            known = identity(value)
            if known in seen:
                return "cases", f"the case {shown(value)} comes twice"
            if known is not None:
                seen.add(known)
    return ("cases", "there are two defaults") if defaults > 1 else None


def _select(x: n.Select) -> Finding | None:
    defaults = [case for case in x.cases if isinstance(case, n.CommCase) and case.comm is None]
    return ("cases", "there are two defaults") if len(defaults) > 1 else None


def _composite(x: n.CompositeLit) -> Finding | None:
    kinds = set(map(type, x.elts))
    is_map = type(x.type) is n.MapType
    if n.KeyValue not in kinds and not is_map and type(x.type) is not n.StructType:
        return None
    if is_map:
        if kinds - LAYOUT - {n.KeyValue}:
            return "elts", "the elements of a map have keys"
    elif type(x.type) in _STRUCTS and n.KeyValue in kinds and len(kinds - LAYOUT) > 1:
        return "elts", "some elements have keys and some have none"
    if type(x.type) is n.StructType and any(map(_is_untyped, x.elts)):
        return "elts", "the literal of a field's value has a type"
    if isinstance(x.type, n.ArrayType):
        found = _index_twice(x.elts)
    else:
        keys = [element.key for element in x.elts if isinstance(element, n.KeyValue)]
        found = _key_twice(keys, are_fields=type(x.type) in _FIELDS)
    return ("elts", "a key comes twice") if found else None


def _is_untyped(element: object) -> bool:
    x = element.value if isinstance(element, n.KeyValue) else element
    return isinstance(x, n.CompositeLit) and x.type is None


def _key_twice(keys: list[Stored], *, are_fields: bool) -> bool:
    known: list[object] = []
    for key in keys:
        if type(key) is n.Ident:
            if are_fields:
                known.append(key.name)
        elif (value := constant(key)) is not None:
            known.append(value)
    return len(set(known)) < len(known)


def _index_twice(elements: Stored) -> bool:
    """Whether two elements of an array have one index; what has no key follows what is before."""
    seen: set[int] = set()
    place: int | None = 0
    for element in elements:
        if type(element) in LAYOUT:
            continue
        if type(element) is n.KeyValue:
            place = index(element.key)
        if place is not None:
            if place in seen:
                return True
            seen.add(place)
            place += 1
    return False


#: The rule of each class that has one.
RULES: Final[dict[type[n.Node], Callable[[Any], Finding | None]]] = {
    n.File: file_rule,
    n.Func: _func,
    n.FuncLit: _signature,
    n.FuncType: _signature,
    n.StructType: _struct,
    n.InterfaceType: _interface,
    n.CompositeLit: _composite,
    n.Define: define_rule,
    n.Assign: assign_rule,
    n.ValueSpec: value_spec_rule,
    n.TypeSpec: _type_spec,
    n.GenDecl: _gen_decl,
    n.Switch: _switch,
    n.TypeSwitch: _type_switch,
    n.Select: _select,
}
