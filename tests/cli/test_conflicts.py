"""What is told of files that stand in the way of a generation."""

import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from gpsgen.__main__ import run
from tests.cli.projects import MAIN, append, on, rewrite
from tests.cli.running import Ran, gpsgen, tree

pytestmark = pytest.mark.go


def generate(config: Path, shop: Path) -> Ran:
    """Generate, and see that a conflict keeps everything as it is."""
    before = tree(shop)
    ran = on("generate", config, shop)
    assert (ran.status, ran.out) == (1, "")
    assert tree(shop) == before
    return ran


def commands(ran: Ran) -> list[list[str]]:
    """Return the commands that are told, without the name of gpsgen."""
    lines = [line.strip() for line in ran.err.splitlines()]
    return [shlex.split(line)[1:] for line in lines if line.startswith("gpsgen ")]


def test_an_edit_is_shown_with_its_ways_out(config: Path, shop: Path) -> None:
    append(shop / MAIN)
    rewrite(config, "port: 8080", "port: 9090")

    assert generate(config, shop).err.splitlines() == [
        f"error: {MAIN}: it is generated, and it was edited",
        "  --- as gpsgen wrote it",
        "  +++ as it is",
        "  @@ -41,3 +41,4 @@",
        "   ",
        "   \treturn nil",
        "   }",
        "  +// an edit",
        "",
        "nothing was written; what can be done:",
        f"  gpsgen generate {config} --target {shop} --merge",
        "      keeps what was edited: it merges cleanly with what the config asks for",
        f"  gpsgen generate {config} --target {shop} --overwrite {MAIN}",
        "      drops what was edited",
        f"  gpsgen eject --target {shop} {MAIN}",
        "      makes it yours: gpsgen leaves it alone",
        "  or move the code into a file of your own, and drop the edit",
    ]


@pytest.mark.parametrize("way", [0, 1, 2])
def test_each_way_out_leads_out(way: int, config: Path, tmp_path: Path) -> None:
    place = tmp_path / "a b'c"
    assert on("generate", config, place).status == 0
    append(place / MAIN)
    rewrite(config, "port: 8080", "port: 9090")

    told = commands(generate(config, place))

    assert len(told) == 3
    assert gpsgen(*told[way]).status == 0
    assert on("generate", config, place).status == 0
    assert ("// an edit" in (place / MAIN).read_text()) == (way != 1)


@pytest.mark.parametrize("here", [".", "cmd", "conf"])
def test_commands_are_as_short_as_they_can_be_where_they_are_run(
    here: str, config: Path, shop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    append(shop / MAIN)
    monkeypatch.chdir(config.parent if here == "conf" else shop / here)

    told = {
        ".": gpsgen("generate", cwd=shop),
        "cmd": gpsgen("generate", "../.project-config", cwd=shop / "cmd"),
        "conf": gpsgen("generate", "--target", shop, cwd=config.parent),
    }[here]

    *_, overwrite, eject = commands(told)
    path = MAIN.removeprefix("cmd/") if here == "cmd" else MAIN
    where = {".": [], "cmd": ["../.project-config/project.yaml"], "conf": ["--target", str(shop)]}
    assert overwrite == ["generate", *where[here], "--overwrite", path]
    assert eject == ["eject", *(where[here] if here == "conf" else []), path]
    assert run(overwrite) == 0


def test_a_merge_is_offered_only_where_it_is_clean(config: Path, shop: Path) -> None:
    rewrite(shop / "Dockerfile-api", "EXPOSE 8080 8085", "EXPOSE 8080 8085 1")
    rewrite(config, "port: 8080", "port: 9090")

    ran = generate(config, shop)

    assert "+EXPOSE 8080 8085 1" in ran.err
    assert "--merge" not in ran.err


def test_a_merge_that_is_not_clean_leaves_work_and_says_so(config: Path, shop: Path) -> None:
    rewrite(shop / "Dockerfile-api", "EXPOSE 8080 8085", "EXPOSE 8080 8085 1")
    rewrite(config, "port: 8080", "port: 9090")

    ran = on("generate", config, shop, "--merge")

    assert ran.status == 1
    assert "error: Dockerfile-api: you and gpsgen changed the same lines\n" in ran.err
    assert f"`gpsgen generate {config} --target {shop} --merge` once more" in ran.err
    assert "<<<<<<<" in (shop / "Dockerfile-api").read_text()

    again = generate(config, shop)
    assert "Dockerfile-api: it holds the conflict markers of a merge, from line " in again.err
    assert "resolve the conflict and remove its markers" in again.err


def test_an_edit_whose_base_is_lost_is_held_against_what_would_be_written(
    config: Path, shop: Path, cache: Path
) -> None:
    append(shop / MAIN)
    shutil.rmtree(cache / "bases")

    err = generate(config, shop).err

    assert "what gpsgen wrote is not known any more" in err
    assert "  --- as it is\n  +++ as gpsgen would write it\n" in err
    assert "  -// an edit\n" in err
    assert "--merge" not in err


def test_a_long_edit_is_cut_short(config: Path, shop: Path) -> None:
    append(shop / MAIN, "// more\n" * 100)

    err = generate(config, shop).err

    assert err.count("// more") < 50
    assert f"more lines: gpsgen status {config} --target {shop} --diff\n" in err


def test_many_edits_are_named_and_some_shown(config: Path, shop: Path) -> None:
    files = sorted((shop / "pkg/runtime").rglob("*.go"))[:8]
    for file in files:
        append(file)

    ran = generate(config, shop)

    assert ran.err.count("it is generated, and it was edited") == 8
    assert ran.err.count("+// an edit") == 5
    *_, overwrite, eject = commands(ran)
    assert overwrite[-2:] == ["--overwrite", "."]
    names = [file.relative_to(shop).as_posix() for file in files]
    assert eject[-8:] == names
    assert gpsgen(*eject[:-8], *names[:1]).status == 0
    assert gpsgen(*overwrite).status == 0
    assert ["// an edit" in file.read_text() for file in files] == [True] + 7 * [False]


def test_many_files_with_markers_and_edits_are_named_each(config: Path, shop: Path) -> None:
    """A folder would stand for the files of the other kind, too."""
    files = sorted((shop / "pkg/runtime").rglob("*.go"))[:7]
    append(files[0])
    for file in files[1:]:
        append(file, "<<<<<<< a\n=======\n>>>>>>> b\n")

    first, second, _ = commands(generate(config, shop))

    assert [first.count("--overwrite"), second.count("--overwrite")] == [1, 6]


def test_an_edited_file_that_nothing_asks_for_is_not_lost(config: Path, shop: Path) -> None:
    rewrite(config, "zerolog", "logrus")
    (path,) = (shop / "pkg/runtime/logger/zerolog").glob("*.go")
    append(path)

    err = generate(config, shop).err

    assert "edited; nothing in the config asks for it any more" in err
    assert "+// an edit" in err
    assert "--merge" not in err
    name = path.relative_to(shop).as_posix()
    assert f"--overwrite {name}\n      deletes what was edited and is not asked for" in err
    assert on("generate", config, shop, "--overwrite", ".").status == 1
    assert path.exists()
    assert on("generate", config, shop, "--overwrite", name).status == 0
    assert not path.exists()


def test_what_is_not_ours_is_not_shown(config: Path, tmp_path: Path) -> None:
    place = tmp_path / "shop" / MAIN
    place.parent.mkdir(parents=True)
    place.write_text("secret\n")

    err = generate(config, tmp_path / "shop").err

    assert f"error: {MAIN}: gpsgen has to write it, and what stands there is not gpsgen's\n" in err
    assert "secret" not in err
    assert f"--overwrite {MAIN}\n" in err


def test_an_obstacle_is_said_in_its_own_words(config: Path, tmp_path: Path) -> None:
    (tmp_path / "shop" / MAIN).mkdir(parents=True)

    err = generate(config, tmp_path / "shop").err

    assert f"error: {MAIN}: it is a folder where a file has to be" in err
    assert "--overwrite" not in err


def test_an_edit_cannot_move_the_cursor(config: Path, shop: Path) -> None:
    append(shop / MAIN, "// \x1b[2J\n")

    err = generate(config, shop).err

    assert "\x1b" not in err
    assert "+// \\u{1b}[2J" in err


def test_the_diff_of_an_edit_is_one_that_git_takes(config: Path, shop: Path) -> None:
    before = (shop / MAIN).read_bytes()
    append(shop / MAIN)
    edited = (shop / MAIN).read_bytes()

    diff = gpsgen("status", config, "--target", shop, "--diff").out
    subprocess.run(("git", "apply", "-R", "-"), cwd=shop, input=diff, text=True, check=True)

    assert (shop / MAIN).read_bytes() == before != edited
