"""`gpsgen why`: which entry of the config a file is there for."""

from pathlib import Path

import pytest

from gpsgen.cli.places import Places
from gpsgen.cli.preparing import prepare
from gpsgen.cli.terminal import Terminal
from gpsgen.config import load_config
from gpsgen.diagnostics import parse_path
from gpsgen.layout import MANIFEST_PATH
from gpsgen.plan.files import PlannedFile
from tests.cli.projects import MAIN, WORKER, append, drop_worker
from tests.cli.running import Ran, gpsgen
from tests.support.projects import FIXTURES, fixture_names

pytestmark = pytest.mark.go


def why(config: Path, shop: Path, *paths: str) -> Ran:
    return gpsgen("why", "--config", config, "--target", shop, *paths)


def planned(config: Path) -> list[PlannedFile]:
    """Return the files that a config asks for."""
    return [*prepare(Places(config, config.parent / "none"), Terminal()).files]


def test_an_entry_is_shown_where_it_is_written(config: Path, shop: Path) -> None:
    ran = why(config, shop, MAIN)

    line = config.read_text().splitlines().index("  - name: api", 30) + 1
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.splitlines() == [
        f"{MAIN}: generated",
        f"  --> {config}:{line}:5 (applications[0])",
        "   |",
        f"{line} |   - name: api",
        "   |     ---------",
    ]


def test_a_default_is_told(config: Path, shop: Path) -> None:
    text = config.read_text().splitlines(keepends=True)
    config.write_text("".join(line for line in text if "golang_version" not in line))

    ran = why(config, shop, "go.mod")

    assert ran.out.startswith("go.mod: shared: gpsgen adds what its code needs")
    assert "(tools.golang_version, which is not written: its default counts)" in ran.out


def test_a_folder_stands_for_what_is_below_it(config: Path, shop: Path) -> None:
    ran = why(config, shop, "internal/app/worker")

    assert "psg_worker_gen.go: generated\n" in ran.out
    assert f"{WORKER}: yours: gpsgen writes it once, and never touches it again\n" in ran.out
    assert ran.out.count("(worker[0])") == 1


def test_a_package_of_the_runtime_names_what_needs_it(config: Path, shop: Path) -> None:
    path = "pkg/runtime/daemon/daemon.go"

    ran = why(config, shop, path)

    assert ran.out.startswith(
        f"{path}: generated\nneeded by internal/app/worker/restock/psg_worker_gen.go\n"
    )
    assert "(worker[0])" in ran.out


def test_a_package_that_another_one_needs_names_both(config: Path, shop: Path) -> None:
    out = why(config, shop, "pkg/runtime").out

    chains = [line for line in out.splitlines() if line.startswith("needed by ")]
    assert any(", which is needed by " in line for line in chains)
    for line in chains:
        first = line.removeprefix("needed by ").split(", which is needed by ")[-1]
        assert not first.startswith("pkg/runtime/")
        assert "psg_" in first


def test_files_of_the_whole_config(config: Path, shop: Path) -> None:
    ran = why(config, shop, ".project-config/project.yaml", ".project-config/project.schema.json")

    assert ran.out.splitlines() == [
        ".project-config/project.yaml: generated",
        ".project-config/project.schema.json: generated",
        f"for the config as a whole: {config}",
    ]


def test_what_gpsgen_reads_and_keeps(shop: Path) -> None:
    assert gpsgen("generate", cwd=shop).status == 0

    ran = gpsgen("why", MANIFEST_PATH, ".project-config/project.yaml", cwd=shop)

    assert ran.status == 0
    assert "the manifest" in ran.out
    assert ".project-config/project.yaml: gpsgen reads it" in ran.out


def test_what_nothing_asks_for_any_more(config: Path, shop: Path) -> None:
    drop_worker(config)

    ran = why(config, shop, "internal/app/worker")

    assert f"{WORKER}: nothing in the config asks for it any more: it stays" in ran.out
    assert "psg_worker_gen.go: nothing in the config asks for it any more: the next" in ran.out


def test_an_ejected_and_a_foreign_file(config: Path, shop: Path) -> None:
    assert gpsgen("eject", "--target", shop, "psg_gen.mk").status == 0
    manifest = shop / MANIFEST_PATH
    text = manifest.read_text().splitlines(keepends=True)
    manifest.write_text("".join(line for line in text if not line.endswith(f" {MAIN}\n")))
    append(shop / MAIN)

    ran = why(config, shop, "psg_gen.mk", MAIN)

    assert "psg_gen.mk: ejected: gpsgen wrote it until you took it over\n" in ran.out
    assert f"{MAIN}: generated, but what stands there is not gpsgen's\n" in ran.out


def test_a_file_that_is_not_ours(config: Path, shop: Path) -> None:
    (shop / "notes.txt").touch()

    ran = why(config, shop, "notes.txt", "psg_gen.mkk")

    assert (ran.status, ran.out) == (1, "")
    assert "error: notes.txt: gpsgen did not write it, and nothing in the config" in ran.err
    assert "did you mean `psg_gen.mk`?" in ran.err


def test_a_path_outside_is_wrong_usage(config: Path, shop: Path) -> None:
    assert why(config, shop, "../other").status == 2
    assert gpsgen("why", cwd=shop).status == 2


def test_paths_are_seen_from_where_one_is(shop: Path) -> None:
    ran = gpsgen("why", "psg_main_gen.go", cwd=shop / "cmd/api")

    assert ran.status == 0
    assert ran.out.startswith(f"{MAIN}: generated\n")


@pytest.mark.parametrize("name", fixture_names())
def test_every_origin_is_a_place_of_the_config(name: str) -> None:
    path = FIXTURES / name / "project.yaml"

    origins = {file.origin for file in planned(path)}

    assert {origin for origin in origins if not exists(origin, load_config(path).config)} == set()
    assert any(origin.startswith("applications[") for origin in origins)


def exists(origin: str, config: object) -> bool:
    """Say whether a path leads to something in a config, be it a default."""
    place = config
    for step in parse_path(origin):
        if isinstance(step, int):
            assert isinstance(place, tuple)
            place = place[step]
        elif not hasattr(place, step):
            return False
        else:
            place = getattr(place, step)
    return True
