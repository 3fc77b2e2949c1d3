"""`gpsgen status`: how each file stands."""

import shutil
from pathlib import Path

import pytest

from gpsgen.cli.standing import State
from gpsgen.layout import JOURNAL_DIR
from tests.cli.projects import HANDLER, MAIN, WORKER, append, drop_worker, on, rewrite
from tests.cli.running import Ran, gpsgen, on_terminal, plain, tree

GENERATED_WORKER = "internal/app/worker/restock/psg_worker_gen.go"

pytestmark = pytest.mark.go


def status(config: Path, shop: Path, *options: str) -> Ran:
    """Ask, and see that nothing was written."""
    before = tree(shop)
    ran = on("status", config, shop, *options)
    assert ran.status == 0
    assert tree(shop) == before
    return ran


def lines(ran: Ran) -> list[str]:
    return [" ".join(line.split()) for line in ran.out.splitlines()]


def test_a_clean_project_is_one_line(config: Path, shop: Path) -> None:
    ran = status(config, shop)

    assert ran.err == ""
    assert ran.out.splitlines() == [ran.out.strip()]
    assert ran.out.endswith(f" yours in {shop}\n")
    assert " clean, " in ran.out


def test_each_state_has_its_files(config: Path, shop: Path) -> None:
    append(shop / MAIN)
    (shop / "psg_gen.mk").unlink()
    (shop / "README.md").unlink()
    append(shop / HANDLER)
    assert gpsgen("eject", "--target", shop, "Dockerfile-api", ".dockerignore").status == 0
    rewrite(config, "port: 8080", "port: 9090")
    drop_worker(config)

    ran = status(config, shop)

    told = lines(ran)
    assert f"edited {MAIN}" in told
    assert "missing psg_gen.mk" in told
    assert "missing README.md it is yours, and stays away" in told
    assert "stale .env-api.example" in told
    assert f"stale {GENERATED_WORKER} nothing asks for it any more" in told
    assert f"unused {WORKER} as gpsgen wrote it" in told
    assert f"yours {HANDLER} edited" in told
    assert "ejected Dockerfile-api gpsgen would write it differently since" in told
    assert "ejected .dockerignore" in told
    assert not [line for line in told if line.startswith("clean")]
    states = [line.split()[0] for line in told[:-1]]
    assert states == sorted(states, key=list(State).index)
    assert "what can be done: `gpsgen generate " in ran.err


def test_a_project_with_work_says_how_to_have_it_done(config: Path, shop: Path) -> None:
    (shop / "psg_gen.mk").unlink()

    ran = status(config, shop)

    assert ran.err == f"to bring it up to date: `gpsgen generate {config} --target {shop}`\n"


def test_a_diff_shows_edits_and_what_ejected_files_miss(config: Path, shop: Path) -> None:
    append(shop / MAIN)
    assert gpsgen("eject", "--target", shop, "Dockerfile-api").status == 0
    append(shop / "Dockerfile-api", "# mine\n")
    append(shop / "README.md")
    rewrite(config, "port: 8080", "port: 9090")

    out = status(config, shop, "--diff").out

    assert f"+++ b/{MAIN}\n" in out
    assert "+// an edit\n" in out
    assert "-EXPOSE 8080 8085\n+EXPOSE 9090 8085\n" in out
    assert "# mine" not in out
    assert "b/README.md" not in out


def test_a_merged_file_and_markers(config: Path, shop: Path) -> None:
    append(shop / MAIN)
    rewrite(shop / "Dockerfile-api", "EXPOSE 8080 8085", "EXPOSE 8080 8085 1")
    rewrite(config, "port: 8080", "port: 9090")
    assert on("generate", config, shop, "--merge").status == 1

    told = lines(status(config, shop))

    assert f"merged {MAIN}" in told
    assert told[0].startswith("unresolved Dockerfile-api it holds the conflict markers of a merge")


def test_what_is_in_the_way(config: Path, shop: Path) -> None:
    manifest = shop / ".project-config/psg_manifest.txt"
    text = manifest.read_text().splitlines(keepends=True)
    manifest.write_text("".join(line for line in text if not line.endswith(f" {MAIN}\n")))
    append(shop / MAIN)
    (shop / "psg_gen.mk").unlink()
    (shop / "psg_gen.mk").mkdir()

    told = lines(status(config, shop))

    assert f"foreign {MAIN}" in told
    assert "obstacle psg_gen.mk it is a folder where a file has to be: move it" in told


def test_nothing_is_there_yet(config: Path, tmp_path: Path) -> None:
    ran = on("status", config, tmp_path / "new")

    assert ran.status == 0
    assert f"new         {MAIN}" in ran.out.splitlines()
    assert not (tmp_path / "new").exists()


def test_errors_of_the_config_are_shown(config: Path, shop: Path) -> None:
    rewrite(config, "logger: zerolog", "logger: zerologg")

    ran = on("status", config, shop)

    assert (ran.status, ran.out) == (1, "")
    assert "main.logger" in ran.err


def test_a_run_that_was_cut_off_is_named(config: Path, shop: Path) -> None:
    (shop / JOURNAL_DIR).mkdir()

    ran = on("status", config, shop)

    assert ran.status == 1
    assert "an earlier run was cut off" in ran.err


def test_a_project_is_found_from_below(shop: Path) -> None:
    assert gpsgen("status", cwd=shop / "cmd/api").status == 0


def test_there_is_no_project(tmp_path: Path) -> None:
    ran = gpsgen("status", cwd=tmp_path)

    assert ran.status == 2
    assert "gpsgen status path/to/project.yaml" in ran.err


def test_a_name_from_the_disk_cannot_move_the_cursor(config: Path, tmp_path: Path) -> None:
    target = tmp_path / "a\x1b[2Jb"
    assert on("generate", config, target).status == 0
    shutil.rmtree(target / "cmd")

    ran = on_terminal("status", config, "--target", target)

    assert "\x1b[2J" not in ran.out
    assert f"missing     {MAIN}" in plain(ran.out)


def test_what_people_had_before_gpsgen_is_not_called_edited(config: Path, tmp_path: Path) -> None:
    (tmp_path / "shop").mkdir()
    (tmp_path / "shop/README.md").write_text("mine\n")
    assert on("generate", config, tmp_path / "shop").status == 0

    told = lines(status(config, tmp_path / "shop"))

    assert "yours README.md gpsgen did not write it" in told


def test_a_note_on_copies_is_told_where_files_are_written(config: Path, tmp_path: Path) -> None:
    (config.parent / "api").rename(tmp_path / "api")
    rewrite(config, "./api/shop.yaml", "../api/shop.yaml")
    note = "the project has no copy of its config"
    assert note in on("generate", config, tmp_path / "shop").err

    rewrite(config, "port: 8080", "port: 9090")

    assert note not in status(config, tmp_path / "shop").err
    assert note not in on("generate", config, tmp_path / "shop", "--check").err
