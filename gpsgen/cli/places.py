"""Which config a command means, and which folder it writes to."""

import contextlib
from dataclasses import dataclass
from pathlib import Path

from gpsgen.errors import UsageError
from gpsgen.layout import CONFIG_DIR, CONFIG_NAME, MANIFEST_PATH


@dataclass(frozen=True, slots=True)
class Places:
    """A config and the project's folder."""

    config: Path
    target: Path


def find_places(config: Path | None, target: Path | None, command: str = "generate") -> Places:
    """Return the config and the target that the arguments mean, seen from the working directory.

    Without a target it is the folder around the config's `.project-config`, else the working
    directory. `command` is the one that looks for them.

    Raises:
        UsageError: there is no config, or there are two, or the target is a file.

    """
    config = find_config(config, command, target)
    target = target or _project_of(config)
    if target.exists() and not target.is_dir():
        raise UsageError(f"the target {target} is a file; name a folder")
    return Places(config, target)


def find_places_above(config: Path | None, target: Path | None, command: str) -> Places:
    """Return what `find_places` does or, from any folder of a project, that project and its config.

    Raises:
        UsageError: there is no config, or there are two, or the target is a file.

    """
    if config is None and target is None and _find(Path()) is None:
        with contextlib.suppress(UsageError):
            target = find_project(None)
    return find_places(config, target, command)


def find_project(target: Path | None) -> Path:
    """Return the folder of a project that was generated: the target, else here or above here.

    Raises:
        UsageError: there is none.

    """
    if target is not None:
        if not (target / MANIFEST_PATH).exists():
            raise UsageError(f"{target} is no project that gpsgen generated: no {MANIFEST_PATH}")
        return target
    for folder in (Path(), *Path.cwd().parents):
        if (folder / MANIFEST_PATH).exists():
            return folder
    raise UsageError(
        f"this is no project that gpsgen generated: there is no {MANIFEST_PATH} here or above; "
        "name the project's folder: --target FOLDER"
    )


def find_config(config: Path | None, command: str, target: Path | None = None) -> Path:
    """Return the config that the argument of a command means, seen from the working directory.

    Without a config it is `.project-config/project.yaml`, else `project.yaml`, here or, where
    there is none, in the target.

    Raises:
        UsageError: there is no config, or there are two.

    """
    if config is None:
        found = _find(Path()) or (_find(target) if target else None)
        if found is None:
            raise UsageError(
                f"there is no config here: neither {CONFIG_DIR}/{CONFIG_NAME} nor {CONFIG_NAME}; "
                f"name it: gpsgen {command} path/to/project.yaml"
            )
        return found
    try:
        is_folder = config.is_dir()
    except OSError:
        is_folder = False  # what is wrong with it is found when it is read
    if not is_folder:
        return config
    found = _find(config)
    if found is None:
        raise UsageError(f"there is no config in the folder {config}")
    return found


def _project_of(config: Path) -> Path:
    """Return the folder of the project that a config belongs to, as short as it can be said."""
    if config.parent.name == CONFIG_DIR:
        return config.parent.parent
    folder = config.absolute().parent
    return folder.parent if folder.name == CONFIG_DIR else Path()


def _find(folder: Path) -> Path | None:
    found = [
        path for path in (folder / CONFIG_DIR / CONFIG_NAME, folder / CONFIG_NAME) if path.exists()
    ]
    if len(found) > 1:
        raise UsageError(f"there are two configs, {found[0]} and {found[1]}: remove or name one")
    return found[0] if found else None
