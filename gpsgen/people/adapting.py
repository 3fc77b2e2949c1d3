"""Adapts a plan to the Go that people wrote: what they have is theirs, what is new comes beside."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from gpsgen.diagnostics import Diagnostics, Source
from gpsgen.plan.files import PlannedFile
from gpsgen.reconcile.manifest import Manifest, OfferedStub


@dataclass(frozen=True)
class Adapted:
    """A plan as it is for one project."""

    files: Sequence[PlannedFile]
    #: The methods that people were given by now, to be recorded.
    stubs: frozenset[OfferedStub] = frozenset()
    #: The folders whose Go was read, relative to the project's.
    read: frozenset[str] = frozenset()
    findings: Diagnostics = field(default_factory=Diagnostics)
    #: The texts that the findings speak of.
    sources: Mapping[str, Source] = field(default_factory=dict)


def adapt(planned: Sequence[PlannedFile], manifest: Manifest, project: Path) -> Adapted:
    """Return the plan for the project in the folder `project`, whose people's Go is read."""
    del project  # TODO
    return Adapted(planned, manifest.stubs)
