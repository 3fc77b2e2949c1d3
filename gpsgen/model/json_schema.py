"""Turns a model into the JSON Schema of its file, in the draft that editors read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue

from gpsgen.diagnostics.model import Severity
from gpsgen.model import forms

if TYPE_CHECKING:
    from collections.abc import Mapping as Table
    from collections.abc import Sequence

    from pydantic_core import core_schema

    from gpsgen.model.base import Section
    from gpsgen.model.forms import Schema
    from gpsgen.model.shape import Retired

DIALECT = "http://json-schema.org/draft-07/schema#"

#: What is said so often that it is said once.
_SHARED = {"boolean": forms.BOOLEAN, "nothing": forms.NOTHING}


def json_schema(model: type[Section], retired: Table[str, Retired] | None = None) -> Schema:
    """Return the JSON Schema of the files that a model is of.

    Whatever gpsgen accepts it accepts; much that only rules tell it cannot know. `retired` has
    what is to be said of keys by their path, `[]` in the place of indices.
    """
    generated = model.model_json_schema(schema_generator=_Generator)
    schema = _inlined(generated, generated.pop("$defs", {}))
    for path, gone in (retired or {}).items():
        *parents, key = path.split(".")
        _map_at(schema, parents)["properties"][key] = _retired(gone)
    return {"$schema": DIALECT, **schema, "definitions": _SHARED}


class _Generator(GenerateJsonSchema):
    """Says of each type what may be written for it, which is text for the most part."""

    def str_schema(self, _: core_schema.StringSchema) -> JsonSchemaValue:
        return forms.text()

    def int_schema(self, _: core_schema.IntSchema) -> JsonSchemaValue:
        return forms.number()

    def bool_schema(self, _: core_schema.BoolSchema) -> JsonSchemaValue:
        return forms.switch()

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return forms.or_nothing(self.generate_inner(schema["schema"]))

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        made = super().model_schema(schema)
        del made["title"]
        return made if "required" in made else forms.or_nothing(made)

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        made = super().default_schema(schema)
        # an editor would write it out, where leaving the key out says the same
        if not made.get("default", True) and made["default"] is not False:
            del made["default"]
        return made

    def field_title_should_be_set(self, _: object) -> bool:
        return False

    def sort(self, value: JsonSchemaValue, parent_key: str | None = None) -> JsonSchemaValue:
        del parent_key
        return value


def _inlined(schema: Any, definitions: Table[str, Schema]) -> Any:  # noqa: ANN401 (any JSON)
    """Put definitions in the places that refer to them, where draft-07 has no other keywords."""
    if isinstance(schema, list):
        return [_inlined(item, definitions) for item in schema]
    if not isinstance(schema, dict):
        return schema
    for name, shared in _SHARED.items():
        if schema == shared:
            return {"$ref": f"#/definitions/{name}"}
    made = {key: _inlined(value, definitions) for key, value in schema.items() if key != "$ref"}
    if isinstance(reference := schema.get("$ref"), str):
        made = {**_inlined(definitions[reference.removeprefix("#/$defs/")], definitions), **made}
    if "anyOf" in made:
        made["anyOf"] = _flat(made["anyOf"])
    return made


def _flat(alternatives: list[Schema]) -> list[Schema]:
    """Return alternatives with those among them that are alternatives again, each once."""
    flat: list[Schema] = []
    for each in alternatives:
        parts = each["anyOf"] if each.keys() == {"anyOf"} else [each]
        flat += [part for part in parts if part not in flat]
    return flat


def _map_at(schema: Schema, path: Sequence[str]) -> Schema:
    """Return the schema of the map at a path, `[]` standing for the items of a list."""
    for step in path:
        if step == "[]":
            schema = _with(schema, "items")["items"]
        else:
            schema = _with(schema, "properties")["properties"][step]
    return _with(schema, "properties")


def _with(schema: Schema, keyword: str) -> Schema:
    """Return the alternative of a schema that has a keyword."""
    if keyword in schema:
        return schema
    return next(each for each in schema["anyOf"] if keyword in each)


def _retired(gone: Retired) -> Schema:
    """Say what is said of a retired key, and refuse it where it is an error."""
    said = {"deprecationMessage": f"{gone.message}; {gone.help}", "doNotSuggest": True}
    return said if gone.code.severity is Severity.WARNING else {**said, "not": {}}
