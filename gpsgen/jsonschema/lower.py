"""Schemas to a Go file: the whole way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goast import File
from gpsgen.jsonschema.checks import Checks
from gpsgen.jsonschema.context import Context
from gpsgen.jsonschema.decisions import decide
from gpsgen.jsonschema.patterns import Patterns
from gpsgen.jsonschema.scope import Scope
from gpsgen.jsonschema.types import declare

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gpsgen.jsonschema.output import Helpers
    from gpsgen.jsonschema.schema import Root


def lower(
    roots: Sequence[Root], package: str, helpers: Helpers, *, header: str, taken: frozenset[str]
) -> File:
    """Return the Go file of all types that the roots need.

    `taken` are the names that the package has already, such as those of helpers in the same file.
    """
    scope = Scope(taken)
    declarations = decide(roots, scope)
    patterns = Patterns(helpers, scope)
    checks = Checks(helpers, scope, patterns)
    context = Context(helpers, scope, patterns, checks)
    types = [decl for declaration in declarations for decl in declare(declaration, context)]
    # Checks ask for patterns, so they are printed after them.
    return File(package, [*types, *checks.decls(), *patterns.decls()], header=header)
