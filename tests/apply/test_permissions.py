"""Files and folders that may not be written: all changes or none, told by name."""

import os
import shutil
import stat
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from gpsgen.apply.journal import ApplyError, apply
from tests.apply.trees import CHANGES, OLD, plant, seen, texts

#: A user of no rights: to root, modes are nothing.
_NOBODY = 65534


@pytest.fixture
def open_project() -> Iterator[Path]:
    """A project in a place that any user comes to."""
    root = Path(tempfile.mkdtemp(prefix="gpsgen-permissions-"))
    root.chmod(0o755)
    project = plant(root / "shop", OLD)
    if os.geteuid() == 0:
        for path in (project, *project.rglob("*")):
            os.chown(path, _NOBODY, _NOBODY)
    yield project
    shutil.rmtree(root)


def as_nobody(work: Callable[[], object]) -> str:
    """Do something in a child without the rights of root; return what it said where it failed."""
    ours, theirs = os.pipe()
    child = os.fork()
    if child == 0:
        said = "it died"
        try:
            if os.geteuid() == 0:
                os.setgid(_NOBODY)
                os.setuid(_NOBODY)
            work()
            said = ""
        except ApplyError as error:
            said = str(error)
        finally:
            os.write(theirs, said.encode())
            os._exit(0)
    os.close(theirs)
    os.waitpid(child, 0)
    with os.fdopen(ours) as stream:
        return stream.read()


@pytest.mark.parametrize("folder", ["cmd/api", "pkg/old", "was/a", "mine/empty", ".", "a"])
def test_a_read_only_folder_stops_everything(folder: str, open_project: Path) -> None:
    (open_project / folder).mkdir(exist_ok=True)
    (open_project / folder).chmod(0o555)
    before = seen(open_project)

    said = as_nobody(lambda: apply(CHANGES, open_project))

    assert "Permission denied" in said
    assert seen(open_project) == before
    (open_project / folder).chmod(0o755)
    if os.geteuid() == 0:
        os.chown(open_project / folder, _NOBODY, _NOBODY)
    assert as_nobody(lambda: apply(CHANGES, open_project)) == ""


def test_a_file_that_may_not_be_read_stops_everything(open_project: Path) -> None:
    (open_project / "run.sh").chmod(0)
    before = seen(open_project)

    said = as_nobody(lambda: apply(CHANGES, open_project))

    assert "run.sh: Permission denied" in said
    assert seen(open_project) == before


def test_a_read_only_file_is_replaced_and_stays_read_only(open_project: Path) -> None:
    (open_project / "cmd/api/main.go").chmod(0o444)

    assert as_nobody(lambda: apply(CHANGES, open_project)) == ""

    assert texts(open_project)["cmd/api/main.go"] == b"package main // new\n"
    mode = (open_project / "cmd/api/main.go").stat().st_mode
    assert stat.S_IMODE(mode) == 0o444
