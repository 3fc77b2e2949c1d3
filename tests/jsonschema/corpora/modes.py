"""The suite's schemas as people write them: below a property, and with their types written out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from tests.jsonschema import exact_json
from tests.jsonschema.corpora.official import Case
from tests.jsonschema.interpreting import Question, verdicts

if TYPE_CHECKING:
    from tests.jsonschema.corpora.official import Group

_HAS_ADDRESS = re.compile(r'"(?:\$?id|\$anchor|\$dynamic\w+|\$recursive\w+)"')
_HAS_DIALECT = re.compile(r'"\$schema": "http://localhost')
_LEADS_OUT = re.compile(r'"\$ref": "(?!#)')

_KEYWORDS_OF = {
    "number": "multipleOf maximum exclusiveMaximum minimum exclusiveMinimum",
    "string": "maxLength minLength pattern format contentMediaType contentEncoding",
    "array": "items additionalItems prefixItems maxItems minItems uniqueItems contains "
    "minContains maxContains unevaluatedItems",
    "object": "properties patternProperties additionalProperties required maxProperties "
    "minProperties propertyNames dependencies dependentRequired dependentSchemas "
    "unevaluatedProperties",
}
_TYPE_OF = {keyword: type_ for type_, text in _KEYWORDS_OF.items() for keyword in text.split()}
_MAPS = {
    "$defs", "definitions", "dependencies", "dependentSchemas", "patternProperties", "properties",
}  # fmt: skip
_SCHEMAS = {
    "additionalItems", "additionalProperties", "allOf", "anyOf", "contains", "contentSchema",
    "else", "if", "items", "not", "oneOf", "prefixItems", "propertyNames", "then",
    "unevaluatedItems", "unevaluatedProperties",
}  # fmt: skip


def below_a_property(group: Group) -> Group | None:
    """Return the group with its schema as a required property; None where that is another one.

    Addresses change with the place, and a dialect of its own may not know `properties`.
    """
    text = exact_json.dumps(group.schema)
    if _HAS_ADDRESS.search(text) or _HAS_DIALECT.search(text):
        return None
    schema = _moved(group.schema)
    whole: dict[str, Any] = {}
    if isinstance(schema, dict) and "$schema" in schema:
        whole["$schema"] = schema.pop("$schema")
    whole |= {"type": "object", "properties": {"v": schema}, "required": ["v"]}
    cases = (Case(it.description, {"v": it.document}, it.valid) for it in group.cases)
    return group.replaced(whole, tuple(cases))


def with_types(group: Group) -> Group | None:
    """Return the group with the type that keywords imply in each schema, and new verdicts.

    None where the schema leads to other documents, or the interpreting validator gives up.
    """
    text = exact_json.dumps(group.schema)
    if _LEADS_OUT.search(text) or _HAS_DIALECT.search(text):
        return None
    schema = _typed(group.schema)
    documents = [exact_json.dumps(case.document) for case in group.cases]
    valid = verdicts(Question(group.draft, schema, documents))
    if valid is None:
        return None
    cases = (
        Case(case.description, case.document, right)
        for case, right in zip(group.cases, valid, strict=True)
    )
    return group.replaced(schema, tuple(cases))


def _moved(schema: Any) -> Any:
    """Return a schema whose references to itself start at `#/properties/v`."""
    if isinstance(schema, list):
        return [_moved(it) for it in schema]
    if not isinstance(schema, dict):
        return schema
    return {
        key: f"#/properties/v{value[1:]}"
        if key == "$ref" and isinstance(value, str) and value.startswith("#")
        else value
        if key in {"const", "enum"}
        else _moved(value)
        for key, value in schema.items()
    }


def _typed(schema: Any) -> Any:
    if isinstance(schema, list):
        return [_typed(it) for it in schema]
    if not isinstance(schema, dict):
        return schema
    result = {key: _typed_below(key, value) for key, value in schema.items()}
    implied = {_TYPE_OF[key] for key in schema if key in _TYPE_OF}
    if len(implied) == 1 and not schema.keys() & {"type", "$ref", "const", "enum", "$dynamicRef"}:
        result["type"] = implied.pop()
    return result


def _typed_below(keyword: str, value: Any) -> Any:
    if keyword in _MAPS and isinstance(value, dict):
        return {key: _typed(it) if isinstance(it, dict) else it for key, it in value.items()}
    return _typed(value) if keyword in _SCHEMAS else value
