import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gpsgen.syntax import InvalidText
from gpsgen.syntax.ignorefile import Comment, Dialect, Glob, IgnoreFile, Path, render
from tests.support.examples import share

NAMES = st.text("ab *?[]!#\\-^{}~é", min_size=1, max_size=6).filter(
    lambda name: name == name.strip()
)


@pytest.fixture(scope="module")
def repository(tmp_path_factory):
    path = tmp_path_factory.mktemp("repository")
    subprocess.run(["git", "init", "-q", path], check=True)
    return path


def ignored(repository, items, *paths) -> set[str]:
    (repository / ".gitignore").write_text(render(IgnoreFile(items), Dialect.GIT))
    result = subprocess.run(
        ["git", "-c", "core.quotePath=false", "check-ignore", "--no-index", "--stdin", "-z"],
        input="\0".join(paths).encode(),
        cwd=repository,
        capture_output=True,
        check=False,
    )
    assert result.returncode in (0, 1), result.stderr
    return set(result.stdout.decode().split("\0")) - {""}


def test_one_tree_is_written_for_both_readers():
    file = IgnoreFile(
        (
            Comment("What builds leave."),
            Path("bin", directory=True),
            Path("bin/.keep", negated=True),
            Comment(""),
            Glob("*.out"),
            Path("a*b"),
        )
    )
    assert render(file, Dialect.GIT) == (
        "# What builds leave.\n/bin/\n!/bin/.keep\n\n*.out\n/a\\*b\n"
    )
    assert render(file, Dialect.DOCKER) == (
        "# What builds leave.\n/bin\n!/bin/.keep\n\n**/*.out\n/a\\*b\n"
    )


@share(0.4)
@given(st.lists(NAMES, min_size=2, max_size=4, unique=True))
def test_a_path_matches_itself_and_nothing_else(repository, names):
    first, *others = names
    paths = [*names, f"x/{first}"]
    assert ignored(repository, (Path(first),), *paths) == {first}
    assert ignored(repository, (Path(f"x/{first}"),), *paths) == {f"x/{first}"}
    assert ignored(repository, (Glob("*"), Path(first, negated=True)), *names) == set(others)


def test_a_glob_matches_at_any_depth(repository):
    paths = ("a.out", "x/b.out", "a.go")
    assert ignored(repository, (Glob("*.out"),), *paths) == {"a.out", "x/b.out"}


@pytest.mark.parametrize(
    "build",
    [
        lambda: Path(""),
        lambda: Path("/a"),
        lambda: Path("a/../b"),
        lambda: Path("a "),
        lambda: Path("a\nb"),
        lambda: Glob("a/b"),
        lambda: Glob("!a"),
        lambda: Glob("#a"),
        lambda: Glob("a\\"),
        lambda: Glob("*.c++"),
        lambda: Glob(""),
        lambda: render(IgnoreFile((Comment("a\rb"),)), Dialect.GIT),
    ],
)
def test_what_an_ignore_file_cannot_hold_is_refused(build):
    with pytest.raises(InvalidText):
        build()
