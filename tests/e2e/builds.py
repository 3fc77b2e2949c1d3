"""Builds the applications of the fixtures, each variant once in a run of the tests."""

import fcntl
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.e2e.applications import Application
from tests.e2e.trouble import CODE
from tests.support.projects import FIXTURES, binary, generate


@dataclass(frozen=True, slots=True)
class Builds:
    """Binaries in a folder that all processes of a test run share."""

    folder: Path

    def binary(
        self,
        application: Application,
        *,
        trouble: bool = False,
        race: bool = True,
        edits: Mapping[str, str] | None = None,
    ) -> Path:
        """Build an application, with what people wrote for it, and return the binary.

        Args:
            application: what to build.
            trouble: add the operation that misbehaves on demand.
            race: build with the race detector, where there is the C compiler that it needs.
            edits: texts of the fixture's project.yaml, and what stands in their place.

        """
        edits = edits or {}
        variant = "-".join(
            [application.fixture, *(["trouble"] if trouble else []), *edits.values()]
        )
        project = self.folder / "".join(c if c.isalnum() else "_" for c in variant)
        flags = ["-race"] if race and _has_c_compiler() else []
        built = project / ("race" if race else "plain") / application.name
        failed = project.with_suffix(".failed")
        with _locked(project.with_suffix(".lock")):
            # What fails once is not tried again by each of the tests that need it.
            assert not failed.exists(), failed.read_text()
            try:
                if not project.exists():
                    _generate(application.fixture, project, trouble=trouble, edits=edits)
                if not built.exists():
                    built.parent.mkdir(exist_ok=True)
                    binary(project, application.name, *flags).rename(built)
            except AssertionError as failure:
                failed.write_text(str(failure))
                raise
        return built


def _generate(fixture: str, project: Path, *, trouble: bool, edits: Mapping[str, str]) -> None:
    # Only a whole project gets the name by which the next test finds it.
    unfinished = project.with_suffix(".unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    config = None
    if edits:
        config = project.with_suffix(".config")
        shutil.copytree(FIXTURES / fixture, config, dirs_exist_ok=True)
        _edit(config / "project.yaml", edits)
    if trouble:
        shutil.copytree(CODE, unfinished)
    generate(fixture, unfinished, people=True, config=config)
    unfinished.rename(project)


def _edit(config: Path, edits: Mapping[str, str]) -> None:
    text = config.read_text("utf-8")
    for old, new in edits.items():
        assert text.count(old) == 1, f"{config}: not once in it: {old}"
        text = text.replace(old, new)
    config.write_text(text, "utf-8")


def _has_c_compiler() -> bool:
    """Tell whether the race detector can be linked; without it the tests still say a lot."""
    return shutil.which(os.environ.get("CC", "gcc")) is not None


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Hold a lock that other processes of the test run wait for."""
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
