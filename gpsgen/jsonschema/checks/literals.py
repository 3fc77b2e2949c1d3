"""JSON data as the text that Go constants hold."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gpsgen.read.json_data import JSONData

#: Any more is more than any value has, and would not compile for 32 bits.
_MOST = 2**31 - 1


def number_text(value: int | Decimal) -> str:
    """Return a number as JSON writes it."""
    return str(value) if isinstance(value, Decimal) else f"{value:d}"


def bounded(value: int) -> int:
    """Return a bound of a count as Go's `int` takes it everywhere."""
    return min(value, _MOST)


def json_text(data: JSONData) -> str:
    """Return data as JSON."""
    match data:
        case bool() | None | str():
            return json.dumps(data, ensure_ascii=False)
        case int() | Decimal():
            return number_text(data)
        case list():
            return f"[{','.join(map(json_text, data))}]"
        case dict():
            members = (f"{json_text(key)}:{json_text(it)}" for key, it in data.items())
            return f"{{{','.join(members)}}}"
