"""The handler of a REST server and its security: stubs that belong to people."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from goast import (
    BLANK,
    Expr,
    Func,
    Param,
    Return,
    Star,
    call,
    comment_text,
    composite,
    member,
    method,
)
from gpsgen.compile.contract import Method
from gpsgen.features.rest.transport import Transport
from gpsgen.plan.files import Stub
from gpsgen.plan.golang import Decls, stub_files, with_service

_HANDLER = Param("h", Star("Handler"))


def handler_decls(transport: Transport) -> Decls:
    """Return the handler: a stub for each operation, which answers 501 as the embedded one does."""
    return [
        *with_service(
            "Handler",
            [transport.fallback, BLANK],
            transport.service,
            doc="Handler answers the operations of the spec; what it does not define answers 501.",
            made="a handler that calls svc",
        ),
        *(
            _operation(transport, operation, f"h.{transport.fallback}")
            for operation in transport.contract.operations
        ),
    ]


def handler_stubs(transport: Transport) -> Iterator[Stub]:
    """Return the methods of the handler as they stand in files of their own.

    What a handler embeds is for people to say, so these ask no field of it.
    """
    operations = transport.contract.operations
    files = stub_files((operation.name for operation in operations), "handler")
    for operation in operations:
        stub = _operation(transport, operation, composite(transport.fallback))
        _, route = _said(operation)
        yield Stub(stub, files[operation.name], f"{route} of {transport.server.specs[0].name}")


def _operation(transport: Transport, operation: Method, fallback: Expr | str) -> Func:
    signature = transport.signature(operation)
    names = [name for param in signature.params for name in param.names]
    return method(
        _HANDLER,
        operation.name,
        doc=_doc(operation),
        params=signature.params,
        results=signature.results,
        body=[Return(call(member(fallback, operation.name), *names))],
    )


def _doc(operation: Method) -> str:
    """Say what an operation answers to, then what the spec says of it."""
    said, route = _said(operation)
    paragraphs = [f"{operation.name} answers {route}.", *said]
    if paragraphs[-1][-1] not in ".!?":
        paragraphs[-1] += "."
    return "\n\n".join(paragraphs)


def _said(operation: Method) -> tuple[Sequence[str], str]:
    """Return what the spec says of an operation, and its method and path.

    ogen's comment has a sentence with the name first and the method and path last.
    """
    _, *said, route = comment_text(operation.doc).split("\n\n")
    return said, route


def security_decls(transport: Transport) -> Decls:
    """Return the check of credentials, which lets nobody in until it is written."""
    return [
        *with_service(
            "Security",
            [],
            transport.service,
            doc=(
                "Security checks who calls. It lets nobody in until it is written: a method that\n"
                "returns its context and no error lets the caller in."
            ),
            made="a check that may ask svc",
        ),
        *(_refusal(transport, scheme) for scheme in transport.contract.security),
    ]


def security_stubs(transport: Transport) -> Iterator[Stub]:
    """Return the methods of the security as they stand in files of their own."""
    schemes = {it.name: it.name.removeprefix("Handle") for it in transport.contract.security}
    files = stub_files(schemes.values(), "security")
    for scheme in transport.contract.security:
        name = schemes[scheme.name]
        caller = f"the security scheme {name} of {transport.server.specs[0].name}"
        yield Stub(_refusal(transport, scheme), files[name], caller)


def _refusal(transport: Transport, scheme: Method) -> Func:
    signature = transport.signature(scheme)
    context, *unused = signature.params
    return method(
        Param("s", Star("Security")),
        scheme.name,
        doc=comment_text(scheme.doc) or f"{scheme.name} checks one kind of credentials.",
        params=[context, *(replace(param, names=("_",)) for param in unused)],
        results=signature.results,
        body=[Return([context.names[0], transport.ogenserver.ErrUnauthorized])],
    )
