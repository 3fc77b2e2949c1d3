"""One generation of a project at a time."""

import errno
import os
from pathlib import Path

import pytest

from gpsgen.apply import lock
from gpsgen.apply.lock import LockedError, locked


def test_a_second_run_is_refused_until_the_first_ends(tmp_path: Path) -> None:
    with locked(tmp_path), pytest.raises(LockedError, match="another gpsgen"), locked(tmp_path):
        pass

    with locked(tmp_path):
        pass


def test_runs_that_only_look_share_it_and_keep_others_out(tmp_path: Path) -> None:
    with (
        locked(tmp_path, writes=False),
        locked(tmp_path, writes=False),
        pytest.raises(LockedError),
        locked(tmp_path),
    ):
        pass

    with locked(tmp_path), pytest.raises(LockedError), locked(tmp_path, writes=False):
        pass


def test_a_run_that_has_written_lets_in_those_that_look(tmp_path: Path) -> None:
    with locked(tmp_path) as ours:
        ours.share()
        with locked(tmp_path, writes=False), pytest.raises(LockedError), locked(tmp_path):
            pass


def test_a_run_that_another_came_before_does_not_go_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with locked(tmp_path) as ours:

        def flock(*_: int) -> None:
            raise BlockingIOError(errno.EWOULDBLOCK, "taken")

        monkeypatch.setattr(lock.fcntl, "flock", flock)
        with pytest.raises(LockedError):
            ours.share()


def test_another_project_is_free(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()

    with locked(tmp_path / "a"), locked(tmp_path / "b"):
        pass


def test_a_lock_leaves_nothing_behind(tmp_path: Path) -> None:
    with locked(tmp_path):
        assert list(tmp_path.iterdir()) == []

    assert list(tmp_path.iterdir()) == []


def test_a_killed_run_lets_go(tmp_path: Path) -> None:
    child = os.fork()
    if child == 0:
        with locked(tmp_path):
            os._exit(0)
    os.waitpid(child, 0)

    with locked(tmp_path):
        pass


def test_a_file_system_without_locks_is_no_obstacle(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def flock(*_: int) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(lock.fcntl, "flock", flock)

    with locked(tmp_path):
        pass
