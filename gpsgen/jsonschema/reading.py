"""Files to the graph of schemas: the way in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gpsgen.diagnostics import Diagnostics, codes
from gpsgen.jsonschema.circles import report_circles
from gpsgen.jsonschema.dialects import standard_dialect
from gpsgen.jsonschema.documents import Documents
from gpsgen.jsonschema.graph import Graph
from gpsgen.jsonschema.schema import Root
from gpsgen.jsonschema.sites import Sites
from gpsgen.jsonschema.wrong_patterns import report_wrong_patterns

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path as FilePath

    from gpsgen.jsonschema.documents import SchemaFile
    from gpsgen.jsonschema.remotes import Remotes

_ENDINGS = re.compile(r"(?:\.schema)?(?:\.(?:json|ya?ml))?\Z", re.IGNORECASE)


def read_roots(
    files: Sequence[SchemaFile],
    remotes: Remotes,
    default_draft: str,
    diagnostics: Diagnostics,
    *,
    assert_format: bool = False,
) -> list[Root] | None:
    """Read files into schemas; what is wrong is reported, and then there are none.

    `default_draft` is the draft of files that do not say theirs; see `drafts.DRAFTS`.
    """
    found = Diagnostics()
    roots = _roots(
        files, Documents(files, remotes, found), default_draft, assert_format=assert_format
    )
    diagnostics.extend(found)
    return None if found.has_errors else roots


def _roots(
    files: Sequence[SchemaFile], documents: Documents, default_draft: str, *, assert_format: bool
) -> list[Root] | None:
    sites = Sites(documents)
    dialect = standard_dialect(default_draft)
    found = [sites.root(document, dialect) if document else None for document in documents.asked]
    tops = [site for site in found if site]
    if len(tops) < len(found):
        return None
    graph = Graph(tops, sites, assert_format=assert_format)
    roots = [
        Root(graph.schema(site), file.type, _stem(file.path))
        for file, site in zip(files, tops, strict=True)
    ]
    if graph.fill():
        report_circles(graph.places())
        report_wrong_patterns(graph.places())
        return roots
    for document in documents.asked:
        if document and document.findings:
            message = "dynamic references make too many schemas of these few"
            advice = "use fewer dynamic anchors, or plain references"
            document.findings.at_entry((), codes.SPEC_INVALID, message, help=advice)
    return None


def _stem(file: FilePath) -> str:
    return _ENDINGS.sub("", file.name)
