"""From a config to the files that its project should have: what all commands of a project share."""

import contextlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from gpsgen.cli.places import Places
from gpsgen.cli.terminal import Terminal
from gpsgen.cli.tool_versions import check_go_line, unusable
from gpsgen.compile.ogen import CompiledSpec, SpecError, compile_spec
from gpsgen.compile.tool import GOLANGCI, OGEN, Tool, UnusableVersionError
from gpsgen.compile.tool_module import tool_module
from gpsgen.config import LoadedConfig, load_config
from gpsgen.diagnostics import Diagnostic, Span, codes
from gpsgen.features.rest.compiled_rules import check_compiled
from gpsgen.gomod.files import GO_MOD, GO_SUM, is_settled
from gpsgen.gomod.settling import settled
from gpsgen.pipeline import modules, plan
from gpsgen.plan.files import PlannedFile, RenderedFile
from gpsgen.plan.inputs import copied_inputs, hindrance, lies_in
from gpsgen.reconcile.actions import Decisions
from gpsgen.regeneration import Plan, Regeneration, regenerate
from gpsgen.render.rendering import render
from gpsgen.resolve.project import OgenServer, Project
from gpsgen.resolve.resolving import resolve
from gpsgen.stamp import hashes
from gpsgen.toolchain import find_toolchain


class UnusableConfigError(Exception):
    """The config or a spec has errors; `loaded` holds them."""

    def __init__(self, loaded: LoadedConfig) -> None:
        super().__init__()
        self.loaded = loaded


@dataclass(frozen=True)
class Prepared:
    """A config, and the files that it asks for."""

    places: Places
    loaded: LoadedConfig
    project: Project
    files: Sequence[PlannedFile]
    #: The hashes of the config and its specs as they were read.
    inputs: Mapping[str, str]

    @property
    def uncopied(self) -> str:
        """Why the project has no copy of its config; empty where it has one, or needs none."""
        config = self.places.config
        is_own = lies_in(config, self.places.target)
        return "" if is_own else hindrance(config, self.loaded.specs)

    def regeneration(self, decisions: Decisions, terminal: Terminal) -> Regeneration:
        """Hold the files against the project on disk.

        Raises:
            UnusableConfigError: what the config asks for cannot be built.

        """
        plan = Plan(
            self.files,
            self.project.module,
            lambda counted: modules(self.project, self.files, counted),
            lambda files: self._rendered(files, terminal),
        )
        holds_config = lies_in(self.places.config, self.places.target)
        return regenerate(plan, self.places.target, decisions, holds_config=holds_config)

    def _rendered(
        self, files: Sequence[PlannedFile], terminal: Terminal
    ) -> Mapping[str, RenderedFile]:
        with terminal.stage("rendering"):
            rendered = render(files, self.project.module)
            if is_settled(self.project):
                return rendered
            # What people have stands apart from what they would be given: as a whole it may not
            # build.
            whole = render(self.files, self.project.module)
        ogen = OGEN.at(self.project.ogen_version)
        with terminal.stage(f"building with {ogen.name} {ogen.version} apart"):
            try:
                tried = settled(whole, ogen, find_toolchain)
            except UnusableVersionError as error:
                self.loaded.diagnostics.add(unusable(error, self.loaded))
                raise UnusableConfigError(self.loaded) from error
        return {**rendered, GO_MOD: tried[GO_MOD], GO_SUM: tried[GO_SUM]}


def prepare(places: Places, terminal: Terminal) -> Prepared:
    """Read and check the config, compile its specs and plan its project.

    Raises:
        UnusableConfigError: the config or a spec has errors.

    """
    inputs: dict[str, str] = {}
    with terminal.stage("reading the config"):
        with contextlib.suppress(OSError):
            inputs = hashes([places.config]) if places.config.is_file() else {}
        loaded = load_config(places.config)
    if loaded.config is None:
        raise UnusableConfigError(loaded)
    project = resolve(loaded.config, places.config.parent)
    inputs |= hashes(loaded.specs)
    check_go_line(project, loaded)
    project = _with_linter(project, loaded, terminal)
    project = _compiled(project, loaded, terminal)
    if loaded.diagnostics.has_errors:
        raise UnusableConfigError(loaded)
    with terminal.stage("planning"):
        copies = copied_inputs(places.config, loaded.specs, places.target)
        files = [*plan(project), *copies]
    return Prepared(places, loaded, project, files, inputs)


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
