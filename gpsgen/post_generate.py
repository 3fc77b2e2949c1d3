"""The steps that a config may ask for after files were written."""

import os
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

from gpsgen.errors import EnvironmentMissingError, GpsgenError
from gpsgen.resolve.project import Step
from gpsgen.toolchain import HOW_TO_GET_GO, ToolchainMissingError, find_toolchain

Command = tuple[str, ...]

_FIRST_COMMIT = "Generate the project"


def commands(step: Step, project: Path) -> list[Command]:
    """Return the commands of a step in the folder `project`; none where there is nothing to do.

    The names are those of the config's `post_generate`; each is one of `STEPS`, or `run`.
    """
    return [step.command] if step.command else STEPS[step.name](project)


def run(step: Step, project: Path, output: int | None = None) -> None:
    """Run a step in the folder `project`, its output shown as it comes.

    `output` is the file descriptor that its standard output goes to, where that is not ours.

    Raises:
        gpsgen.errors.EnvironmentMissingError: a program that it runs is missing.
        gpsgen.errors.GpsgenError: a command of it failed.

    """
    environment = _environment()
    try:
        for command in commands(step, project):
            ran = subprocess.run(command, cwd=project, env=environment, stdout=output, check=False)
            if ran.returncode != 0:
                raise _failure(step, command, ran.returncode)
    except FileNotFoundError as error:
        raise EnvironmentMissingError(
            f"post_generate: {step} needs {error.filename}, which is not installed{_way(error)}; "
            "the files are written; the next generation runs it and what comes after it"
        ) from error
    except OSError as error:
        raise GpsgenError(
            f"post_generate: {step} cannot be run: {error.strerror}; the files are written; the "
            "next generation runs it and what comes after it"
        ) from error


def _failure(step: Step, command: Command, status: int) -> GpsgenError:
    return GpsgenError(
        f"post_generate: {step}: `{' '.join(command)}` ended with status {status}; the files are "
        "written; the next generation runs it and what comes after it"
    )


def _environment() -> Mapping[str, str]:
    """Return the environment of the steps; most of them need no Go."""
    try:
        return find_toolchain().environment()
    except ToolchainMissingError:
        return os.environ


def _way(missing: FileNotFoundError) -> str:
    return f" ({HOW_TO_GET_GO})" if missing.filename == "go" else ""


def _git_install(project: Path) -> list[Command]:
    return [] if (project / ".git").exists() else [("git", "init", "--quiet")]


def _initial_commit(project: Path) -> list[Command]:
    asked = subprocess.run(
        ("git", "rev-parse", "--verify", "--quiet", "HEAD"),
        cwd=project,
        capture_output=True,
        check=False,
    )
    if asked.returncode == 0:
        return []
    return [("git", "add", "."), ("git", "commit", "--quiet", "-m", _FIRST_COMMIT)]


def _scripts(project: Path) -> list[Command]:
    names = sorted(str(path.relative_to(project)) for path in project.glob("scripts/*.sh"))
    return [("chmod", "a+x", *names)] if names else []


#: What each step of the config runs (names: spec of `post_generate`).
STEPS: dict[str, Callable[[Path], list[Command]]] = {
    "git_install": _git_install,
    "tools_install": lambda _: [("make", "tools")],
    # What gpsgen writes has its imports in order; this is for the files of people.
    "clean_imports": lambda _: [("make", "fmt")],
    "executable_scripts": _scripts,
    # The code of the specs is compiled in, so there is nothing left for it.
    "call_generate": lambda _: [],
    "call_generate_mock": lambda _: [("go", "generate", "./...")],
    "go_mod_tidy": lambda _: [("go", "mod", "tidy")],
    "go_get_u": lambda _: [("go", "get", "-u", "./..."), ("go", "mod", "tidy")],
    "git_initial_commit": _initial_commit,
}
