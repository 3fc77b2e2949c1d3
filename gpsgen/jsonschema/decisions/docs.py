"""Documentation of types and fields, out of titles and descriptions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goast import comment_text
from gpsgen.jsonschema.decisions.places import definition_key
from gpsgen.jsonschema.shapes import SumDeclaration, UnionDeclaration

if TYPE_CHECKING:
    from gpsgen.jsonschema.decisions.places import Origin
    from gpsgen.jsonschema.schema import Schema

_DEPRECATED = "Deprecated: the schema says so."


def type_doc(name: str, origin: Origin) -> str:
    """Return the comment of a type: what it is the type of, and what its schema says of itself."""
    schema, whole = origin.schema, origin.whole
    title = _line(schema.title or "").rstrip(".") if whole else ""
    if title.replace(" ", "").lower() == name.lower():
        title = ""
    what = _of_whole(origin) if whole else _of_part(origin)
    first = f"{name} is {what}{f': {title}' if title else ''}."
    description = _text(schema.description or "") if whole else ""
    if description.startswith(f"{name} "):
        first = ""
    return _paragraphs(first, description, _DEPRECATED if schema.deprecated and whole else "")


def _of_whole(origin: Origin) -> str:
    schema = origin.schema
    if schema.location.pointer == "":
        document = _line(schema.location.document)
        return f"the root of the schema{f' {document}' if document else ''}"
    is_defined = definition_key(schema) is not None
    return f"{'defined as' if is_defined else 'the type of'} {_where(schema)}"


def _of_part(origin: Origin) -> str:
    """Tell a branch or an alternative by its owner, which has its name before."""
    owner = origin.place.owner
    match owner:
        case SumDeclaration() if owner.name:
            return f"one kind of {owner.name}, by {_where(origin.schema)}"
        case UnionDeclaration() if owner.name:
            return f"what {owner.name} has as its {origin.place.part}"
        case _:
            return f"the type of {_where(origin.schema)}, with all that holds beside it"


def _where(schema: Schema) -> str:
    return _line(schema.location.keyword())


def field_doc(schema: Schema) -> str:
    """Return the comment of a field."""
    text = _text(schema.description or "") or _line(schema.title or "")
    return _paragraphs(text, _DEPRECATED if schema.deprecated else "")


def _paragraphs(*texts: str) -> str:
    return "\n\n".join(filter(None, texts))


def _text(text: str) -> str:
    return comment_text(text).strip()


def _line(text: str) -> str:
    return " ".join(comment_text(text).split())
