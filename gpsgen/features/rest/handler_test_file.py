"""The first test of a handler: it passes as generated, and shows how to write the next."""

from goast import (
    BLANK,
    ERROR,
    FALSE,
    NIL,
    ArrayType,
    Decl,
    Define,
    Expr,
    FuncLit,
    FuncType,
    Ident,
    If,
    Int,
    Param,
    Qualified,
    Return,
    Star,
    Stmt,
    String,
    Unary,
    call,
    composite,
    map_literal,
    ref,
    table_test,
)
from goast import Package as GoPackage
from gpsgen.compile.contract import Method
from gpsgen.features.rest.transport import Transport
from gpsgen.plan.golang import CONTEXT, ERRORS, service_in_test

#: Where ogen keeps the error of an operation that is not written.
_OGEN_HTTP = GoPackage("github.com/ogen-go/ogen/http", "ht")

_NUMBERS = (
    *("int", "int8", "int16", "int32", "int64", "float32", "float64"),
    *("uint", "uint8", "uint16", "uint32", "uint64", "time.Duration"),
)
#: Zero values of the types that ogen gives to bodies and that are no structs.
_ZEROS: dict[str, Expr] = {
    "string": String(""),
    "bool": FALSE,
    **dict.fromkeys(_NUMBERS, Int(0)),
    **dict.fromkeys(("any", "io.Reader", "jx.Num", "jx.Raw"), NIL),
}


def handler_test(transport: Transport) -> Decl:
    """Return a test that calls each operation and expects that none is written yet."""
    operations = {
        operation.name: _call(transport, operation) for operation in transport.contract.operations
    }
    function = FuncType([Param("ctx", CONTEXT.Context)], [ERROR])
    not_implemented = call(ERRORS.Is, "err", _OGEN_HTTP.ErrNotImplemented)
    return table_test(
        "TestHandlerAnswersNotImplemented",
        map_literal(function, operations),
        [
            Define("err", call("operation", call("t.Context"))),
            If(
                Unary("!", not_implemented),
                [call("t.Errorf", String("got %v, want %v"), "err", _OGEN_HTTP.ErrNotImplemented)],
            ),
        ],
        setup=[
            *service_in_test(transport.project),
            BLANK,
            Define("handler", call(transport.package.NewHandler, "svc")),
        ],
        names=("operations", "operation"),
        doc=(
            "TestHandlerAnswersNotImplemented holds for the operations that are not written yet:\n"
            "when you write one, replace its line here by a test of what it does."
        ),
    )


def _call(transport: Transport, operation: Method) -> Expr:
    signature = transport.signature(operation)
    arguments: list[Expr | str] = ["ctx"]
    arguments += [_zero(transport, param.type) for param in signature.params[1:]]
    called = call(f"handler.{operation.name}", *arguments)
    body: list[Stmt | Expr] = [Return(called)]
    if len(signature.results) > 1:
        body = [Define(["_", "err"], called), BLANK, Return("err")]
    return FuncLit([Param("ctx", CONTEXT.Context)], [ERROR], body)


def _zero(transport: Transport, type_: Expr | str) -> Expr:
    """Return an empty value of a parameter's type, as a person would write it first."""
    if isinstance(type_, Star):
        is_basic = _basic_zero(transport, type_.x) is not None
        return call("new", type_.x) if is_basic else ref(composite(type_.x))
    return _basic_zero(transport, type_) or composite(type_)


def _basic_zero(transport: Transport, type_: Expr | str) -> Expr | None:
    """Return the zero of a type, or None where `T{}` denotes it."""
    if isinstance(type_, ArrayType):
        return NIL if type_.len is None else None
    name = _type_name(transport, type_)
    while name in transport.contract.kinds:
        name = transport.contract.kinds[name]
    return NIL if name.startswith(("[]", "map[", "interface")) else _ZEROS.get(name)


def _type_name(transport: Transport, type_: Expr | str) -> str:
    """Return the name of a type as ogen's package writes it."""
    if isinstance(type_, Qualified):
        own = type_.package == transport.oas
        return type_.name if own else f"{type_.package.name}.{type_.name}"
    return type_.name if isinstance(type_, Ident) else str(type_)
