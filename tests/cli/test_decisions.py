"""What people decide of files that they edited: `--overwrite` and `--merge`."""

import os
import subprocess
from pathlib import Path

import pytest

from gpsgen.cli.decisions import check_named, project_path
from gpsgen.errors import UsageError
from gpsgen.plan.ownership import Owner
from gpsgen.reconcile.actions import Action, ActionKind, Reason
from gpsgen.reconcile.manifest import digest
from gpsgen.reconcile.reading import read_manifest
from tests.cli.projects import HANDLER, generate
from tests.cli.running import contents, gpsgen, tree


def rewrite(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text, text
    path.write_text(text.replace(old, new, 1))


def generated(project: Path, ending: str) -> str:
    """Return the first generated file with a name's ending."""
    entries = read_manifest(project).entries.items()
    return next(
        path for path, it in entries if it.owner is Owner.GENERATED and path.endswith(ending)
    )


def edit(place: Path, text: str = "# mine\n") -> bytes:
    """Add a person's line in front of a file, and return what stands there then."""
    data = text.encode() + place.read_bytes()
    place.write_bytes(data)
    return data


# The paths that people type


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "shop" / "cmd" / "api").mkdir(parents=True)
    (tmp_path / "shop" / "cmd" / "api" / "main.go").write_text("")
    (tmp_path / "link").symlink_to(tmp_path / "shop")
    return tmp_path


@pytest.mark.parametrize("project", ["shop", "shop/", "./shop", "link", "{}/shop", "other/../shop"])
@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("cmd/api/main.go", "cmd/api/main.go"),
        ("./cmd//api/../api/main.go", "cmd/api/main.go"),
        ("{}/shop/cmd/api/main.go", "cmd/api/main.go"),
        ("{}/link/cmd/api/main.go", "cmd/api/main.go"),
        ("shop/cmd/api/main.go", "cmd/api/main.go"),
        ("link/cmd/api/main.go", "cmd/api/main.go"),
        ("cmd/api/", "cmd/api"),
        ("missing.go", "missing.go"),
        (".", "."),
    ],
)
def test_a_path_is_seen_from_the_project(
    project: str, typed: str, meant: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "other").mkdir()
    monkeypatch.chdir(folder)

    assert project_path(typed.format(folder), Path(project.format(folder))) == meant


@pytest.mark.parametrize(
    ("here", "typed", "meant"),
    [
        ("shop", "cmd/api/main.go", "cmd/api/main.go"),
        ("shop/cmd/api", "main.go", "cmd/api/main.go"),
        ("shop/cmd/api", "..", "cmd"),
        ("shop/cmd", ".", "cmd"),
        ("shop/cmd", "{}/shop/cmd", "cmd"),
        ("link/cmd", "api/main.go", "cmd/api/main.go"),
    ],
)
def test_within_the_project_a_path_is_seen_from_the_working_directory(
    here: str, typed: str, meant: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder / here)

    assert project_path(typed.format(folder), folder / "shop") == meant


@pytest.mark.parametrize("typed", ["..", "../other", "/etc/passwd", "", "a\0b", "cmd/../../x"])
def test_a_path_out_of_the_project_is_refused(
    typed: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder / "shop")

    with pytest.raises(UsageError, match="is no path in the project"):
        project_path(typed, folder / "shop")


# What may be named


def action(path: str, owner: Owner, kind: ActionKind, planned: bytes | None = b"") -> Action:
    return Action(kind, path, owner, Reason.YOURS, before=b"", planned=planned)


ACTIONS = [
    action("cmd/api/main.go", Owner.GENERATED, ActionKind.UPDATE),
    action("go.mod", Owner.SHARED, ActionKind.KEEP),
    action("handler.go", Owner.PEOPLE, ActionKind.KEEP),
    action("stub.go", Owner.PEOPLE, ActionKind.CREATE),
    action("old.go", Owner.PEOPLE, ActionKind.UNUSED, None),
    action("ejected.go", Owner.EJECTED, ActionKind.UNUSED, None),
]


@pytest.mark.parametrize("path", ["cmd/api/main.go", "cmd/api", "cmd", ".", "stub.go"])
def test_what_gpsgen_writes_may_be_named(path: str) -> None:
    check_named([path], ACTIONS, Path("shop"))


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("go.mod", "it belongs to both"),
        ("handler.go", "it is yours; to get what gpsgen would write, delete or move it first"),
        ("old.go", "it is yours, and nothing in the config asks for it any more"),
        ("ejected.go", "it is yours, and nothing in the config asks for it any more"),
        ("handlr.go", "gpsgen generates nothing at `handlr.go` in shop; did you mean `handler.go`"),
        ("main.go", "did you mean `cmd/api/main.go`"),
        ("cmd/ap", "generates nothing at `cmd/ap`"),
        ("x\x1b[2J", r"`x\\u{1b}\[2J`"),
    ],
)
def test_what_gpsgen_does_not_write_may_not_be_named(path: str, text: str) -> None:
    with pytest.raises(UsageError, match=text):
        check_named(["cmd/api/main.go", path], ACTIONS, Path("shop"))


@pytest.mark.go
def test_a_path_that_is_none_ends_with_status_2_and_writes_nothing(
    config: Path, project: Path
) -> None:
    edit(project / "psg_gen.mk")
    before = tree(project)

    ran = gpsgen(
        "generate", config, "--target", project, "--overwrite", "psg_gen.mk",
        "--overwrite", "psg_gem.mk",
    )  # fmt: skip

    assert ran.status == 2
    assert "did you mean `psg_gen.mk`?" in ran.err
    assert tree(project) == before


# --overwrite


@pytest.mark.go
def test_an_edit_is_dropped_where_that_is_said(config: Path, project: Path) -> None:
    before = contents(project)
    edit(project / "psg_gen.mk")
    assert generate(config, project) == 1

    assert generate(config, project, "--overwrite", "psg_gen.mk") == 0

    assert contents(project) == before


@pytest.mark.go
def test_only_the_edit_that_is_named_is_dropped(config: Path, project: Path) -> None:
    edit(project / "psg_gen.mk")
    edit(project / generated(project, "_gen.go"), "// mine\n")
    before = tree(project)

    assert generate(config, project, "--overwrite", "psg_gen.mk") == 1

    assert tree(project) == before


@pytest.mark.go
def test_all_edits_below_a_folder_are_dropped_and_nothing_else(
    config: Path, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = contents(project)
    edit(project / "psg_gen.mk")
    edit(project / generated(project, "_gen.go"), "// mine\n")
    edited = edit(project / HANDLER, "// mine\n")
    monkeypatch.chdir(project)

    assert generate(config, Path(), "--overwrite", ".") == 0

    assert contents(project) == before | {HANDLER: edited}


@pytest.mark.go
def test_a_folder_says_nothing_of_files_that_are_not_gpsgen_s(config: Path, tmp_path: Path) -> None:
    target = tmp_path / "shop"
    target.mkdir()
    (target / "psg_gen.mk").write_text("theirs\n")

    assert generate(config, target, "--overwrite", str(target)) == 1
    assert (target / "psg_gen.mk").read_text() == "theirs\n"

    assert generate(config, target, "--overwrite", "psg_gen.mk") == 0
    assert (target / "psg_gen.mk").read_text() != "theirs\n"


# --merge


def change_port(config: Path) -> None:
    rewrite(config, "port: 8080", "port: 9090")


def changed_by(config: Path, project: Path) -> str:
    """Change the config, and return a generated file of Go or Make that it changes."""
    change_port(config)
    ran = gpsgen("generate", config, "--target", project, "--dry-run")
    lines = [line.split() for line in ran.out.splitlines()]
    return next(
        words[1]
        for words in lines
        if words[0] == "update" and "9090" not in words and words[1].endswith("_gen.go")
    )


@pytest.mark.go
def test_an_edit_is_merged_and_the_next_generation_has_nothing_to_do(
    config: Path, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = changed_by(config, project)
    edited = edit(project / path, "// mine\n\n")
    assert generate(config, project) == 1

    assert generate(config, project, "--merge", "--dry-run") == 0
    assert "1 to merge, " in capsys.readouterr().out

    assert generate(config, project, "--merge") == 0

    assert "1 merged, " in capsys.readouterr().out
    merged = (project / path).read_bytes()
    assert merged.startswith(b"// mine\n\n")
    assert b"9090" in merged
    assert b"9090" not in edited
    entry = read_manifest(project).entries[path]
    assert entry.merged == {digest(merged)}
    for options in ([], ["--check"], ["--merge"]):
        before = tree(project)
        assert generate(config, project, *options) == 0
        assert tree(project) == before


@pytest.mark.go
def test_a_merged_file_that_the_config_changes_again_is_asked_about_again(
    config: Path, project: Path
) -> None:
    path = changed_by(config, project)
    edit(project / path, "// mine\n\n")
    assert generate(config, project, "--merge") == 0
    rewrite(config, "port: 9090", "port: 7070")
    before = tree(project)

    assert generate(config, project) == 1
    assert tree(project) == before
    assert generate(config, project, "--merge") == 0

    merged = (project / path).read_bytes()
    assert merged.startswith(b"// mine\n\n")
    assert b"7070" in merged


@pytest.mark.go
def test_a_conflict_is_written_with_markers_and_refused_until_it_is_resolved(
    config: Path, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = changed_by(config, project)
    rewrite(project / path, "8080", "1111")
    mine = (project / path).read_bytes()

    assert generate(config, project, "--merge") == 1

    assert path in capsys.readouterr().err
    written = (project / path).read_text()
    assert "<<<<<<< yours\n" in written
    assert "1111" in written
    assert "9090" in written
    for options in ([], ["--merge"], ["--check"]):
        before = tree(project)
        assert generate(config, project, *options) == 1
        assert tree(project) == before

    (project / path).write_bytes(mine)
    assert generate(config, project, "--merge") == 0
    assert (project / path).read_bytes() == mine
    assert generate(config, project) == 0


@pytest.mark.go
def test_a_checkout_with_other_line_ends_keeps_them(config: Path, project: Path) -> None:
    path = changed_by(config, project)
    edited = edit(project / path, "// mine\n\n").replace(b"\n", b"\r\n")
    (project / path).write_bytes(edited)

    assert generate(config, project, "--merge") == 0

    merged = (project / path).read_bytes()
    assert merged.count(b"\n") == merged.count(b"\r\n")
    (project / path).write_bytes(merged.replace(b"\r\n", b"\n"))
    assert generate(config, project) == 0


@pytest.mark.go
def test_without_a_base_nothing_is_merged(config: Path, project: Path, cache: Path) -> None:
    path = changed_by(config, project)
    edit(project / path, "// mine\n\n")
    for place in cache.glob("bases/*"):
        place.unlink()
    before = tree(project)

    assert generate(config, project, "--merge") == 1

    assert tree(project) == before


@pytest.mark.go
def test_the_history_of_the_project_is_a_base(config: Path, project: Path, cache: Path) -> None:
    for words in (["init", "--quiet"], ["add", "."], ["commit", "--quiet", "-m", "x"]):
        subprocess.run(
            ["git", "-c", "user.name=a", "-c", "user.email=a@b", *words], cwd=project, check=True
        )
    path = changed_by(config, project)
    edit(project / path, "// mine\n\n")
    for place in cache.glob("bases/*"):
        place.unlink()

    assert generate(config, project, "--merge") == 0

    assert (project / path).read_bytes().startswith(b"// mine\n\n")


@pytest.mark.go
def test_merging_without_git_says_what_is_missing(
    config: Path, project: Path, tmp_path: Path
) -> None:
    path = changed_by(config, project)
    edit(project / path, "// mine\n\n")
    before = tree(project)
    tools = tmp_path / "tools"
    tools.mkdir()
    for folder in os.environ["PATH"].split(os.pathsep):
        for tool in ("go", "gofmt"):
            if (Path(folder) / tool).exists() and not (tools / tool).exists():
                (tools / tool).symlink_to(Path(folder) / tool)

    ran = gpsgen("generate", config, "--target", project, "--merge", PATH=str(tools))

    assert (ran.status, tree(project)) == (3, before)
    assert "to merge takes git, which is not installed" in ran.err
