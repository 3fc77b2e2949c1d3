"""Reads `project.yaml` in the strict subset of YAML that configs are written in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpsgen.diagnostics import Diagnostic, Diagnostics, Source, codes
from gpsgen.read.document import Document, Mapping
from gpsgen.read.faults import no_character, too_deep, without_anchors, yaml_fault
from gpsgen.read.files import read_source
from gpsgen.read.loader import NodeLoader, YAMLError
from gpsgen.read.tree import TooDeepError, TreeBuilder

if TYPE_CHECKING:
    from pathlib import Path


CONFIG_HOLDS = "at least the sections `main`, `git` and `applications`"
"""What a config holds, as findings say it."""


def read_config(path: Path, diagnostics: Diagnostics) -> Document | None:
    """Read a config; what cannot be read is reported, and then there may be no document."""
    source = read_source(path, diagnostics)
    return parse_config(source, diagnostics) if source else None


def parse_config(
    source: Source, diagnostics: Diagnostics, holds: str = CONFIG_HOLDS
) -> Document | None:
    """Read a config, or another file in its language, from its text.

    `holds` says what a file that is empty should have held.
    """
    loader: NodeLoader | None = None
    try:
        loader = NodeLoader(source.text)
        node = loader.get_single_node()
        root = TreeBuilder(source, diagnostics).build(node) if node else None
    except YAMLError as error:
        diagnostics.add(without_anchors(yaml_fault(source, error)))
        return None
    except TooDeepError as error:
        diagnostics.add(too_deep(source, error.offset))
        return None
    except RecursionError:
        diagnostics.add(too_deep(source, loader.offset if loader else 0))
        return None
    except (ValueError, OverflowError):
        # the scanner makes a character of any number that an escape holds
        diagnostics.add(no_character(source, loader.offset if loader else 0))
        return None
    if not isinstance(root, Mapping):
        diagnostics.add(_not_a_map(source, holds, is_empty=root is None))
        return None
    return Document(source, root)


def _not_a_map(source: Source, holds: str, *, is_empty: bool) -> Diagnostic:
    first = len(source.text) - len(source.text.lstrip())
    if is_empty:
        return Diagnostic(
            code=codes.EMPTY_FILE,
            message="the file is empty",
            span=source.span(0, 0),
            help=f"it holds {holds}",
        )
    return Diagnostic(
        code=codes.NOT_A_MAP,
        message="the file must be a map",
        span=source.line_span(first),
        help=f"it holds {holds}",
    )
