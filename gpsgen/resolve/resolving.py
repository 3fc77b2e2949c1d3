"""Makes the project of a config that has no errors."""

from pathlib import Path

from gpsgen.config import Config
from gpsgen.config.sections import Application as ApplicationEntry
from gpsgen.diagnostics import format_path
from gpsgen.features.rest.model import RestEntry
from gpsgen.model.base import Section
from gpsgen.resolve.project import (
    Application,
    DaemonWorker,
    Logger,
    OgenServer,
    Project,
    RestServer,
    SysServer,
)
from gpsgen.toolchain import OLDEST_GO


def resolve(config: Config, folder: Path) -> Project:
    """Return the project that `config` describes; its spec paths are relative to `folder`."""
    names = [entry.name for entry in config.rest]
    rest = {
        entry.key: _server(entry, index, folder, again=entry.name in names[:index])
        for index, entry in enumerate(config.rest)
    }
    workers = {entry.name: DaemonWorker(entry.name, _origin(entry)) for entry in config.worker}
    return Project(
        name=config.main.name,
        module=config.git.module_path,
        go_version=_go_line(config.tools.golang_version),
        logger=Logger(config.main.logger),
        author=config.main.author,
        rest=tuple(rest.values()),
        workers=tuple(workers.values()),
        applications=tuple(
            _application(entry, tuple(rest.values()), workers) for entry in config.applications
        ),
        post_generate=config.post_generate,
    )


def _application(
    entry: ApplicationEntry, rest: tuple[RestServer, ...], workers: dict[str, DaemonWorker]
) -> Application:
    return Application(
        name=entry.name,
        transports=tuple(
            server for item in entry.transport for server in rest if server.name == item.name
        ),
        workers=tuple(workers[item.name] for item in entry.worker),
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


def _go_line(written: str) -> str:
    """Return the line of Go for `go.mod`: what the config says, without a patch, if new enough."""
    major, minor = (int(part) for part in written.split(".")[:2])
    return ".".join(map(str, max((major, minor), OLDEST_GO)))


def _origin(entry: Section) -> str:
    return format_path(entry.place)
