"""The rules between a node and those directly in it: what no single field can say.

A rule returns the first thing that is wrong, as the field and the reason, or None. What needs
types is left to the compiler.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from goast import nodes as n

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from goast.kinds import Stored

#: What a rule finds: the field that is wrong, and why.
Finding = tuple[str, str]

LAYOUT: Final = frozenset({n.Comment, n.Blank})
_SIMPLE: Final = frozenset({
    n.ExprStmt, n.Send, n.IncDec, n.Assign, n.Define, n.Empty, type(None),
})  # fmt: skip
_COMMUNICATIONS: Final = frozenset({n.Send, n.ExprStmt, n.Define, n.Assign, type(None)})
_SPECS: Final = {"import": n.ImportSpec, "const": n.ValueSpec, "var": n.ValueSpec,
                 "type": n.TypeSpec}  # fmt: skip
#: What may have several values besides a call, where there are two names for them.
_COMMA_OK: Final = frozenset({n.TypeAssert, n.Index, n.Unary})
#: The types of composite literals whose keys that are names are those of fields.
_STRUCTS: Final = frozenset({n.Ident, n.Qualified, n.Selector, n.StructType})
_STRUCT_KEYS: Final = {n.Ident: "name", n.String: "value", n.Int: "value"}
_OTHER_KEYS: Final = {n.String: "value", n.Int: "value"}
_CASES: Final = frozenset({n.String, n.Int, n.Rune})


def repeated(field: str, names: Iterable[str], seen: set[str] | None = None) -> Finding | None:
    """Return the first name that was there before; ``seen`` goes on across calls."""
    seen = set() if seen is None else seen
    for name in names:
        if name in seen:
            return field, f"{name!r} is declared twice"
        if name != "_":
            seen.add(name)
    return None


def top_level_names(file: n.File) -> Iterator[str]:
    """Yield what a file adds to its package's scope; a method as ``Type.Method``."""
    for decl in file.decls:
        if isinstance(decl, n.Func):
            if decl.recv is not None and decl.name != "_":
                yield f"{_base_name(decl.recv.type)}.{decl.name}"
            elif decl.name not in {"init", "_"}:
                yield decl.name
        elif isinstance(decl, n.GenDecl):
            for spec in decl.specs:
                if isinstance(spec, n.ValueSpec):
                    yield from spec.names
                elif isinstance(spec, n.TypeSpec):
                    yield spec.name


def field_names(fields: Iterable[Any]) -> Iterator[str]:
    """Yield the names that fields declare, those of embedded types included."""
    for field in fields:
        if isinstance(field, n.Field):
            yield from field.names or filter(None, [_embedded_name(field.type)])


def _base_name(type_: object) -> str:
    while isinstance(type_, n.Star | n.Index):
        type_ = type_.x
    return type_.name if isinstance(type_, n.Ident) else ""


def _embedded_name(type_: object) -> str:
    match type_:
        case n.Star(x=inner) | n.Index(x=inner):
            return _embedded_name(inner)
        case n.Ident(name=name) | n.Qualified(name=name) | n.Selector(sel=name):
            return name
    return ""


def _file(x: n.File) -> Finding | None:
    rest = False
    for decl in x.decls:
        if isinstance(decl, n.GenDecl) and decl.tok == "import":
            if rest:
                return "decls", "an import comes after another declaration"
        elif type(decl) not in LAYOUT:
            rest = True
            if x.package == "main" and isinstance(decl, n.Func) and not _is_fit_for_main(decl):
                return "decls", "main takes and returns nothing"
    return repeated("decls", top_level_names(x))


def _is_fit_for_main(x: n.Func) -> bool:
    return x.name != "main" or x.recv is not None or not (x.params or x.results)


def _func(x: n.Func) -> Finding | None:
    recv = () if x.recv is None else (x.recv,)
    found = _signature(x, recv)
    if found is None and x.type_params:
        found = _type_params(x)
    if found is not None:
        return found
    if x.recv is None:
        if x.name == "init" and (x.params or x.results):
            return "params", "init takes and returns nothing"
    elif len(x.recv.names) > 1:
        return "recv", "a method has one receiver"
    elif isinstance(x.recv.type, n.Ellipsis):
        return "recv", "a receiver is not variadic"
    return None


def _type_params(x: n.Func) -> Finding | None:
    params: Stored = x.type_params
    if any(not param.names for param in params):
        return "type_params", "a type parameter has no name"
    if x.recv is not None:
        return "type_params", "a method has no type parameters of its own"
    if x.name in {"init", "main"}:
        return "type_params", f"{x.name} is not generic"
    return repeated("type_params", [name for param in params for name in param.names])


def _signature(
    x: n.Func | n.FuncLit | n.FuncType, recv: tuple[n.Param, ...] = ()
) -> Finding | None:
    params: Stored = x.params
    results: Stored = x.results
    names = [name for param in (*recv, *params, *results) for name in param.names]
    return (
        (repeated("params", names) if len(names) > 1 else None)
        or (_param_list("params", params) if params else None)
        or (_param_list("results", results) if results else None)
    )


def _param_list(field: str, params: Stored) -> Finding | None:
    named = bool(params[0].names)
    for index, param in enumerate(params, 1):
        if bool(param.names) != named:
            return field, "some have names and some have none"
        if type(param.type) is n.Ellipsis:
            if field == "results":
                return field, "a result is not variadic"
            if index < len(params) or len(param.names) > 1:
                return field, "only the last parameter may be variadic"
            if param.type.elt is None:
                return field, "a variadic parameter has a type"
    return None


def _struct(x: n.StructType) -> Finding | None:
    return repeated("fields", field_names(x.fields))


def _interface(x: n.InterfaceType) -> Finding | None:
    methods = [field for field in x.methods if isinstance(field, n.Field) and field.names]
    for method in methods:
        if len(method.names) != 1 or not isinstance(method.type, n.FuncType):
            return "methods", f"{method.names[0]!r} is no method: its type is not a FuncType"
        if method.tag is not None:
            return "methods", "a method has no tag"
    return repeated("methods", field_names(methods))


def _define(x: n.Define) -> Finding | None:
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


def _assign(x: n.Assign) -> Finding | None:
    targets: Stored = x.targets
    if not targets:
        return "targets", "nothing is assigned to"
    if len(targets) != 1 and x.op != "=":
        return "op", f"{x.op} takes one value"
    values: Stored = x.values
    return None if len(targets) == len(values) else _counts(len(targets), values)


def _value_spec(x: n.ValueSpec) -> Finding | None:
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
    allowed, first = _SPECS[x.tok], True
    for spec in x.specs:
        if type(spec) is not allowed:
            if type(spec) not in LAYOUT:
                return "specs", f"{type(spec).__name__} does not belong in {x.tok}"
        elif isinstance(spec, n.ValueSpec) and not spec.values:
            if x.tok == "var" and spec.type is None:
                return "specs", "a variable has a type or a value"
            if x.tok == "const" and first:
                return "specs", "the first constant has a value"
        first = first and type(spec) in LAYOUT
    return None


def _call_stmt(x: n.Go | n.Defer) -> Finding | None:
    return None if type(x.call) is n.Call else ("call", "only a call will do")


def _expr_stmt(x: n.ExprStmt) -> Finding | None:
    if type(x.x) is n.Call or (isinstance(x.x, n.Unary) and x.x.op == "<-"):
        return None
    return "x", "only a call or a receive is a statement"


def _init(x: n.If | n.Switch | n.TypeSwitch | n.For) -> Finding | None:
    return None if type(x.init) in _SIMPLE else _not_simple("init", x.init)


def _for(x: n.For) -> Finding | None:
    if isinstance(x.post, n.Define):
        return "post", "a for cannot declare there"
    return _init(x) if type(x.post) in _SIMPLE else _not_simple("post", x.post)


def _not_simple(field: str, stmt: object) -> Finding:
    return field, f"{type(stmt).__name__} is not a simple statement"


def _switch(x: n.Switch | n.TypeSwitch) -> Finding | None:
    defaults = 0
    seen: set[tuple[type, object]] = set()
    for case in x.cases:
        if not isinstance(case, n.Case):
            continue
        values: Stored = case.values
        defaults += not values
        for value in values:
            if type(value) in _CASES:
                if (type(value), value.value) in seen:
                    return "cases", f"the case {value.value!r} comes twice"
                seen.add((type(value), value.value))
    return ("cases", "there are two defaults") if defaults > 1 else _init(x)


def _select(x: n.Select) -> Finding | None:
    defaults = [case for case in x.cases if isinstance(case, n.CommCase) and case.comm is None]
    return ("cases", "there are two defaults") if len(defaults) > 1 else None


def _comm_case(x: n.CommCase) -> Finding | None:
    if type(x.comm) in _COMMUNICATIONS:
        return None
    return "comm", "only a send or a receive will do"


def _composite(x: n.CompositeLit) -> Finding | None:
    kinds = set(map(type, x.elts))
    if n.KeyValue not in kinds:
        return None
    is_struct = type(x.type) in _STRUCTS
    if is_struct and len(kinds) > 1 and len(kinds - LAYOUT) > 1:
        return "elts", "some elements have keys and some have none"
    keys = [element.key for element in x.elts if isinstance(element, n.KeyValue)]
    constants = _STRUCT_KEYS if is_struct else _OTHER_KEYS
    for kind in set(map(type, keys)):
        if kind in constants:
            values = [getattr(key, constants[kind]) for key in keys if type(key) is kind]
            if len(set(values)) < len(values):
                return "elts", "a key comes twice"
    return None


#: The rule of each class that has one.
RULES: Final[dict[type[n.Node], Callable[[Any], Finding | None]]] = {
    n.File: _file,
    n.Func: _func,
    n.FuncLit: _signature,
    n.FuncType: _signature,
    n.StructType: _struct,
    n.InterfaceType: _interface,
    n.CompositeLit: _composite,
    n.Define: _define,
    n.Assign: _assign,
    n.ValueSpec: _value_spec,
    n.GenDecl: _gen_decl,
    n.Go: _call_stmt,
    n.Defer: _call_stmt,
    n.ExprStmt: _expr_stmt,
    n.If: _init,
    n.For: _for,
    n.Switch: _switch,
    n.TypeSwitch: _switch,
    n.Select: _select,
    n.CommCase: _comm_case,
}
