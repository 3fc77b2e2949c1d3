"""Where a benchmark works: a folder and a cache of its own; nothing of the user's counts."""

from __future__ import annotations

import compileall
import shutil
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from gpsgen.compile.cache import cache_dir
from tests.bench.measure import Cost, cost

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
SHOP = ROOT / "fixtures" / "shop"

#: Where Linux keeps files in memory.
_MEMORY = Path("/dev/shm")

#: The console script of the environment that the benchmarks run in.
GPSGEN = Path(sys.executable).with_name("gpsgen")


@dataclass(frozen=True, slots=True)
class Workspace:
    """A folder for one benchmark."""

    folder: Path

    @property
    def cache(self) -> Path:
        """The cache of gpsgen in this workspace; the tools in it are those of the user's."""
        return self.folder / "cache"

    def gpsgen(self, *arguments: str | Path) -> Cost:
        """Run a command of gpsgen."""
        environment = {"GPSGEN_CACHE": str(self.cache), "TMPDIR": str(self.folder)}
        return cost(GPSGEN, *arguments, cwd=self.folder, environment=environment)

    def generate(self, config: Path, target: Path) -> Cost:
        """Run `gpsgen generate`."""
        return self.gpsgen("generate", config, "--target", target, "--no-post-generate")

    def generate_anew(self, config: Path, target: Path) -> Cost:
        """Run `gpsgen generate` into a folder that does not exist yet."""
        shutil.rmtree(target, ignore_errors=True)
        return self.generate(config, target)


@contextmanager
def workspace(*, in_memory: bool = False) -> Iterator[Workspace]:
    """Make a workspace, with gpsgen compiled to bytecode and its tools built.

    What a disk adds to a generation depends on what was deleted there in the last minute: a
    workspace in memory, where the system has a folder for that, is always the same.
    """
    for package in ("gpsgen", "goast"):
        compileall.compile_dir(ROOT / package, quiet=1)
    with tempfile.TemporaryDirectory(
        prefix="gpsgen-bench-", dir=_parent(in_memory=in_memory)
    ) as scratch:
        place = Workspace(Path(scratch))
        _build_tools(place)
        yield place


def _parent(*, in_memory: bool) -> Path:
    if in_memory and _MEMORY.is_dir():
        return _MEMORY
    build = ROOT / "build"
    build.mkdir(exist_ok=True)
    return build


def _build_tools(place: Workspace) -> None:
    """Build ogen into the user's cache, as any generation does, and lend it to the workspace."""
    subprocess.run(
        [GPSGEN, "generate", SHOP / "project.yaml", "--target", place.folder / "first"],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    place.cache.mkdir()
    (place.cache / "tools").symlink_to(cache_dir() / "tools")
