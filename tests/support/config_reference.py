"""The page `docs/config.md`: every field of `project.yaml` and of the files that it names.

`python -m tests.support.config_reference` writes it anew, from the models that gpsgen reads by.
"""

from collections.abc import Iterator
from pathlib import Path
from types import NoneType
from typing import Any, Literal, get_args, get_origin

from pydantic.fields import FieldInfo

from gpsgen.config.schema import SCHEMAS
from gpsgen.model.base import Section
from gpsgen.syntax import markdown
from gpsgen.syntax.markdown import Code, Heading, Inline, Link, Paragraph, Table

PAGE = Path(__file__).parents[2] / "docs" / "config.md"

_MADE = "Made from the models by `make golden`."
_FILES = {
    "project": "project.yaml",
    "commands": "commands.yaml: the file of a command line",
    "queues": "queues.yaml: the file of a queue worker",
    "setup": "setup.yaml: the answers of the setup, beside project.yaml",
}
_KINDS = {bool: "`true` or `false`", int: "a whole number", str: "text", object: "text"}


_PLURALS = {"a map": "maps", "text": "texts"}


def page() -> str:
    """Return the text of the page."""
    blocks: list[markdown.Block] = [
        Heading(1, "The config, field by field"),
        Paragraph(
            (
                "What a field may hold is checked by ",
                Code("gpsgen validate"),
                "; what it may say of a value is told in ",
                Link("the errors", "errors/README.md"),
                ". An editor shows all of this while you write: ",
                Link("editors", "editors.md"),
                ". Not everything is generated yet: ",
                Code("gpsgen generate"),
                " warns of each thing that it leaves out.",
            )
        ),
    ]
    for name, title in _FILES.items():
        blocks.append(Heading(2, title))
        for path, model in _sections("", SCHEMAS[name].model):
            if path:
                blocks.append(Heading(3, Code(path)))
            blocks.append(Paragraph(_prose((model.__doc__ or "").split("\n")[0])))
            blocks.append(_table(model))
    return markdown.render(markdown.Document(tuple(blocks), comment=_MADE))


def _sections(path: str, model: type[Section]) -> Iterator[tuple[str, type[Section]]]:
    """Yield a model and all below it, each with the path of its map."""
    yield path, model
    for name, field in model.model_fields.items():
        below = _section_in(field.annotation)
        if below:
            index = "[]" if _is_list(field.annotation) else ""
            yield from _sections(f"{path}.{field.alias or name}{index}".lstrip("."), below)


def _table(model: type[Section]) -> Table:
    rows = [_row(field.alias or name, field) for name, field in model.model_fields.items()]
    return Table(("field", "holds", "without it", "what it is"), tuple(rows))


def _row(name: str, field: FieldInfo) -> tuple[Inline, ...]:
    kind = _prose(_kind(field.annotation))
    return Code(name), kind, _prose(_default(field)), _prose(field.description or "")


def _kind(annotation: Any) -> str:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Literal:
        return ", ".join(f"`{option}`" for option in arguments)
    if origin is tuple:
        item = _kind(arguments[0])
        return f"a list of {_PLURALS.get(item, item)}"
    if origin is dict:
        return "a map of texts"
    if annotation in _KINDS:
        return _KINDS[annotation]
    if isinstance(annotation, type) and issubclass(annotation, Section):
        return "a map"
    inner = [argument for argument in arguments if argument is not NoneType]
    assert inner, f"no words for {annotation}"
    return _kind(inner[0])


def _default(field: FieldInfo) -> str:
    if field.is_required():
        return "**required**"
    default = field.get_default(call_default_factory=True)
    if default is None or default in ((), {}) or isinstance(default, Section):
        return ""
    if isinstance(default, bool):
        return f"`{default}`".lower()
    return ", ".join(f"`{item}`" for item in (default if isinstance(default, tuple) else [default]))


def _section_in(annotation: Any) -> type[Section] | None:
    if isinstance(annotation, type) and issubclass(annotation, Section):
        return annotation
    return next(filter(None, map(_section_in, get_args(annotation))), None)


def _is_list(annotation: Any) -> bool:
    return get_origin(annotation) is tuple or any(map(_is_list, get_args(annotation)))


def _prose(text: str) -> Inline:
    """Return text in which backquotes stand around code, and two stars around what matters."""
    if text.startswith("**"):
        return markdown.Strong(text.strip("*"))
    parts = text.split("`")
    return tuple(Code(part) if index % 2 else part for index, part in enumerate(parts) if part)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
