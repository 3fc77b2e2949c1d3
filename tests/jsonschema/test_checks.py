"""Predicates say of documents what the standard says, and read like a person's Go."""

from __future__ import annotations

import json
from dataclasses import fields
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

from goast import File, Package, format_text, render
from gpsgen.jsonschema.checks import Checks
from gpsgen.jsonschema.context import Context
from gpsgen.jsonschema.output import PackageHelpers
from gpsgen.jsonschema.patterns import Patterns
from gpsgen.jsonschema.schema import Schema
from gpsgen.jsonschema.scope import Scope
from gpsgen.jsonschema.shapes import AnyShape, DefinedDeclaration, Part, Residual, Use
from gpsgen.jsonschema.types import declare
from tests.jsonschema.exact_json import loads
from tests.jsonschema.go_module import HELPERS, MODULE, ROOT_TYPE, Answer, GoModule
from tests.jsonschema.graphs import read
from tests.jsonschema.interpreter import is_valid

if TYPE_CHECKING:
    from pathlib import Path

DRAFT = "https://json-schema.org/draft/2020-12/schema"
#: Fields of `Schema` that say nothing of a value.
_OTHERS = {"location", "spelling", "contains_evaluates", "asserts_format"}


def _schema(keywords: dict[str, object]) -> Schema:
    return read({"$schema": DRAFT, **keywords}).schema


def _context(helpers: PackageHelpers) -> Context:
    scope = Scope()
    patterns = Patterns(helpers, scope)
    return Context(helpers, scope, patterns, Checks(helpers, scope, patterns))


def _printed(*parts: Part) -> str:
    """Return the Go of predicates, without package and imports."""
    context = _context(PackageHelpers(Package("helpers/jsonschema", "jsonschema")))
    context.checks.function(Residual(parts))
    decls = [*context.checks.decls(), *context.patterns.decls()]
    _, _, text = format_text(render(File("schema", decls))).partition("\n\n")
    start = min(text.find(it) for it in ("//", "func", "var") if it in text)
    return text[start:].replace("jsonschema.", "").expandtabs(4)


def _package(name: str, part: Part) -> str:
    """Return a package whose root type is any value that the predicate takes."""
    context = _context(PackageHelpers(HELPERS))
    root = DefinedDeclaration(ROOT_TYPE, "", Use(AnyShape(Residual((part,)))))
    types = declare(root, context)
    decls = [*types, *context.checks.decls(), *context.patterns.decls()]
    return render(File(name, decls), module=MODULE, path=f"{MODULE}/{name}")


def _answers(folder: Path, parts: dict[str, Part], texts: list[str]) -> dict[str, list[Answer]]:
    module = GoModule(folder)
    for name, part in parts.items():
        module.add(name, _package(name, part))
    assert module.build() == {}
    assert module.vet() == ""
    return module.decode({name: [it.encode() for it in texts] for name in parts})


def test_object() -> None:
    schema = _schema(
        {
            "type": "object",
            "properties": {
                "name": {"type": "string", "minLength": 1},
                "age": {"type": "integer", "minimum": 0, "maximum": 130},
                "tags": {"type": "array", "items": {"enum": ["a", "b"]}},
                "any": True,
            },
            "required": ["name"],
            "additionalProperties": False,
        }
    )
    assert _printed(Part(schema)) == dedent("""\
        // checkRoot checks a value against #.
        func checkRoot(v *Node, _ *Evaluated, r *Collector) bool {
            ok := v.Type(TypeObject, "#/type", r)
            ok = v.Required("#/required", r, "name") && ok
            if !ok && r == nil {
                return false
            }
            for i := range v.Members {
                m := &v.Members[i]
                switch m.Name {
                case "name":
                    ok = m.Value.Type(TypeString, "#/properties/name/type", r) && ok
                    ok = m.Value.MinLength(1, "#/properties/name/minLength", r) && ok
                case "age":
                    ok = checkAge(&m.Value, nil, r) && ok
                case "tags":
                    ok = checkTags(&m.Value, nil, r) && ok
                case "any":
                default:
                    ok = m.FailMember("additionalProperties", "#/additionalProperties", r) && ok
                }
                if !ok && r == nil {
                    return false
                }
            }
            return ok
        }

        // checkAge checks a value against #/properties/age.
        func checkAge(v *Node, _ *Evaluated, r *Collector) bool {
            ok := v.Type(TypeInteger, "#/properties/age/type", r)
            ok = v.Minimum("0", "#/properties/age/minimum", r) && ok
            return v.Maximum("130", "#/properties/age/maximum", r) && ok
        }

        // checkTags checks a value against #/properties/tags.
        func checkTags(v *Node, _ *Evaluated, r *Collector) bool {
            ok := v.Type(TypeArray, "#/properties/tags/type", r)
            if !ok && r == nil {
                return false
            }
            for i := range v.Items {
                ok = v.Items[i].EnumStrings("#/properties/tags/items/enum", r, "a", "b") && ok
                if !ok && r == nil {
                    return false
                }
            }
            return ok
        }
        """)


def test_covered_keywords_are_not_checked() -> None:
    schema = _schema({"type": "string", "minLength": 1, "pattern": "x", "const": "xyz"})
    covered = frozenset({"type", "min_length", "pattern"})
    assert _printed(Part(schema, covered)) == dedent("""\
        // checkRestOfRoot checks a value against #.
        func checkRestOfRoot(v *Node, _ *Evaluated, r *Collector) bool {
            return v.ConstString("xyz", "#/const", r)
        }
        """)


def test_what_covered_keywords_evaluate_is_marked() -> None:
    schema = _schema({"properties": {"a": {"type": "null"}}, "unevaluatedProperties": False})
    assert _printed(Part(schema, frozenset({"properties"}))) == dedent("""\
        // checkRestOfRoot checks a value against #.
        func checkRestOfRoot(v *Node, _ *Evaluated, r *Collector) bool {
            own := &Evaluated{}
            for i := range v.Members {
                m := &v.Members[i]
                switch m.Name {
                case "a":
                    own.Mark(i)
                }
            }
            ok := true
            for i := range v.Members {
                if !own.Has(i) {
                    m := &v.Members[i]
                    ok = m.FailMember("unevaluatedProperties", "#/unevaluatedProperties", r) && ok
                    if !ok && r == nil {
                        return false
                    }
                }
            }
            return ok
        }
        """)


def test_recursion_is_done_once_for_each_value() -> None:
    schema = _schema({"properties": {"next": {"$ref": "#"}}, "minProperties": 1})
    assert _printed(Part(schema)) == dedent("""\
        // checkRoot checks a value against #, once.
        func checkRoot(v *Node, e *Evaluated, r *Collector) bool {
            return v.Memo(0, checkRootItself, e, r)
        }

        // checkRootItself is what checkRoot does once.
        func checkRootItself(v *Node, _ *Evaluated, r *Collector) bool {
            ok := v.MinProperties(1, "#/minProperties", r)
            if !ok && r == nil {
                return false
            }
            if w := v.Get("next"); w != nil {
                ok = checkRoot(w, nil, r) && ok
            }
            return ok
        }
        """)


def test_several_parts_must_all_hold() -> None:
    texts, numbers = (
        _schema({"minLength": 3, "maxLength": 5, "pattern": "x"}),
        _schema({"minimum": 3}),
    )
    text = _printed(Part(texts), Part(numbers), Part(_schema({})))
    assert text.startswith(
        dedent("""\
        // checkAllOfRoot checks what its type does not.
        func checkAllOfRoot(v *Node, _ *Evaluated, r *Collector) bool {
            ok := checkRoot(v, nil, r)
            return v.Minimum("3", "#/minimum", r) && ok
        }
        """)
    )


@pytest.mark.parametrize(
    "keywords", [{"title": "x"}, {}, {"$ref": "#/$defs/a", "$defs": {"a": {}}}]
)
def test_what_fits_always(keywords: dict[str, object]) -> None:
    assert _printed(Part(_schema(keywords))).endswith(
        "(_ *Node, _ *Evaluated, _ *Collector) bool {\n    return true\n}\n"
    )


def test_equal_residuals_are_one_function() -> None:
    context = _context(PackageHelpers(HELPERS))
    schema, other = _schema({"minLength": 3}), _schema({"minLength": 3})
    names = [context.checks.function(Residual((Part(it),))) for it in (schema, other, schema)]
    assert names == ["checkRoot", "checkRoot2", "checkRoot"]


def test_names_come_from_pointers() -> None:
    defs = {
        "order-item": {"minLength": 3, "maxLength": 5, "pattern": "x"},
        "*/ //go:x ünï": {"not": {"type": "null"}},
        "…": {"minProperties": 1, "maxProperties": 2, "propertyNames": {"maxLength": 2}},
    }
    references = [{"$ref": f"#/$defs/{it.replace('/', '~1')}"} for it in defs]
    text = _printed(
        Part(_schema({"$defs": defs, "anyOf": references, "items": {"oneOf": references}}))
    )
    for name in ("checkOrderItem", "checkGoXN", "checkGoXNNot", "check", "checkItem", "checkName"):
        assert f"\nfunc {name}(" in text


#: Schemas whose keywords lie in each other's way.
SCHEMAS: dict[str, dict[str, object]] = {
    "tuples": {"prefixItems": [{"type": "null"}, True, False], "items": {"type": "number"}},
    "contained": {
        "contains": {"type": "number"},
        "minContains": 2,
        "maxContains": 3,
        "unevaluatedItems": {"type": "string"},
    },
    "optional": {"contains": False, "minContains": 0, "unevaluatedItems": {"type": "null"}},
    "members": {
        "properties": {"a": {"type": "number"}, "b": True, "c": False, "d": {}, "e": {}},
        "patternProperties": {"^a": {"minimum": 2}, "b": {"type": "string"}},
        "additionalProperties": {"type": "null"},
        "propertyNames": {"maxLength": 2},
        "dependentRequired": {"a": ["b"], "d": []},
        "dependentSchemas": {"d": {"maxProperties": 2}, "e": False},
    },
    "conditions": {
        "if": {"properties": {"a": {"const": 1}}, "required": ["a"]},
        "then": {"properties": {"b": {"type": "null"}}},
        "else": {"properties": {"c": True}},
        "unevaluatedProperties": False,
    },
    "choices": {
        "anyOf": [
            {"properties": {"a": {"type": "number"}}, "required": ["a"]},
            {"patternProperties": {"^b": {"type": "string"}}, "minProperties": 2},
            {"$ref": "#/$defs/c"},
        ],
        "oneOf": [{"maxProperties": 1}, {"minProperties": 3}, {"properties": {"d": {}}}],
        "$defs": {"c": {"properties": {"c": {}}, "additionalProperties": {"type": "null"}}},
        "unevaluatedProperties": {"type": "boolean"},
    },
    "cousins": {
        "allOf": [{"properties": {"a": {}}}, {"unevaluatedProperties": {"type": "number"}}],
        "not": {"properties": {"b": {"type": "null"}}, "required": ["b"]},
        "unevaluatedProperties": False,
    },
    "references": {
        "$ref": "#/$defs/a",
        "$defs": {
            "a": {"$ref": "#/$defs/b", "properties": {"a": {"type": "number"}}},
            "b": {"dependentSchemas": {"b": {"properties": {"c": {"$ref": "#"}}}}},
        },
        "prefixItems": [{"type": "number"}],
        "unevaluatedItems": {"$ref": "#"},
        "unevaluatedProperties": {"type": "string"},
    },
    "values": {
        "type": ["integer", "string", "object", "array", "null"],
        "enum": [1, "a", None, {"a": [1, 2]}, 2.5, [], True],
        "not": {"const": None},
    },
}
DOCUMENTS = [
    *("null", "1", "1.0", "2.5", '"a"', "true", "[]", "{}", "[null]", "[1,2]", "[null,1]"),
    *("[null,1,2]", "[1]", "[1,2,3,4]", '[1,"a",2]', "[1,null,2]", "[[1],[2]]", '{"a":1}'),
    *('{"a":2,"b":"x"}', '{"a":2,"b":null}', '{"b":"x"}', '{"b":null}', '{"c":null}', '{"d":null}'),
    *('{"e":null}', '{"abc":1}', '{"x":null}', '{"x":true}', '{"a":1,"b":null,"c":null}'),
    *('{"a":1,"c":3}', '{"a":1,"x":true}', '{"b1":"","b2":""}', '{"b1":"","b2":1,"x":true}'),
    *('{"c":1,"x":null}', '{"a":[1,2.0]}', '{"b":1,"c":{"a":1}}', '{"b":1,"c":{"a":null}}'),
    *('{"a":1,"b":"x","x":"y"}', '{"b":"","c":{"b":"","c":{"x":1}}}', '[1,[1,{"a":""}]]'),
    *("[1,[1,2]]", '{"d":1,"x":null,"y":null}', '{"d":1,"a":2,"b":"c"}'),
]


@pytest.mark.go
def test_predicates_agree_with_the_standard(tmp_path: Path) -> None:
    schemas = {name: _schema(keywords) for name, keywords in SCHEMAS.items()}
    answers = _answers(tmp_path / "go", {it: Part(of) for it, of in schemas.items()}, DOCUMENTS)
    for name, schema in schemas.items():
        wanted = {text: is_valid(schema, loads(text)) for text in DOCUMENTS}
        assert {
            text: it.accepted for text, it in zip(DOCUMENTS, answers[name], strict=True)
        } == wanted
        assert set(wanted.values()) == {True, False}
        for text, answer in zip(DOCUMENTS, answers[name], strict=True):
            assert answer.accepted or answer.findings, (name, text, answer)


@pytest.mark.go
def test_predicates_trust_what_is_covered(tmp_path: Path) -> None:
    """Where the covered keywords hold, the rest says whether all hold."""
    cases = {
        f"{name}{number}": (schema, covered)
        for name, schema in ((name, _schema(of)) for name, of in SCHEMAS.items())
        for number, covered in enumerate(_coverings(schema))
    }
    answers = _answers(tmp_path / "go", {it: Part(*of) for it, of in cases.items()}, DOCUMENTS)
    for name, (schema, covered) in cases.items():
        for text, answer in zip(DOCUMENTS, answers[name], strict=True):
            value = loads(text)
            if is_valid(_only(schema, covered), value):
                assert answer.accepted == is_valid(schema, value), (name, covered, text)


def _coverings(schema: Schema) -> list[frozenset[str]]:
    """Return each keyword with those that belong to it, and all but the unevaluated ones."""
    bound = [
        {"if_", "then", "else_"},
        {"contains", "min_contains", "max_contains"},
        {"properties", "pattern_properties", "additional_properties"},
        {"prefix_items", "items"},
    ]
    there = {it.name for it in fields(Schema) if getattr(schema, it.name) not in (None, False)}
    looking = {"unevaluated_items", "unevaluated_properties"}
    plain = there - _OTHERS - looking
    each = {frozenset(next((it for it in bound if name in it), {name}) & there) for name in plain}
    return [*sorted(each, key=sorted), frozenset(plain)]


def _only(schema: Schema, names: frozenset[str]) -> Schema:
    result = Schema(schema.location, contains_evaluates=schema.contains_evaluates)
    for name in names:
        setattr(result, name, getattr(schema, name))
    return result


_KID = {"properties": {"c": {"$ref": "#"}}}
#: Schemas that come to the same value in several ways.
RECURSIVE: dict[str, dict[str, object]] = {
    "any": {"anyOf": [{**_KID, "required": ["x"]}, {**_KID, "required": ["y"]}]},
    "all": {"allOf": [_KID, _KID, _KID], "type": "object"},
    "one": {"oneOf": [{**_KID, "required": ["x"]}, {**_KID, "required": ["y"]}, _KID]},
    "negated": {"not": {**_KID, "not": _KID}, "if": _KID, "then": _KID, "else": _KID},
    "unevaluated": {"allOf": [_KID], "anyOf": [_KID, _KID], "unevaluatedProperties": False},
    "items": {"anyOf": [{"items": {"$ref": "#"}, "type": "array"}, {"contains": {"$ref": "#"}}]},
    "unique": {"type": ["array", "number"], "items": {"$ref": "#"}, "uniqueItems": True},
}


def _deep(depth: int) -> list[str]:
    ones = ",".join(map(str, range(20)))
    return [
        '{"c":' * depth + "{}" + "}" * depth,
        '{"c":' * depth + "1" + "}" * depth,
        '{"y":1,"c":' * depth + '{"z":1}' + "}" * depth,
        "[" * depth + "]" * depth,
        "[{}," * depth + "{}" + "]" * depth,
        f"[{ones}," * depth + "-1" + "]" * depth,
    ]


@pytest.mark.go
def test_deep_documents_take_as_long_as_their_length(tmp_path: Path) -> None:
    """A way for each pair of branches, and a level for each member, would never come to an end."""
    schemas = {name: _schema(it) for name, it in RECURSIVE.items()}
    parts = {name: Part(it) for name, it in schemas.items()}
    answers = _answers(tmp_path / "go", parts, _deep(9_990))
    for name, schema in schemas.items():
        wanted = [is_valid(schema, loads(text)) for text in _deep(6)]
        assert [(it.accepted, it.panic) for it in answers[name]] == [(it, "") for it in wanted]


@pytest.mark.go
def test_findings_name_the_branch_that_was_meant(tmp_path: Path) -> None:
    shape = {"type": "object", "required": ["kind"]}
    circle = {**shape, "properties": {"kind": {"const": "circle"}, "r": {"type": "number"}}}
    square = {**shape, "properties": {"kind": {"const": "square"}, "side": {"minimum": 0}}}
    schema = _schema({"properties": {"shapes": {"items": {"oneOf": [circle, square]}}}})
    text = json.dumps({"shapes": [{"kind": "circle"}, {"kind": "square", "side": -1, "r": ""}, 7]})
    (answer,) = _answers(tmp_path / "go", {"shapes": Part(schema)}, [text])["shapes"]
    assert [(it.instance_path, it.schema_path, it.message) for it in answer.findings] == [
        ("/shapes/1", "#/properties/shapes/items/oneOf", "fits none of the 2 schemas"),
        (
            "/shapes/1/side",
            "#/properties/shapes/items/oneOf/1/properties/side/minimum",
            "is -1, must be at least 0",
        ),
        ("/shapes/2", "#/properties/shapes/items/oneOf", "fits none of the 2 schemas"),
    ]
