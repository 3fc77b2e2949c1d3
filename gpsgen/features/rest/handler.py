"""The handler of a REST server and its security: stubs that belong to people."""

from dataclasses import replace

from goast import (
    BLANK,
    Decl,
    Field,
    Func,
    Param,
    Return,
    Star,
    call,
    comment_text,
    composite,
    method,
    ref,
    struct,
)
from gpsgen.compile.contract import Method
from gpsgen.features.rest.transport import Transport
from gpsgen.plan.golang import Decls

_HANDLER = Param("h", Star("Handler"))


def handler_decls(transport: Transport) -> Decls:
    """Return the handler: a stub for each operation, which answers 501 as the embedded one does."""
    return [
        struct(
            "Handler",
            [transport.fallback, BLANK, Field("svc", transport.service.type)],
            doc="Handler answers the operations of the spec; what it does not define answers 501.",
        ),
        Func(
            "NewHandler",
            doc="NewHandler returns a handler that calls svc.",
            params=[transport.service],
            results=[Star("Handler")],
            body=[Return(ref(composite("Handler", svc="svc")))],
        ),
        *(_stub(transport, operation) for operation in transport.contract.operations),
    ]


def _stub(transport: Transport, operation: Method) -> Decl:
    signature = transport.signature(operation)
    names = [name for param in signature.params for name in param.names]
    return method(
        _HANDLER,
        operation.name,
        doc=_doc(operation),
        params=signature.params,
        results=signature.results,
        body=[Return(call(f"h.{transport.fallback}.{operation.name}", *names))],
    )


def _doc(operation: Method) -> str:
    """Say what an operation answers to, then what the spec says of it.

    ogen's comment has a sentence with the name first and the method and path last.
    """
    _, *said, route = comment_text(operation.doc).split("\n\n")
    paragraphs = [f"{operation.name} answers {route}.", *said]
    if paragraphs[-1][-1] not in ".!?":
        paragraphs[-1] += "."
    return "\n\n".join(paragraphs)


def security_decls(transport: Transport) -> Decls:
    """Return the check of credentials, which lets nobody in until it is written."""
    return [
        struct(
            "Security",
            [Field("svc", transport.service.type)],
            doc=(
                "Security checks who calls. It lets nobody in until it is written: a method that\n"
                "returns its context and no error lets the caller in."
            ),
        ),
        Func(
            "NewSecurity",
            doc="NewSecurity returns a check that may ask svc.",
            params=[transport.service],
            results=[Star("Security")],
            body=[Return(ref(composite("Security", svc="svc")))],
        ),
        *(_refusal(transport, scheme) for scheme in transport.contract.security),
    ]


def _refusal(transport: Transport, scheme: Method) -> Decl:
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
