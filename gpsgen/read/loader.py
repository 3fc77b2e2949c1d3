"""strictyaml's loader, cut down to what a located tree needs.

`strictyaml.dirty_load` composes the nodes of a file, builds commented maps from them, copies
those, and validates each value against a schema inferred from it; the first step costs a
quarter of the time. Its marks carry exact offsets, which the later steps lose. So the loader
is run up to its nodes: what strictyaml refuses (tags, anchors) is refused by the same code.
Comments and implicit types, which no one reads here, are skipped.
"""

from __future__ import annotations

from typing import Any

from strictyaml import ruamel
from strictyaml.parser import StrictYAMLLoader
from strictyaml.ruamel.nodes import ScalarNode
from strictyaml.ruamel.scanner import Scanner

YAMLError = ruamel.YAMLError


class NodeLoader(StrictYAMLLoader):  # type: ignore[misc]
    """Composes the node of the one document in a text."""

    label = "<config>"
    allow_flow_style = True
    # the parts of a loader find each other through properties; here all parts are one object
    reader: Any = None
    scanner: Any = None
    parser: Any = None
    resolver: Any = None

    def __init__(self, text: str) -> None:
        self.reader = self.scanner = self.parser = self.resolver = self
        super().__init__(text)

    def scan_to_next_token(self) -> None:
        """Skip blanks and comments, which the round-trip scanner would make tokens of."""
        Scanner.scan_to_next_token(self)

    def _gather_comments(self) -> None:
        """Do nothing: no comment ever becomes a token."""

    def get_token(self) -> Any:  # noqa: ANN401 (strictyaml is untyped)
        """Take the next token."""
        return Scanner.get_token(self)

    def peek_token(self) -> Any:  # noqa: ANN401
        """Look at the next token."""
        return Scanner.peek_token(self)

    def resolve(self, kind: Any, value: Any, implicit: Any) -> str:  # noqa: ANN401, ARG002
        """Leave every scalar the text that it is."""
        return "tag:yaml.org,2002:str" if kind is ScalarNode else ""

    def descend_resolver(self, current_node: Any, current_index: Any) -> None:  # noqa: ANN401
        """Do nothing: no type depends on a path."""

    def ascend_resolver(self) -> None:
        """Do nothing: no type depends on a path."""

    @property
    def offset(self) -> int:
        """How far the text has been read."""
        return int(self.index)
