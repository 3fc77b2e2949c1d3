"""What generated code must know of the Go that ogen made: read from that Go itself."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from goast.scanner import Declaration, scan

#: The interface of a server's operations (ogen: oas_server_gen.go).
_HANDLER = "Handler"
#: The interface of a server's security schemes (ogen: oas_security_gen.go).
_SECURITY_HANDLER = "SecurityHandler"
#: The method that turns an error into the spec's common default response (ogen's term:
#: a convenient error); an operation of that name has another signature.
_NEW_ERROR = "NewError"
_NEW_ERROR_SIGNATURE = "(ctx context.Context, err error) *"
#: The field of that response which holds the body.
_RESPONSE = "Response"


@dataclass(frozen=True, slots=True)
class Method:
    """A method of an interface that generated code or a person implements."""

    name: str
    doc: str
    #: Parameters and results, as ogen writes them in its own package.
    signature: str


@dataclass(frozen=True, slots=True)
class ErrorField:
    """A field of the body of the default response."""

    name: str
    #: The Go type, in ogen's package.
    type: str
    #: The property in JSON.
    property: str


@dataclass(frozen=True, slots=True)
class DefaultError:
    """The default response that all operations of a spec share."""

    #: The type that carries the status and the body, such as `ErrorStatusCode`.
    type: str
    #: The type of the body, such as `ErrorDefault`.
    body: str
    #: The fields of the body; none where it is not an object.
    fields: tuple[ErrorField, ...]


@dataclass(frozen=True, slots=True)
class Contract:
    """The interfaces between ogen's package and the project."""

    operations: tuple[Method, ...]
    security: tuple[Method, ...]
    default_error: DefaultError | None
    #: Type name to the first word of what it stands for: `struct`, `interface`, `string`, …
    kinds: Mapping[str, str]
    #: Name to import path of the packages that the signatures of the interfaces speak of.
    packages: Mapping[str, str]

    def data(self) -> dict[str, Any]:
        """Return the contract as plain data, for the cache."""
        return asdict(self)


def load_contract(data: Mapping[str, Any]) -> Contract:
    """Return the contract that `Contract.data` wrote.

    Raises:
        KeyError, TypeError: the data have another shape.

    """
    error = data["default_error"]
    return Contract(
        operations=tuple(Method(**entry) for entry in data["operations"]),
        security=tuple(Method(**entry) for entry in data["security"]),
        default_error=error
        and DefaultError(
            error["type"],
            error["body"],
            tuple(ErrorField(**entry) for entry in error["fields"]),
        ),
        kinds=data["kinds"],
        packages=data["packages"],
    )


def read_contract(files: Mapping[str, str]) -> Contract:
    """Read the contract of the Go files, by name, that ogen made.

    Raises:
        ValueError: the Go has not the shape that generated code rests on.

    """
    sources = [scan(text) for text in files.values()]
    types = {
        declaration.name: declaration
        for source in sources
        for declaration in source.declarations
        if declaration.kind == "type"
    }
    operations = _methods(types.get(_HANDLER))
    return Contract(
        operations=tuple(method for method in operations if not _is_new_error(method)),
        security=_methods(types.get(_SECURITY_HANDLER)),
        default_error=_default_error(operations, types),
        kinds={name: _kind(declaration) for name, declaration in sorted(types.items())},
        packages={
            entry.name or entry.path.rpartition("/")[2]: entry.path
            for source in sources
            if any(found.name in {_HANDLER, _SECURITY_HANDLER} for found in source.declarations)
            for entry in source.imports
        },
    )


def _methods(interface: Declaration | None) -> tuple[Method, ...]:
    members = interface.members if interface else ()
    return tuple(
        Method(member.name, member.doc, member.text) for member in members if member.method
    )


def _is_new_error(method: Method) -> bool:
    return method.name == _NEW_ERROR and method.signature.startswith(_NEW_ERROR_SIGNATURE)


def _kind(declaration: Declaration) -> str:
    return declaration.text.split("{")[0].split()[0]


def _default_error(
    operations: tuple[Method, ...], types: Mapping[str, Declaration]
) -> DefaultError | None:
    new_error = next(filter(_is_new_error, operations), None)
    if new_error is None:
        return None
    name = new_error.signature.rpartition("*")[2].strip()
    members = types[name].members if name in types else ()
    response = next((member for member in members if member.name == _RESPONSE), None)
    if response is None:
        raise ValueError(f"the default response {name} has no field {_RESPONSE}")
    body = types.get(response.text)
    fields = body.members if body else ()
    return DefaultError(
        type=name,
        body=response.text,
        fields=tuple(
            ErrorField(member.name, member.text, _property(member.tag))
            for member in fields
            if member.tag
        ),
    )


def _property(tag: str) -> str:
    """Return the property that a struct tag such as `json:"code"` names."""
    return tag.partition('json:"')[2].partition('"')[0].partition(",")[0]
