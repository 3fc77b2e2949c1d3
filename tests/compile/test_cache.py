"""The user's cache: where it is, and that it never stands in the way."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gpsgen.compile import cache as caching
from gpsgen.compile.cache import cache_dir, load_json, store_json, write_atomically
from gpsgen.errors import EnvironmentMissingError
from tests.apply.faults import failing


@pytest.mark.parametrize(
    ("system", "variables", "expected"),
    [
        ("linux", {"GPSGEN_CACHE": "/c"}, "/c"),
        ("linux", {"XDG_CACHE_HOME": "/x"}, "/x/gpsgen"),
        ("linux", {"HOME": "/h"}, "/h/.cache/gpsgen"),
        ("linux", {"HOME": "/h", "GPSGEN_CACHE": "", "XDG_CACHE_HOME": ""}, "/h/.cache/gpsgen"),
        ("darwin", {"HOME": "/h"}, "/h/Library/Caches/gpsgen"),
        ("win32", {"LOCALAPPDATA": "/l"}, "/l/gpsgen/cache"),
    ],
)
def test_the_place_of_the_cache(
    system: str, variables: dict[str, str], expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("GPSGEN_CACHE", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(caching.sys, "platform", system)

    assert cache_dir() == Path(expected)


def test_a_user_without_a_home_is_told_what_to_set(monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless() -> Path:
        raise RuntimeError

    monkeypatch.delenv("GPSGEN_CACHE")
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setattr(Path, "home", homeless)

    with pytest.raises(EnvironmentMissingError, match="GPSGEN_CACHE"):
        cache_dir()


@given(st.dictionaries(st.text(), st.text() | st.integers() | st.lists(st.text())))
def test_what_is_kept_comes_back(data: dict[str, object]) -> None:
    store_json("kind", "key", data)

    assert load_json("kind", "key") == data


def test_what_is_not_kept_is_none() -> None:
    assert load_json("kind", "another key") is None


def test_a_file_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    assert write_atomically(tmp_path / "new/a", b"1")
    assert not write_atomically(tmp_path / "file/a", b"1")
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["a"]


def test_a_write_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    place = tmp_path / "kind" / "a"
    assert write_atomically(place, b"1")
    for number in range(1, 10):
        with failing(tmp_path, number) as watch:
            is_written = write_atomically(place, b"2")
        assert [path.name for path in place.parent.iterdir()] == ["a"]
        assert place.read_bytes() == (b"2" if is_written else b"1")
        if watch.seen < number:
            break
        place.write_bytes(b"1")
    assert number > 2


def test_only_its_user_reads_what_is_kept(tmp_path: Path) -> None:
    assert write_atomically(tmp_path / "a", b"1")

    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o600
