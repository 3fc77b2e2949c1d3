"""Runs gpsgen as its users do, and looks at what it left."""

import os
import pty
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

COMMAND = (sys.executable, "-m", "gpsgen")

_REPOSITORY = Path(__file__).parents[2]


@dataclass(frozen=True)
class Ran:
    """A command that has ended."""

    status: int
    out: str
    err: str


def gpsgen(*arguments: str | Path, cwd: Path | None = None, **variables: str) -> Ran:
    """Run gpsgen in a process of its own, its output read through pipes."""
    ran = subprocess.run(
        [*COMMAND, *arguments],
        cwd=cwd,
        env=environment(variables),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    return Ran(ran.returncode, ran.stdout, ran.stderr)


def on_terminal(*arguments: str | Path, cwd: Path | None = None, **variables: str) -> Ran:
    """Run gpsgen on a terminal, where both streams are one."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [*COMMAND, *arguments],
        cwd=cwd,
        env=environment({"TERM": "xterm"} | variables),
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    ) as process:
        os.close(theirs)
        text = _read_to_the_end(ours)
    return Ran(process.returncode, text, text)


def environment(variables: Mapping[str, str]) -> dict[str, str]:
    """Return the environment of a command that finds this repository from anywhere."""
    kept = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    return kept | {"PYTHONPATH": str(_REPOSITORY)} | variables


def plain(text: str) -> str:
    """Return a text without what only a terminal understands."""
    return re.sub(r"\r|\x1b\[[0-9;]*[mK]", "", text)


def tree(folder: Path) -> dict[str, tuple[int, bytes]]:
    """Return everything below a folder: when it was modified (0 for folders), and its bytes."""
    found = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            found[name] = (0, os.fsencode(path.readlink()))
        elif path.is_dir():
            found[f"{name}/"] = (0, b"")
        else:
            found[name] = (path.stat().st_mtime_ns, path.read_bytes())
    return found


def contents(folder: Path) -> dict[str, bytes]:
    """Return the bytes of all files below a folder."""
    return {name: data for name, (_, data) in tree(folder).items()}


def _read_to_the_end(terminal: int) -> str:
    read = b""
    with os.fdopen(terminal, "rb", buffering=0) as stream:
        while True:
            try:
                part = stream.read(4096)
            except OSError:  # Linux: the other side is closed
                break
            if not part:
                break
            read += part
    return read.decode()
