"""`gpsgen generate`: what it writes, and what it leaves alone."""

import os
import re
import shutil
from pathlib import Path

import pytest

from gpsgen.__main__ import run
from gpsgen.apply.lock import locked
from gpsgen.layout import ATTRIBUTES_PATH, MANIFEST_PATH, SCHEMA_PATH
from gpsgen.reconcile.reading import read_manifest
from gpsgen.toolchain import find_toolchain
from tests.cli.projects import HANDLER, WORKER, drop_worker, generate, rewrite
from tests.cli.running import contents, gpsgen, tree
from tests.support.projects import FIXTURES, fixture_names, go

pytestmark = pytest.mark.go

OWN = ".project-config/project.yaml"


def the_long_way(config: Path, target: Path, cache: Path) -> int:
    """Generate without what the last generation left in the cache."""
    shutil.rmtree(cache / "stamps", ignore_errors=True)
    return generate(config, target)


# The counts


def test_a_first_run_counts_what_it_created(config: Path, tmp_path: Path) -> None:
    ran = gpsgen("generate", config, "--target", tmp_path / "a" / "shop")

    written = len(contents_of_files(tmp_path / "a" / "shop")) - len([MANIFEST_PATH])
    assert (ran.status, ran.err) == (0, "")
    assert ran.out == f"{written} created, 0 unchanged in {tmp_path / 'a' / 'shop'}\n"


def test_a_later_run_counts_what_it_did(
    config: Path, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    total = len(read_manifest(project).entries)
    rewrite(config, "port: 8080", "port: 9090")

    assert generate(config, project) == 0

    out = capsys.readouterr().out
    found = re.fullmatch(rf"(\d+) updated, (\d+) unchanged in {re.escape(str(project))}\n", out)
    assert found
    assert int(found[1]) >= 2
    assert int(found[1]) + int(found[2]) == total


@pytest.mark.parametrize("way", ["quick", "long"])
def test_a_run_without_work_says_so_on_one_line(
    way: str, config: Path, project: Path, cache: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    total = len(read_manifest(project).entries)

    status = (the_long_way if way == "long" else lambda *at: generate(*at[:2]))(
        config, project, cache
    )

    assert status == 0
    assert capsys.readouterr() == (f"nothing to do: {total} files are up to date\n", "")


# The target


@pytest.mark.parametrize("name", ["shop", "a/b/c", "my shop", "магазин", "shop/", "-shop", "a'b$c"])
def test_a_target_may_have_any_name(
    name: str, config: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    assert run(["generate", str(config), f"--target={name}"]) == 0
    assert (tmp_path / name / "go.mod").is_file()
    assert run(["generate", str(config), f"--target={tmp_path / name}"]) == 0


def test_a_target_may_be_named_through_a_link(
    config: Path, project: Path, tmp_path: Path, cache: Path
) -> None:
    link = tmp_path / "link"
    link.symlink_to(project)
    before = tree(project)

    assert the_long_way(config, link, cache) == 0
    assert tree(project) == before
    rewrite(config, "port: 8080", "port: 9090")
    assert generate(config, link) == 0
    assert tree(project) != before
    assert link.is_symlink()


def test_a_target_whose_name_is_no_text_is_shown_somehow(config: Path, tmp_path: Path) -> None:
    name = os.fsdecode(b"\xff\xfe")

    ran = gpsgen("generate", config, "--target", tmp_path / name)

    assert ran.status == 0
    assert (tmp_path / name / "go.mod").is_file()


def test_the_same_config_gives_the_same_bytes_anywhere(config: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "deep" / "second"
    moved = shutil.copytree(config.parent, tmp_path / "elsewhere")

    gpsgen("generate", config, "--target", first, PYTHONHASHSEED="1")
    gpsgen("generate", "elsewhere", "--target", second, cwd=moved.parent, PYTHONHASHSEED="2")

    assert contents(first) == contents(second)


# The project's own config


def test_a_project_regenerates_itself(
    project: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = contents(project)
    monkeypatch.chdir(project)

    assert run(["generate"]) == 0
    after = contents(project)
    assert after == before
    shutil.rmtree(cache / "stamps")
    assert run(["generate"]) == 0
    assert contents(project) == after

    rewrite(project / OWN, "port: 8080", "port: 9090")
    assert run(["generate"]) == 0
    assert "9090" in (project / ".env-api.example").read_text()
    assert (project / ".project-config/api/shop.yaml").exists()


def test_a_config_inside_and_outside_is_named_where_they_differ(
    config: Path, project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(project)
    rewrite(project / OWN, "port: 8080", "port: 9090")
    assert run(["generate"]) == 0
    before = tree(project)

    assert generate(config, project) == 1
    assert OWN in capsys.readouterr().err
    assert tree(project) == before


def test_the_copies_follow_the_config(config: Path, project: Path) -> None:
    (config.parent / "api/shop.yaml").rename(config.parent / "shop-v1.yaml")
    rewrite(config, "./api/shop.yaml", "./shop-v1.yaml")

    assert generate(config, project) == 0

    copied = {path for path in contents_of_files(project) if path.startswith(".project-config/")}
    ours = {ATTRIBUTES_PATH, MANIFEST_PATH, SCHEMA_PATH}
    assert copied == {OWN, *ours, ".project-config/shop-v1.yaml"}


def test_a_spec_behind_a_link_is_copied_under_its_name_in_the_config(
    config: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spec = config.parent / "api/shop.yaml"
    spec.rename(tmp_path / "real.yaml")
    spec.symlink_to(tmp_path / "real.yaml")
    assert generate(config, tmp_path / "shop") == 0

    monkeypatch.chdir(tmp_path / "shop")
    rewrite(Path(OWN), "port: 8080", "port: 9090")

    assert run(["generate"]) == 0


def test_a_spec_outside_the_folder_of_the_config_is_told(
    config: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (config.parent / "api").rename(tmp_path / "api")
    rewrite(config, "./api/shop.yaml", "../api/shop.yaml")

    assert generate(config, tmp_path / "shop") == 0
    assert "cannot generate itself again" in capsys.readouterr().err
    assert (tmp_path / "shop/api/rest/api/v1/shop.yaml").exists()
    assert not (tmp_path / "shop" / OWN).exists()


def test_a_spec_may_be_named_twice(config: Path, project: Path) -> None:
    before = contents(project)
    rewrite(config, "- ./api/shop.yaml", "- ./api/shop.yaml\n      - api/shop.yaml")

    assert generate(config, project) == 0
    assert lost(before, contents(project)) == [OWN, MANIFEST_PATH]


def test_two_specs_of_one_base_name_both_come_along(config: Path, tmp_path: Path) -> None:
    (config.parent / "common").mkdir()
    common = config.parent / "common/shop.yaml"
    common.write_text("openapi: 3.0.3\ninfo: {title: c, version: '1'}\npaths: {}\n")
    rewrite(config, "- ./api/shop.yaml", "- ./api/shop.yaml\n      - ./common/shop.yaml")

    assert generate(config, tmp_path / "shop") == 0
    folder = tmp_path / "shop/api/rest/api/v1"
    assert (folder / "common/shop.yaml").read_bytes() == common.read_bytes()
    assert (folder / "api/shop.yaml").read_bytes() != common.read_bytes()


# What is on disk already


@pytest.mark.parametrize("way", ["quick", "long"])
@pytest.mark.parametrize("name", fixture_names())
def test_a_second_run_touches_nothing(way: str, name: str, tmp_path: Path, cache: Path) -> None:
    source, target = FIXTURES / name / "project.yaml", tmp_path / name
    assert generate(source, target) == 0
    before = tree(target)

    assert (
        generate(source, target) == 0 if way == "quick" else not the_long_way(source, target, cache)
    )
    assert tree(target) == before


@pytest.mark.parametrize("name", fixture_names())
def test_modules_are_tidy(name: str, tmp_path: Path) -> None:
    assert generate(FIXTURES / name / "project.yaml", tmp_path / name) == 0

    assert go(tmp_path / name, "mod", "tidy", "-diff") == ""


def test_what_people_wrote_is_never_touched(config: Path, project: Path, cache: Path) -> None:
    theirs = [path for path, entry in entries(project) if entry.owner == "people"]
    assert {HANDLER, WORKER, "README.md", "Makefile", ".gitignore"} <= set(theirs)
    for path in theirs[::2]:
        (project / path).write_text("// mine\n")
    for path in theirs[1::2]:
        (project / path).unlink()
    (project / "notes.txt").write_text("mine too\n")
    before = tree(project)

    assert the_long_way(config, project, cache) == 0
    assert tree(project) == before
    rewrite(config, "port: 8080", "port: 9090")
    assert generate(config, project) == 0
    after = tree(project)
    assert {path: after.get(path) for path in theirs} == {p: before.get(p) for p in theirs}


def test_people_may_put_a_link_or_a_folder_in_place_of_a_file_of_theirs(
    config: Path, project: Path, cache: Path
) -> None:
    (project / "README.md").rename(project / "docs/readme.md")
    (project / "README.md").symlink_to("docs/readme.md")
    (project / "LICENSE.txt").unlink()
    (project / "LICENSE.txt").mkdir()
    before = tree(project)

    assert the_long_way(config, project, cache) == 0
    assert tree(project) == before


def test_an_edited_generated_file_stops_everything(
    config: Path, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = "cmd/api/psg_main_gen.go"
    (project / path).write_text((project / path).read_text() + "// an edit\n")
    (project / "psg_gen.mk").unlink()
    rewrite(config, "port: 8080", "port: 9090")
    before = tree(project)

    assert generate(config, project) == 1
    assert tree(project) == before
    out, err = capsys.readouterr()
    assert out == ""
    assert f"error: {path}: it is generated, and it was edited" in err
    assert "nothing was written" in err


def test_a_missing_generated_file_is_written_again(config: Path, project: Path) -> None:
    before = contents(project)
    shutil.rmtree(project / "pkg")
    (project / "psg_gen.mk").unlink()

    assert generate(config, project) == 0
    assert contents(project) == before


def test_what_is_not_needed_any_more_goes_and_what_is_people_s_stays(
    config: Path, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = contents_of_files(project)
    drop_worker(config)

    assert generate(config, project) == 0

    err = capsys.readouterr().err
    assert "nothing in the config uses these files any more" in err
    assert f"  {WORKER}, as gpsgen wrote it\n" in err
    after = contents_of_files(project)
    gone = set(before) - set(after)
    assert gone
    assert not [path for path in gone if read_owner(path, before) == "people"]
    assert (project / WORKER).exists()
    assert not [path for path in project.rglob("*") if path.is_dir() and not any(path.iterdir())]

    before = tree(project)
    assert generate(config, project) == 0
    assert f"  {WORKER}, as gpsgen wrote it\n" in capsys.readouterr().err
    assert tree(project) == before


@pytest.mark.parametrize(
    "obstacle", ["file", "link", "dangling", "folder", "parent", "parent link"]
)
def test_what_stands_in_the_way_stops_everything(
    obstacle: str, config: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "shop"
    place = target / "cmd/api/psg_main_gen.go"
    if obstacle.startswith("parent"):
        place = place.parent.parent
    place.parent.mkdir(parents=True)
    elsewhere = tmp_path / "elsewhere"
    if obstacle in {"link", "parent link"}:
        elsewhere.mkdir() if obstacle == "parent link" else elsewhere.touch()
    if obstacle in {"file", "parent"}:
        place.write_text("mine\n")
    elif obstacle == "folder":
        place.mkdir()
    else:
        place.symlink_to(elsewhere)
    before = tree(tmp_path)

    assert generate(config, target) == 1
    assert "cmd" in capsys.readouterr().err
    assert tree(tmp_path) == before


def test_two_runs_at_once_are_kept_apart(config: Path, project: Path) -> None:
    rewrite(config, "port: 8080", "port: 9090")
    before = tree(project)

    with locked(project):
        ran = gpsgen("generate", config, "--target", project)

    assert ran.status == 1
    assert "another gpsgen is at work" in ran.err
    assert tree(project) == before


def test_modules_of_people_stay_and_ours_go_when_nothing_needs_them(
    config: Path, project: Path
) -> None:
    rewrite(project / "go.mod", "go 1.26", "go 1.26\n\n// why\nreplace example.com/x => ./x")
    with (project / "go.mod").open("a") as file:
        file.write("\nrequire example.com/x v1.2.3 // ours\n")
    rewrite(config, "zerolog", "logrus")

    assert generate(config, project) == 0

    text = (project / "go.mod").read_text()
    assert "// why\nreplace example.com/x => ./x" in text
    assert "require example.com/x v1.2.3 // ours" in text
    assert "github.com/sirupsen/logrus" in text
    assert "github.com/rs/zerolog" not in text


def test_the_manifest_does_not_follow_what_people_do_to_go_mod(
    config: Path, project: Path, cache: Path
) -> None:
    with (project / "go.mod").open("a") as file:
        file.write("\n// a word\n")
    before = tree(project)

    assert the_long_way(config, project, cache) == 0
    assert tree(project) == before


def test_a_fresh_cache_gives_the_same(
    config: Path, project: Path, cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fresh = tmp_path / "fresh"
    shutil.copytree(cache / "tools" / ogen_folder(), fresh / "tools" / ogen_folder())
    monkeypatch.setenv("GPSGEN_CACHE", str(fresh))
    before = tree(project)

    assert generate(config, project) == 0
    assert tree(project) == before
    assert list((fresh / "ogen").iterdir())


def ogen_folder() -> str:
    return f"ogen-v1.20.1-go{find_toolchain().version}"


def entries(project: Path) -> list[tuple[str, object]]:
    return sorted(read_manifest(project).entries.items())


def read_owner(path: str, files: dict[str, bytes]) -> str:
    line = next(it for it in files[MANIFEST_PATH].decode().splitlines() if it.endswith(f" {path}"))
    return line.split()[0]


def lost(before: dict[str, bytes], after: dict[str, bytes]) -> list[str]:
    """Return the paths whose bytes are others now."""
    return sorted(path for path in before if after.get(path) != before[path])


def contents_of_files(folder: Path) -> dict[str, bytes]:
    return {path: data for path, data in contents(folder).items() if not path.endswith("/")}
