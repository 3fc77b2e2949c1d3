"""How a status and a message fit into the default error of somebody's spec."""

from collections.abc import Callable

from goast import Call, CompositeLit, Expr, KeyValue, Package, call
from gpsgen.compile.contract import DefaultError, ErrorField

#: Properties that hold the status, in the order of preference.
_STATUS = ("code", "status", "statusCode", "status_code", "httpStatus")
#: Properties that hold the text for people, in the order of preference.
_MESSAGE = ("error", "message", "detail", "msg", "description", "title", "reason", "text")
_Value = Callable[[Package, ErrorField], Expr | str | None]
#: Go types that a status fits in, with the name in ogen's constructors of optional values.
_NUMBERS = {"int": "Int", "int32": "Int32", "int64": "Int64"}


def error_body(oas: Package, error: DefaultError) -> CompositeLit | None:
    """Return the body of an error from the variables `status` and `message`.

    None where no property of it can hold the message: its shape is then for people to fill.
    """
    message = _first(error, _MESSAGE, _message_value, oas)
    if message is None:
        return None
    status = _first(error, _STATUS, _status_value, oas)
    elements = [field for field in (status, message) if field is not None]
    return CompositeLit(getattr(oas, error.body), elements)


def _first(
    error: DefaultError, names: tuple[str, ...], value: _Value, oas: Package
) -> KeyValue | None:
    by_property = {field.property: field for field in error.fields}
    for name in names:
        field = by_property.get(name)
        made = value(oas, field) if field else None
        if field and made is not None:
            return KeyValue(field.name, made)
    return None


def _status_value(oas: Package, field: ErrorField) -> Expr | str | None:
    if field.type in _NUMBERS:
        return _converted(field.type)
    number = next((go for go, name in _NUMBERS.items() if field.type == f"Opt{name}"), None)
    if number is None:
        return None
    return _optional(oas, field.type, _converted(number))


def _converted(number: str) -> Expr | str:
    return "status" if number == "int" else call(number, "status")


def _message_value(oas: Package, field: ErrorField) -> Expr | str | None:
    if field.type == "string":
        return "message"
    return _optional(oas, field.type, "message") if field.type == "OptString" else None


def _optional(oas: Package, type_: str, value: Expr | str) -> Call:
    return call(getattr(oas, f"New{type_}"), value)
