"""The string literals of Python code, as the texts that they can become."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

#: What stands for a part of an f-string or of a format that is only known at run time.
PLACEHOLDER = "x"


@dataclass(frozen=True, slots=True)
class Literal:
    """A string literal and its place."""

    text: str
    path: str
    line: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.text!r}"


def literals(source: str, path: str) -> list[Literal]:
    """Return the literals of a module; docstrings say, and do not become anything."""
    tree = ast.parse(source)
    skipped = {id(node) for node in _docstrings(tree)}
    parts = {
        id(part)
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr)
        for part in ast.walk(node)
        if part is not node
    }
    return [
        Literal(_text(node), path, node.lineno)
        for node in ast.walk(tree)
        if _is_text(node) and id(node) not in skipped and id(node) not in parts
    ]


def literals_of(folder: Path) -> Iterator[Literal]:
    """Return the literals of all modules below a folder."""
    for file in sorted(folder.rglob("*.py")):
        yield from literals(file.read_text("utf-8"), file.relative_to(folder.parent).as_posix())


def _is_text(node: ast.AST) -> bool:
    is_constant = isinstance(node, ast.Constant) and isinstance(node.value, str | bytes)
    return is_constant or isinstance(node, ast.JoinedStr)


def _text(node: ast.AST) -> str:
    if isinstance(node, ast.JoinedStr):
        return "".join(_text(part) for part in node.values)
    if isinstance(node, ast.Constant):
        value = node.value
        return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)
    return PLACEHOLDER


def _docstrings(tree: ast.AST) -> Iterator[ast.AST]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            first = node.body[0] if node.body else None
            if isinstance(first, ast.Expr):
                yield first.value
        elif isinstance(node, ast.Expr):
            yield node.value
