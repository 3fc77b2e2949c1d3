"""Finds what the misspelt keys and options of a document are likely meant to be."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from gpsgen.model.comma_lists import model_in
from gpsgen.model.scalars import FAULT
from gpsgen.read import Mapping, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pydantic import BaseModel
    from pydantic_core import ErrorDetails

    from gpsgen.diagnostics.model import Path
    from gpsgen.diagnostics.suggest import Suggestion
    from gpsgen.model.findings import Findings
    from gpsgen.read import Document


class _Group(NamedTuple):
    """Names that stand beside one another, in a map or a list, and are of one kind."""

    place: Path
    options: tuple[str, ...]


def misspellings(
    details: Iterable[ErrorDetails], model: type[BaseModel], findings: Findings
) -> dict[Path, Suggestion]:
    """Return what is likely meant, by the paths of unknown keys and of texts that are no option."""
    groups: dict[_Group, dict[Path, str]] = {}
    for detail in details:
        path = detail["loc"]
        if detail["type"] == "extra_forbidden":
            group = _Group(path[:-1], tuple(fields_at(model, path[:-1])))
            groups.setdefault(group, {})[path] = str(path[-1])
        elif detail["type"] == FAULT and detail["ctx"]["options"]:
            group = _Group(_list_of(path, model) or path, detail["ctx"]["options"])
            groups.setdefault(group, {})[path] = str(detail["input"])
    found: dict[Path, Suggestion] = {}
    for group, names in groups.items():
        listed = _listed(findings.document, group.place, model)
        likely = findings.suggestions.suggest_each(names.values(), group.options, listed)
        found |= {path: likely[name] for path, name in names.items() if name in likely}
    return found


def fields_at(root: type[BaseModel], path: Path) -> list[str]:
    """Return the keys that are legal in the map at a path of a model."""
    model = root
    for step in path:
        if isinstance(step, str):
            fields = {field.alias or name: field for name, field in model.model_fields.items()}
            model = model_in(fields[step].annotation) or model
    return [field.alias or name for name, field in model.model_fields.items()]


def _list_of(path: Path, model: type[BaseModel]) -> Path | None:
    """Return the place of the list that a text is an item of, or the first field of an item."""
    if isinstance(path[-1], int):
        return path[:-1]
    is_item = len(path) > 1 and isinstance(path[-2], int)
    return path[:-2] if is_item and fields_at(model, path)[:1] == [path[-1]] else None


def _listed(document: Document, place: Path, model: type[BaseModel]) -> set[str]:
    """Return what stands in a map or a list: its keys, or its texts and the first fields of it."""
    node = document.node(place)
    if isinstance(node, Mapping):
        return set(node.entries)
    if not isinstance(node, Sequence):
        return set()
    items = [(*place, index) for index in range(len(node.items))]
    first = fields_at(model, place)[0]
    texts = (document.text(item) or document.text((*item, first)) for item in items)
    return {text for text in texts if text}
