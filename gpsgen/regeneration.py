"""What a generation would do to a project: the plan, held against what people made of the last."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from gpsgen.diagnostics import Diagnostics, Source
from gpsgen.people.adapting import adapt
from gpsgen.plan.files import PlannedFile, RenderedFile
from gpsgen.reconcile.actions import Action, ActionKind, Decisions, reconcile
from gpsgen.reconcile.manifest import Manifest
from gpsgen.reconcile.reading import read_manifest
from gpsgen.reconcile.shared import merge_shared
from gpsgen.version import __version__

#: Turns planned files into bytes.
Render = Callable[[Sequence[PlannedFile]], Mapping[str, RenderedFile]]


@dataclass(frozen=True)
class Regeneration:
    """All that a generation would do; nothing of it is done yet."""

    actions: Sequence[Action]
    before: Manifest
    after: Manifest
    #: The folders whose Go, written by people, had a say in it.
    read: frozenset[str]
    #: What is to be said of the Go that people wrote, and the texts that it speaks of.
    findings: Diagnostics
    sources: Mapping[str, Source]

    @property
    def conflicts(self) -> list[Action]:
        """What stands in the way."""
        return [action for action in self.actions if action.kind is ActionKind.CONFLICT]

    @property
    def drifts(self) -> bool:
        """Whether the project is not what its config asks for."""
        changed = any(action.changes or action in self.conflicts for action in self.actions)
        return changed or not self.before.covers(self.after)


def regenerate(
    planned: Sequence[PlannedFile],
    render: Render,
    project: Path,
    decisions: Decisions,
    *,
    holds_config: bool,
) -> Regeneration:
    """Hold `planned` files against the folder `project` and return what has to be done there.

    `holds_config` says that the config is a file of the project, so that no copy of it is ours.

    Raises:
        gpsgen.errors.GpsgenError: the manifest or a shared file cannot be trusted.

    """
    recorded = read_manifest(project)
    paths = {file.path for file in planned}
    manifest = recorded.without_inputs(paths) if holds_config else recorded
    adapted = adapt(planned, manifest, project)
    rendered = render(adapted.files)
    merged = merge_shared(rendered, manifest.requirements, project)
    actions = reconcile(merged.files, manifest, project, decisions)
    after = Manifest(
        recorded.generator,
        {action.path: action.entry for action in actions if action.entry},
        merged.requirements,
        adapted.stubs,
    )
    # The version alone is no reason to write: a newer gpsgen that changes nothing leaves no trace.
    if after != recorded or any(action.changes for action in actions):
        after = replace(after, generator=__version__)
    return Regeneration(actions, recorded, after, adapted.read, adapted.findings, adapted.sources)
