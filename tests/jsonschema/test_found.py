"""Schemas that were once judged wrong, lost something, or made Go that does not compile."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.jsonschema import exact_json
from tests.jsonschema.corpora.official import Case, Group
from tests.jsonschema.scoring import score

if TYPE_CHECKING:
    from pathlib import Path

_DEFAULT = {"type": "object", "properties": {"x": {"type": "integer", "default": 7}}}
_KINDS = [{"properties": {"kind": {"const": kind}}, "required": ["kind"]} for kind in ("a", "b")]
_DOUBLING = {
    f"d{i}": {
        "anyOf": [
            {"$ref": f"#/definitions/d{i + 1}"},
            {"allOf": [{"$ref": f"#/definitions/d{i + 1}"}], "minProperties": i},
        ]
    }
    for i in range(40)
}

#: What each is about, the schema, and documents with whether they are valid.
FOUND: dict[str, tuple[Any, dict[str, bool]]] = {
    "a branch that the kind leaves, beside a choice that is told apart": (
        {
            "type": "object",
            "anyOf": [
                {"type": "string"},
                {"type": "object", "required": ["z"], "properties": {"z": {"type": "integer"}}},
            ],
            "oneOf": _KINDS,
        },
        {'{"kind":"a"}': False, '{"kind":"a","z":"no"}': False, '{"kind":"a","z":1}': True},
    ),
    "literals of one name in maps of a list": (
        {
            "type": "object",
            "properties": {
                "l": {
                    "type": "array",
                    "items": {"type": "object", "additionalProperties": {"type": "integer"}},
                }
            },
        },
        {'{"l":[{"x":99999999999999999999},{"x":88888888888888888888}]}': True},
    ),
    "literals that become the same Go number": (
        {
            "type": "object",
            "properties": {
                "a": {"type": "number", "minimum": 0},
                "b": {"type": "number"},
                "i": {"type": "integer", "maximum": 2**63 - 1},
                "j": {"type": "integer"},
            },
        },
        {
            '{"a":0,"b":-1e-400}': True,
            '{"b":0.10000000000000000001,"a":0.1}': True,
            '{"i":9223372036854775807,"j":99999999999999999999}': True,
        },
    ),
    "a literal behind raw values and objects": (
        {
            "type": "object",
            "properties": {
                "l": {
                    "type": "array",
                    "items": {
                        "type": ["number", "object"],
                        "properties": {"a": {"type": "number"}, "b": {"type": "number"}},
                    },
                }
            },
        },
        {'{"l":[{"b":1,"a":2,"c":[3]},1e400,{"a":1e401,"b":0.10000000000000000001},0.1]}': True},
    ),
    "defaults in lists of lists": (
        {
            "type": "object",
            "properties": {"r": {"type": "array", "items": {"type": "array", "items": _DEFAULT}}},
        },
        {'{"r":[[{},{},{}],[{}]]}': True},
    ),
    "defaults in maps of maps": (
        {
            "type": "object",
            "additionalProperties": {"type": "object", "additionalProperties": _DEFAULT},
        },
        {'{"a":{"b":{}}}': True},
    ),
    "a default in itself": (
        {"type": "object", "properties": {"next": {"$ref": "#", "default": {}}}},
        {"{}": True, '{"next":{"next":{}}}': True, '{"next":1}': False},
    ),
    "a length beyond all texts": (
        {"type": "string", "minLength": 4611686018427387905},
        {'"a"': False},
    ),
    "a class that Python reads otherwise": (
        {
            "type": "object",
            "properties": {"xa": {}},
            "patternProperties": {"^[^][a-z]$": {"type": "integer"}},
            "additionalProperties": False,
        },
        {'{"xa":"s"}': False, '{"xa":1}': True},
    ),
    "patterns that check nothing, and nothing for the others": (
        {"not": {"patternProperties": {"^x": True}, "additionalProperties": True}},
        {"{}": False, "1": False},
    ),
    "references that double": (
        {
            "type": "object",
            "properties": {"d": {"$ref": "#/definitions/d0"}},
            "definitions": {**_DOUBLING, "d40": {"not": {"required": ["q"]}}},
        },
        {'{"d":{"q":1}}': False, '{"d":{"r":1}}': True},
    ),
}


@pytest.mark.go
def test_what_was_once_found_stays_right(tmp_path: Path) -> None:
    groups = [
        Group("found", name, "draft7", schema, tuple(_cases(documents)))
        for name, (schema, documents) in FOUND.items()
    ]

    assert score(groups, tmp_path).faults() == []


def _cases(documents: dict[str, bool]) -> list[Case]:
    return [
        Case("document", exact_json.loads(text), valid, text) for text, valid in documents.items()
    ]
