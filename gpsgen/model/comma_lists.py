"""Makes lists of the texts in a document that a model takes for lists: `transport: api, sys`.

So each item has a path and a place of its own, as those of a list have.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any, get_args

from pydantic import BaseModel

from gpsgen.model.scalars import ListedOrSingle
from gpsgen.read import Entry, Mapping, Scalar, Sequence
from gpsgen.read.parts import written_range

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gpsgen.diagnostics import Source
    from gpsgen.read import Document, Node


def part_lists(document: Document, model: type[BaseModel]) -> Document:
    """Return a document in which each text with commas is a list, where the model takes it so."""
    return replace(document, root=_mapping(document.root, model, document.source))


def model_in(annotation: Any) -> type[BaseModel] | None:  # noqa: ANN401 (any annotation at all)
    """Return the model that an annotation is about, as it is, in a list, or as one of several."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    found = (model_in(argument) for argument in get_args(annotation))
    return next((model for model in found if model), None)


def _mapping(mapping: Mapping, model: type[BaseModel], source: Source) -> Mapping:
    fields = _fields(model)
    entries = {
        key: Entry(entry.key, _value(entry.value, *fields[key], source)) if key in fields else entry
        for key, entry in mapping.entries.items()
    }
    return replace(mapping, entries=entries)


def _value(node: Node, model: type[BaseModel] | None, is_parted: bool, source: Source) -> Node:  # noqa: FBT001
    if isinstance(node, Scalar):
        return _parted(node, source) if is_parted and "," in node.text else node
    if model is None:
        return node
    if isinstance(node, Mapping):
        return _mapping(node, model, source)
    items = [_mapping(it, model, source) if isinstance(it, Mapping) else it for it in node.items]
    return replace(node, items=items)


def _parted(scalar: Scalar, source: Source) -> Sequence:
    return Sequence([*_items(scalar, source)], scalar.start, scalar.end)


def _items(scalar: Scalar, source: Source) -> Iterator[Scalar]:
    start = 0
    for written in scalar.text.split(","):
        text = written.strip()
        at = start + written.index(text)
        place = written_range(source, scalar, at, at + len(text))
        # nothing at all between two commas is an empty text, not a value that is not written
        is_plain = place is not None and bool(text)
        yield Scalar(text, *(place or (scalar.start, scalar.end)), is_plain, is_part=True)
        start += len(written) + 1


@cache
def _fields(model: type[BaseModel]) -> dict[str, tuple[type[BaseModel] | None, bool]]:
    """Return the model of each field, if it has one, and whether a text stands for a list of it."""
    return {
        field.alias or name: (
            model_in(field.annotation),
            ListedOrSingle in field.metadata or _is_parted(field.annotation),
        )
        for name, field in model.model_fields.items()
    }


def _is_parted(annotation: Any) -> bool:  # noqa: ANN401
    """Whether an annotation, or one of several in it, takes a text for a list."""
    own = getattr(annotation, "__metadata__", ())
    return ListedOrSingle in own or any(map(_is_parted, get_args(annotation)))
