"""What may be written for a value, in the words of JSON Schema: what editors check and offer.

An editor reads YAML 1.2: to it `8080` is a number, `true` a boolean and nothing at all is null,
where gpsgen takes text. A schema must accept whatever gpsgen accepts, however an editor reads it.

Editors offer the words `true`, `false` and `null` wherever a schema names the types of these. Where
they may be written and are not what people want, the schema says what must not be there instead.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Mapping, Sequence

Schema = dict[str, Any]
"""A part of a JSON Schema."""

Form: TypeAlias = "Callable[[Schema], Schema]"
"""Makes of the schema of a type the schema of what may be written for it."""

#: What is true or false, and nothing at all, each said by what it is not.
BOOLEAN: Schema = {"not": {"type": ["array", "null", "number", "object", "string"]}}
NOTHING: Schema = {"not": {"type": ["array", "boolean", "number", "object", "string"]}}
#: Items parted by commas, or one with blanks about it.
_SEVERAL: Schema = {"type": "string", "pattern": r",|^\s|\s$"}
_PORT = r"^([1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])$"
_TRUE = "[Tt][Rr][Uu][Ee]|[Yy][Ee][Ss]|[Oo][Nn]"
_FALSE = "[Ff][Aa][Ll][Ss][Ee]|[Nn][Oo]|[Oo][Ff][Ff]"


def as_is(schema: Schema) -> Schema:
    """Leave what is written as the type has it."""
    return schema


def text(*, numbers: bool = True, **keywords: object) -> Schema:
    """Return the schema of text; `numbers` says whether it may look like a number."""
    type_ = ["string", "number"] if numbers else "string"
    return {"anyOf": [{"type": type_, **(keywords or {"minLength": 1})}, BOOLEAN]}


def matching(pattern: re.Pattern[str], message: str, *, numbers: bool = False) -> Form:
    """Return the form of texts that match a pattern as a whole; `message` says what they are."""
    # ECMA 262, by which editors read patterns, has one name for the end of a text
    whole = f"^(?:{pattern.pattern})$".replace(r"\Z", "$")
    return lambda _: text(numbers=numbers, pattern=whole, patternErrorMessage=message)


def number(*, pattern: str = r"^(0|[1-9][0-9]*)$", **limits: int) -> Schema:
    """Return the schema of a whole number, in quotes or not."""
    return {"type": ["string", "integer"], "minimum": 0, **limits, "pattern": pattern}


def port(_: Schema) -> Schema:
    """Take a TCP port."""
    return number(pattern=_PORT, minimum=1, maximum=65535)


def switch() -> Schema:
    """Return the schema of true or false, in any of YAML's words."""
    words = {"pattern": f"^({_TRUE}|{_FALSE})$", "patternErrorMessage": "Write true or false."}
    return {"type": ["boolean", "string"], **words}


def only(*, on: bool) -> Form:
    """Return the form of a switch that can only be put one way."""
    words = {"type": "string", "pattern": f"^({_TRUE if on else _FALSE})$"}
    return lambda _: {"anyOf": [{"const": on}, words]}


def or_nothing(schema: Schema) -> Schema:
    """Take what a schema takes, or nothing at all."""
    return {"anyOf": [*_alternatives(schema), NOTHING]}


def or_empty(schema: Schema) -> Schema:
    """Take what a schema takes, or an empty text."""
    return {"anyOf": [*_alternatives(schema), {"type": "string", "maxLength": 0}]}


def listed_or_single(schema: Schema) -> Schema:
    """Take a list, the text of its only item, or such texts parted by commas."""
    texts = _texts(schema["items"])
    return or_nothing({"anyOf": [_list(schema, texts), *texts, _SEVERAL]})


def listed_or_one(schema: Schema) -> Schema:
    """Take a list, or the text of its only item."""
    texts = _texts(schema["items"])
    return or_nothing({"anyOf": [_list(schema, texts), *texts]})


def field_or_map(field: str) -> Form:
    """Return the form of a map, or of what one of its fields holds in its place."""

    def form(schema: Schema) -> Schema:
        map_ = next(each for each in _alternatives(schema) if "properties" in each)
        texts = _texts(map_["properties"][field])
        message = f"Write a {field}, or a map. {_options(texts)}".rstrip()
        # beside `properties` the message would stand for faults within the map as well
        of_type = {"type": map_["type"], "errorMessage": message}
        fields = {key: value for key, value in map_.items() if key != "type"}
        return {"anyOf": [{"allOf": [of_type], **fields}, *texts]}

    return form


def text_or_empty(_: Schema) -> Schema:
    """Take any text, also an empty one or none."""
    return or_nothing(text(minLength=0))


def needs(conditions: Mapping[str, Mapping[str, Sequence[str]]]) -> Schema:
    """Return what makes a map with some value in a field have other fields as well."""
    return {
        "allOf": [
            {
                "if": {"properties": {field: {"const": value}}, "required": [field]},
                "then": {"required": list(others)},
            }
            for field, values in conditions.items()
            for value, others in values.items()
        ]
    }


def _alternatives(schema: Schema) -> list[Schema]:
    return list(schema["anyOf"]) if "anyOf" in schema else [schema]


def _texts(schema: Schema) -> list[Schema]:
    """Return the alternatives of a schema that are texts."""
    return [each for each in _alternatives(schema) if each != NOTHING and "properties" not in each]


def _list(schema: Schema, texts: list[Schema]) -> Schema:
    """Return the schema of a list that a text may stand for; editors say of both what it says."""
    message = f"Write a list, or the text of its only item. {_options(texts)}".rstrip()
    return {**schema, "errorMessage": message}


def _options(texts: list[Schema]) -> str:
    options = [option for each in texts for option in each.get("enum", ())]
    return f"Valid values: {', '.join(options)}." if options else ""
