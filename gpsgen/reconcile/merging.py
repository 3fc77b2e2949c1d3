"""Merges a person's edit of a generated file with what the config asks for now.

git does it: its markers are what people and their editors know, and it is there where projects
are. The libraries for Python that merge three texts are under the GPL, which gpsgen is not.
"""

import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from gpsgen.errors import EnvironmentMissingError, GpsgenError
from gpsgen.reconcile.disk import is_binary, with_line_feeds
from gpsgen.reconcile.git import git
from gpsgen.version import __version__

#: What the two sides of a conflict are called.
YOURS = "yours"
OURS = f"gpsgen {__version__}"

#: What `git merge-file` ends with is the number of conflicts, up to this; more is a failure.
_MOST_CONFLICTS = 127


@dataclass(frozen=True, slots=True)
class Merge:
    """What became of a person's edits and of what the config asks for."""

    data: bytes
    #: Whether it holds no conflict.
    is_clean: bool


def merge(base: bytes, yours: bytes, ours: bytes) -> Merge | None:
    """Merge what was made of `base` by a person and by gpsgen; None where one is no text.

    The line ends are those of `yours`.

    Raises:
        EnvironmentMissingError: there is no git.
        GpsgenError: git failed; the text has its own.

    """
    if any(is_binary(text) for text in (base, yours, ours)):
        return None
    base, ours = (with_line_feeds(it) if _ends_all_in_crlf(it) else it for it in (base, ours))
    is_converted = b"\r\n" not in base + ours and _ends_all_in_crlf(yours)
    if is_converted:
        yours = with_line_feeds(yours)
    merged = _merge(base, yours, ours)
    if is_converted:
        return Merge(merged.data.replace(b"\n", b"\r\n"), merged.is_clean)
    return merged


def _ends_all_in_crlf(text: bytes) -> bool:
    return 0 < text.count(b"\n") == text.count(b"\r\n")


def _merge(base: bytes, yours: bytes, ours: bytes) -> Merge:
    if base == yours:
        return Merge(ours, is_clean=True)
    if ours in {base, yours}:
        return Merge(yours, is_clean=True)
    with tempfile.TemporaryDirectory(prefix="gpsgen-merge-") as name:
        folder = Path(name)
        for file, text in {"yours": yours, "base": base, "ours": ours}.items():
            (folder / file).write_bytes(text)
        try:
            labels = ["-L", YOURS, "-L", "base", "-L", OURS]
            files = ["yours", "base", "ours"]
            ran = git(["merge-file", "--stdout", "--quiet", *labels, *files], folder)
        except FileNotFoundError as error:
            raise EnvironmentMissingError("to merge takes git, which is not installed") from error
        except subprocess.TimeoutExpired as error:
            raise GpsgenError("git merge-file does not come to an end") from error
    if ran.returncode > _MOST_CONFLICTS or ran.returncode < 0:
        said = ran.stderr.decode(errors="replace").strip()
        raise GpsgenError(f"git merge-file failed: {said}; nothing was written")
    return Merge(ran.stdout, is_clean=ran.returncode == 0)
