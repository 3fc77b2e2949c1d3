"""The language of a schema: a draft, or the part of one that a meta-schema of its own asks for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gpsgen.jsonschema.drafts import DRAFTS

if TYPE_CHECKING:
    from collections.abc import Mapping

DRAFT_4, DRAFT_6, DRAFT_7, DRAFT_2019, DRAFT_2020 = DRAFTS

#: The drafts in which what stands beside a `$ref` has no meaning, and an `$id` may be an anchor.
_OLDER = (DRAFT_4, DRAFT_6, DRAFT_7)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_CHOICES = _words("allOf anyOf oneOf not")
_CONDITIONS = _words("if then else")
_LIMITS = _words(
    "multipleOf maximum exclusiveMaximum minimum exclusiveMinimum maxLength minLength pattern"
    " maxItems minItems uniqueItems maxProperties minProperties required type enum"
)
_MEMBERS = _words("properties patternProperties additionalProperties")

_KEYWORDS_4 = (
    _words("id $ref definitions items additionalItems dependencies format")
    | _CHOICES
    | _LIMITS
    | _MEMBERS
)
_KEYWORDS_6 = (_KEYWORDS_4 - {"id"}) | _words("$id const contains propertyNames")
_KEYWORDS_7 = _KEYWORDS_6 | _CONDITIONS

# `definitions` and `dependencies` are in the meta-schemas of the later drafts, so that schemas
# which have them go on to mean what they did (2019-09 Validation, appendix B).
_CORE = _words("$id $ref $anchor $defs definitions")
_APPLICATORS = (
    _CHOICES
    | _CONDITIONS
    | _MEMBERS
    | _words("items contains dependentSchemas propertyNames dependencies")
)
_VALIDATION = _LIMITS | _words("const dependentRequired maxContains minContains")
_UNEVALUATED = _words("unevaluatedItems unevaluatedProperties")

_V2019 = "https://json-schema.org/draft/2019-09/vocab/"
_V2020 = "https://json-schema.org/draft/2020-12/vocab/"

#: The keywords of each vocabulary (2019-09 Core, 9 and Validation; 2020-12 Core, 8, 10 and 11).
_VOCABULARIES: dict[str, frozenset[str]] = {
    f"{_V2019}core": _CORE | _words("$recursiveRef $recursiveAnchor"),
    f"{_V2019}applicator": _APPLICATORS | _UNEVALUATED | _words("additionalItems"),
    f"{_V2019}validation": _VALIDATION,
    f"{_V2019}meta-data": frozenset(),
    f"{_V2019}format": _words("format"),
    f"{_V2019}content": _words("contentSchema"),
    f"{_V2020}core": _CORE | _words("$dynamicRef $dynamicAnchor"),
    f"{_V2020}applicator": _APPLICATORS | _words("prefixItems"),
    f"{_V2020}unevaluated": _UNEVALUATED,
    f"{_V2020}validation": _VALIDATION,
    f"{_V2020}meta-data": frozenset(),
    f"{_V2020}format-annotation": _words("format"),
    f"{_V2020}format-assertion": _words("format"),
    f"{_V2020}content": _words("contentSchema"),
}
_CORES = {DRAFT_2019: f"{_V2019}core", DRAFT_2020: f"{_V2020}core"}


@dataclass(frozen=True, slots=True)
class Dialect:
    """A draft, and the keywords that have a meaning to it."""

    draft: str
    keywords: frozenset[str]
    #: Whether the vocabulary in use makes `format` an assertion.
    asserts_format: bool = False

    @property
    def identifier(self) -> str:
        """The keyword that gives a schema its address."""
        return "id" if self.draft == DRAFT_4 else "$id"

    @property
    def is_older(self) -> bool:
        """Whether a `$ref` hides what stands beside it, and an `$id` may be an anchor."""
        return self.draft in _OLDER


def standard_dialect(draft: str) -> Dialect:
    """Return what a draft's own meta-schema asks for."""
    return _STANDARD[draft]


def dialect_with(draft: str, vocabularies: Mapping[str, bool]) -> Dialect:
    """Return the dialect of a meta-schema with `$vocabulary`; unknown vocabularies add nothing."""
    in_use = {_CORES[draft], *vocabularies}
    keywords = frozenset[str]().union(*(_VOCABULARIES.get(it, frozenset()) for it in in_use))
    asserts = f"{_V2020}format-assertion" in in_use or vocabularies.get(f"{_V2019}format", False)
    return Dialect(draft, keywords, asserts_format=asserts)


def unknown_vocabularies(vocabularies: Mapping[str, bool]) -> list[str]:
    """Return the vocabularies that must be known and are not (2020-12 Core, 8.1.2)."""
    return [uri for uri, needed in vocabularies.items() if needed and uri not in _VOCABULARIES]


def _all_of(prefix: str) -> frozenset[str]:
    return frozenset[str]().union(
        *(keywords for uri, keywords in _VOCABULARIES.items() if uri.startswith(prefix))
    )


_STANDARD = {
    DRAFT_4: Dialect(DRAFT_4, _KEYWORDS_4),
    DRAFT_6: Dialect(DRAFT_6, _KEYWORDS_6),
    DRAFT_7: Dialect(DRAFT_7, _KEYWORDS_7),
    DRAFT_2019: Dialect(DRAFT_2019, _all_of(_V2019)),
    DRAFT_2020: Dialect(DRAFT_2020, _all_of(_V2020)),
}
