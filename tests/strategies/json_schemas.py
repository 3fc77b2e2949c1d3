"""Schemas of all keywords, made by chance.

A seeded `Random` makes them instead of hypothesis's draws: a build of Go takes hundreds of them at
once, and what fails is made smaller by `tests.jsonschema.reducing`, which builds in batches too.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from random import Random

Schema = Any

NAMES = ("a", "b", "c", "foo", "x-1", "kind", "é")
STRINGS = ("", "a", "b", "ab", "abc", "aa", "x-1", "foo", "0", "10", "a b", "é", "日本", "😀", "\0")
#: Patterns that mean the same to Python and to ECMA-262, for the texts above.
PATTERNS = ("^a", "b$", "^[a-c]+$", "a|b", "^x-", "[0-9]", "^.{2}$", "é", "^$", "^(foo|kind)$")
INTEGERS = (0, 1, -1, 2, 3, 5, 10, 100, 2**53 + 1, 2**63 - 1, 2**63, -(2**63) - 1, 10**25)
FRACTIONS = tuple(
    map(Decimal, ("0.5", "1.5", "-0.1", "0.01", "2.50", "1E-7", "3.0000000000000000001"))
)
DIVISORS = (1, 2, 3, 5, Decimal("0.5"), Decimal("0.1"), Decimal("0.01"), Decimal("1E-7"))
TYPES = ("null", "boolean", "integer", "number", "string", "array", "object")

_SCALARS = ((None,), (False, True), INTEGERS, FRACTIONS, STRINGS)
_KINDS = (*_SCALARS, "array", "object")
_DEFINITIONS = ("A", "B", "C")
_DEEPEST = 3


@dataclass(slots=True)
class SchemaMaker:
    """Makes schemas of a draft."""

    random: Random
    draft: str
    #: How many definitions come after the one at hand: those may be referred to in place.
    _later: Sequence[str] = ()
    _definitions: Sequence[str] = field(default_factory=tuple)

    def schema(self) -> dict[str, Any]:
        """Return a whole schema, with its definitions."""
        self._definitions = _DEFINITIONS[: self.random.randrange(len(_DEFINITIONS) + 1)]
        definitions: dict[str, Schema] = {}
        for index, name in enumerate(self._definitions):
            self._later = self._definitions[index + 1 :]
            definitions[name] = self._schema(1)
        self._later = self._definitions
        root = self._schema(0)
        while not isinstance(root, dict):
            root = self._schema(0)
        if definitions:
            root[self._keyword] = definitions
        return root

    @property
    def _keyword(self) -> str:
        return "$defs" if self._is_new else "definitions"

    @property
    def _is_new(self) -> bool:
        return self.draft in {"draft2019-09", "draft2020-12"}

    def _schema(self, depth: int, *, in_place: bool = True) -> Schema:
        chance = self.random.random()
        later = self._later if in_place else self._definitions
        if chance < 0.04 and self.draft != "draft4":
            return self.random.random() < 0.7
        if chance < 0.16 and later:
            return self._reference(depth, later)
        if not in_place and depth and chance < 0.2:
            return {"$ref": "#"}
        return self._keywords(depth)

    def _reference(self, depth: int, names: Sequence[str]) -> Schema:
        schema = {"$ref": f"#/{self._keyword}/{self.random.choice(names)}"}
        if self._is_new and self.random.random() < 0.3:
            schema |= self._keywords(depth + 1)
        return schema

    def _keywords(self, depth: int) -> dict[str, Any]:
        makers: list[Callable[[int], dict[str, Any]]] = [self._string, self._number, self._values]
        if depth < _DEEPEST:
            makers += [self._object, self._object, self._object, self._array, self._array]
            makers += [self._logic, self._logic, self._condition]
        schema: dict[str, Any] = {}
        for _ in range(self.random.choice((1, 1, 1, 2, 3))):
            schema |= self.random.choice(makers)(depth)
        if self.random.random() < 0.12:
            schema["type"] = self._types()
        if self._is_new and depth < _DEEPEST and self.random.random() < 0.15:
            schema |= self._unevaluated(depth)
        return schema

    def _types(self) -> Schema:
        if self.random.random() < 0.6:
            return self.random.choice(TYPES)
        return self.random.sample(TYPES, self.random.randint(1, 3))

    def _some(self, likelihood: float, **keywords: Callable[[], Any]) -> dict[str, Any]:
        made = {key.rstrip("_"): value for key, value in keywords.items()}
        return {key: make() for key, make in made.items() if self.random.random() < likelihood}

    def _typed(self, schema: dict[str, Any], *types: str) -> dict[str, Any]:
        """Write the type out, as people mostly do."""
        if self.random.random() < 0.7:
            schema["type"] = self.random.choice(types)
            if self.random.random() < 0.15:
                schema["type"] = [schema["type"], "null"]
        return schema

    def _string(self, depth: int) -> dict[str, Any]:
        del depth
        keywords = self._some(
            0.4,
            minLength=lambda: self.random.choice((0, 1, 2)),
            maxLength=lambda: self.random.choice((0, 1, 2, 3)),
            pattern=lambda: self.random.choice(PATTERNS),
        )
        return self._typed(keywords, "string")

    def _limit(self) -> int | Decimal:
        return self.random.choice(self.random.choice((INTEGERS, INTEGERS[:8], FRACTIONS)))

    def _number(self, depth: int) -> dict[str, Any]:
        del depth
        keywords = self._some(
            0.35,
            minimum=self._limit,
            maximum=self._limit,
            multipleOf=lambda: self.random.choice(DIVISORS),
        )
        if self.draft == "draft4":
            for limit, exclusive in (
                ("minimum", "exclusiveMinimum"), ("maximum", "exclusiveMaximum")
            ):  # fmt: skip
                if limit in keywords and self.random.random() < 0.4:
                    keywords[exclusive] = self.random.random() < 0.7
        else:
            keywords |= self._some(0.2, exclusiveMinimum=self._limit, exclusiveMaximum=self._limit)
        return self._typed(keywords, "integer", "number")

    def value(self, depth: int = 2) -> Any:
        """Return a small value of JSON."""
        match self.random.choice(_KINDS if depth else _SCALARS):
            case "array":
                return [self.value(depth - 1) for _ in range(self.random.randrange(4))]
            case "object":
                names = self.random.sample(NAMES, self.random.randrange(4))
                return {name: self.value(depth - 1) for name in names}
            case scalars:
                return self.random.choice(scalars)

    def _values(self, depth: int) -> dict[str, Any]:
        del depth
        if self.random.random() < 0.3 and self.draft != "draft4":
            return {"const": self.value()}
        chance = self.random.random()
        if chance < 0.4:
            texts = self.random.sample(STRINGS, self.random.randint(1, 4))
            return {"type": "string", "enum": texts} if chance < 0.3 else {"enum": texts}
        if chance < 0.6:
            return {"enum": self.random.sample(INTEGERS, self.random.randint(1, 4))}
        values: list[Any] = []
        for value in (self.value() for _ in range(self.random.randint(1, 4))):
            if repr(value) not in map(repr, values):
                values.append(value)
        return {"enum": values}

    def _properties(self, depth: int) -> dict[str, Schema]:
        names = self.random.sample(NAMES, self.random.randint(1, 4))
        return {name: self._schema(depth + 1, in_place=False) for name in names}

    def _names(self) -> list[str]:
        return self.random.sample(NAMES, self.random.randint(1, 2))

    def _object(self, depth: int) -> dict[str, Any]:
        schema: dict[str, Any] = {}
        if self.random.random() < 0.8:
            schema["properties"] = self._properties(depth)
        schema |= self._some(0.3, required=self._names)
        below = lambda: self._schema(depth + 1, in_place=False)  # noqa: E731
        schema |= self._some(
            0.12,
            minProperties=lambda: self.random.randrange(3),
            maxProperties=lambda: self.random.randrange(4),
            patternProperties=lambda: {
                self.random.choice(PATTERNS): below() for _ in range(self.random.randint(1, 2))
            },
        )
        schema |= self._some(0.15, additionalProperties=below)
        if self.random.random() < 0.15:
            schema["additionalProperties"] = False
        if self.draft != "draft4":
            schema |= self._some(0.06, propertyNames=lambda: self._string(depth))
        schema |= self._dependencies(depth)
        return self._typed(schema, "object")

    def _dependencies(self, depth: int) -> dict[str, Any]:
        def schemas() -> dict[str, Schema]:
            return {name: self._schema(depth + 1) for name in self._names()}

        def names() -> dict[str, list[str]]:
            return {name: self._names() for name in self._names()}

        if self._is_new:
            return self._some(0.06, dependentSchemas=schemas, dependentRequired=names)
        return self._some(0.06, dependencies=lambda: schemas() | names())

    def _array(self, depth: int) -> dict[str, Any]:
        below = lambda: self._schema(depth + 1, in_place=False)  # noqa: E731
        several = lambda: [below() for _ in range(self.random.randint(1, 3))]  # noqa: E731
        schema: dict[str, Any] = {}
        chance = self.random.random()
        is_newest = self.draft == "draft2020-12"
        if chance < 0.6:
            schema["items"] = below()
        elif chance < 0.85:
            schema["prefixItems" if is_newest else "items"] = several()
            rest = (
                self._some(0.5, items=below)
                if is_newest
                else self._some(0.5, additionalItems=below)
            )
            schema |= rest
        schema |= self._some(
            0.2,
            minItems=lambda: self.random.randrange(3),
            maxItems=lambda: self.random.randrange(4),
            uniqueItems=lambda: self.random.random() < 0.9,
        )
        if self.draft != "draft4" and self.random.random() < 0.15:
            schema["contains"] = below()
            if self._is_new:
                schema |= self._some(
                    0.4,
                    minContains=lambda: self.random.randrange(3),
                    maxContains=lambda: self.random.randint(1, 3),
                )
        return self._typed(schema, "array")

    def _branches(self, depth: int) -> list[Schema]:
        return [self._schema(depth + 1) for _ in range(self.random.randint(1, 3))]

    def _logic(self, depth: int) -> dict[str, Any]:
        chance = self.random.random()
        if chance < 0.3:
            return {"allOf": self._branches(depth)}
        if chance < 0.5:
            return {"anyOf": self._branches(depth)}
        if chance < 0.65:
            return {"oneOf": self._branches(depth)}
        if chance < 0.8:
            return {"not": self._schema(depth + 1)}
        if chance < 0.85:
            return {"anyOf": [self._schema(depth + 1), {"type": "null"}]}
        return {self.random.choice(("oneOf", "anyOf")): self._told_apart(depth)}

    def _told_apart(self, depth: int) -> list[Schema]:
        """Return branches with a discriminator, as far as chance leaves it one."""
        branches = []
        for text in self.random.sample(STRINGS, self.random.randint(2, 3)):
            kind = {"enum": [text]} if self.draft == "draft4" else {"const": text}
            branch = self._object(depth + 1) | {"type": "object"}
            branch["properties"] = {"kind": kind} | branch.get("properties", {})
            branch["required"] = [
                "kind",
                *(it for it in branch.get("required", ()) if it != "kind"),
            ]
            branches.append(branch)
        return branches

    def _condition(self, depth: int) -> dict[str, Any]:
        if self.draft in {"draft4", "draft6"}:
            return self._logic(depth)
        below = lambda: self._schema(depth + 1)  # noqa: E731
        return {"if": below()} | self._some(0.7, then=below, else_=below)

    def _unevaluated(self, depth: int) -> dict[str, Any]:
        keyword = self.random.choice(("unevaluatedProperties", "unevaluatedItems"))
        if self.random.random() < 0.6:
            return {keyword: False}
        return {keyword: self._schema(depth + 1, in_place=False)}
