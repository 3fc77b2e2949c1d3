"""What the Go that people have in a project imports, in whatever folder of its module it stands.

It is read only where a requirement of go.mod would be dropped: what people's Go needs stays.
"""

import os
import stat
from collections.abc import Container, Iterator
from pathlib import Path

from goast.scanner import scan_imports
from gpsgen.gomod.files import GO_MOD

#: What the scanner raises for text that is no Go, or goes too deep.
NOT_GO = (ValueError, IndexError, StopIteration, SyntaxError, RecursionError)

#: Folders in which Go sees no package, besides those that begin with a dot or an underscore, and
#: a folder of another language, which is large.
_NO_PACKAGES = {"vendor", "testdata", "node_modules"}


def foreign_imports(project: Path, generated: Container[str]) -> set[str] | None:
    """Return what the Go of the module in the folder `project` imports, `generated` files apart.

    None where a file or a folder of it cannot be read: then nothing is known.
    """
    found: set[str] = set()
    try:
        for file in _go_files(project):
            if file.relative_to(project).as_posix() not in generated:
                found |= {entry.path for entry in scan_imports(file.read_text("utf-8-sig"))}
    except (OSError, *NOT_GO):
        return None
    return found


def _go_files(project: Path) -> Iterator[Path]:
    for folder, folders, names in os.walk(project, onerror=_raise):
        place = Path(folder)
        folders[:] = [name for name in folders if _may_hold_packages(place / name)]
        for name in names:
            if name.endswith(".go") and name[0] not in "._" and _is_file(place / name):
                yield place / name


def _may_hold_packages(folder: Path) -> bool:
    """Say whether Go looks for packages in a folder; another module is looked at by itself."""
    name = folder.name
    return name[0] not in "._" and name not in _NO_PACKAGES and not _is_file(folder / GO_MOD)


def _is_file(path: Path) -> bool:
    """Say whether there is a file; newer versions of Python make no error of what cannot be seen.

    Raises:
        OSError: that cannot be seen.

    """
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except FileNotFoundError:
        return False


def _raise(error: OSError) -> None:
    raise error
