"""What gpsgen wrote is found again by its hash: in the cache, else in the project's history."""

import subprocess
from pathlib import Path

import pytest

from gpsgen.plan.ownership import Owner
from gpsgen.reconcile import copies
from gpsgen.reconcile.base import base_of, keep_bases
from gpsgen.reconcile.manifest import Entry, Manifest, digest

PATH = "cmd/api/a file ü.go"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "shop"
    folder.mkdir()
    return folder


def entry(*texts: bytes, owner: Owner = Owner.GENERATED) -> Entry:
    return Entry(owner, frozenset(map(digest, texts)))


def git(project: Path, *words: str) -> None:
    subprocess.run(
        ["git", "-c", "user.name=a", "-c", "user.email=a@b", *words],
        cwd=project,
        check=True,
        capture_output=True,
    )


def commit(project: Path, path: str, data: bytes | None) -> None:
    """Commit a version of a file, or that it is gone."""
    place = project / path
    place.parent.mkdir(parents=True, exist_ok=True)
    place.unlink() if data is None else place.write_bytes(data)
    git(project, "add", "--all")
    git(project, "commit", "--quiet", "-m", "x")


# The cache


def test_what_was_written_is_kept(project: Path) -> None:
    manifest = Manifest(entries={"a": entry(b"1"), "b": entry(b"2")})

    keep_bases(project, manifest, [b"1", b"2"])

    assert base_of(project, "a", entry(b"1")) == b"1"
    assert base_of(project, "b", entry(b"2")) == b"2"


def test_what_is_not_of_the_manifest_is_not_kept(project: Path) -> None:
    manifest = Manifest(entries={"a": entry(b"1"), "b": entry(b"2", owner=Owner.PEOPLE)})
    keep_bases(project, manifest, [b"1", b"2", b"3"])

    assert base_of(project, "b", entry(b"2")) is None
    assert base_of(project, "c", entry(b"3")) is None


def test_what_was_written_by_an_earlier_generation_stays_known(project: Path) -> None:
    keep_bases(project, Manifest(entries={"a": entry(b"1"), "b": entry(b"2")}), [b"1", b"2"])

    ejected = entry(b"1", owner=Owner.EJECTED)
    keep_bases(project, Manifest(entries={"a": ejected, "b": entry(b"3")}), [b"3"])

    assert base_of(project, "a", ejected) == b"1"
    assert base_of(project, "b", entry(b"3")) == b"3"
    assert base_of(project, "b", entry(b"2")) is None


def test_line_ends_of_windows_are_those_that_the_manifest_knows(project: Path) -> None:
    keep_bases(project, Manifest(entries={"a": entry(b"1\n2\n")}), [b"1\r\n2\r\n"])

    assert base_of(project, "a", entry(b"1\n2\n")) == b"1\n2\n"


def test_the_copies_are_unpacked_once(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep_bases(project, Manifest(entries={"a": entry(b"1"), "b": entry(b"2")}), [b"1", b"2"])
    unpacked = []
    decompress = copies.zlib.decompress

    def counted(data: bytes) -> bytes:
        unpacked.append(data)
        return decompress(data)

    monkeypatch.setattr(copies.zlib, "decompress", counted)
    for text in (b"1", b"2"):
        assert base_of(project, "a", entry(text)) == text
    assert len(unpacked) == 1
    keep_bases(project, Manifest(entries={"a": entry(b"3")}), [b"3"])
    assert base_of(project, "a", entry(b"3")) == b"3"


def test_another_project_has_others(project: Path, tmp_path: Path) -> None:
    keep_bases(project, Manifest(entries={"a": entry(b"1")}), [b"1"])

    assert base_of(tmp_path, "a", entry(b"1")) is None


def test_a_project_is_known_by_its_real_place(project: Path, tmp_path: Path) -> None:
    keep_bases(project, Manifest(entries={"a": entry(b"1")}), [b"1"])
    (tmp_path / "link").symlink_to(project)

    assert base_of(tmp_path / "link", "a", entry(b"1")) == b"1"


@pytest.mark.parametrize("damage", [b"", b"no copies", b"\n", b"x\ny"])
def test_a_damaged_copy_is_none(damage: bytes, project: Path, cache: Path) -> None:
    keep_bases(project, Manifest(entries={"a": entry(b"1")}), [b"1"])
    for place in cache.glob("bases/*"):
        place.write_bytes(damage)

    assert base_of(project, "a", entry(b"1")) is None


def test_every_damaged_byte_gives_the_copy_or_none(project: Path, cache: Path) -> None:
    text = b"package main\n" * 5
    keep_bases(project, Manifest(entries={"a": entry(text)}), [text])
    (place,) = cache.glob("bases/*")
    sound = place.read_bytes()

    for at in range(len(sound)):
        place.write_bytes(sound[:at] + bytes([sound[at] ^ 0xFF]) + sound[at + 1 :])
        assert base_of(project, "a", entry(text)) in {text, None}


def test_a_cache_that_cannot_be_written_is_none(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("GPSGEN_CACHE", str(tmp_path / "file" / "cache"))

    keep_bases(project, Manifest(entries={"a": entry(b"1")}), [b"1"])

    assert base_of(project, "a", entry(b"1")) is None


# The history


@pytest.fixture
def repository(project: Path) -> Path:
    git(project, "init", "--quiet")
    return project


def test_it_is_found_in_the_history(repository: Path) -> None:
    for text in (b"1\n", b"2\n", None, b"3\n"):
        commit(repository, PATH, text)

    for text in (b"1\n", b"2\n", b"3\n"):
        assert base_of(repository, PATH, entry(text)) == text
    assert base_of(repository, PATH, entry(b"4\n")) is None
    assert base_of(repository, "other", entry(b"1\n")) is None


def test_it_is_found_in_a_project_below_the_repository_s_folder(repository: Path) -> None:
    commit(repository, f"services/shop/{PATH}", b"1\n")

    assert base_of(repository / "services" / "shop", PATH, entry(b"1\n")) == b"1\n"


def test_a_checkout_with_other_line_ends_has_the_same_history(repository: Path) -> None:
    (repository / ".gitattributes").write_text("* text eol=crlf\n")
    commit(repository, PATH, b"1\r\n2\r\n")

    assert base_of(repository, PATH, entry(b"1\n2\n")) == b"1\n2\n"


def test_a_file_without_a_line_end_is_found_beside_others(repository: Path) -> None:
    for text in (b"", b"1", b"\n\n", b"x blob 3\n1"):
        commit(repository, PATH, text)

    for text in (b"", b"1", b"\n\n", b"x blob 3\n1"):
        assert base_of(repository, PATH, entry(text)) == text


def test_a_path_is_no_pattern(repository: Path) -> None:
    commit(repository, "a.go", b"1\n")
    commit(repository, "[a].go", b"2\n")

    assert base_of(repository, "*.go", entry(b"1\n")) is None
    assert base_of(repository, "[a].go", entry(b"1\n")) is None
    assert base_of(repository, "[a].go", entry(b"2\n")) == b"2\n"


def test_a_hook_of_another_repository_has_no_say(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit(repository, PATH, b"1\n")
    git(tmp_path, "init", "--quiet")
    monkeypatch.setenv("GIT_DIR", str(tmp_path / ".git"))

    assert base_of(repository, PATH, entry(b"1\n")) == b"1\n"


@pytest.mark.parametrize("state", ["no repository", "no commit", "no git", "damaged"])
def test_without_a_history_nothing_is_found(
    state: str, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if state != "no repository":
        git(project, "init", "--quiet")
    if state in {"no git", "damaged"}:
        commit(project, PATH, b"1\n")
    if state == "damaged":
        (project / ".git" / "HEAD").write_text("nothing\n")
    if state == "no git":
        monkeypatch.setenv("PATH", "")

    assert base_of(project, PATH, entry(b"1\n")) is None
