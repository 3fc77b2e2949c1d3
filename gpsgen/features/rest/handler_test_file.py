"""The first test of a handler: it passes as generated, and shows how to write the next."""

from goast import (
    BLANK,
    ERROR,
    NIL,
    ArrayType,
    Decl,
    Define,
    Expr,
    Func,
    FuncLit,
    FuncType,
    If,
    Param,
    Qualified,
    Range,
    Return,
    Star,
    Stmt,
    String,
    Unary,
    call,
    composite,
    if_err,
    map_literal,
    ref,
)
from goast import Package as GoPackage
from gpsgen.compile.contract import Method
from gpsgen.features.rest.transport import Transport
from gpsgen.plan.golang import CONTEXT, ERRORS, TESTING, service

#: Where ogen keeps the error of an operation that is not written.
_OGEN_HTTP = GoPackage("github.com/ogen-go/ogen/http", "ht")


def handler_test(transport: Transport) -> Decl:
    """Return a test that calls each operation and expects that none is written yet."""
    svc = service(transport.project)
    parallel = call("t.Parallel")
    operations = {
        operation.name: _call(transport, operation) for operation in transport.contract.operations
    }
    function = FuncType([Param("ctx", CONTEXT.Context)], [ERROR])
    return Func(
        "TestHandlerAnswersNotImplemented",
        doc=(
            "TestHandlerAnswersNotImplemented holds for the operations that are not written yet:\n"
            "when you write one, replace its line here by a test of what it does."
        ),
        params=[Param("t", Star(TESTING.T))],
        body=[
            parallel,
            BLANK,
            Define(["svc", "err"], call(svc.New, call("t.Context"), composite(svc.Dependencies))),
            if_err(call("t.Fatal", "err")),
            BLANK,
            Define("handler", call(transport.package.NewHandler, "svc")),
            Define("operations", map_literal(function, operations)),
            BLANK,
            Range(
                "operations",
                key="name",
                value="operation",
                body=[call("t.Run", "name", _subtest())],
            ),
        ],
    )


def _subtest() -> Expr:
    not_implemented = call(ERRORS.Is, "err", _OGEN_HTTP.ErrNotImplemented)
    return FuncLit(
        [Param("t", Star(TESTING.T))],
        body=[
            call("t.Parallel"),
            BLANK,
            Define("err", call("operation", call("t.Context"))),
            If(
                Unary("!", not_implemented),
                [call("t.Errorf", String("got %v, want %v"), "err", _OGEN_HTTP.ErrNotImplemented)],
            ),
        ],
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
        return ref(composite(type_.x))
    if isinstance(type_, Qualified) and transport.contract.kinds.get(type_.name) == "struct":
        return composite(type_)
    return NIL if _may_be_nil(transport, type_) else call(Star(call("new", type_)))


def _may_be_nil(transport: Transport, type_: Expr | str) -> bool:
    if isinstance(type_, Qualified):
        kind = transport.contract.kinds.get(type_.name, "")
        return kind == "interface" or kind.startswith(("[]", "map["))
    return isinstance(type_, ArrayType) and type_.len is None
