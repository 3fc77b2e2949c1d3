"""Warns of values that look as if they were read from the environment, which they are not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gpsgen.diagnostics import codes
from gpsgen.read import Mapping, Node, Scalar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gpsgen.diagnostics.model import Path
    from gpsgen.model.findings import Findings

_REFERENCE = re.compile(r"\$\{[A-Za-z_][A-Za-z0-9_]*\}")


def check_environment(findings: Findings) -> None:
    """Report each value that holds a reference to an environment variable, and is not refused."""
    if not _REFERENCE.search(findings.document.source.text):
        return
    refused = {finding.path for finding in findings.diagnostics.errors}
    for path, scalar in _scalars(findings.document.root, ()):
        if path in refused:
            continue
        if match := _REFERENCE.search(scalar.text):
            findings.at_value(
                path,
                codes.ENVIRONMENT_REFERENCE,
                f"`{match.group()}` is taken as it is written, not from the environment",
                help="write the value out; the generated service reads its environment itself",
            )


def _scalars(node: Node, path: Path) -> Iterator[tuple[Path, Scalar]]:
    if isinstance(node, Scalar):
        yield path, node
    elif isinstance(node, Mapping):
        for key, entry in node.entries.items():
            yield from _scalars(entry.value, (*path, key))
    else:
        for index, item in enumerate(node.items):
            yield from _scalars(item, (*path, index))
