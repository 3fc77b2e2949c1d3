"""The keywords that look at a value alone, each as a Go expression that reports by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from goast import Binary, Expr, Int, String
from gpsgen.jsonschema.checks.literals import bounded, number_text
from gpsgen.jsonschema.checks.parts import has

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gpsgen.jsonschema.checks.constants import Constants
    from gpsgen.jsonschema.checks.subject import Subject
    from gpsgen.jsonschema.output import Helpers
    from gpsgen.jsonschema.patterns import Patterns
    from gpsgen.jsonschema.schema import Schema
    from gpsgen.jsonschema.shapes import Part

_TYPES: Final = {
    "null": "TypeNull",
    "boolean": "TypeBoolean",
    "integer": "TypeInteger",
    "number": "TypeNumber",
    "string": "TypeString",
    "array": "TypeArray",
    "object": "TypeObject",
}
#: Fields of `Schema` with the methods that check them.
_NUMBERS: Final = {
    "minimum": "Minimum",
    "exclusive_minimum": "ExclusiveMinimum",
    "maximum": "Maximum",
    "exclusive_maximum": "ExclusiveMaximum",
    "multiple_of": "MultipleOf",
}
_COUNTS: Final = {
    "min_length": "MinLength",
    "max_length": "MaxLength",
    "min_items": "MinItems",
    "max_items": "MaxItems",
    "min_properties": "MinProperties",
    "max_properties": "MaxProperties",
}
#: What 2020-12 calls a keyword whose field of `Schema` has another name.
_KEYWORDS: Final = {
    "exclusive_minimum": "exclusiveMinimum",
    "exclusive_maximum": "exclusiveMaximum",
    "multiple_of": "multipleOf",
    "min_length": "minLength",
    "max_length": "maxLength",
    "min_items": "minItems",
    "max_items": "maxItems",
    "min_properties": "minProperties",
    "max_properties": "maxProperties",
}


class Assertions:
    """Prints the keywords that look at a value alone."""

    def __init__(self, helpers: Helpers, patterns: Patterns, constants: Constants) -> None:
        self._helpers = helpers
        self._patterns = patterns
        self._constants = constants

    def print(self, part: Part, subject: Subject, r: Expr) -> Iterator[Expr]:
        """Yield a check for each of them; `r` takes what is wrong, or is nil."""
        schema = part.schema
        if schema.boolean is False and not part.covered:
            yield subject.call("FailFalse", String(schema.location.keyword()), r)
        if has(part, "type") and schema.type is not None:
            yield subject.call("Type", self._types(schema.type), _path(schema, "type"), r)
        yield from self._values(part, subject, r)
        for keyword, method in _NUMBERS.items():
            if has(part, keyword):
                limit = String(number_text(getattr(schema, keyword)))
                yield subject.call(method, limit, _path(schema, keyword), r)
        for keyword, method in _COUNTS.items():
            if has(part, keyword):
                count = Int(bounded(getattr(schema, keyword)))
                yield subject.call(method, count, _path(schema, keyword), r)
        yield from self._texts(part, subject, r)
        yield from _names(part, subject, r)
        if schema.unique_items and "unique_items" not in part.covered:
            yield subject.call("UniqueItems", String(schema.path("uniqueItems")), r)

    def _types(self, names: frozenset[str]) -> Expr:
        # every integer is a number
        wanted = names - {"integer"} if "number" in names else names
        first, *rest = (self._helpers(go) for name, go in _TYPES.items() if name in wanted)
        result = first
        for name in rest:
            result = Binary(result, "|", name)
        return result

    def _values(self, part: Part, subject: Subject, r: Expr) -> Iterator[Expr]:
        schema = part.schema
        if has(part, "enum") and schema.enum is not None:
            path = String(schema.path("enum"))
            texts = [String(it) for it in schema.enum if isinstance(it, str)]
            if len(texts) == len(schema.enum):
                yield subject.call("EnumStrings", path, r, *texts)
            else:
                yield subject.call("Enum", self._constants.name(schema.enum, schema), path, r)
        if has(part, "const") and schema.const is not None:
            path = String(schema.path("const"))
            match schema.const:
                case (str() as text,):
                    yield subject.call("ConstString", String(text), path, r)
                case values:
                    yield subject.call("Const", self._constants.name(values, schema), path, r)

    def _texts(self, part: Part, subject: Subject, r: Expr) -> Iterator[Expr]:
        schema = part.schema
        text = subject.field("Text")
        if has(part, "pattern") and schema.pattern is not None:
            test = self._patterns.test(schema.pattern, text)
            fail = subject.call(
                "FailPattern", String(schema.pattern), String(schema.path("pattern")), r
            )
            yield self._if_string(subject, test, fail)
        if schema.asserts_format and has(part, "format") and schema.format is not None:
            known = self._patterns.format(schema.format, text)
            if known is not None:
                path = String(schema.path("format"))
                fail = subject.call("FailFormat", String(schema.format), path, r)
                yield self._if_string(subject, known, fail)

    def _if_string(self, subject: Subject, test: Expr, fail: Expr) -> Expr:
        is_other = Binary(subject.field("Kind"), "!=", self._helpers("KindString"))
        return Binary(Binary(is_other, "||", test), "||", fail)


def _names(part: Part, subject: Subject, r: Expr) -> Iterator[Expr]:
    schema = part.schema
    if has(part, "required") and schema.required:
        path = String(schema.path("required"))
        yield subject.call("Required", path, r, *map(String, schema.required))
    if has(part, "dependent_required") and schema.dependent_required:
        keyword, *_ = schema.spelling.get("dependentRequired", ("dependentRequired",))
        for name, others in schema.dependent_required.items():
            if others:
                path = String(schema.path("dependentRequired", name))
                args = [String(name), String(keyword), path, r, *map(String, others)]
                yield subject.call("DependentRequired", *args)


def _path(schema: Schema, keyword: str) -> Expr:
    return String(schema.path(_KEYWORDS.get(keyword, keyword)))
