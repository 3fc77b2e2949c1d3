"""Schemas of all ways to decode, and documents that mean harm."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Any

_SIZE = 1_000_000
_DEEPEST = 10_000


class End(Enum):
    """How reading a document ends."""

    ACCEPTED = "accepted"
    SYNTAX = "is no JSON"
    FINDINGS = "is invalid"


@dataclass(frozen=True, slots=True)
class Hostile:
    """A document, and how it ends for a schema; None where any end will do."""

    name: str
    schema: str
    data: bytes
    end: End | None


#: A struct, a raw value that predicates check, a type that holds itself, and one with both.
SCHEMAS: dict[str, Any] = {
    "typed": {
        "type": "object",
        "properties": {
            "integer": {"type": "integer", "minimum": 0, "multipleOf": 3},
            "number": {"type": "number", "maximum": 1e300, "multipleOf": 0.01},
            "text": {"type": "string", "maxLength": 10},
            "pattern": {"type": "string", "pattern": "^(a+)+$"},
            "list": {"type": "array", "items": {"type": "string"}, "uniqueItems": True},
            "tree": {"$ref": "#"},
        },
        "additionalProperties": {"type": "string"},
    },
    "raw": {
        "anyOf": [
            {"type": "array", "uniqueItems": True},
            {"type": "object", "propertyNames": {"pattern": "^k"}, "not": {"required": ["k7"]}},
            {"type": "number", "multipleOf": 0.1},
            {"type": "string", "minLength": 3},
        ]
    },
    "nested": {"type": "array", "items": {"$ref": "#"}},
    "branching": {
        "anyOf": [
            {"type": "array", "items": {"$ref": "#"}, "minItems": 1},
            {"type": "array", "items": {"$ref": "#"}, "maxItems": 1},
            {"type": "null"},
        ]
    },
}


def documents() -> list[Hostile]:
    """Return the documents."""
    many_texts = b",".join(b'"%d"' % number for number in range(_SIZE))
    many_keys = b",".join(b'"k%d":""' % number for number in range(10, _SIZE))
    digits = b"9" * _SIZE
    of_any = [
        ("nothing", b"", End.SYNTAX),
        ("white space", b" " * _SIZE, End.SYNTAX),
        ("NUL", b"\0", End.SYNTAX),
        ("NUL in a text", b'"a\0b"', End.SYNTAX),
        ("invalid UTF-8", b'"\xff\xfe"', End.SYNTAX),
        ("invalid UTF-8 in a name", b'{"\xc3": 1}', End.SYNTAX),
        ("half a surrogate pair", rb'"\ud83d"', End.SYNTAX),
        ("overlong UTF-8", b'"\xc0\x80"', End.SYNTAX),
        ("a mark of byte order", b"\xef\xbb\xbf{}", End.SYNTAX),
        ("twice the same name", b'{"text": "a", "text": "b"}', End.SYNTAX),
        ("twice the same name, escaped", rb'{"a": 1, "\u0061": 2}', End.SYNTAX),
        ("something behind", b"{} {}", End.SYNTAX),
        ("no end", b'{"text": "a', End.SYNTAX),
        ("open arrays", b"[" * _SIZE, End.SYNTAX),
        ("open objects", b'{"tree":' * (_SIZE // 8), End.SYNTAX),
        ("deep arrays", b"[" * _SIZE + b"]" * _SIZE, End.SYNTAX),
        ("deep objects", b'{"tree":' * 50_000 + b"{}" + b"}" * 50_000, End.SYNTAX),
        ("not a number", b"NaN", End.SYNTAX),
        ("leading zero", b"01", End.SYNTAX),
        ("a long escape", b'"' + rb"\u0041" * 200_000 + b'"', None),
        ("a large exponent", b"1e999999999999", None),
        ("a large negative exponent", b"1e-999999999999", None),
        ("many digits", digits, None),
        ("many digits and an exponent", digits + b"e999999999", None),
        ("a long fraction", b"0." + digits, None),
    ]
    found = [Hostile(name, schema, data, end) for schema in SCHEMAS for name, data, end in of_any]
    return [
        *found,
        Hostile("a large integer", "typed", b'{"integer": 1e999999999999}', None),
        Hostile("a long integer", "typed", b'{"integer": %s}' % digits, End.ACCEPTED),
        Hostile("a tiny number", "typed", b'{"number": 1e-999999999999}', End.FINDINGS),
        Hostile("a huge number", "typed", b'{"number": 1e999999999999}', End.FINDINGS),
        Hostile("a long text", "typed", b'{"text": "%s"}' % (b"a" * _SIZE), End.FINDINGS),
        Hostile("a greedy text", "typed", b'{"pattern": "%s!"}' % (b"a" * 5000), End.FINDINGS),
        Hostile("many items", "typed", b'{"list": [%s]}' % many_texts, End.ACCEPTED),
        Hostile("an item twice", "typed", b'{"list": [%s,"7"]}' % many_texts, End.FINDINGS),
        Hostile("many names", "typed", b"{%s}" % many_keys, End.ACCEPTED),
        Hostile("a name twice", "typed", b'{%s,"k77":""}' % many_keys, End.SYNTAX),
        Hostile("many findings", "typed", b"{%s}" % many_keys.replace(b'""', b"1"), End.FINDINGS),
        Hostile("many items", "raw", b"[%s]" % many_texts, End.ACCEPTED),
        Hostile("an item twice", "raw", b'[%s,"7"]' % many_texts, End.FINDINGS),
        Hostile("many items, none a text", "raw", b"[%s]" % _arrays(), End.ACCEPTED),
        Hostile("many names", "raw", b"{%s}" % many_keys, End.ACCEPTED),
        Hostile("a name twice", "raw", b'{%s,"k77":""}' % many_keys, End.SYNTAX),
        Hostile("a huge number", "raw", b"1e999999999999", End.ACCEPTED),
        Hostile("as deep as may be", "nested", _deep(_DEEPEST), End.ACCEPTED),
        Hostile("deeper than may be", "nested", _deep(_DEEPEST + 1), End.SYNTAX),
        Hostile("two ways at each step", "branching", _deep(200), End.ACCEPTED),
        Hostile("two ways to the end", "branching", b"[" * 200 + b"1" + b"]" * 200, End.FINDINGS),
    ]


def _deep(depth: int) -> bytes:
    return b"[" * depth + b"]" * depth


def _arrays() -> bytes:
    """Return arrays that differ in their last item only."""
    return b",".join(b"[0,0,%d]" % number for number in range(_SIZE // 10))
