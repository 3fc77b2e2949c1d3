"""The manifest: read as it was written, and never half understood."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gpsgen.layout import MANIFEST_PATH
from gpsgen.plan.ownership import Owner
from gpsgen.reconcile.manifest import Entry, Manifest, OfferedStub, digest, is_inside
from gpsgen.reconcile.reading import ManifestError, read_manifest

GOOD = f"format 1\ngenerator 0.1.0\ngenerated {'0' * 64} a b.go\n"

_LETTERS = st.characters(exclude_characters="/\0")
PATHS = st.text(_LETTERS, min_size=1).map("api/{}".format).filter(is_inside)
HASHES = st.frozensets(st.binary().map(digest), min_size=1, max_size=2)
ENTRIES = st.one_of(
    st.builds(Entry, st.sampled_from([Owner.GENERATED, Owner.PEOPLE, Owner.EJECTED]), HASHES),
    st.builds(Entry, st.just(Owner.GENERATED), HASHES, HASHES),
    st.sampled_from([Entry(Owner.SHARED), Entry(Owner.PEOPLE)]),
)
WORDS = st.text(st.characters(categories=("L", "N", "P")), min_size=1)


def read(text: str | bytes, folder: Path) -> Manifest:
    place = folder / MANIFEST_PATH
    place.parent.mkdir(exist_ok=True)
    place.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_manifest(folder)


@given(
    st.builds(
        Manifest,
        st.sampled_from(["", "0.1.0"]),
        st.dictionaries(PATHS, ENTRIES, max_size=5),
        st.dictionaries(WORDS, st.frozensets(WORDS, min_size=1, max_size=2), max_size=5),
        st.frozensets(st.builds(OfferedStub, PATHS, st.just("Handler.Get")), max_size=3),
    )
)
def test_a_manifest_is_read_as_it_was_written(
    tmp_path_factory: pytest.TempPathFactory, manifest: Manifest
) -> None:
    assert read(manifest.render(), tmp_path_factory.mktemp("project")) == manifest


def test_a_manifest_reads_well() -> None:
    ours = frozenset({"0" * 64})
    entries = {
        "go.mod": Entry(Owner.SHARED),
        "a.go": Entry(Owner.GENERATED, ours),
        "b.go": Entry(Owner.GENERATED, ours, frozenset({"1" * 64})),
        "c\n.go": Entry(Owner.PEOPLE, ours),
        "d.go": Entry(Owner.PEOPLE),
    }
    stubs = frozenset({OfferedStub("api/v1", "Handler.Get")})

    manifest = Manifest("0.1.0", entries, {"b.org/x": frozenset({"v1.0.0"})}, stubs)

    assert manifest.render().splitlines()[1:] == [
        "format 1",
        "generator 0.1.0",
        "require b.org/x v1.0.0",
        "stub Handler.Get api/v1",
        f"generated {'0' * 64} a.go",
        f"merged {'0' * 64} {'1' * 64} b.go",
        f'people {"0" * 64} "c\\n.go"',
        "people - d.go",
        "shared go.mod",
    ]


def test_what_git_makes_of_two_branches_is_read(tmp_path: Path) -> None:
    zero, one = "0" * 64, "1" * 64
    manifest = read(
        "format 1\ngenerator 0.0.9\nrequire x v1.0.0\n"
        f"generated {one} b\npeople {zero} c\nejected {zero} d\n"
        "format 1\ngenerator 0.1.0\nrequire x v1.1.0\n"
        f"generated {zero} b\nshared go.mod\ngenerated {one} c\ngenerated {one} d\n"
        f"generated {zero} a\nmerged {one} {zero} a\nshared go.mod\n",
        tmp_path,
    )

    assert manifest == Manifest(
        "0.1.0",
        {
            "a": Entry(Owner.GENERATED, frozenset({zero, one}), frozenset({zero})),
            "b": Entry(Owner.GENERATED, frozenset({zero, one})),
            "c": Entry(Owner.PEOPLE, frozenset({zero})),
            "d": Entry(Owner.EJECTED, frozenset({zero})),
            "go.mod": Entry(Owner.SHARED),
        },
        {"x": frozenset({"v1.0.0", "v1.1.0"})},
    )


def test_no_manifest_is_an_empty_one(tmp_path: Path) -> None:
    assert read_manifest(tmp_path) == Manifest()


@pytest.mark.parametrize("text", [GOOD, GOOD.replace("\n", "\r\n"), f"\n# a word\n{GOOD}\n"])
def test_comments_blank_lines_and_other_line_ends_are_read(text: str, tmp_path: Path) -> None:
    assert list(read(text, tmp_path).entries) == ["a b.go"]


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        (f"{GOOD}<<<<<<< HEAD\n", ":4", "conflict markers"),
        (f"{GOOD}=======\n", ":4", "conflict markers"),
        (f"{GOOD}>>>>>>> branch\n", ":4", "conflict markers"),
        (f"{GOOD}||||||| base\n", ":4", "conflict markers"),
        ("format 2\n", ":1", "newer gpsgen"),
        ("format\n", ":1", "is no format"),
        ("format one\n", ":1", "is no format"),
        ("format \x1b[2J\n", ":1", "`\\u{1b}[2J` is no format"),
        ("format 1\ngenerator \x1b[2J\n", ":2", "`\\u{1b}[2J` is no version"),
        (f"{GOOD}\x1b[2J\n", ":4", "`\\u{1b}[2J`. "),
        ("format ¹\n", ":1", "is no format"),
        ("generator 0.1.0\n", "", "`format 1` is missing"),
        ("format 1\ngenerator one\n", ":2", "is no version"),
        ("format 1\ngenerator 999.0.0\n", ":2", "upgrade it"),
        ("format 1\ngenerator 999.0.0\nword of the future\n", ":2", "upgrade it"),
        (f"{GOOD}stub Handler ../x\n", ":4", "not a line"),
        (f"{GOOD}stub Handler.Get ../x\n", ":4", "not a line"),
        (f"{GOOD}shared ./x\n", ":4", "not a line"),
        (f"{GOOD}people abc x\n", ":4", "not a line"),
        (f"{GOOD}generated - x\n", ":4", "not a line"),
        (f"{GOOD}shared .git/hooks/pre-commit\n", ":4", "not a line"),
        (f"{GOOD}shared .project-config/.psg_journal\n", ":4", "not a line"),
        (f"{GOOD}shared a//x\n", ":4", "not a line"),
        (f'{GOOD}shared "x\n', ":4", "not a line"),
        (f'{GOOD}shared "a\\u0000"\n', ":4", "not a line"),
        (f'{GOOD}shared "../x"\n', ":4", "not a line"),
        ("<<<<<<< HEAD\nformat 1\n", ":1", "conflict markers"),
        ("", "", "`format 1` is missing"),
        (f"{GOOD}generated abc x.go\n", ":4", "not a line"),
        (f"{GOOD}mine {'0' * 64} x.go\n", ":4", "not a line"),
        (f"{GOOD}generated {'0' * 64}\n", ":4", "not a line"),
        (f"{GOOD}require x\n", ":4", "not a line"),
        (f"{GOOD}generated {'0' * 64} ../x\n", ":4", "not a line"),
        (f"{GOOD}generated {'0' * 64} /etc/x\n", ":4", "not a line"),
        (f"{GOOD}generated {'0' * 64} a/../../x\n", ":4", "not a line"),
        (b"format 1\n\xff\n", "", "cannot be read"),
        (b"\xff\xfef\x00", "", "cannot be read"),
    ],
)
def test_what_is_not_understood_is_refused(
    text: str | bytes, place: str, words: str, tmp_path: Path
) -> None:
    with pytest.raises(ManifestError) as refused:
        read(text, tmp_path)

    assert str(refused.value).startswith(f"{tmp_path / MANIFEST_PATH}{place}: ")
    assert words in str(refused.value)


@pytest.mark.parametrize(
    "path",
    [
        ".git",
        ".git/config",
        "a/.git/hooks/pre-commit",
        ".GIT/config",
        ".git /config",
        ".git./config",
        ".git. ./config",
        ".git::$INDEX_ALLOCATION/config",
        "git~1/config",
        "GIT~2",
        "a\\.git\\config",
        ".g\u200cit/config",
        "a\ud800",
        ".project-config/.psg_journal",
        ".project-config/.psg_journal/journal.json",
        ".Project-Config/.PSG_JOURNAL/0.new",
    ],
)
def test_what_is_git_s_or_the_journal_s_is_no_place_of_a_project(path: str) -> None:
    assert not is_inside(path)


@pytest.mark.parametrize(
    "path", [".gitignore", ".gitattributes", ".github/a", "a.git", "git", ".git_", "git~", "a:b"]
)
def test_what_only_looks_like_git_s_is_one(path: str) -> None:
    assert is_inside(path)


def test_a_manifest_without_its_generator_is_read_and_written(tmp_path: Path) -> None:
    """As a conflict leaves it that was resolved by dropping both sides."""
    manifest = read(GOOD.replace("generator 0.1.0\n", ""), tmp_path)

    assert manifest.generator == ""
    assert read(manifest.render(), tmp_path) == manifest


def test_a_folder_in_its_place_is_refused(tmp_path: Path) -> None:
    (tmp_path / MANIFEST_PATH).mkdir(parents=True)

    with pytest.raises(ManifestError, match="it is a folder"):
        read_manifest(tmp_path)


def test_a_config_that_is_people_s_now_is_no_copy_of_ours() -> None:
    entry = Entry(Owner.GENERATED, frozenset({"0" * 64}))
    config, schema = ".project-config/project.yaml", ".project-config/project.schema.json"
    manifest = Manifest(entries={config: entry, schema: entry, "go.mod": entry})

    assert list(manifest.without_inputs({schema, "a"}).entries) == [schema, "go.mod"]


def test_a_manifest_covers_what_it_says_and_less() -> None:
    entry = Entry.of(Owner.GENERATED, b"1")
    both = Entry(Owner.GENERATED, entry.written | {digest(b"2")})
    stub = OfferedStub("a", "Handler.Get")
    small = Manifest("0.1.0", {"a": entry}, {"x": frozenset({"v1"})}, frozenset({stub}))
    large = Manifest(
        "0.0.1",
        {"a": both, "b": entry},
        {"x": frozenset({"v1", "v2"}), "y": frozenset({"v1"})},
        frozenset({stub, OfferedStub("a", "Handler.List")}),
    )

    assert small.covers(small)
    assert large.covers(small)
    for other in (
        large,
        replace(small, entries={"a": both}),
        replace(small, entries={"a": Entry.of(Owner.PEOPLE, b"1")}),
        replace(small, entries={"a": replace(entry, merged=entry.written)}),
        replace(small, requirements={"x": frozenset({"v2"})}),
        replace(small, stubs=large.stubs),
    ):
        assert not small.covers(other)
