"""What the options say of files that a person edited, as reconciling takes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpsgen.reconcile.actions import Decisions

if TYPE_CHECKING:
    from gpsgen.cli.generate import Asked


def decisions(asked: Asked) -> Decisions:
    """Return what was decided of files that were edited."""
    return Decisions(frozenset(asked.overwrite))
