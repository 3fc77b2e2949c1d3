"""Documents that a schema may just take, or may just refuse."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from tests.jsonschema import exact_json
from tests.strategies.json_schemas import DIVISORS, FRACTIONS, INTEGERS, NAMES, STRINGS, TYPES

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from tests.strategies.json_schemas import Schema, SchemaMaker

_DEEPEST = 6
_IMPLIED = {
    "properties": "object", "required": "object", "additionalProperties": "object",
    "patternProperties": "object", "propertyNames": "object", "minProperties": "object",
    "maxProperties": "object", "dependentSchemas": "object", "dependentRequired": "object",
    "dependencies": "object", "unevaluatedProperties": "object",
    "items": "array", "prefixItems": "array", "contains": "array", "uniqueItems": "array",
    "minItems": "array", "maxItems": "array", "unevaluatedItems": "array",
    "pattern": "string", "minLength": "string", "maxLength": "string",
    "minimum": "number", "maximum": "number", "multipleOf": "number",
    "exclusiveMinimum": "number", "exclusiveMaximum": "number",
}  # fmt: skip


@dataclass(slots=True)
class DocumentMaker:
    """Makes documents for a schema."""

    random: Random
    maker: SchemaMaker
    root: Schema

    def documents(self, count: int) -> list[str]:
        """Return different texts: what comes near to a match, and that with faults."""
        texts: dict[str, None] = {}
        for number in range(3 * count):
            document = self.near(self.root)
            for _ in range(self.random.choice((0, 0, 1, 2)) if number else 0):
                document = self.mutated(document)
            texts.setdefault(exact_json.dumps(self._respelt(document)))
        return list(texts)[:count]

    def near(self, schema: Schema, depth: int = 0) -> Any:
        """Return a document that comes near to what a schema takes."""
        if not isinstance(schema, dict) or depth > _DEEPEST:
            return self.maker.value(1)
        if "const" in schema:
            return schema["const"]
        if schema.get("enum"):
            return self.random.choice(schema["enum"])
        parts = [self._own(schema, depth)] if schema.keys() & _IMPLIED.keys() else []
        parts += [self.near(it, depth + 1) for it in self._in_place(schema)]
        if not parts:
            return self._own(schema, depth)
        if all(isinstance(it, dict) for it in parts):
            return {name: value for part in parts for name, value in part.items()}
        return self.random.choice(parts)

    def mutated(self, document: Any) -> Any:
        """Return a document with one thing changed."""
        if isinstance(document, dict) and document and self.random.random() < 0.8:
            return self._mutated_object(document)
        if isinstance(document, list) and document and self.random.random() < 0.8:
            return self._mutated_array(document)
        if isinstance(document, int | Decimal) and self.random.random() < 0.4:
            step = self.random.choice((1, -1, Decimal("0.1"), Decimal("1E-7")))
            return document + step
        if isinstance(document, str) and self.random.random() < 0.4:
            return self.random.choice((document[1:], document + self.random.choice(STRINGS)))
        return self.maker.value()

    def _mutated_object(self, document: dict[str, Any]) -> dict[str, Any]:
        name = self.random.choice(list(document))
        chance = self.random.random()
        if chance < 0.3:
            return {key: value for key, value in document.items() if key != name}
        if chance < 0.5:
            return document | {self.random.choice((*NAMES, *STRINGS)): self.maker.value()}
        return document | {name: self.mutated(document[name])}

    def _mutated_array(self, document: list[Any]) -> list[Any]:
        index = self.random.randrange(len(document))
        chance = self.random.random()
        if chance < 0.2:
            return document[:index] + document[index + 1 :]
        if chance < 0.4:
            return [*document, self.random.choice(document)]
        return [*document[:index], self.mutated(document[index]), *document[index + 1 :]]

    def _respelt(self, document: Any) -> Any:
        """Return a document with some whole numbers written as fractions."""
        match document:
            case dict():
                return {name: self._respelt(value) for name, value in document.items()}
            case list():
                return list(map(self._respelt, document))
            case bool():
                return document
            case int() if self.random.random() < 0.1:
                return Decimal(f"{document}.0")
            case int() if document and document % 10 == 0 and self.random.random() < 0.1:
                return Decimal(f"{document // 10}E1")
            case _:
                return document

    def _in_place(self, schema: Schema) -> list[Schema]:
        """Return subschemas that are to hold for the document itself."""
        found = [self._resolved(schema["$ref"])] if "$ref" in schema else []
        found += schema.get("allOf", [])
        for keyword in ("anyOf", "oneOf"):
            found += [self.random.choice(schema[keyword])] if keyword in schema else []
        if "if" in schema:
            found += [schema[it] for it in self._way(schema)]
        return found

    def _way(self, schema: Schema) -> Sequence[str]:
        ways = [it for it in (("if", "then"), ("else",), ("then",)) if all(map(schema.get, it))]
        return self.random.choice([*ways, ("if",)])

    def _resolved(self, reference: str) -> Schema:
        here = self.root
        for step in reference.split("/")[1:]:
            here = here[step]
        return here

    def _own(self, schema: Schema, depth: int) -> Any:
        types = schema.get("type") or [_IMPLIED[it] for it in schema if it in _IMPLIED] or TYPES
        match types if isinstance(types, str) else self.random.choice(list(types)):
            case "object":
                return self._object(schema, depth)
            case "array":
                return self._array(schema, depth)
            case "string":
                return self._string(schema)
            case "integer" | "number":
                return self._number(schema)
            case "boolean":
                return self.random.random() < 0.5
            case _:
                return None

    def _object(self, schema: Schema, depth: int) -> dict[str, Any]:
        properties = schema.get("properties", {})
        names = [it for it in properties if self.random.random() < 0.5]
        names += [it for it in schema.get("required", ()) if self.random.random() < 0.95]
        if self.random.random() < 0.25:
            names.append(self.random.choice(NAMES))
        while len(set(names)) < schema.get("minProperties", 0) and self.random.random() < 0.9:
            names.append(self.random.choice(NAMES))
        self.random.shuffle(names)
        return {name: self.near(self._of_member(schema, name), depth + 1) for name in names}

    def _of_member(self, schema: Schema, name: str) -> Schema:
        if name in schema.get("properties", {}):
            return schema["properties"][name]
        for pattern, below in schema.get("patternProperties", {}).items():
            if re.search(pattern, name):
                return below
        for keyword in ("additionalProperties", "unevaluatedProperties"):
            if isinstance(schema.get(keyword), dict):
                return schema[keyword]
        return True

    def _array(self, schema: Schema, depth: int) -> list[Any]:
        items = schema.get("items", True)
        first = schema.get("prefixItems", items if isinstance(items, list) else [])
        rest = schema.get("additionalItems", True) if isinstance(items, list) else items
        if "unevaluatedItems" in schema and rest is True:
            rest = schema["unevaluatedItems"]
        length = self.random.randrange(4)
        if self.random.random() < 0.8:
            length = max(length, schema.get("minItems", 0))
        result = [
            self.near(first[index] if index < len(first) else rest, depth + 1)
            for index in range(length)
        ]
        if "contains" in schema and self.random.random() < 0.7:
            for _ in range(self.random.randint(1, 2)):
                at = self.random.randint(0, len(result))
                result.insert(at, self.near(schema["contains"], depth + 1))
        return result

    def _string(self, schema: Schema) -> str:
        fits = [
            text
            for text in STRINGS
            if schema.get("minLength", 0) <= len(text) <= schema.get("maxLength", 99)
            and re.search(schema.get("pattern", ""), text)
        ]
        return self.random.choice(fits or STRINGS)

    def _number(self, schema: Schema) -> int | Decimal:
        limits = [
            schema[it]
            for it in ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum")
            if not isinstance(schema.get(it, True), bool)
        ]
        if limits and self.random.random() < 0.6:
            steps = (0, 0, 1, -1, Decimal("0.1"), Decimal("-1E-7"))
            return self.random.choice(limits) + self.random.choice(steps)
        if "multipleOf" in schema and self.random.random() < 0.6:
            return schema["multipleOf"] * self.random.choice((0, 1, 2, 7, 12345678901234567))
        numbers: Sequence[int | Decimal] = (*INTEGERS, *DIVISORS)
        if schema.get("type") != "integer":
            numbers = (*numbers, *FRACTIONS)
        return self.random.choice(numbers)
