"""Runs the commands that make Go: the go command, and tools that were built with it."""

import subprocess
from collections.abc import Mapping, Sequence
from enum import StrEnum
from pathlib import Path

from gpsgen.toolchain import Toolchain


class ModuleMode(StrEnum):
    """What a go command may do to `go.mod` and `go.sum` (its flag `-mod`)."""

    READONLY = "readonly"
    UPDATE = "mod"


def captured(
    command: Sequence[str | Path], folder: Path, environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a command in a folder, without input; what it prints is kept."""
    return subprocess.run(
        command,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )


def go(
    toolchain: Toolchain,
    folder: Path,
    *arguments: str | Path,
    mode: ModuleMode = ModuleMode.READONLY,
) -> subprocess.CompletedProcess[str]:
    """Run the go command in the module that lies in a folder."""
    environment = toolchain.environment() | {"GOFLAGS": f"-mod={mode}", "GOWORK": "off"}
    return captured([toolchain.go, *arguments], folder, environment)
