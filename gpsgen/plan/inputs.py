"""The config and its specs, copied into a project so that it can generate itself again."""

import os
from collections.abc import Iterable
from pathlib import Path

from gpsgen.plan.files import PlannedFile

#: The folder of a project that holds its config.
CONFIG_DIR = ".project-config"


def copied_inputs(config: Path, specs: Iterable[Path], target: Path) -> list[PlannedFile]:
    """Return copies of the config at `config` and of its `specs` for the project in `target`.

    None where the config lies in the project already, or where a spec lies outside the config's
    folder: then the copy of the config would not find it.
    """
    if lies_in(config, target):
        return []
    folder = Path(os.path.realpath(config.parent))
    copies = [PlannedFile(f"{CONFIG_DIR}/project.yaml", config.read_bytes(), "project.yaml")]
    for spec in dict.fromkeys(specs):
        real = Path(os.path.realpath(spec))
        if not real.is_relative_to(folder):
            return []
        path = real.relative_to(folder).as_posix()
        copies.append(PlannedFile(f"{CONFIG_DIR}/{path}", spec.read_bytes(), "project.yaml"))
    return copies


def lies_in(config: Path, target: Path) -> bool:
    """Say whether the config is a file of the project itself."""
    return Path(os.path.realpath(config)).is_relative_to(os.path.realpath(target))
