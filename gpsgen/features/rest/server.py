"""The server of a REST API: what stands between the runtime's HTTP server and ogen's package."""

from goast import (
    BLANK,
    ERROR,
    INT,
    NIL,
    STRING,
    Assign,
    Decl,
    Define,
    Expr,
    Field,
    Func,
    If,
    Int,
    Param,
    Return,
    Star,
    String,
    Unary,
    call,
    composite,
    if_err,
    method,
    ref,
    struct,
    var,
)
from gpsgen.compile.contract import DefaultError
from gpsgen.features.rest.transport import Transport
from gpsgen.plan.golang import CONTEXT, FMT, HTTP, Decls, runtime

_SERVER = Param("s", Star("server"))
_REQUEST = Star(HTTP.Request)


def server_decls(transport: Transport) -> Decls:
    """Return the server, its errors in the spec's own shape, and the handler's fallback."""
    error = transport.contract.default_error
    return [
        var("_", transport.oas.Handler, call(Star("Handler"), NIL)),
        *_unimplemented(transport, error),
        _constructor(transport),
        struct(
            "server",
            [
                Field("handler", Star("Handler")),
                *([Field("security", Star("Security"))] if transport.contract.security else []),
                Field("routes", Star(transport.oas.Server)),
            ],
            doc="server is the API behind the HTTP server: its routes are known once it is built.",
        ),
        _build(transport),
        _route(),
        *_write_error(transport, error),
    ]


def _unimplemented(transport: Transport, error: DefaultError | None) -> Decls:
    name = transport.fallback
    fallback = struct(
        name,
        [Field((), transport.oas.UnimplementedHandler)],
        doc=f"{name} answers 501 to each operation that the handler does not define.",
    )
    if error is None:
        return [fallback]
    return [fallback, _new_error(transport, error)]


def _new_error(transport: Transport, error: DefaultError) -> Decl:
    oas = transport.oas
    fields: dict[str, Expr | str] = {"StatusCode": "status"}
    message = "_"
    if transport.error_body is not None:
        fields["Response"] = call("errorBody", "status", "message")
        message = "message"
    response = composite(getattr(oas, error.type), **fields)
    return method(
        Param((), transport.fallback),
        "NewError",
        doc="NewError tells a client what it may know of an error, in the spec's default response.",
        params=[Param("ctx", CONTEXT.Context), Param("err", ERROR)],
        results=[Star(getattr(oas, error.type))],
        body=[
            Define(["status", message], call(transport.ogenserver.Report, "ctx", "err")),
            BLANK,
            Return(ref(response)),
        ],
    )


def _constructor(transport: Transport) -> Decl:
    server, httpserver = transport.server, transport.httpserver
    fields: dict[str, Expr] = {"handler": call("NewHandler", "svc")}
    if transport.contract.security:
        fields["security"] = call("NewSecurity", "svc")
    options = composite(
        httpserver.Options,
        Name=String(server.label),
        Section=String(server.section),
        Port=Int(server.port),
        Handler="s.build",
        Route="s.route",
        WriteError=_error_writer(transport),
    )
    return Func(
        "NewServer",
        doc=f"NewServer returns the server of the REST API {server.name}.",
        params=[Param("a", Star(runtime(transport.project, "app").App)), transport.service],
        results=[Star(httpserver.Server)],
        body=[
            Define("s", ref(composite("server", **fields))),
            BLANK,
            Return(call(httpserver.New, "a", options)),
        ],
    )


def _build(transport: Transport) -> Decl:
    oas, ogenserver = transport.oas, transport.ogenserver
    write = _error_writer(transport)
    arguments: list[Expr | str] = ["s.handler"]
    if transport.contract.security:
        arguments.append("s.security")
    return method(
        _SERVER,
        "build",
        results=[HTTP.Handler, ERROR],
        body=[
            Define(
                ["routes", "err"],
                call(
                    oas.NewServer,
                    *arguments,
                    call(oas.WithErrorHandler, call(ogenserver.ErrorHandler, write)),
                    call(oas.WithNotFound, call(ogenserver.NotFound, write)),
                    call(oas.WithMethodNotAllowed, call(ogenserver.MethodNotAllowed, write)),
                    multiline=True,
                ),
            ),
            if_err(Return([NIL, call(FMT.Errorf, String("routes of the spec: %w"), "err")])),
            BLANK,
            Assign("s.routes", "routes"),
            BLANK,
            Return(["routes", NIL]),
        ],
    )


def _route() -> Decl:
    return method(
        _SERVER,
        "route",
        doc="route returns the pattern of the spec that a request matches, or nothing.",
        params=[Param("r", _REQUEST)],
        results=[STRING],
        body=[
            Define(["route", "found"], call("s.routes.FindPath", "r.Method", "r.URL")),
            If(Unary("!", "found"), [Return(String(""))]),
            BLANK,
            Return(call("route.PathPattern")),
        ],
    )


def _error_writer(transport: Transport) -> Expr | str:
    """Return the function that writes an error in the spec's shape, or else in the runtime's."""
    return "writeError" if transport.error_body else transport.httpserver.WriteJSONError


def _write_error(transport: Transport, error: DefaultError | None) -> list[Decl]:
    body = transport.error_body
    if error is None or body is None:
        return []
    status, message = Param("status", INT), Param("message", STRING)
    return [
        Func(
            "writeError",
            doc="writeError answers with the spec's default response.",
            params=[Param("w", HTTP.ResponseWriter), Param("_", _REQUEST), status, message],
            body=[
                Define("body", call("errorBody", "status", "message")),
                call(transport.httpserver.WriteJSON, "w", "status", ref("body")),
            ],
        ),
        Func(
            "errorBody",
            doc="errorBody says what went wrong in the words of the spec.",
            params=[status, message],
            results=[getattr(transport.oas, error.body)],
            body=[Return(body)],
        ),
    ]
