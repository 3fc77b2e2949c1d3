"""`--dry-run`, `--diff` and `--check`: what a generation would do, and nothing of it done."""

import shutil
import subprocess
from pathlib import Path

import pytest

from gpsgen import version
from gpsgen.__main__ import run
from gpsgen.layout import MANIFEST_PATH
from tests.cli.projects import MAIN, WORKER, append, drop_worker, on, rewrite
from tests.cli.running import COMMAND, contents, environment, gpsgen, on_terminal, plain, tree

pytestmark = pytest.mark.go

FORECASTS = (["--dry-run"], ["--diff"], ["--check"], ["--check", "--diff"])
ALL = [*FORECASTS, ["--dry-run", "--diff", "--check", "--json"]]


@pytest.mark.parametrize("options", ALL)
def test_a_new_project_is_told_and_not_made(
    options: list[str], config: Path, tmp_path: Path
) -> None:
    ran = on("generate", config, tmp_path / "new", *options)

    assert ran.status == (1 if "--check" in options else 0)
    assert MAIN in ran.out
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("options", ALL)
def test_drift_is_told_and_stays(options: list[str], config: Path, shop: Path) -> None:
    rewrite(config, "port: 8080", "port: 9090")
    (shop / "psg_gen.mk").unlink()
    drop_worker(config)
    before = tree(shop)

    ran = on("generate", config, shop, *options)

    assert ran.status == (1 if "--check" in options else 0)
    assert tree(shop) == before


@pytest.mark.parametrize("options", [["--dry-run"], ["--check"]])
def test_each_file_has_a_line(options: list[str], config: Path, shop: Path) -> None:
    rewrite(config, "port: 8080", "port: 9090")
    (shop / "psg_gen.mk").unlink()
    drop_worker(config)

    lines = on("generate", config, shop, *options).out.splitlines()

    assert "update   Dockerfile-api" in lines
    assert "create   psg_gen.mk" in lines
    assert "delete   internal/app/worker/restock/psg_worker_gen.go" in lines
    assert f"unused   {WORKER}" in lines
    paths = [line.split(maxsplit=1)[1] for line in lines[:-1]]
    assert paths == sorted(paths)
    assert MANIFEST_PATH not in paths
    assert lines[-1].endswith(f"unchanged in {shop}")
    assert "1 to create" in lines[-1]


def test_a_check_says_what_to_run(config: Path, shop: Path) -> None:
    (shop / "psg_gen.mk").unlink()

    err = on("generate", config, shop, "--check").err

    assert err == (
        "error: the project is not what its config asks for: "
        f"`gpsgen generate {config} --target {shop}` writes it\n"
    )


@pytest.mark.parametrize("options", FORECASTS)
@pytest.mark.parametrize("way", ["quick", "long"])
def test_nothing_to_do_is_told_the_same_both_ways(
    way: str, options: list[str], config: Path, shop: Path, cache: Path
) -> None:
    if way == "long":
        shutil.rmtree(cache / "stamps")

    ran = on("generate", config, shop, *options)

    assert ran.status == 0
    told, other = (ran.err, ran.out) if "--diff" in options else (ran.out, ran.err)
    assert told.startswith("nothing to do: ")
    assert other == ""


def test_a_clean_check_makes_the_next_one_quick(config: Path, shop: Path, cache: Path) -> None:
    shutil.rmtree(cache / "stamps")
    before = tree(shop)

    assert on("generate", config, shop, "--check").status == 0

    assert list((cache / "stamps").iterdir())
    assert tree(shop) == before


def test_a_check_with_drift_makes_nothing_quick(config: Path, shop: Path, cache: Path) -> None:
    shutil.rmtree(cache / "stamps")
    (shop / "psg_gen.mk").unlink()

    for _ in range(2):
        assert on("generate", config, shop, "--check").status == 1
    assert not (cache / "stamps").exists()


def test_drift_of_the_manifest_alone_is_named(config: Path, shop: Path) -> None:
    manifest = shop / MANIFEST_PATH
    lines = manifest.read_text().splitlines(keepends=True)
    manifest.write_text("".join(line for line in lines if not line.endswith(" psg_gen.mk\n")))

    ran = on("generate", config, shop, "--check")

    assert ran.status == 1
    assert ran.out.splitlines()[0] == f"update   {MANIFEST_PATH}"


def test_another_version_alone_is_no_drift(config: Path, shop: Path) -> None:
    rewrite(shop / MANIFEST_PATH, f"generator {version.__version__}", "generator 0.0.1")

    for options in FORECASTS:
        assert on("generate", config, shop, *options).status == 0


@pytest.mark.parametrize("name", ["new", "changed", "without a worker"])
def test_git_makes_of_a_diff_what_a_generation_makes(
    name: str, config: Path, shop: Path, tmp_path: Path
) -> None:
    target = tmp_path / "new" if name == "new" else shop
    if name == "changed":
        rewrite(config, "zerolog", "logrus")
        (shop / "psg_gen.mk").unlink()
    elif name == "without a worker":
        drop_worker(config)
    copy = tmp_path / "copy"
    shutil.copytree(target, copy) if target.exists() else copy.mkdir()
    diff = subprocess.run(
        [*COMMAND, "generate", config, "--target", target, "--diff"],
        env=environment({}),
        capture_output=True,
        check=True,
    ).stdout

    subprocess.run(("git", "apply", "--whitespace=nowarn", "-"), cwd=copy, input=diff, check=True)

    assert run(["generate", str(config), "--target", str(target)]) == 0
    assert contents(copy) == contents(target)


def test_a_conflict_is_one_line_in_a_list_and_told_with_diffs(config: Path, shop: Path) -> None:
    append(shop / MAIN)
    before = tree(shop)

    for options in FORECASTS:
        ran = on("generate", config, shop, *options)
        assert ran.status == 1
        if "--diff" in options:
            assert ran.out == ""
            assert "+// an edit" in ran.err
        else:
            assert ran.out.splitlines()[0] == (
                f"conflict {MAIN}: it is generated, and it was edited"
            )
            assert "says what can be done" in ran.err
    assert tree(shop) == before


def test_a_name_from_disk_cannot_move_the_cursor(config: Path, tmp_path: Path) -> None:
    target = tmp_path / "a\x1b[2Jb"

    ran = on("generate", config, target, "--dry-run")

    assert "\x1b" not in ran.out
    assert "a\\u{1b}[2Jb" in ran.out


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
@pytest.mark.parametrize("option", ["--dry-run", "--diff", "--json"])
def test_an_output_that_takes_no_more_is_an_error(
    option: str, config: Path, tmp_path: Path
) -> None:
    with Path("/dev/full").open("w") as full:
        ran = subprocess.run(
            [*COMMAND, "generate", config, "--target", tmp_path / "shop", "--dry-run", option],
            env=environment({}),
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )

    assert ran.returncode == 1
    assert ran.stderr == "error: the output cannot be written: No space left on device\n"


# On a terminal


def test_diffs_are_coloured_and_paged_on_a_terminal(config: Path, shop: Path) -> None:
    rewrite(config, "port: 8080", "port: 9090")

    ran = on_terminal(
        "generate", config, "--target", shop, "--diff", PAGER="sed 's/^/| /'", COLUMNS="80"
    )

    lines = ran.out.replace("\r", "").splitlines()
    assert "| \x1b[31m-EXPOSE 8080 8085\x1b[m" in lines
    assert "| \x1b[32m+EXPOSE 9090 8085\x1b[m" in lines
    assert "| \x1b[36m@@ -20,6 +20,6 @@\x1b[m" in lines


@pytest.mark.parametrize("pager", ["true", "cat", "", "/nonexistent", "'", "head -n 1"])
def test_no_pager_is_a_failure(pager: str, config: Path, shop: Path) -> None:
    rewrite(config, "port: 8080", "port: 9090")

    ran = on_terminal("generate", config, "--target", shop, "--diff", PAGER=pager)

    assert ran.status == 0
    assert "error" not in ran.out
    assert ("EXPOSE 9090" in ran.out) == (pager not in {"true", "head -n 1"})


def test_less_is_told_what_git_tells_it(config: Path, shop: Path) -> None:
    rewrite(config, "port: 8080", "port: 9090")
    pager = """sh -c 'cat >/dev/null; echo "LESS=$LESS"'"""

    told = on_terminal("generate", config, "--target", shop, "--diff", PAGER=pager)
    own = on_terminal("generate", config, "--target", shop, "--diff", PAGER=pager, LESS="-S")

    assert plain(told.out) == "LESS=FRX\n"
    assert plain(own.out) == "LESS=-S\n"


def test_a_pipe_gets_the_bytes_and_no_pager(config: Path, shop: Path) -> None:
    rewrite(config, "port: 8080", "port: 9090")

    ran = gpsgen("generate", config, "--target", shop, "--diff", PAGER="false")

    assert "\x1b" not in ran.out
    assert "-EXPOSE 8080 8085\n+EXPOSE 9090 8085\n" in ran.out


def test_no_color_is_heard(config: Path, shop: Path) -> None:
    rewrite(config, "port: 8080", "port: 9090")

    ran = on_terminal("generate", config, "--target", shop, "--diff", PAGER="cat", NO_COLOR="1")

    assert "\x1b[3" not in ran.out
    assert "+EXPOSE 9090 8085" in ran.out
