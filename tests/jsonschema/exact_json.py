"""JSON with exact numbers, and equality as JSON Schema has it."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gpsgen.read.json_data import JSONData

#: Above this exponent a whole number is not written out.
_LARGEST_EXPONENT = 4000


def loads(text: str | bytes) -> JSONData:
    """Read a text; a number without a fraction is an `int`, however it is written."""
    data: JSONData = json.loads(text, parse_float=_number)
    return data


def dumps(data: JSONData) -> str:
    """Write a text in which numbers keep their value."""
    match data:
        case dict():
            members = (f"{_string(name)}: {dumps(value)}" for name, value in data.items())
            return f"{{{', '.join(members)}}}"
        case list():
            return f"[{', '.join(map(dumps, data))}]"
        case str():
            return _string(data)
        case Decimal():
            return str(data)
        case _:
            return json.dumps(data)


def equal(one: JSONData, other: JSONData) -> bool:
    """Say whether two documents are the same: `1` is `1.0`, and `true` is not `1`."""
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(equal(one[it], other[it]) for it in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(equal, one, other))
    return one == other


def _number(literal: str) -> int | Decimal:
    number = Decimal(literal)
    _, digits, exponent = number.as_tuple()
    assert isinstance(exponent, int)
    if exponent + len(digits) <= _LARGEST_EXPONENT and number == number.to_integral_value():
        return int(number)
    return number


def _string(text: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError:
        # half a surrogate pair
        return json.dumps(text)
    return json.dumps(text, ensure_ascii=False)
