"""Files and folders that may not be written: all changes or none, told by name."""

import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from gpsgen.apply.journal import ApplyError, apply
from tests.apply.trees import CHANGES, OLD, plant, seen, texts
from tests.support.unprivileged import NOBODY, as_nobody


@pytest.fixture
def open_project() -> Iterator[Path]:
    """A project in a place that any user comes to."""
    root = Path(tempfile.mkdtemp(prefix="gpsgen-permissions-"))
    root.chmod(0o755)
    project = plant(root / "shop", OLD)
    if os.geteuid() == 0:
        for path in (project, *project.rglob("*")):
            os.chown(path, NOBODY, NOBODY)
    yield project
    shutil.rmtree(root)


def applied(project: Path) -> str:
    """Make the changes without the rights of root; return what was said where that failed."""

    def work() -> str:
        try:
            apply(CHANGES, project)
        except ApplyError as error:
            return str(error)
        return ""

    return as_nobody(work)


@pytest.mark.parametrize("folder", ["cmd/api", "pkg/old", "was/a", "mine/empty", ".", "a"])
def test_a_read_only_folder_stops_everything(folder: str, open_project: Path) -> None:
    (open_project / folder).mkdir(exist_ok=True)
    (open_project / folder).chmod(0o555)
    before = seen(open_project)

    said = applied(open_project)

    assert "Permission denied" in said
    assert seen(open_project) == before
    (open_project / folder).chmod(0o755)
    if os.geteuid() == 0:
        os.chown(open_project / folder, NOBODY, NOBODY)
    assert applied(open_project) == ""


def test_a_file_that_may_not_be_read_stops_everything(open_project: Path) -> None:
    (open_project / "run.sh").chmod(0)
    before = seen(open_project)

    said = applied(open_project)

    assert "run.sh: Permission denied" in said
    assert seen(open_project) == before


def test_a_read_only_file_is_replaced_and_stays_read_only(open_project: Path) -> None:
    (open_project / "cmd/api/main.go").chmod(0o444)

    assert applied(open_project) == ""

    assert texts(open_project)["cmd/api/main.go"] == b"package main // new\n"
    mode = (open_project / "cmd/api/main.go").stat().st_mode
    assert stat.S_IMODE(mode) == 0o444
