"""The manifest: read as it was written, and never half understood."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gpsgen.plan.ownership import Owner
from gpsgen.reconcile.manifest import (
    MANIFEST_PATH,
    Entry,
    Manifest,
    ManifestError,
    digest,
    read_manifest,
)

GOOD = f"format 1\ngenerator 0.1.0\ngenerated {'0' * 64} a b.go\n"

#: Characters that a path in a config cannot hold are not asked for.
_LETTERS = st.characters(exclude_categories=("Cc", "Cf", "Cs", "Zl", "Zp"), exclude_characters="/")
PATHS = st.text(_LETTERS, min_size=1).map(lambda name: f"api/{name}")
WORDS = st.text(st.characters(categories=("L", "N", "P")), min_size=1)


def read(text: str | bytes, folder: Path) -> Manifest:
    place = folder / MANIFEST_PATH
    place.parent.mkdir(exist_ok=True)
    place.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_manifest(folder)


@given(
    st.builds(
        Manifest,
        st.just("0.1.0"),
        st.dictionaries(
            PATHS, st.builds(Entry, st.sampled_from(Owner), st.binary().map(digest)), max_size=5
        ),
        st.dictionaries(WORDS, WORDS, max_size=5),
    )
)
def test_a_manifest_is_read_as_it_was_written(
    tmp_path_factory: pytest.TempPathFactory, manifest: Manifest
) -> None:
    assert read(manifest.render(), tmp_path_factory.mktemp("project")) == manifest


def test_a_manifest_reads_well() -> None:
    entries = {"go.mod": Entry(Owner.SHARED, "1" * 64), "a.go": Entry(Owner.GENERATED, "0" * 64)}

    assert Manifest("0.1.0", entries, {"b.org/x": "v1.0.0"}).render().splitlines()[1:] == [
        "format 1",
        "generator 0.1.0",
        "require b.org/x v1.0.0",
        f"generated {'0' * 64} a.go",
        f"shared {'1' * 64} go.mod",
    ]


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
        ("format ¹\n", ":1", "is no format"),
        ("generator 0.1.0\n", "", "`format 1` is missing"),
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


def test_a_folder_in_its_place_is_refused(tmp_path: Path) -> None:
    (tmp_path / MANIFEST_PATH).mkdir(parents=True)

    with pytest.raises(ManifestError, match="cannot be read"):
        read_manifest(tmp_path)


def test_without_inputs_the_config_s_folder_is_people_s() -> None:
    entry = Entry(Owner.GENERATED, "0" * 64)
    manifest = Manifest(entries={".project-config/project.yaml": entry, "go.mod": entry})

    assert list(manifest.without_inputs().entries) == ["go.mod"]
