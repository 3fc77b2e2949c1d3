"""A config becomes a project: references are objects, and defaults are there."""

from pathlib import Path

import pytest

from gpsgen.compile.tool import GOLANGCI, OGEN
from gpsgen.config import load_config
from gpsgen.resolve.project import Logger, OgenServer, Project, SysServer
from gpsgen.resolve.resolving import resolve
from tests.config.projects import project, write_project


def resolved(folder: Path, changes: str = "") -> Project:
    loaded = load_config(write_project(folder, project(changes)))
    assert loaded.config, list(loaded.diagnostics)
    return resolve(loaded.config, folder)


def test_names_become_what_they_name(tmp_path: Path) -> None:
    found = resolved(tmp_path)

    (application,) = found.applications
    assert application.transports == found.rest
    assert application.workers == found.workers
    assert application.ports == (8080, 8085)
    assert application.sys is found.sys_servers[0]
    assert application.origin == "applications[0]"


def test_servers_by_their_kind(tmp_path: Path) -> None:
    api, system = resolved(tmp_path).rest

    assert isinstance(api, OgenServer)
    assert (api.name, api.version, api.specs) == ("api", "v1", (tmp_path / "api.yml",))
    assert (api.section, api.origin, api.authenticated) == (
        "transport/rest/api_v1",
        "rest[0]",
        False,
    )
    assert isinstance(system, SysServer)
    assert (system.metrics_path, system.ready_path, system.pprof) == ("/metrics", "/ready", False)


def test_defaults_are_filled_in(tmp_path: Path) -> None:
    found = resolved(tmp_path)

    assert (found.logger, found.go_version, found.post_generate) == (Logger.ZEROLOG, "1.26", ())
    assert found.import_path("pkg/x") == "github.com/acme/shop/pkg/x"


@pytest.mark.parametrize(
    ("written", "line"), [("1.20", "1.26"), ("1.26", "1.26"), ("1.27", "1.27"), ("1.100", "1.100")]
)
def test_the_version_of_go_is_none_too_old(written: str, line: str, tmp_path: Path) -> None:
    assert resolved(tmp_path, f"tools: {{golang_version: {written}}}\n").go_version == line


@pytest.mark.parametrize(
    ("tools", "ogen", "linter"),
    [
        ("{}", OGEN.ours, GOLANGCI.ours),
        ("{ogen_version: 1.18.0, golangci_version: v2.9.0}", "v1.18.0", "v2.9.0"),
        ("{golangci_version: 1.55.2}", OGEN.ours, GOLANGCI.ours),
    ],
)
def test_versions_of_tools_are_those_that_are_used(
    tools: str, ogen: str, linter: str, tmp_path: Path
) -> None:
    found = resolved(tmp_path, f"tools: {tools}\n")

    assert (found.ogen_version, found.golangci_version) == (ogen, linter)


def test_a_name_means_all_its_versions(tmp_path: Path) -> None:
    changes = """\
rest:
  - {name: api, generator_type: ogen, path: [api.yml], port: 8080, version: v1}
  - {name: api, generator_type: ogen, path: [api.yml], port: 8081, version: v2}
  - {name: sys, generator_type: template, generator_template: sys, port: 8085}
"""
    (application,) = resolved(tmp_path, changes).applications

    assert [entry.version for entry in application.transports] == ["v1", "v2", "v1"]
    assert application.ports == (8080, 8081, 8085)
