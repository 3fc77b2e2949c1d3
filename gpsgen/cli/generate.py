"""`gpsgen generate`: from a config to a project on disk."""

import contextlib
from collections.abc import Mapping, Sequence
from dataclasses import replace

from gpsgen import post_generate as steps
from gpsgen.apply.journal import recover
from gpsgen.apply.lock import locked
from gpsgen.apply.writing import write
from gpsgen.cli import report
from gpsgen.cli.places import Places
from gpsgen.cli.terminal import Terminal
from gpsgen.cli.tool_versions import check_go_line, unusable
from gpsgen.compile.ogen import CompiledSpec, SpecError, compile_spec
from gpsgen.compile.tool import GOLANGCI, OGEN, Tool, UnusableVersionError
from gpsgen.compile.tool_module import tool_module
from gpsgen.config import LoadedConfig, load_config
from gpsgen.diagnostics import Diagnostic, Span, codes
from gpsgen.errors import ExitStatus
from gpsgen.features.rest.compiled_rules import check_compiled
from gpsgen.gomod.files import is_settled
from gpsgen.gomod.settling import settled
from gpsgen.pipeline import plan
from gpsgen.plan.files import RenderedFile
from gpsgen.plan.inputs import copied_inputs, lies_in
from gpsgen.reconcile.actions import Action, ActionKind, reconcile
from gpsgen.reconcile.manifest import read_manifest
from gpsgen.reconcile.shared import merge_shared
from gpsgen.render.rendering import render
from gpsgen.resolve.project import OgenServer, Project, Step
from gpsgen.resolve.resolving import resolve
from gpsgen.stamp import hashes, leave_stamp
from gpsgen.toolchain import find_toolchain
from gpsgen.unfinished import keep_unfinished, unfinished
from gpsgen.version import __version__


def generate(places: Places, terminal: Terminal, *, post_generate: bool) -> ExitStatus:
    """Bring the project at `places.target` to what the config at `places.config` asks for.

    Nothing is written before all is read, checked, compiled, rendered and reconciled.
    """
    inputs: dict[str, str] = {}
    with terminal.stage("reading the config"):
        with contextlib.suppress(OSError):
            inputs = hashes([places.config]) if places.config.is_file() else {}
        loaded = load_config(places.config)
    if loaded.config is None:
        report.findings(loaded.diagnostics, loaded.sources, terminal)
        return ExitStatus.FINDINGS
    project = resolve(loaded.config, places.config.parent)
    inputs |= hashes(loaded.specs)
    check_go_line(project, loaded)
    rendered = _rendered(places, project, loaded, terminal)
    report.findings(loaded.diagnostics, loaded.sources, terminal)
    if rendered is None:
        return ExitStatus.FINDINGS
    actions = _written(places, rendered, terminal)
    conflicts = [action for action in actions if action.kind is ActionKind.CONFLICT]
    if conflicts:
        report.conflicts(conflicts, terminal)
        return ExitStatus.FINDINGS
    if not loaded.diagnostics and not any(it.kind is ActionKind.UNUSED for it in actions):
        leave_stamp(places.config, inputs, places.target)
    changed = any(action.kind in report.CHANGES for action in actions)
    if post_generate:
        _run_steps(project.post_generate, places, terminal, changed=changed)
    report.summary(actions, project, places, terminal)
    return ExitStatus.OK


def _run_steps(
    wanted: Sequence[Step], places: Places, terminal: Terminal, *, changed: bool
) -> None:
    """Run the steps after a change, else those that a run before did not come to an end with."""
    names = [str(step) for step in wanted]
    left = names if changed else unfinished(places.config, places.target)
    steps_left = [step for step in wanted if str(step) in left]
    for index, step in enumerate(steps_left):
        keep_unfinished(places.config, places.target, [str(it) for it in steps_left[index:]])
        report.step(str(step), terminal)
        steps.run(step, places.target)
    keep_unfinished(places.config, places.target, [])


def _rendered(
    places: Places, project: Project, loaded: LoadedConfig, terminal: Terminal
) -> Mapping[str, RenderedFile] | None:
    """Compile, plan and render a project; None where that brought errors to light."""
    project = _with_linter(project, loaded, terminal)
    project = _compiled(project, loaded, terminal)
    if loaded.diagnostics.has_errors:
        return None
    with terminal.stage("rendering"):
        copies = copied_inputs(places.config, loaded.specs, places.target)
        rendered = render([*plan(project), *copies], project.module)
    if not copies and not lies_in(places.config, places.target):
        report.lasting_config(places, terminal)
    if is_settled(project):
        return rendered
    ogen = OGEN.at(project.ogen_version)
    with terminal.stage(f"building with {ogen.name} {ogen.version} apart"):
        try:
            return settled(rendered, ogen, find_toolchain)
        except UnusableVersionError as error:
            loaded.diagnostics.add(unusable(error, loaded))
            return None


def _with_linter(project: Project, loaded: LoadedConfig, terminal: Terminal) -> Project:
    """Return the project with what its linter is built from, where that does not ship with us."""
    linter = GOLANGCI.at(project.golangci_version)
    if linter.is_ours:
        return project
    with terminal.stage(f"resolving {linter.name} {linter.version}"):
        try:
            return replace(project, linter=tool_module(linter, find_toolchain))
        except UnusableVersionError as error:
            loaded.diagnostics.add(unusable(error, loaded))
            return project


def _compiled(project: Project, loaded: LoadedConfig, terminal: Terminal) -> Project:
    """Return the project with its specs compiled; what a spec lacks goes to the findings."""
    ogen = OGEN.at(project.ogen_version)
    compiled: dict[OgenServer, CompiledSpec] = {}
    for server in project.ogen_servers:
        with terminal.stage(f"compiling {server.specs[0]} (ogen is built first, once)"):
            try:
                compiled[server] = compile_spec(server.specs, find_toolchain, ogen)
            except SpecError as error:
                loaded.diagnostics.add(_spec_finding(error, ogen))
            except UnusableVersionError as error:
                loaded.diagnostics.add(unusable(error, loaded))
                break
    project = replace(project, compiled=compiled)
    check_compiled(project, loaded)
    return project


def _spec_finding(error: SpecError, ogen: Tool) -> Diagnostic:
    line, column = error.line or 1, error.column or 1
    span = Span(str(error.spec), line, column, line, column + 1)
    name = ogen.name if ogen.is_ours else f"{ogen.name} {ogen.version}"
    return Diagnostic(code=codes.SPEC_REFUSED, message=f"{name}: {error.message}", span=span)


def _written(
    places: Places, rendered: Mapping[str, RenderedFile], terminal: Terminal
) -> Sequence[Action]:
    """Reconcile and, where nothing stands in the way, write."""
    target = places.target
    target.mkdir(parents=True, exist_ok=True)
    with locked(target):
        if recover(target):
            terminal.note("an earlier run was cut off; what it had begun is brought to its end")
        manifest = read_manifest(target)
        merged = merge_shared(rendered, manifest.requirements, target)
        manifest = replace(manifest, generator=__version__, requirements=merged.requirements)
        if lies_in(places.config, target):
            manifest = manifest.without_inputs()
        actions = reconcile(merged.files, manifest, target)
        if not any(action.kind is ActionKind.CONFLICT for action in actions):
            with terminal.stage("writing"):
                write(actions, merged.files, manifest, target)
    return actions
