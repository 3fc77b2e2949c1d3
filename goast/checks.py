"""What no single node can know: rules over a whole file, checked before it is printed.

Each rule yields what is wrong at one node; the walk adds the path that leads there. What needs
types is left to the compiler.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, cast

from goast import nodes as n
from goast.errors import InvalidNode
from goast.jumps import check_jumps
from goast.scopes import check_locals

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

#: What a rule finds: the field that is wrong, and why.
Finding = tuple[str, str]

_JUMPS: Final = (n.Branch, n.Labeled)


def check(file: n.File) -> n.File:
    """Return the file, or raise ``InvalidNode`` with the path to the first node that is wrong."""
    has_jumps = False
    for node in n.walk(file):
        has_jumps = has_jumps or isinstance(node, _JUMPS)
        for field, reason in faults(node):
            raise InvalidNode(type(node).__name__, field, reason, path=_path(file, node))
    for function in _functions(file):
        # Most files have no jumps at all, and the search for them is dear.
        jumps = check_jumps(function) if has_jumps else ()
        for node, field, reason in [*jumps, *check_locals(function)]:
            raise InvalidNode(type(node).__name__, field, reason, path=_path(file, node))
    return file


def faults(node: n.Node) -> Iterator[Finding]:
    """Yield what is wrong between a node and those directly in it."""
    for rule in _RULES.get(type(node), ()):
        yield from rule(node)


def check_package(files: Iterable[n.File]) -> None:
    """Raise ``InvalidNode`` where two files of a package declare the same name."""
    seen: set[str] = set()
    for file in files:
        for field, reason in repeated("decls", top_level_names(file), seen):
            raise InvalidNode("File", field, reason, path=f"File {file.package}")


def top_level_names(file: n.File) -> Iterator[str]:
    """Yield what a file adds to its package's scope; a method as ``Type.Method``."""
    for decl in file.decls:
        match decl:
            case n.Func(name=name, recv=None) if name not in {"init", "_"}:
                yield name
            case n.Func(name=name, recv=n.Param(type=type_)) if name != "_":
                yield f"{_base_name(type_)}.{name}"
            case n.GenDecl(tok="const" | "var" | "type", specs=specs):
                yield from _spec_names(specs)


def _spec_names(specs: Iterable[n.Spec]) -> Iterator[str]:
    for spec in specs:
        match spec:
            case n.ValueSpec(names=names):
                yield from names
            case n.TypeSpec(name=name):
                yield name


def _base_name(type_: object) -> str:
    while isinstance(type_, n.Star | n.Index):
        type_ = type_.x
    return type_.name if isinstance(type_, n.Ident) else ""


def _functions(node: n.Node) -> Iterator[n.Func | n.FuncLit]:
    """Yield the outermost functions: those inside are checked with the ones around them."""
    if isinstance(node, n.Func | n.FuncLit):
        yield node
        return
    for child in n.below(node):
        yield from _functions(child)


def _path(file: n.File, wanted: n.Node) -> str:
    """Return the way from the file to a node, by field and, where it has one, name."""
    stack: list[tuple[str, n.Node]] = [(f"File {file.package}", file)]
    while stack:
        path, node = stack.pop()
        if node is wanted:
            return path
        stack += [(f"{path} / {_label(field, x)}", x) for field, x in n.children(node)]
    return f"File {file.package}"


def _label(field: str, node: n.Node) -> str:
    name = getattr(node, "name", None)
    kind = type(node).__name__
    return f"{field}: {kind} {name}" if isinstance(name, str) else f"{field}: {kind}"


# --- rules --------------------------------------------------------------------------------


def repeated(field: str, names: Iterable[str], seen: set[str] | None = None) -> Iterator[Finding]:
    """Yield a finding for each name that was there before; ``seen`` goes on across calls."""
    seen = set() if seen is None else seen
    for name in names:
        if name in seen:
            yield field, f"{name!r} is declared twice"
        if name != "_":
            seen.add(name)


def _file(x: n.File) -> Iterator[Finding]:
    yield from repeated("decls", top_level_names(x))
    rest = False
    for decl in x.decls:
        is_import = isinstance(decl, n.GenDecl) and decl.tok == "import"
        if is_import and rest:
            yield "decls", "an import comes after another declaration"
        rest = rest or not (is_import or isinstance(decl, n.Comment | n.Blank))


def _func(x: n.Func) -> Iterator[Finding]:
    receivers = () if x.recv is None else (x.recv,)
    yield from _param_lists((*receivers, *_nodes(x.params)), x.params, x.results)
    yield from repeated("type_params", _param_names(x.type_params))
    if any(not param.names for param in _nodes(x.type_params)):
        yield "type_params", "a type parameter has no name"
    if x.recv is None and x.name in {"init", "main"}:
        if x.name == "init" and (x.params or x.results):
            yield "params", "init takes and returns nothing"
        if x.type_params:
            yield "type_params", f"{x.name} is not generic"
    if x.recv is not None:
        if len(x.recv.names) > 1:
            yield "recv", "a method has one receiver"
        if isinstance(x.recv.type, n.Ellipsis):
            yield "recv", "a receiver is not variadic"
    if x.recv is not None and x.type_params:
        yield "type_params", "a method has no type parameters of its own"


def _main(x: n.File) -> Iterator[Finding]:
    for decl in x.decls:
        match decl:
            case n.Func(name="main", recv=None) if x.package == "main" and (
                decl.params or decl.results
            ):
                yield "decls", "main takes and returns nothing"


def _func_type(x: n.FuncType | n.FuncLit) -> Iterator[Finding]:
    yield from _param_lists(_nodes(x.params), x.params, x.results)


def _param_lists(
    declared: Iterable[n.Param], params: Iterable[Any], results: Iterable[Any]
) -> Iterator[Finding]:
    names = [name for param in declared for name in param.names]
    yield from repeated("params", [*names, *_param_names(results)])
    for field, group in (("params", _nodes(params)), ("results", _nodes(results))):
        if len({bool(param.names) for param in group}) > 1:
            yield field, "some have names and some have none"
        for index, param in enumerate(group):
            if not isinstance(param.type, n.Ellipsis):
                continue
            if field == "results":
                yield field, "a result is not variadic"
            elif index < len(group) - 1 or len(param.names) > 1:
                yield field, "only the last parameter may be variadic"
            elif param.type.elt is None:
                yield field, "a variadic parameter has a type"


def _struct(x: n.StructType) -> Iterator[Finding]:
    yield from repeated("fields", field_names(x.fields))


def _interface(x: n.InterfaceType) -> Iterator[Finding]:
    methods = [field for field in x.methods if isinstance(field, n.Field) and field.names]
    yield from repeated("methods", field_names(methods))
    for method in methods:
        if len(method.names) != 1 or not isinstance(method.type, n.FuncType):
            yield "methods", f"{method.names[0]!r} is no method: its type is not a FuncType"
        if method.tag is not None:
            yield "methods", "a method has no tag"


def field_names(fields: Iterable[Any]) -> Iterator[str]:
    """Yield the names that fields declare, those of embedded types included."""
    for field in fields:
        if isinstance(field, n.Field):
            yield from field.names or filter(None, [_embedded_name(field.type)])


def _embedded_name(type_: object) -> str:
    match type_:
        case n.Star(x=inner) | n.Index(x=inner):
            return _embedded_name(inner)
        case n.Ident(name=name) | n.Qualified(name=name) | n.Selector(sel=name):
            return name
    return ""


def _define(x: n.Define) -> Iterator[Finding]:
    names = [name for name in x.names if name != "_"]
    if not names:
        yield "names", "no new name on the left of :="
    yield from repeated("names", names)
    yield from _counts("values", len(x.names), x.values)


def _assign(x: n.Assign) -> Iterator[Finding]:
    targets = _nodes(x.targets)
    if not targets:
        yield "targets", "nothing is assigned to"
    if x.op != "=" and len(targets) != 1:
        yield "op", f"{x.op} takes one value"
    yield from _counts("values", len(targets), x.values)


def _value_spec(x: n.ValueSpec) -> Iterator[Finding]:
    if not x.names:
        yield "names", "there is no name"
    if x.values:
        yield from _counts("values", len(x.names), x.values)


def _counts(field: str, left: int, values: object) -> Iterator[Finding]:
    right = len(cast("tuple[n.Expr, ...]", values))
    if right == left:
        return
    single = cast("tuple[n.Expr, ...]", values)[0] if right == 1 else None
    spread = isinstance(single, n.Call) or (
        left == 2 and isinstance(single, n.TypeAssert | n.Index | n.Unary)
    )
    if not spread:
        yield field, f"{left} on the left and {right} on the right"


def _gen_decl(x: n.GenDecl) -> Iterator[Finding]:
    allowed = {"import": n.ImportSpec, "type": n.TypeSpec}.get(x.tok, n.ValueSpec)
    for spec in x.specs:
        if not isinstance(spec, allowed | n.Comment | n.Blank):
            yield "specs", f"{type(spec).__name__} does not belong in {x.tok}"
    values = [spec for spec in x.specs if isinstance(spec, n.ValueSpec)]
    if x.tok == "var" and any(not spec.values and spec.type is None for spec in values):
        yield "specs", "a variable has a type or a value"
    if x.tok == "const" and values and not values[0].values:
        yield "specs", "the first constant has a value"


def _call_stmt(x: n.Go | n.Defer) -> Iterator[Finding]:
    if not isinstance(x.call, n.Call):
        yield "call", "only a call will do"


def _expr_stmt(x: n.ExprStmt) -> Iterator[Finding]:
    receive = isinstance(x.x, n.Unary) and x.x.op == "<-"
    if not isinstance(x.x, n.Call) and not receive:
        yield "x", "only a call or a receive is a statement"


def _switch(x: n.Switch | n.TypeSwitch) -> Iterator[Finding]:
    cases = [case for case in x.cases if isinstance(case, n.Case)]
    if sum(not case.values for case in cases) > 1:
        yield "cases", "there are two defaults"
    values = [value for case in cases for value in _nodes(case.values)]
    seen: list[object] = []
    for value in values:
        if isinstance(value, n.String | n.Int | n.Rune) and value in seen:
            yield "cases", f"the case {value.value!r} comes twice"
        seen.append(value)


def _select(x: n.Select) -> Iterator[Finding]:
    cases = [case for case in x.cases if isinstance(case, n.CommCase)]
    if sum(case.comm is None for case in cases) > 1:
        yield "cases", "there are two defaults"


def _comm_case(x: n.CommCase) -> Iterator[Finding]:
    if not isinstance(x.comm, n.Send | n.ExprStmt | n.Define | n.Assign | None):
        yield "comm", "only a send or a receive will do"


def _init(x: n.If | n.Switch | n.TypeSwitch | n.For) -> Iterator[Finding]:
    for field in ("init", "post"):
        stmt = getattr(x, field, None)
        if not isinstance(stmt, _SIMPLE | None):
            yield field, f"{type(stmt).__name__} is not a simple statement"
    if isinstance(x, n.For) and isinstance(x.post, n.Define):
        yield "post", "a for cannot declare there"


def _composite(x: n.CompositeLit) -> Iterator[Finding]:
    elts = [e for e in x.elts if not isinstance(e, n.Comment | n.Blank)]
    keys: list[object] = [e.key for e in elts if isinstance(e, n.KeyValue)]
    named = isinstance(x.type, n.Ident | n.Qualified | n.Selector | n.StructType)
    if named and len({isinstance(e, n.KeyValue) for e in elts}) > 1:
        yield "elts", "some elements have keys and some have none"
    literal = [k for k in keys if isinstance(k, n.String | n.Int)]
    fields = [k for k in keys if isinstance(k, n.Ident)] if named else []
    for group in (literal, fields):
        if len(set(group)) < len(group):
            yield "elts", "a key comes twice"


def _nodes(value: object) -> tuple[Any, ...]:
    return cast("tuple[Any, ...]", value)


def _param_names(params: Iterable[Any]) -> list[str]:
    return [name for param in params for name in param.names]


_SIMPLE: Final = n.ExprStmt | n.Send | n.IncDec | n.Assign | n.Define | n.Empty
_RULES: Final[dict[type[n.Node], tuple[Callable[[Any], Iterator[Finding]], ...]]] = {
    n.File: (_file, _main),
    n.Func: (_func,),
    n.FuncLit: (_func_type,),
    n.FuncType: (_func_type,),
    n.StructType: (_struct,),
    n.InterfaceType: (_interface,),
    n.CompositeLit: (_composite,),
    n.Define: (_define,),
    n.Assign: (_assign,),
    n.ValueSpec: (_value_spec,),
    n.GenDecl: (_gen_decl,),
    n.Go: (_call_stmt,),
    n.Defer: (_call_stmt,),
    n.ExprStmt: (_expr_stmt,),
    n.If: (_init,),
    n.For: (_init,),
    n.Switch: (_switch, _init),
    n.TypeSwitch: (_switch, _init),
    n.Select: (_select,),
    n.CommCase: (_comm_case,),
}
