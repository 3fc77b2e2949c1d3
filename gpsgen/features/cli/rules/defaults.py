"""Holds the defaults of flags against their types, as Go reads both."""

from __future__ import annotations

import math
import re
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_INT = re.compile(r"[+-]?[0-9]+", re.ASCII)
_INT64 = range(-(2**63), 2**63)
#: No number of int64 has more digits, and Python takes long to read a number of many.
_LONGEST_INT = 100
_BOOLS = frozenset(
    ["1", "t", "T", "TRUE", "true", "True", "0", "f", "F", "FALSE", "false", "False"]
)

_DIGITS = r"[0-9](?:_?[0-9])*"
_HEX = r"[0-9a-fA-F](?:_?[0-9a-fA-F])*"
_DECIMAL = re.compile(
    rf"[+-]?(?:{_DIGITS}(?:\.(?:{_DIGITS})?)?|\.{_DIGITS})(?:[eE][+-]?{_DIGITS})?", re.ASCII
)
_HEXADECIMAL = re.compile(
    rf"[+-]?0[xX]_?(?:{_HEX}(?:\.(?:{_HEX})?)?|\.{_HEX})[pP][+-]?{_DIGITS}", re.ASCII
)
_NO_NUMBER = re.compile(r"nan|[+-]?inf(?:inity)?", re.ASCII | re.IGNORECASE)

_NANOSECONDS = {
    "ns": 1,
    "us": 10**3,
    "\u00b5s": 10**3,  # the micro sign
    "\u03bcs": 10**3,  # the Greek letter
    "ms": 10**6,
    "s": 10**9,
    "m": 60 * 10**9,
    "h": 3600 * 10**9,
}
_PART = rf"([0-9]+(?:\.[0-9]*)?|\.[0-9]+)({'|'.join(_NANOSECONDS)})"
_DURATION = re.compile(rf"([+-]?)((?:{_PART})+)", re.ASCII)


def is_default(type_: str, text: str) -> bool:
    """Whether a text is a value of a flag's type, which is one of `FLAG_TYPES`."""
    return _READS[type_](text)


def _is_int(text: str) -> bool:
    """Go's `strconv.ParseInt(text, 10, 64)`."""
    return len(text) <= _LONGEST_INT and bool(_INT.fullmatch(text)) and int(text) in _INT64


def _is_float(text: str) -> bool:
    """Go's `strconv.ParseFloat(text, 64)`."""
    if _NO_NUMBER.fullmatch(text):
        return True
    try:
        if _HEXADECIMAL.fullmatch(text):
            return math.isfinite(float.fromhex(text.replace("_", "")))
        return bool(_DECIMAL.fullmatch(text)) and math.isfinite(float(text.replace("_", "")))
    except OverflowError:
        return False


def _is_duration(text: str) -> bool:
    """Go's `time.ParseDuration(text)`."""
    if text in {"0", "+0", "-0"}:
        return True
    match = _DURATION.fullmatch(text)
    if not match or len(text) > _LONGEST_INT:
        return False
    sign, parts = match.group(1), re.findall(_PART, match.group(2))
    total = sum(int(Fraction(number) * _NANOSECONDS[unit]) for number, unit in parts)
    return (-total if sign == "-" else total) in _INT64


_READS: dict[str, Callable[[str], bool]] = {
    "string": lambda _: True,
    "int": _is_int,
    "bool": _BOOLS.__contains__,
    "float64": _is_float,
    "duration": _is_duration,
}
