"""The files of the standard library that tests read."""

import functools
import subprocess
from pathlib import Path

#: They do not compile, on purpose or unnoticed: no rule may be asked to take them.
UNCOMPILABLE = {"internal/types/errors/generrordocs.go", "net/netgo_netcgo.go"}


@functools.cache
def source_folder() -> Path:
    result = subprocess.run(
        ["go", "env", "GOROOT"], capture_output=True, check=True, encoding="utf-8"
    )
    return Path(result.stdout.strip(), "src")


@functools.cache
def files() -> tuple[Path, ...]:
    """Return every Go file of GOROOT/src that a build may read, in one order."""
    root = source_folder()
    found = (path for path in root.rglob("*.go") if "testdata" not in path.parts)
    return tuple(
        sorted(path for path in found if path.relative_to(root).as_posix() not in UNCOMPILABLE)
    )
