"""YAML in block style from plain data and dataclasses, alike for readers of YAML 1.1 and 1.2.

A string is quoted unless no reader could take it for anything else. The emitter is our own since
a library's costs more to import than most runs of the generator take.
"""

import dataclasses
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Final, Protocol, TypeAlias

from gpsgen.syntax.comment import comment_lines
from gpsgen.syntax.invalid import InvalidText


class Dataclass(Protocol):
    """Any dataclass; its fields are plain data in turn."""

    __dataclass_fields__: ClassVar[dict[str, Any]]


#: Plain data.
Value: TypeAlias = (
    "str | int | float | Mapping[str, Value] | Sequence[Value] | Commented | Dataclass | None"
)

_PLAIN: Final = re.compile(
    r"(?:[A-Za-z_/]|\./)[A-Za-z0-9_./@+-]*(?:(?: |:(?=[^ ]))[A-Za-z0-9_./@+(),-]+)*"
)
#: Words that some reader takes for a boolean, a null or a number.
_RESOLVED: Final = frozenset(
    ("y", "yes", "n", "no", "on", "off", "true", "false", "null", "none", "nan", "inf", "infinity")
)
_ESCAPES: Final = {'"': '\\"', "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"}
_KEY_METADATA: Final = "yaml"
#: Readers look for the colon of a key no further than 1024 characters.
_KEY_LIMIT: Final = 1000
_INDENT: Final = "  "


@dataclass(frozen=True, slots=True)
class Commented:
    """A value with a comment above it."""

    value: Value
    comment: str


@dataclass(frozen=True, slots=True)
class Document:
    """A whole file."""

    value: Value
    #: Comment lines at the top.
    comment: str = ""


def key(name: str) -> dict[str, str]:
    """Give the metadata of a field whose key is not its name: `field(metadata=key("runs-on"))`."""
    return {_KEY_METADATA: name}


def render(document: Document) -> str:
    """Write a document."""
    lines: list[str] = []
    if document.comment:
        lines += [*comment_lines("Document", "comment", document.comment), ""]
    value = _data(document.value)
    if isinstance(value, Commented):
        lines += comment_lines("Commented", "comment", value.comment)
        value = _data(value.value)
    if isinstance(value, dict | list) and value:
        lines += _collection_lines(value, "")
    else:
        lines.append(_scalar(value))
    return "\n".join(lines) + "\n"


def _data(value: Value) -> Value:
    """Turn a dataclass to a mapping, any mapping to a `dict`, any sequence to a `list`.

    A field of a dataclass that equals its default is left out: the defaults are the format's.
    """
    if isinstance(value, Commented | str):
        return value
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return dict(_fields(value))
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, Sequence) and not isinstance(value, bytes | bytearray):
        return list(value)
    return value


def _fields(value: Dataclass) -> Iterator[tuple[str, Value]]:
    for field in dataclasses.fields(value):
        item = getattr(value, field.name)
        if field.default is not dataclasses.MISSING:
            is_default = item == field.default and type(item) is type(field.default)
        elif field.default_factory is not dataclasses.MISSING:
            is_default = item == field.default_factory()
        else:
            is_default = False
        if not is_default:
            yield field.metadata.get(_KEY_METADATA, field.name), item


def _collection_lines(collection: dict[str, Value] | list[Value], indent: str) -> list[str]:
    if isinstance(collection, dict):
        return [
            line for name, value in collection.items() for line in _entry_lines(name, value, indent)
        ]
    return [line for value in collection for line in _item_lines(value, indent)]


def _entry_lines(name: object, value: Value, indent: str) -> list[str]:
    if not isinstance(name, str):
        raise InvalidText("Document", "value", repr(name), "a key must be a string")
    written = _string(name)
    if len(written) > _KEY_LIMIT:
        raise InvalidText("Document", "value", name, "a key is too long for YAML's readers")
    value, lines = _uncommented(value, indent)
    if isinstance(value, dict | list) and value:
        return [*lines, f"{indent}{written}:", *_collection_lines(value, indent + _INDENT)]
    return [*lines, *_scalar_lines(f"{indent}{written}: ", value, indent + _INDENT)]


def _item_lines(value: Value, indent: str) -> list[str]:
    value, lines = _uncommented(value, indent)
    inner = indent + _INDENT
    if isinstance(value, dict | list) and value:
        first, *rest = _collection_lines(value, inner)
        if not first.lstrip().startswith("#"):
            return [*lines, f"{indent}- {first.removeprefix(inner)}", *rest]
        return [*lines, f"{indent}-", first, *rest]
    return [*lines, *_scalar_lines(f"{indent}- ", value, inner)]


def _uncommented(value: Value, indent: str) -> tuple[Value, list[str]]:
    value = _data(value)
    if not isinstance(value, Commented):
        return value, []
    inner, lines = _uncommented(value.value, indent)
    comment = comment_lines("Commented", "comment", value.comment)
    return inner, [*(f"{indent}{line}" for line in comment), *lines]


def _scalar_lines(head: str, value: Value, indent: str) -> list[str]:
    if isinstance(value, str) and _fits_block(value):
        body = value.removesuffix("\n")
        chomping = "" if value.endswith("\n") else "-"
        return [
            f"{head}|{chomping}",
            *(f"{indent}{line}" if line else "" for line in body.split("\n")),
        ]
    return [head + _scalar(value)]


def _scalar(value: Value) -> str:  # noqa: PLR0911 - a table from type to text
    match value:
        case str():
            return _string(value)
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case float():
            return _float(value)
        case None:
            return "null"
        case dict():
            return "{}"
        case list():
            return "[]"
        case _:
            raise InvalidText("Document", "value", repr(value), "is not data that YAML knows")


def _float(value: float) -> str:
    if not math.isfinite(value):
        raise InvalidText("Document", "value", repr(value), "is not a finite number")
    mantissa, exponent_sign, exponent = repr(value).partition("e")
    if not exponent_sign:
        return mantissa
    # YAML 1.1 sees a number only where there is a point and a sign.
    point = "" if "." in mantissa else ".0"
    sign = "" if exponent.startswith("-") else "+"
    return f"{mantissa}{point}e{sign}{exponent.removeprefix('+')}"


def _string(text: str) -> str:
    if _PLAIN.fullmatch(text) and text.lower() not in _RESOLVED:
        return text
    return '"' + "".join(map(_escaped, text)) + '"'


def _escaped(character: str) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    if character.isprintable():
        return character
    code = ord(character)
    if 0xD800 <= code <= 0xDFFF:
        raise InvalidText("Document", "value", character, "a lone surrogate is not a character")
    if code <= 0xFF:
        return f"\\x{code:02X}"
    return f"\\u{code:04X}" if code <= 0xFFFF else f"\\U{code:08X}"


def _fits_block(text: str) -> bool:
    """Whether a literal block scalar holds the text exactly, for every reader."""
    if "\n" not in text or text.endswith("\n\n") or text.startswith(("\n", " ", "\t")):
        return False
    return all(
        line.replace("\t", "").isprintable() and (not line or line.strip() != "")
        for line in text.split("\n")
    )
