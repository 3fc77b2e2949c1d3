"""Commands that people copy, and paths that shells complete."""

import os
import shlex
from pathlib import Path

import pytest

from gpsgen.cli.completion import written_paths
from gpsgen.cli.invocation import as_typed, command, project_command
from gpsgen.cli.places import Places, find_places, find_places_above, find_project
from gpsgen.errors import UsageError
from gpsgen.layout import CONFIG_PATH, MANIFEST_PATH
from gpsgen.plan.ownership import Owner
from gpsgen.reconcile.manifest import Entry, Manifest
from tests.cli.running import gpsgen


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project as far as its places go."""
    folder = tmp_path / "my shop"
    (folder / "cmd/api").mkdir(parents=True)
    (folder / CONFIG_PATH).parent.mkdir()
    (folder / CONFIG_PATH).touch()
    entries = {path: Entry.of(Owner.GENERATED, b"") for path in ("cmd/api/main.go", "go.mod")}
    (folder / MANIFEST_PATH).write_text(Manifest("0.0.1", entries).render())
    return folder


@pytest.mark.parametrize(
    ("here", "config", "target"),
    [
        ("my shop", None, None),
        ("my shop", ".project-config/project.yaml", None),
        ("my shop/cmd", None, ".."),
        (".", "my shop", None),
        (".", None, "my shop"),
        (".", "my shop/.project-config/project.yaml", "elsewhere"),
        ("my shop", None, "../elsewhere"),
    ],
)
def test_a_command_means_the_same_places(
    here: str,
    config: str | None,
    target: str | None,
    project: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(project.parent / here)
    meant = find_places(Path(config) if config else None, Path(target) if target else None)

    words = shlex.split(command(meant, "generate", "--check"))

    assert (words[:2], words[-1]) == (["gpsgen", "generate"], "--check")
    rest = words[2:-1]
    named = Path(rest.pop(0)) if rest and rest[0] != "--target" else None
    assert find_places(named, Path(rest[1]) if rest else None) == meant
    assert len(words) <= 3 + (config is not None) + 2 * (target is not None)


def test_a_command_without_need_for_arguments_has_none(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project)
    places = find_places(None, None)

    assert command(places, "generate", "--merge") == "gpsgen generate --merge"
    monkeypatch.chdir(project / "cmd")
    here = Places(Path("..") / CONFIG_PATH, Path(".."))
    assert project_command(here, "eject", "a b") == "gpsgen eject 'a b'"


def test_a_config_that_looks_like_an_option_is_named_as_a_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    assert command(Places(Path("-c.yaml"), Path()), "generate") == "gpsgen generate ./-c.yaml"


def test_a_path_is_named_as_it_is_seen(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert as_typed("cmd/api/main.go", project) == "cmd/api/main.go"
    monkeypatch.chdir(project / "cmd")
    assert as_typed("cmd/api/main.go", project) == "api/main.go"
    assert as_typed("go.mod", Path("..")) == "../go.mod"
    assert as_typed("cmd/-x", Path("..")) == "./-x"


def test_a_project_is_found_from_below_with_its_config(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project / "cmd/api")

    assert find_project(None).resolve() == project.resolve()
    found = find_places_above(None, None, "status")
    assert found.config.resolve() == (project / CONFIG_PATH).resolve()
    assert found.target.resolve() == project.resolve()
    monkeypatch.chdir(project.parent)
    with pytest.raises(UsageError, match="gpsgen status"):
        find_places_above(None, None, "status")


def test_paths_are_completed_from_the_manifest(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project / "cmd")
    assert written_paths("a") == ["api/main.go"]
    assert written_paths("") == ["api/main.go", "../go.mod"]
    (project / MANIFEST_PATH).write_text("damaged\n")
    assert written_paths("") == []
    monkeypatch.chdir(project.parent)
    assert written_paths("") == []


@pytest.mark.parametrize("words", ["why cm", "eject cm", "generate --overwrite cm"])
def test_a_shell_completes_them(words: str, project: Path) -> None:
    ran = gpsgen(
        cwd=project,
        _GPSGEN_COMPLETE="complete_bash",
        COMP_WORDS=f"gpsgen {words}",
        COMP_CWORD=str(len(words.split())),
    )

    assert ran.out.splitlines() == ["cmd/api/main.go"], os.fsencode(ran.err)
