"""The methods that each declared type has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from goast import (
    BYTE,
    ERROR,
    Call,
    Ident,
    Param,
    Return,
    Star,
    call,
    member,
    method,
    ref,
    slice_of,
)

if TYPE_CHECKING:
    from goast import Func
    from gpsgen.jsonschema.context import Context
    from gpsgen.jsonschema.types.nodes import Statements


EXACT: Final = "exact"


def receiver(name: str, *, pointer: bool = True) -> Param:
    """Return the receiver of a type's methods, `v`."""
    return Param("v", Star(Ident(name)) if pointer else Ident(name))


def json_methods(name: str, decode: Statements, encode: Statements, context: Context) -> list[Func]:
    """Return the methods that decode, encode and validate a type.

    The statements know the value as `v`, a pointer, the decoder as `d` and the encoder as `e`.
    """
    helpers = context.helpers
    data = Param("data", slice_of(BYTE))
    pointer, value = receiver(name), receiver(name, pointer=False)
    decoded = member(call("new", name), "UnmarshalJSON")
    return [
        method(
            pointer, "UnmarshalJSON", [data], [ERROR],
            [Return(Call(helpers("Unmarshal"), ["data", "v"]))],
            doc="UnmarshalJSON decodes and checks a document.",
        ),
        method(
            pointer, "DecodeJSON", [Param("d", Star(helpers("Decoder")))], (), decode,
            doc="DecodeJSON decodes and checks the next value.",
        ),
        method(
            value, "MarshalJSON", (), [slice_of(BYTE), ERROR],
            [Return(Call(helpers("Marshal"), [ref(Ident("v"))]))],
            doc="MarshalJSON encodes the value.",
        ),
        method(
            pointer, "EncodeJSON", [Param("e", Star(helpers("Encoder")))], (), encode,
            doc="EncodeJSON writes the value.",
        ),
        method(
            value, "Validate", (), [ERROR],
            [Return(Call(helpers("Validate"), ["v", decoded]))],
            doc="Validate checks the value.",
        ),
    ]  # fmt: skip
