"""Turns a document into a draft of the config, every fault in its shape reported at its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

from pydantic import BaseModel, ValidationError

from gpsgen.config.coverage import gap_at
from gpsgen.config.sections import Config
from gpsgen.config.wording import subject, value_at
from gpsgen.diagnostics import codes
from gpsgen.diagnostics.suggest import nearest
from gpsgen.diagnostics.text import quote, quote_all
from gpsgen.model.base import UNKNOWN, locate
from gpsgen.model.scalars import FAULT
from gpsgen.read import Mapping, Node, Sequence

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

    from gpsgen.diagnostics.model import Path
    from gpsgen.model.findings import Findings
    from gpsgen.read import Document

_EXPECTED = {"model_type": "a map", "tuple_type": "a list"}


def draft_config(findings: Findings) -> Config:
    """Build the config; what is at fault is reported and `UNKNOWN` in the draft."""
    data: dict[str, Any] = dict(findings.document.data)
    try:
        draft = Config.model_validate(data)
    except ValidationError as error:
        details = error.errors(include_url=False)
        meant = _misspelt_fields(details, findings.document)
        for detail in details:
            # a field under a misspelt key is not missing as well
            if detail["type"] != "missing" or detail["loc"] not in meant:
                _report(detail, findings)
            _blank_out(data, detail)
        for path in meant:
            _put(data, path, UNKNOWN)
        draft = Config.model_validate(data)
    locate(draft)
    return draft


def _misspelt_fields(details: list[ErrorDetails], document: Document) -> set[Path]:
    """Return the fields that unknown keys are likely meant to be."""
    paths = [detail["loc"] for detail in details if detail["type"] == "extra_forbidden"]
    meant = ((path[:-1], _likely(path)) for path in paths if not gap_at(path))
    fields = {(*parent, likely) for parent, likely in meant if likely}
    return {path for path in fields if document.node(path) is None}


def _report(detail: ErrorDetails, findings: Findings) -> None:
    path: Path = detail["loc"]
    match detail["type"]:
        case "missing":
            where = subject(findings.document, path[:-1])
            message = f"{where} has no `{path[-1]}`"
            findings.at_entry(path[:-1], codes.MISSING_FIELD, message, help=f"add `{path[-1]}: …`")
        case "extra_forbidden":
            _report_extra(path, findings)
        case kind if kind == FAULT:
            given = detail["ctx"]
            findings.at_value(path, given["code"], given["message"], help=given["help"])
        case kind:
            expected = _EXPECTED.get(kind, "something else")
            wrong = f"must be {expected}, not {_kind(findings.document.node(path))}"
            findings.at_value(path, codes.WRONG_TYPE, f"{value_at(path)} {wrong}")


def _report_extra(path: Path, findings: Findings) -> None:
    if gap := gap_at(path):
        generator = findings.document.text((*path[:2], "generator_type"))
        if generator != "ogen_client" or gap.code is not codes.MISPLACED_FIELD:
            findings.at_key(path, gap.code, gap.message, help=gap.help)
        return
    where = subject(findings.document, path[:-1])
    likely = _likely(path)
    fields = quote_all(sorted(fields_at(path[:-1])), limit=30)
    findings.at_key(
        path,
        codes.UNKNOWN_KEY,
        f"{where} has no key {quote(str(path[-1]))}",
        help=f"did you mean `{likely}`?" if likely else None,
        notes=() if likely else (f"keys that it has: {fields}",),
        fix=findings.rename(path, likely) if likely else None,
    )


def _likely(path: Path) -> str | None:
    return nearest(str(path[-1]), fields_at(path[:-1]))


def fields_at(path: Path) -> list[str]:
    """Return the keys that are legal in the map at a path."""
    model: type[BaseModel] = Config
    for step in path:
        if isinstance(step, str):
            model = _model_in(model.model_fields[step].annotation) or model
    return list(model.model_fields)


def _model_in(annotation: Any) -> type[BaseModel] | None:  # noqa: ANN401 (any annotation at all)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    found = (_model_in(argument) for argument in get_args(annotation))
    return next((model for model in found if model), None)


def _blank_out(data: dict[str, Any], detail: ErrorDetails) -> None:
    """Take a faulty value out of the data, so that the rest can be judged."""
    if detail["type"] == "extra_forbidden":
        container: Any = data
        for step in detail["loc"][:-1]:
            container = container[step]
        del container[detail["loc"][-1]]
    else:
        _put(data, detail["loc"], UNKNOWN)


def _put(data: dict[str, Any], path: Path, value: object) -> None:
    """Put a value at a path; where a text stands for a list or a map, in its place."""
    container: Any = data
    for step in path[:-1]:
        child = container[step]
        if not isinstance(child, dict | list):
            container[step] = value
            return
        container = child
    container[path[-1]] = value


def _kind(node: Node | None) -> str:
    if isinstance(node, Mapping):
        return "a map"
    return "a list" if isinstance(node, Sequence) else "text"
