import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gpsgen.syntax import InvalidText
from gpsgen.syntax.attributes import Attribute, PathAttributes, render
from tests.support.examples import share

NAMES = st.text("ab *?[]!#\\-^{}~é\"'", min_size=1, max_size=6)
UNION = (Attribute("merge", "union"),)


@pytest.fixture(scope="module")
def repository(tmp_path_factory):
    path = tmp_path_factory.mktemp("repository")
    subprocess.run(["git", "init", "-q", path], check=True)
    return path


def merged_by_union(repository, entries, *paths) -> set[str]:
    """Ask git which of the paths it merges by union."""
    (repository / ".gitattributes").write_text(render(entries))
    result = subprocess.run(
        ["git", "check-attr", "--stdin", "-z", "merge"],
        input="\0".join(paths).encode(),
        cwd=repository,
        capture_output=True,
        check=True,
    )
    assert result.stderr == b""
    words = result.stdout.decode().split("\0")
    return {path for path, value in zip(words[::3], words[2::3], strict=False) if value == "union"}


def test_a_file_is_written_as():
    entry = PathAttributes("a b.txt", (*UNION, Attribute("eol", "lf")), "Lines of both sides.")

    assert render((entry,)) == '# Lines of both sides.\n"/a b.txt" merge=union eol=lf\n'


@share(0.3)
@given(NAMES, NAMES)
def test_git_takes_the_path_and_no_other(repository, name, other):
    entry = PathAttributes(name, UNION)

    assert merged_by_union(repository, (entry,), name, other) == {name}


def test_a_folder_is_part_of_the_path(repository):
    entry = PathAttributes("a/b", UNION)

    assert merged_by_union(repository, (entry,), "a/b", "b", "c/a/b") == {"a/b"}


@pytest.mark.parametrize("path", ["", "/a", "a//b", "../a", "a\nb", "a\x00"])
def test_other_paths_are_refused(path):
    with pytest.raises(InvalidText):
        PathAttributes(path, UNION)


@pytest.mark.parametrize(("name", "value"), [("", "a"), ("a", ""), ("a b", "c"), ("a", "b c")])
def test_other_attributes_are_refused(name, value):
    with pytest.raises(InvalidText):
        Attribute(name, value)
