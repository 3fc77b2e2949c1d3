"""What a good config loads as."""

from pathlib import Path

from gpsgen.config import Config, load_config
from gpsgen.version import MIN_RUNTIME_VERSION
from tests.config.projects import project, write_project


def load(folder: Path, text: str) -> Config:
    loaded = load_config(write_project(folder, text))
    assert not [finding.concise for finding in loaded.diagnostics]
    assert loaded.config
    return loaded.config


def test_defaults(tmp_path: Path) -> None:
    config = load(tmp_path, project())
    assert config.main.logger == "zerolog"
    assert config.main.registry_type == "github"
    assert config.main.author == "Unknown author"
    assert config.tools.golang_version == "1.26"
    assert config.tools.ogen_version == "v1.20.1"
    assert config.tools.runtime_version == MIN_RUNTIME_VERSION
    assert config.post_generate == ()
    api, sys = config.rest
    assert (api.version, api.generator_params.auth_handler) == ("v1", "off")
    assert (api.is_ogen, api.is_sys, sys.is_ogen, sys.is_sys) == (True, False, False, True)
    assert sys.pprof is False
    assert sys.sys_paths == {
        "metrics_path": "/metrics",
        "ready_path": "/ready",
        "live_path": "/live",
        "version_path": "/version",
        "pprof_path": "/debug/pprof",
    }


def test_text_stays_what_is_written_until_it_is_typed(tmp_path: Path) -> None:
    config = load(
        tmp_path,
        project(
            "main: {name: on, author: 012}\n"
            "tools: {golang_version: 1.30, golangci_version: 2.20.10}\n"
            "rest:\n"
            "  - {name: api, generator_type: ogen, path: api.yml, port: '8080'}\n"
            "  - {name: sys, generator_type: template, generator_template: sys, port: 1,\n"
            "     pprof: On}\n"
        ),
    )
    assert (config.main.name, config.main.author) == ("on", "012")
    assert (config.tools.golang_version, config.tools.golangci_version) == ("1.30", "v2.20.10")
    assert config.rest[0].port == 8080
    assert config.rest[0].path == ("api.yml",)
    assert config.rest[1].pprof is True


def test_items_are_names_or_maps(tmp_path: Path) -> None:
    config = load(
        tmp_path,
        project(
            "applications:\n"
            "  - {name: a, transport: [api, {name: sys}]}\n"
            "  - {name: b, worker: ticker, transport: }\n"
            "  - {name: c, worker: [{name: ticker}]}\n"
        ),
    )
    names = [
        ([item.name for item in a.transport], [item.name for item in a.worker])
        for a in config.applications
    ]
    assert names == [(["api", "sys"], []), ([], ["ticker"]), ([], ["ticker"])]


def test_names_of_real_configs_are_taken(tmp_path: Path) -> None:
    config = load(
        tmp_path,
        project(
            "worker: [{name: user.created, generator_type: template, generator_template: daemon}]\n"
            "applications:\n"
            "  - {name: admin-cli, transport: [api, sys]}\n"
            "  - {name: ItemService, worker: [user.created]}\n"
        ),
    )
    assert [application.name for application in config.applications] == ["admin-cli", "ItemService"]


def test_two_versions_of_a_server_are_two_servers(tmp_path: Path) -> None:
    config = load(
        tmp_path,
        project(
            "rest:\n"
            "  - {name: api, generator_type: ogen, path: [api.yml], port: 8080}\n"
            "  - {name: api, generator_type: ogen, path: [api.yml], port: 8081, version: v2}\n"
            "applications: [{name: a, transport: [api], worker: [ticker]}]\n"
        ),
    )
    assert [entry.key for entry in config.rest] == [("api", "v1"), ("api", "v2")]


def test_servers_of_different_applications_may_share_a_port(tmp_path: Path) -> None:
    load(
        tmp_path,
        project(
            "rest:\n"
            "  - {name: api, generator_type: ogen, path: [api.yml], port: 8080}\n"
            "  - {name: web, generator_type: ogen, path: [api.yml], port: 8080}\n"
            "applications:\n"
            "  - {name: a, transport: [api], worker: ticker}\n"
            "  - {name: b, transport: [web]}\n"
        ),
    )


def test_every_value_knows_its_place(tmp_path: Path) -> None:
    loaded = load_config(write_project(tmp_path, project()))
    assert loaded.config
    assert loaded.document
    assert loaded.config.rest[1].place == ("rest", 1)
    item = loaded.config.applications[0].transport[1]
    assert item.place_of("name") == ("applications", 0, "transport", 1, "name")
    span = loaded.document.value_span(item.place_of("name"))
    assert loaded.document.source.text.splitlines()[span.line - 1][span.column - 1 :] == "sys]"
    assert loaded.sources[str(tmp_path / "project.yaml")] is loaded.document.source
    assert set(loaded.sources) == {str(tmp_path / name) for name in ("project.yaml", "api.yml")}


def test_a_config_that_is_missing_is_a_finding(tmp_path: Path) -> None:
    loaded = load_config(tmp_path / "project.yaml")
    assert loaded.config is None
    assert loaded.document is None
    assert [finding.code.name for finding in loaded.diagnostics] == ["file-unreadable"]


def test_what_a_merge_key_holds_is_not_missing_as_well(tmp_path: Path) -> None:
    loaded = load_config(write_project(tmp_path, project("main: {<<: {name: shop}}\n")))
    assert [finding.code.name for finding in loaded.diagnostics] == ["merge-key"]


def test_the_same_is_not_said_twice_of_one_place(tmp_path: Path) -> None:
    loaded = load_config(write_project(tmp_path, project('post_generate: ",,\\""\n')))
    said = [(it.span, it.message) for it in loaded.diagnostics]
    assert len(set(said)) == len(said)
