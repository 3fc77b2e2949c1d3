"""`go.mod` and `go.sum` belong to both sides: ours is added and raised, theirs is kept."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from gpsgen.errors import GpsgenError
from gpsgen.gomod.files import GO_MOD, GO_SUM
from gpsgen.plan.files import RenderedFile
from gpsgen.syntax import gosum, modfile, semver
from gpsgen.syntax.invalid import InvalidText


@dataclass(frozen=True, slots=True)
class Merged:
    """The rendered files with the shared ones merged."""

    files: dict[str, RenderedFile]
    #: Module path to version of the requirements that are there because of us.
    requirements: dict[str, frozenset[str]]


def merge_shared(
    rendered: Mapping[str, RenderedFile], recorded: Mapping[str, frozenset[str]], project: Path
) -> Merged:
    """Merge the shared files with those in the folder `project`.

    `recorded` are the requirements that earlier generations put into go.mod.

    Raises:
        gpsgen.errors.GpsgenError: a shared file cannot be read, or is another module's.

    """
    files = dict(rendered)
    ours = modfile.parse(rendered[GO_MOD].data.decode())
    wanted = {entry.path: entry.version for entry in ours.requirements}
    requirements = wanted
    on_disk = _read(project / GO_MOD)
    if on_disk is not None:
        theirs = _parsed(_module, on_disk, project / GO_MOD)
        if theirs.module != ours.module:
            raise GpsgenError(
                f"{project / GO_MOD} is of the module {theirs.module}, but the config's "
                f"git.module_path is {ours.module}: make them agree"
            )
        present = {entry.path for entry in theirs.requirements}
        requirements = {
            path: version
            for path, version in wanted.items()
            if path in recorded or path not in present
        }
        merged = _merged(theirs, ours, recorded)
        files[GO_MOD] = replace(files[GO_MOD], data=modfile.render(merged).encode())
    sums = _read(project / GO_SUM)
    if sums is not None:
        files[GO_SUM] = replace(files[GO_SUM], data=_merged_sums(sums, files, project).encode())
    return Merged(files, {path: frozenset({it}) for path, it in requirements.items()})


def _module(text: str) -> modfile.ModFile:
    """Read a go.mod and see that what it requires can be compared with what we require."""
    module = modfile.parse(text)
    _ = module.requirements
    return module


def _merged(
    theirs: modfile.ModFile, ours: modfile.ModFile, recorded: Mapping[str, frozenset[str]]
) -> modfile.ModFile:
    wanted = {entry.path: entry.version for entry in ours.requirements}
    for entry in theirs.requirements:
        if entry.version not in recorded.get(entry.path, ()):
            continue
        # What nobody but us put there goes, or comes back with the lower version.
        if entry.path not in wanted or semver.compare(wanted[entry.path], entry.version) < 0:
            theirs = theirs.without_requirement(entry.path)
    for entry in ours.requirements:
        theirs = theirs.with_requirement(entry)
    return theirs.with_go(ours.go)


def _merged_sums(on_disk: str, files: Mapping[str, RenderedFile], project: Path) -> str:
    theirs = _parsed(gosum.parse, on_disk, project / GO_SUM)
    ours = gosum.parse(files[GO_SUM].data.decode())
    if set(ours.sums) <= set(theirs.sums):
        return on_disk
    return _parsed(lambda _: gosum.render(theirs.with_sums(ours.sums)), on_disk, project / GO_SUM)


_T = TypeVar("_T")
_CONFLICT = re.compile(r"^(?:<{7}|>{7}|={7}$)", re.MULTILINE)


def _parsed(parse: Callable[[str], _T], text: str, path: Path) -> _T:
    try:
        return parse(text)
    except InvalidText as error:
        raise GpsgenError(f"{path}: {error}; nothing was written") from error


def _read(path: Path) -> str | None:
    try:
        text = path.read_bytes().decode()
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise GpsgenError(f"{path}: cannot be read: {error}; nothing was written") from error
    if marker := _CONFLICT.search(text):
        line = 1 + text.count("\n", 0, marker.start())
        raise GpsgenError(f"{path}:{line}: conflict markers of a merge; nothing was written")
    return text
