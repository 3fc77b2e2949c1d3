"""What a generation would do to a project: the plan, held against what people made of the last."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from gpsgen.diagnostics import Diagnostics, Source
from gpsgen.gomod.files import GO_MOD
from gpsgen.people.adapting import adapt
from gpsgen.plan.files import PlannedFile, RenderedFile
from gpsgen.plan.ownership import Owner
from gpsgen.reconcile.actions import Action, ActionKind, Decisions, Reason, reconcile
from gpsgen.reconcile.branches import made_by_git
from gpsgen.reconcile.manifest import Manifest
from gpsgen.reconcile.reading import read_manifest
from gpsgen.reconcile.shared import merge_shared
from gpsgen.syntax import modfile
from gpsgen.version import __version__


@dataclass(frozen=True)
class Plan:
    """What a project should have, and how it is made."""

    files: Sequence[PlannedFile]
    #: The path of the project's module.
    module: str
    #: Returns go.mod and go.sum with what the Go of some of the files needs.
    modules: Callable[[Sequence[PlannedFile]], Sequence[PlannedFile]]
    #: Turns planned files into bytes.
    render: Callable[[Sequence[PlannedFile]], Mapping[str, RenderedFile]]


@dataclass(frozen=True)
class Regeneration:
    """All that a generation would do; nothing of it is done yet."""

    actions: Sequence[Action]
    before: Manifest
    after: Manifest
    #: The folders whose Go, written by people, had a say in it: the hash of each file, by its name.
    read: Mapping[str, Mapping[str, str]]
    #: What is to be said of the Go that people wrote, and the texts that it speaks of.
    findings: Diagnostics
    sources: Mapping[str, Source]

    @property
    def conflicts(self) -> list[Action]:
        """What stands in the way."""
        return [action for action in self.actions if action.kind is ActionKind.CONFLICT]

    @property
    def unresolved(self) -> list[Action]:
        """The files that a merge leaves with conflict markers."""
        return [it for it in self.actions if it.changes and it.reason is Reason.UNRESOLVED]

    @property
    def drifts(self) -> bool:
        """Whether the project is not what its config asks for."""
        changed = any(action.changes for action in self.actions)
        return changed or bool(self.conflicts) or not self.before.covers(self.after)


def regenerate(
    plan: Plan, project: Path, decisions: Decisions, *, holds_config: bool
) -> Regeneration:
    """Hold a plan against the folder `project` and return what has to be done there.

    `holds_config` says that the config is a file of the project, so that no copy of it is ours.

    Raises:
        gpsgen.errors.GpsgenError: the manifest or a shared file cannot be trusted.

    """
    recorded = read_manifest(project)
    paths = {file.path for file in plan.files}
    manifest = recorded.without_inputs(paths) if holds_config else recorded
    adapted = adapt(plan.files, manifest, project, plan.module)
    ours = [file for file in adapted.files if _is_ours(file, manifest, decisions)]
    given = [file for file in adapted.files if _is_given(file, manifest, project, decisions)]
    modules = plan.modules([*ours, *given])
    passing = _required(modules) - _required(plan.modules(ours)) if given else set()
    files = [file for file in adapted.files if file.owner is not Owner.SHARED]
    rendered = plan.render([*files, *modules])
    merged = merge_shared(rendered, manifest, project, passing)
    decided = reconcile(merged.files, manifest, project, decisions, partial(made_by_git, project))
    # What a person did to a shared file since it was merged must not be lost.
    actions = [replace(it, before=merged.seen.get(it.path, it.before)) for it in decided]
    after = Manifest(
        recorded.generator,
        {action.path: action.entry for action in actions if action.entry},
        merged.requirements,
        adapted.stubs,
    )
    # Neither the version nor what only the manifest says too much is a reason to write: a run that
    # changes nothing leaves no trace.
    is_needed = any(action.changes for action in actions) or not recorded.covers(after)
    after = replace(after, generator=__version__) if is_needed else recorded
    return Regeneration(actions, recorded, after, adapted.read, adapted.findings, adapted.sources)


def _is_ours(file: PlannedFile, manifest: Manifest, decisions: Decisions) -> bool:
    """Say whether a file is generated, and not a person's who took it over."""
    entry = manifest.entries.get(file.path)
    is_ejected = entry is not None and entry.owner is Owner.EJECTED
    return file.owner is Owner.GENERATED and (not is_ejected or file.path in decisions.overwrite)


def _is_given(file: PlannedFile, manifest: Manifest, project: Path, decisions: Decisions) -> bool:
    """Say whether people are given a file now; one that they have, or had, is theirs."""
    is_new = file.path not in manifest.entries or file.path in decisions.overwrite
    return file.owner is Owner.PEOPLE and is_new and not (project / file.path).exists()


def _required(modules: Iterable[PlannedFile]) -> set[str]:
    """Return the modules that a planned go.mod requires."""
    texts = [file.content for file in modules if file.path == GO_MOD]
    return {
        entry.path
        for text in texts
        if isinstance(text, str)
        for entry in modfile.parse(text).requirements
    }
