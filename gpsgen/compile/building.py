"""Builds a Go tool at a version, once, into the user's cache."""

import os
import shutil
import tempfile
from pathlib import Path

from gpsgen.compile.cache import cache_dir
from gpsgen.compile.command import go
from gpsgen.compile.tool import Tool, refusal
from gpsgen.compile.tool_module import tool_module
from gpsgen.errors import EnvironmentMissingError
from gpsgen.toolchain import Toolchain


def built(tool: Tool, toolchain: Toolchain) -> Path:
    """Return the binary of `tool`, building it where the cache has none.

    Raises:
        gpsgen.compile.tool.UnusableVersionError: there is no such version, or it does not build.
        gpsgen.errors.EnvironmentMissingError: it could not be fetched or built.

    """
    binary = cache_dir() / "tools" / f"{tool.name}-{tool.version}-go{toolchain.version}" / tool.name
    if binary.exists():
        return binary
    module = tool_module(tool, lambda: toolchain)
    with tempfile.TemporaryDirectory(prefix="gpsgen-") as scratch:
        module.write(Path(scratch))
        fresh = Path(scratch) / tool.name
        ran = go(toolchain, Path(scratch), "build", "-trimpath", "-o", fresh, tool.package)
        if ran.returncode != 0:
            raise refusal(tool, "built", ran.stderr)
        _install(fresh, binary)
    return binary


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
