"""Makes the project of a config that has no errors."""

import shlex
from pathlib import Path

from gpsgen.compile.tool import GOLANGCI
from gpsgen.config import Application as ApplicationEntry
from gpsgen.config import Config
from gpsgen.config.coverage import generated_applications, is_generated
from gpsgen.config.sections import PostGenerateStep
from gpsgen.diagnostics import format_path
from gpsgen.features.jsonschema.model import SchemaSet as SchemaSetEntry
from gpsgen.features.rest.model import RestEntry
from gpsgen.model.base import Section
from gpsgen.names import go_package, go_type_of_file
from gpsgen.resolve.project import (
    Application,
    DaemonWorker,
    JsonSchema,
    Logger,
    OgenServer,
    Project,
    RestServer,
    SchemaSet,
    Step,
    SysServer,
)
from gpsgen.toolchain import OLDEST_GO, line_of


def resolve(config: Config, folder: Path) -> Project:
    """Return the project that `config` describes; its spec paths are relative to `folder`."""
    names = [entry.name for entry in config.rest]
    rest = {
        entry.key: _server(entry, index, folder, again=entry.name in names[:index])
        for index, entry in enumerate(config.rest)
        if is_generated(entry)
    }
    workers = {
        entry.name: DaemonWorker(entry.name, _origin(entry))
        for entry in config.worker
        if is_generated(entry)
    }
    return Project(
        name=config.main.name,
        module=config.git.module_path,
        go_version=_go_line(config.tools.golang_version),
        logger=Logger(config.main.logger),
        author=config.main.author,
        repository=config.git.repo,
        rest=tuple(rest.values()),
        workers=tuple(workers.values()),
        applications=tuple(
            _application(entry, tuple(rest.values()), workers)
            for entry in generated_applications(config)
        ),
        schema_sets=tuple(_schema_set(entry, folder) for entry in config.jsonschema),
        ogen_version=config.tools.ogen_version,
        golangci_version=_linter(config.tools.golangci_version),
        post_generate=tuple(_step(step) for step in config.post_generate),
    )


def _application(
    entry: ApplicationEntry, rest: tuple[RestServer, ...], workers: dict[str, DaemonWorker]
) -> Application:
    return Application(
        name=entry.name,
        transports=tuple(
            server for item in entry.transport for server in rest if server.name == item.name
        ),
        workers=tuple(workers[item.name] for item in entry.worker if item.name in workers),
        origin=_origin(entry),
    )


def _server(entry: RestEntry, index: int, folder: Path, *, again: bool) -> RestServer:
    assert entry.port is not None, "a rule demands the port of a server"
    label = f"{entry.name}_{entry.version}" if again else entry.name
    if entry.is_ogen:
        return OgenServer(
            name=entry.name,
            version=entry.version,
            label=label,
            port=entry.port,
            specs=tuple(folder / path for path in entry.path),
            authenticated=entry.generator_params.auth_handler == "on",
            index=index,
            origin=_origin(entry),
        )
    return SysServer(
        name=entry.name,
        version=entry.version,
        label=label,
        port=entry.port,
        metrics_path=entry.metrics_path,
        ready_path=entry.ready_path,
        live_path=entry.live_path,
        version_path=entry.version_path,
        pprof_path=entry.pprof_path,
        pprof=entry.pprof,
        origin=_origin(entry),
    )


def _schema_set(entry: SchemaSetEntry, folder: Path) -> SchemaSet:
    types = [(item.path, item.type) for item in entry.schemas]
    types += [(path, None) for path in entry.path]
    return SchemaSet(
        name=entry.name,
        package=entry.package or go_package(entry.name),
        schemas=tuple(_json_schema(path, type_, folder) for path, type_ in types),
        origin=_origin(entry),
    )


def _json_schema(path: str, type_: str | None, folder: Path) -> JsonSchema:
    type_ = type_ or go_type_of_file(path)
    assert type_ is not None, "a rule demands a Go type for each schema"
    return JsonSchema(folder / path, type_)


def _step(step: PostGenerateStep) -> Step:
    return Step(step.step or "run", tuple(shlex.split(step.run)) if step.run else ())


def _linter(asked: str | None) -> str:
    """Return the version of the linter: what the config asks for, if it can read its config."""
    return asked if asked and GOLANGCI.takes(asked) else GOLANGCI.ours


def _go_line(written: str) -> str:
    """Return the line of Go for `go.mod`: what the config says, without a patch, if new enough."""
    return ".".join(map(str, max(line_of(written), OLDEST_GO)))


def _origin(entry: Section) -> str:
    return format_path(entry.place)
