"""What a meta-schema finds wrong with a schema, in the words of people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from gpsgen.diagnostics.suggest import nearest
from gpsgen.diagnostics.text import quote, quote_all
from gpsgen.model.wording import value_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jsonschema import ValidationError

    from gpsgen.diagnostics.model import Path

_TYPES = {
    "array": "a list",
    "boolean": "true or false",
    "integer": "a whole number",
    "null": "null",
    "number": "a number",
    "object": "a map",
    "string": "text",
}
_SCHEMA_TYPES = frozenset({"object", "boolean"})
_CHOICES = ("anyOf", "oneOf")


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong with a schema."""

    path: Path
    message: str
    help: str | None = None


def faults(error: ValidationError) -> Iterator[Fault]:
    """Return the faults behind an error: of a choice, those in the alternatives that were meant."""
    meant = [cause for cause in error.context or () if not _is_of_another_kind(cause, error)]
    if error.validator in _CHOICES and meant:
        for cause in meant:
            yield from faults(cause)
    elif error.validator == "dependencies":
        yield from _demands(error)
    else:
        path = tuple(error.absolute_path)
        message, advice = _wording(error, value_at(path) if path else "the schema")
        yield Fault(path, message, advice)


def _is_of_another_kind(cause: ValidationError, choice: ValidationError) -> bool:
    """Whether a value is of a kind that an alternative does not have: a list instead of text."""
    if cause.absolute_path != choice.absolute_path:
        return False
    return cause.validator == "type" or (
        cause.validator == "enum" and isinstance(cause.instance, dict | list)
    )


def _demands(error: ValidationError) -> Iterator[Fault]:
    """Return the fields that demand others: `exclusiveMinimum` in draft-04."""
    demands: Any = error.validator_value
    written: Any = error.instance
    for field, needed in demands.items():
        for other in needed if field in written else ():
            if other not in written:
                yield Fault((*error.absolute_path, field), f"`{field}` needs a `{other}` beside it")


def _wording(error: ValidationError, what: str) -> tuple[str, str | None]:
    """Say what is wrong with a value, and what to write instead where that can be said."""
    rule: Any = error.validator_value
    if error.validator == "enum":
        return _none_of(error, what)
    if error.validator in {"type", *_CHOICES}:
        return _wrong_type(error, what)
    if error.validator == "pattern":
        form = f"it has the form {quote(rule)}"
        return f"{quote(str(error.instance))} is not a value of {what}", form
    messages = {
        "exclusiveMinimum": f"{what} must be more than {rule}",
        "minimum": f"{what} must be {rule} or more",
        "minItems": f"{what} is an empty list",
        "uniqueItems": f"{what} lists a value twice",
    }
    unforeseen = f"{what} breaks the rule `{error.validator}` of the meta-schema"
    return messages.get(str(error.validator), unforeseen), None


def _wrong_type(error: ValidationError, what: str) -> tuple[str, str | None]:
    types: dict[str, None] = {}
    for cause in error.context or [error]:
        wanted: Any = "string" if cause.validator == "enum" else cause.validator_value
        types.update(dict.fromkeys([wanted] if isinstance(wanted, str) else wanted))
    is_schema = types.keys() >= _SCHEMA_TYPES
    words = ["a schema"] if is_schema else []
    words += [_TYPES[type_] for type_ in types if not (is_schema and type_ in _SCHEMA_TYPES)]
    # draft-03 had it this way, in each property
    was_boolean = what == "`required`" and isinstance(error.instance, bool)
    advice = "list the names beside `properties`: `required: [id]`" if was_boolean else None
    return f"{what} must be {' or '.join(words)}, not {_kind(error.instance)}", advice


def _none_of(error: ValidationError, what: str) -> tuple[str, str]:
    """Speak of `type`, the only keyword whose values are told one by one."""
    options: Any = error.validator_value
    value = error.instance
    allowed = f"allowed: {quote_all(options)}"
    if not isinstance(value, str):
        # YAML takes the word for nothing
        advice = 'the type is written with quotes, `"null"`' if value is None else allowed
        return f"{what} must be text, not {_kind(value)}", advice
    likely = nearest(value, options)
    message = f"{quote(value)} is not a type of JSON Schema"
    return message, f"did you mean `{likely}`?" if likely else allowed


def _kind(value: object) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return "text"
    if isinstance(value, dict):
        return "a map"
    return "a list" if isinstance(value, list) else "a number"
