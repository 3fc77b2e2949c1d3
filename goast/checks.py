"""What no single node can know: rules over a whole file, checked before it is printed.

What needs types is left to the compiler.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from goast import nodes as n
from goast.declared import (
    fields_of_types,
    import_names,
    repeated,
    shared_with_method,
    top_level_names,
)
from goast.errors import InvalidNode
from goast.examination import Examination, examine
from goast.structure import RULES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from goast.base import Finding


def check(file: n.File) -> n.File:
    """Return the file, or raise ``InvalidNode`` with the path to the first node that is wrong."""
    examined(file)
    return file


def examined(file: n.File) -> Examination:
    """Check a file; return what the walk over it found, its names and packages.

    Raises:
        InvalidNode: a node is wrong; its path leads to it.

    """
    examination = examine(file)
    for node, field, reason in examination.faults:
        raise InvalidNode(type(node).__name__, field, reason, path=_path(file, node))
    return examination


def faults(node: n.Node) -> Iterator[Finding]:
    """Yield what is wrong between a node and those directly in it."""
    rule = RULES.get(type(node))
    finding = None if rule is None else rule(node)
    if finding is not None:
        yield finding


def check_package(files: Iterable[n.File]) -> None:
    """Raise ``InvalidNode`` where files of a package declare what together they must not.

    That is a name in two of them, a field in one and a method of its name in another, a name in
    one that an import of another has.
    """
    seen: set[str] = set()
    files = list(files)
    for file in files:
        _raise(file, repeated("decls", top_level_names(file), seen))
    for file in files:
        _raise(file, shared_with_method(seen, fields_of_types(file)))
        _raise(file, repeated("imports", import_names(file), set(seen)))


def _raise(file: n.File, finding: Finding | None) -> None:
    if finding is not None:
        raise InvalidNode("File", *finding, path=f"File {file.package}")


def _path(file: n.File, wanted: n.Node) -> str:
    """Return the way from the file to a node, by field and, where it has one, name.

    To a node that stands in several places it leads to the first.
    """
    stack: list[tuple[str, n.Node]] = [(f"File {file.package}", file)]
    while stack:
        path, node = stack.pop()
        if node is wanted:
            return path
        below = [(f"{path} / {_label(field, x)}", x) for field, x in n.children(node)]
        stack += reversed(below)
    return f"File {file.package}"


def _label(field: str, node: n.Node) -> str:
    name = getattr(node, "name", None)
    kind = type(node).__name__
    return f"{field}: {kind} {name}" if isinstance(name, str) else f"{field}: {kind}"
