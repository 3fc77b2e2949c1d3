"""Builds a Go tool at a pinned version, once, into the user's cache.

The tool is built from a module that requires it: its `go.mod` and `go.sum` ship with gpsgen.
"""

import os
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from gpsgen.compile.cache import cache_dir
from gpsgen.errors import EnvironmentMissingError
from gpsgen.toolchain import Toolchain

_MODULES = Path(__file__).parent / "tools"


@dataclass(frozen=True, slots=True)
class Tool:
    """A command that is a package of a Go module."""

    #: The name of its folder beside this module, and of the binary.
    name: str
    #: The import path of the command.
    package: str
    #: The module that holds the command.
    module: str
    version: str


def built(tool: Tool, toolchain: Toolchain) -> Path:
    """Return the binary of `tool`, building it where the cache has none.

    Raises:
        gpsgen.errors.EnvironmentMissingError: it could not be fetched or built.

    """
    binary = cache_dir() / "tools" / f"{tool.name}-{tool.version}-go{toolchain.version}" / tool.name
    if binary.exists():
        return binary
    with tempfile.TemporaryDirectory(prefix="gpsgen-") as scratch:
        for name in ("go.mod", "go.sum"):
            shutil.copy(_MODULES / tool.name / name, scratch)
        fresh = Path(scratch) / tool.name
        _build(tool, Path(scratch), fresh, toolchain)
        _install(fresh, binary)
    return binary


def _build(tool: Tool, module: Path, binary: Path, toolchain: Toolchain) -> None:
    ran = subprocess.run(
        [toolchain.go, "build", "-trimpath", "-o", binary, tool.package],
        cwd=module,
        env=toolchain.environment() | {"GOFLAGS": "-mod=readonly", "GOWORK": "off"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    if ran.returncode != 0:
        raise EnvironmentMissingError(
            f"{tool.name} {tool.version} could not be built:\n{ran.stderr.strip()}\n"
            f"Building it needs the network once; later runs take it from {cache_dir()}."
        )


def _install(fresh: Path, binary: Path) -> None:
    """Put the built binary into the cache under its name in one step."""
    try:
        binary.parent.mkdir(parents=True, exist_ok=True)
        handle, draft = tempfile.mkstemp(dir=binary.parent)
        os.close(handle)
        shutil.copy(fresh, draft)
        Path(draft).replace(binary)
    except OSError as error:
        raise EnvironmentMissingError(
            f"{error.filename}: {error.strerror}: set GPSGEN_CACHE to a folder of yours"
        ) from error
