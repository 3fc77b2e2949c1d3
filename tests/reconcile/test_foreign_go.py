"""What people's Go imports is known as a whole, or not at all."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from gpsgen.reconcile import foreign_go
from gpsgen.reconcile.foreign_go import foreign_imports
from tests.support.unprivileged import NOBODY, as_nobody


@pytest.fixture
def project() -> Iterator[Path]:
    """A module with a package, in a place that any user comes to."""
    root = Path(tempfile.mkdtemp(prefix="gpsgen-foreign-"))
    root.chmod(0o755)
    (root / "a").mkdir()
    (root / "a/a.go").write_text('package a\n\nimport "example.org/a"\n')
    yield root
    shutil.rmtree(root)


def found_by_nobody(project: Path) -> str:
    """Return what a user without the rights of root finds."""

    def work() -> str:
        found = foreign_imports(project, ())
        return "not known" if found is None else " ".join(sorted(found))

    return as_nobody(work)


def test_what_is_imported_is_known(project: Path) -> None:
    (project / "a/b.go").write_text('\ufeffpackage a\n\nimport _ "example.org/b"\n')
    (project / "a/ours.go").write_text('package a\n\nimport "example.org/c"\n')
    (project / "a/gone.go").symlink_to("nowhere")
    (project / "tool").mkdir()
    (project / "tool/go.mod").write_text("module tool\n")
    (project / "tool/a.go").write_text("no Go")

    assert foreign_imports(project, {"a/ours.go"}) == {"example.org/a", "example.org/b"}


@pytest.mark.parametrize("text", ['import "', "package b\n\nimport `a", "(" * 10_000])
def test_what_is_no_go_leaves_all_unknown(text: str, project: Path) -> None:
    (project / "b.go").write_text(text)

    assert foreign_imports(project, ()) is None


@pytest.mark.parametrize("error", [SyntaxError, RecursionError, IndexError])
def test_whatever_the_scanner_makes_of_a_text_is_no_bug(
    error: type[Exception], project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def scan(_: str) -> None:
        raise error

    monkeypatch.setattr(foreign_go, "scan_imports", scan)

    assert foreign_imports(project, ()) is None


@pytest.mark.parametrize("mode", [0o000, 0o311, 0o444])
def test_a_folder_that_cannot_be_read_leaves_all_unknown(mode: int, project: Path) -> None:
    assert found_by_nobody(project) == "example.org/a"
    if os.geteuid() == 0:
        os.chown(project / "a", NOBODY, NOBODY)
    (project / "a").chmod(mode)

    found = found_by_nobody(project)

    (project / "a").chmod(0o755)
    assert found == "not known"
