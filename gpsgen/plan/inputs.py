"""The config and its specs, copied into a project so that it can generate itself again."""

import os
from collections.abc import Iterable
from pathlib import Path

from gpsgen.layout import (
    ATTRIBUTES_PATH,
    CONFIG_DIR,
    CONFIG_NAME,
    JOURNAL_DIR,
    MANIFEST_PATH,
    SCHEMA_PATH,
)
from gpsgen.plan.files import PlannedFile

#: What lies in that folder, or may.
_TAKEN = {
    CONFIG_NAME,
    *(Path(path).name for path in (ATTRIBUTES_PATH, JOURNAL_DIR, MANIFEST_PATH, SCHEMA_PATH)),
}


def copied_inputs(config: Path, specs: Iterable[Path], target: Path) -> list[PlannedFile]:
    """Return copies of the config at `config` and of its `specs` for the project in `target`.

    Each lies as the config names it. None where the config lies in the project already, or where
    something hinders that, as `hindrance` says it.
    """
    specs = list(dict.fromkeys(specs))
    if lies_in(config, target) or hindrance(config, specs):
        return []
    copies = {CONFIG_NAME: config.read_bytes()}
    for spec in specs:
        copies[spec.relative_to(config.parent).as_posix()] = spec.read_bytes()
    return [PlannedFile(f"{CONFIG_DIR}/{path}", data, origin="") for path, data in copies.items()]


def hindrance(config: Path, specs: Iterable[Path]) -> str:
    """Say why a copy of the config at `config` would not find copies of its `specs`, if so."""
    for spec in specs:
        path = _path_below(config.parent, spec)
        if path is None:
            return f"{spec} is named from outside the folder of {config}; move it below that folder"
        if path.split("/", 1)[0].casefold() in _TAKEN:
            return f"{spec} would lie where {CONFIG_DIR}/{path} has to be; give it another name"
    return ""


def lies_in(config: Path, target: Path) -> bool:
    """Say whether the config is a file of the project itself, or a link there."""
    project = os.path.realpath(target)
    link = Path(os.path.realpath(config.parent), config.name)
    return any(it.is_relative_to(project) for it in (Path(os.path.realpath(config)), link))


def _path_below(folder: Path, spec: Path) -> str | None:
    """Return the path of `spec` as the config in `folder` names it, if it stays below there."""
    try:
        path = spec.relative_to(folder)
    except ValueError:
        return None
    return None if ".." in path.parts else path.as_posix()
