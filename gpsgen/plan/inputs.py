"""The config and its specs, copied into a project so that it can generate itself again."""

import os
from collections.abc import Iterable
from pathlib import Path

from gpsgen.layout import ATTRIBUTES_PATH, CONFIG_DIR, CONFIG_NAME, MANIFEST_PATH, SCHEMA_PATH
from gpsgen.plan.files import PlannedFile

#: What else lies in that folder.
_TAKEN = {Path(path).name for path in (ATTRIBUTES_PATH, MANIFEST_PATH, SCHEMA_PATH)}


def copied_inputs(config: Path, specs: Iterable[Path], target: Path) -> list[PlannedFile]:
    """Return copies of the config at `config` and of its `specs` for the project in `target`.

    Each lies as the config names it. None where the config lies in the project already, or where
    the copy of the config would not find a spec: it is named from outside the config's folder, or
    its place is taken.
    """
    if lies_in(config, target):
        return []
    copies = {CONFIG_NAME: config.read_bytes()}
    for spec in dict.fromkeys(specs):
        path = _path_below(config.parent, spec)
        if path is None or path in copies or path in _TAKEN:
            return []
        copies[path] = spec.read_bytes()
    return [PlannedFile(f"{CONFIG_DIR}/{path}", data, origin="") for path, data in copies.items()]


def lies_in(config: Path, target: Path) -> bool:
    """Say whether the config is a file of the project itself."""
    return Path(os.path.realpath(config)).is_relative_to(os.path.realpath(target))


def _path_below(folder: Path, spec: Path) -> str | None:
    """Return the path of `spec` as the config in `folder` names it, if it stays below there."""
    try:
        path = spec.relative_to(folder)
    except ValueError:
        return None
    return None if ".." in path.parts else path.as_posix()
