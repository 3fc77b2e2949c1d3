"""The page `docs/goast.md`: its table of the tree, made from the classes, and its examples.

`python -m tests.support.goast_page` writes the table anew.
"""

import inspect
import re
from collections.abc import Iterator
from dataclasses import MISSING, fields
from pathlib import Path

from goast import NODES, Node

PAGE = Path(__file__).parents[2] / "docs" / "goast.md"

_TABLE = re.compile(r"(<!-- goast:tree -->\n).*(<!-- /goast:tree -->)", re.DOTALL)
_EXAMPLE = re.compile(r"<tr><td>\n\n```python\n(.*?)```\n\n</td><td>\n\n```go\n(.*?)```", re.DOTALL)


def with_tree(text: str) -> str:
    """Return the page with the table that the classes give."""
    tables = "\n".join(_tables())
    return _TABLE.sub(lambda found: f"{found[1]}{tables}\n{found[2]}", text)


def examples(text: str) -> list[tuple[str, str]]:
    """Return the examples of the page: the Python, and the Go that it prints."""
    return _EXAMPLE.findall(text)


def _tables() -> Iterator[str]:
    for part in ("expressions", "statements", "declarations"):
        yield f"\n| {'expressions and types' if part == 'expressions' else part} | in Go |"
        yield "|---|---|"
        for cls in NODES:
            if cls.__module__ == f"goast.{part}":
                yield f"| `{_form(cls)}` | {_meaning(cls)} |"
    yield ""


def _form(cls: type[Node]) -> str:
    """Return a class as it is called, with the defaults of what may be left out."""
    arguments = [
        field.name if field.default is MISSING else f"{field.name}={field.default!r}"
        for field in fields(cls)
    ]
    return f"{cls.__name__}({', '.join(arguments)})"


def _meaning(cls: type[Node]) -> str:
    doc = inspect.getdoc(cls) or ""
    return doc.split("\n\n")[0].replace("\n", " ")


if __name__ == "__main__":
    PAGE.write_text(with_tree(PAGE.read_text("utf-8")), "utf-8")
