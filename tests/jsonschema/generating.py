"""Schemas to the Go of a package, in this process."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goast import render
from gpsgen.diagnostics import Diagnostics
from gpsgen.jsonschema.documents import SchemaFile
from gpsgen.jsonschema.drafts import DRAFTS
from gpsgen.jsonschema.lower import lower
from gpsgen.jsonschema.output import PackageHelpers
from gpsgen.jsonschema.reading import read_roots
from gpsgen.jsonschema.remotes import SUITE_ADDRESS, Remotes
from tests.jsonschema.go_module import HELPERS, MODULE, ROOT_TYPE

if TYPE_CHECKING:
    from pathlib import Path

    from gpsgen.jsonschema.schema import Root


#: What the suite calls the drafts.
_DRAFTS = dict(
    zip(("draft4", "draft6", "draft7", "draft2019-09", "draft2020-12"), DRAFTS, strict=True)
)


class RefusedError(Exception):
    """The generator does not take a schema; the text is what it says."""


def go_of(
    file: Path,
    package: str,
    draft: str = "draft7",
    *,
    remotes: Path | None = None,
    formats: bool = False,
) -> str:
    """Return the Go of a schema, whose type is `ROOT_TYPE`; it is not formatted.

    Raises:
        RefusedError: the schema is refused.

    """
    roots = roots_of(file, draft, remotes=remotes, formats=formats)
    helpers = PackageHelpers(HELPERS)
    tree = lower(roots, package, helpers, header="Code generated.", taken=frozenset())
    return render(tree, module=MODULE, path=f"{MODULE}/{package}")


def roots_of(
    file: Path, draft: str, *, remotes: Path | None = None, formats: bool = False
) -> list[Root]:
    """Return the graph of a schema.

    Raises:
        RefusedError: the schema is refused.

    """
    diagnostics = Diagnostics()
    places = Remotes(((SUITE_ADDRESS, remotes),) if remotes else ())
    asked = [SchemaFile(file, ROOT_TYPE)]
    roots = read_roots(asked, places, _DRAFTS[draft], diagnostics, assert_format=formats)
    if roots is None:
        raise RefusedError("\n".join(finding.concise for finding in diagnostics.errors))
    return roots
