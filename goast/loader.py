"""Trees from the JSON form of go/ast: ``{"_": type, field: …}``, zero fields left out.

Field names are go/ast's own; a ParenExpr becomes what it holds. The functions below are the
whole difference between go/ast and goast.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final, cast

from goast import nodes as n
from goast.errors import InvalidNode
from goast.literal_parser import literal

Data = Mapping[str, Any]
_DIRECTIONS: Final = {1: "send", 2: "receive", 3: "both"}


def load(data: Data) -> n.File:
    """Return the file that go/ast saw."""
    return cast("n.File", _load(data))


def _load(data: Data | None) -> Any:  # noqa: ANN401 (whatever node the data says)
    return None if data is None else _TABLE[data["_"]](data)


def _all(data: list[Data] | None) -> list[Any]:
    return [_load(item) for item in data or ()]


def _names(data: list[Data] | None) -> list[str]:
    return [item["Name"] for item in data or ()]


def _list(data: Data | None) -> list[Any]:
    """Return the fields or statements of a list."""
    return [] if data is None else _all(data.get("List"))


def _params(data: Data | None) -> list[n.Param]:
    return [
        n.Param(_names(item.get("Names")), _load(item["Type"]))
        for item in (data or {}).get("List") or ()
    ]


def _file(d: Data) -> n.File:
    return n.File(d["Name"]["Name"], _all(d.get("Decls")))


def _func_decl(d: Data) -> n.Func:
    signature = d["Type"]
    body = d.get("Body")
    return n.Func(
        d["Name"]["Name"],
        _params(signature.get("Params")),
        _params(signature.get("Results")),
        None if body is None else _list(body),
        recv=_recv(d.get("Recv")),
        type_params=_params(signature.get("TypeParams")),
    )


def _recv(data: Data | None) -> n.Param | None:
    """Return the one receiver of a method, None for a function."""
    found = _params(data)
    if data is None or len(found) == 1:
        return found[0] if found else None
    raise InvalidNode("Func", "recv", "a method has one receiver")


def _gen_decl(d: Data) -> n.GenDecl:
    return n.GenDecl(d["Tok"], _all(d.get("Specs")), grouped=bool(d.get("Lparen")))


def _import_spec(d: Data) -> n.ImportSpec:
    name = d.get("Name")
    return n.ImportSpec(d["Path"]["Value"][1:-1], name and name["Name"])


def _value_spec(d: Data) -> n.ValueSpec:
    return n.ValueSpec(_names(d["Names"]), _load(d.get("Type")), _all(d.get("Values")))


def _type_spec(d: Data) -> n.TypeSpec:
    return n.TypeSpec(
        d["Name"]["Name"],
        _load(d["Type"]),
        _params(d.get("TypeParams")),
        alias=bool(d.get("Assign")),
    )


def _field(d: Data) -> n.Field:
    return n.Field(_names(d.get("Names")), _load(d["Type"]), _load(d.get("Tag")))


def _composite_lit(d: Data) -> n.CompositeLit:
    return n.CompositeLit(_load(d.get("Type")), _all(d.get("Elts")))


def _func_lit(d: Data) -> n.FuncLit:
    signature = d["Type"]
    return n.FuncLit(
        _params(signature.get("Params")), _params(signature.get("Results")), _list(d["Body"])
    )


def _index_list(d: Data) -> n.Index:
    return n.Index(_load(d["X"]), _all(d["Indices"]))


def _call(d: Data) -> n.Call:
    return n.Call(_load(d["Fun"]), _all(d.get("Args")), ellipsis=bool(d.get("Ellipsis")))


def _binary(d: Data) -> n.Expr:
    """Load a chain that leans to the left without recursion, since it may be long."""
    chain = []
    while d["_"] in {"BinaryExpr", "ParenExpr"}:
        if d["_"] == "BinaryExpr":
            chain.append(d)
        d = d["X"]
    result: n.Expr = _load(d)
    for link in reversed(chain):
        result = n.Binary(result, link["Op"], _load(link["Y"]))
    return result


def _slice(d: Data) -> n.Slice:
    low, high, most = (_load(d.get(name)) for name in ("Low", "High", "Max"))
    return n.Slice(_load(d["X"]), low, high, most)


def _chan_type(d: Data) -> n.ChanType:
    return n.ChanType(_load(d["Value"]), cast("Any", _DIRECTIONS[d["Dir"]]))


def _func_type(d: Data) -> n.FuncType:
    return n.FuncType(_params(d.get("Params")), _params(d.get("Results")))


def _assign(d: Data) -> n.Stmt:
    left, right = _all(d["Lhs"]), _all(d["Rhs"])
    if d["Tok"] == ":=":
        return n.Define([x.name if isinstance(x, n.Ident) else x for x in left], right)
    return n.Assign(left, right, d["Tok"])


def _branch(d: Data) -> n.Branch:
    label = d.get("Label")
    return n.Branch(d["Tok"], label and label["Name"])


def _if(d: Data) -> n.If:
    return n.If(_load(d["Cond"]), _list(d["Body"]), _load(d.get("Else")), _load(d.get("Init")))


def _case(d: Data) -> n.Case:
    return n.Case(_all(d.get("List")), _all(d.get("Body")))


def _switch(d: Data) -> n.Switch:
    return n.Switch(_load(d.get("Tag")), _list(d["Body"]), _load(d.get("Init")))


def _type_switch(d: Data) -> n.TypeSwitch:
    assign = d["Assign"]
    name = assign["Lhs"][0]["Name"] if assign["_"] == "AssignStmt" else None
    guard = assign["Rhs"][0] if assign["_"] == "AssignStmt" else assign["X"]
    while guard["_"] == "ParenExpr":
        guard = guard["X"]
    return n.TypeSwitch(_load(guard["X"]), _list(d["Body"]), name, _load(d.get("Init")))


def _for(d: Data) -> n.For:
    init, cond, post = (_load(d.get(name)) for name in ("Init", "Cond", "Post"))
    return n.For(cond, _list(d["Body"]), init, post)


def _range(d: Data) -> n.Range:
    return n.Range(
        _load(d["X"]),
        _list(d["Body"]),
        _load(d.get("Key")),
        _load(d.get("Value")),
        define=d.get("Tok") != "=",
    )


_TABLE: Final[dict[str, Callable[[Data], Any]]] = {
    "File": _file,
    "FuncDecl": _func_decl,
    "GenDecl": _gen_decl,
    "ImportSpec": _import_spec,
    "ValueSpec": _value_spec,
    "TypeSpec": _type_spec,
    "Field": _field,
    "Ident": lambda d: n.Ident(d["Name"]),
    "BasicLit": lambda d: literal(d["Kind"], d["Value"]),
    "CompositeLit": _composite_lit,
    "KeyValueExpr": lambda d: n.KeyValue(_load(d["Key"]), _load(d["Value"])),
    "FuncLit": _func_lit,
    "ParenExpr": lambda d: _load(d["X"]),
    "SelectorExpr": lambda d: n.Selector(_load(d["X"]), d["Sel"]["Name"]),
    "IndexExpr": lambda d: n.Index(_load(d["X"]), [_load(d["Index"])]),
    "IndexListExpr": _index_list,
    "SliceExpr": _slice,
    "TypeAssertExpr": lambda d: n.TypeAssert(_load(d["X"]), _load(d.get("Type"))),
    "CallExpr": _call,
    "StarExpr": lambda d: n.Star(_load(d["X"])),
    "UnaryExpr": lambda d: n.Unary(d["Op"], _load(d["X"])),
    "BinaryExpr": _binary,
    "Ellipsis": lambda d: n.Ellipsis(_load(d.get("Elt"))),
    "ArrayType": lambda d: n.ArrayType(_load(d["Elt"]), _load(d.get("Len"))),
    "MapType": lambda d: n.MapType(_load(d["Key"]), _load(d["Value"])),
    "ChanType": _chan_type,
    "FuncType": _func_type,
    "StructType": lambda d: n.StructType(_list(d["Fields"])),
    "InterfaceType": lambda d: n.InterfaceType(_list(d["Methods"])),
    "ExprStmt": lambda d: n.ExprStmt(_load(d["X"])),
    "AssignStmt": _assign,
    "IncDecStmt": lambda d: n.IncDec(_load(d["X"]), d["Tok"]),
    "SendStmt": lambda d: n.Send(_load(d["Chan"]), _load(d["Value"])),
    "GoStmt": lambda d: n.Go(_load(d["Call"])),
    "DeferStmt": lambda d: n.Defer(_load(d["Call"])),
    "ReturnStmt": lambda d: n.Return(_all(d.get("Results"))),
    "BranchStmt": _branch,
    "BlockStmt": lambda d: n.Block(_list(d)),
    "IfStmt": _if,
    "CaseClause": _case,
    "SwitchStmt": _switch,
    "TypeSwitchStmt": _type_switch,
    "CommClause": lambda d: n.CommCase(_load(d.get("Comm")), _all(d.get("Body"))),
    "SelectStmt": lambda d: n.Select(_list(d["Body"])),
    "ForStmt": _for,
    "RangeStmt": _range,
    "LabeledStmt": lambda d: n.Labeled(d["Label"]["Name"], _load(d["Stmt"])),
    "DeclStmt": lambda d: _load(d["Decl"]),
    "EmptyStmt": lambda _: n.Empty(),
}
