"""Runs git for what it knows and does best: the history of a file, and merging."""

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

#: What a hook or a script of git sets for its own repository; ours is the one around the project.
_OF_ANOTHER_REPOSITORY = frozenset(
    {
        "GIT_ALTERNATE_OBJECT_DIRECTORIES",
        "GIT_COMMON_DIR",
        "GIT_DIR",
        "GIT_INDEX_FILE",
        "GIT_NAMESPACE",
        "GIT_OBJECT_DIRECTORY",
        "GIT_PREFIX",
        "GIT_WORK_TREE",
    }
)
#: Nothing is asked, locked or fetched, and what is said does not depend on the person's language.
_SETTINGS = {
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}
#: Whatever the person or the repository has set: no other programs.
_CONFIG = {
    "core.fsmonitor": "false",
    "log.showSignature": "false",
}
_SECONDS = 30


def git(
    arguments: Sequence[str], folder: Path, given: bytes = b"", *, conflict_style: str = "merge"
) -> subprocess.CompletedProcess[bytes]:
    """Run git in a folder, with `given` as its standard input.

    `conflict_style` is one of git's for the markers that it writes (git-config, merge).

    Raises:
        OSError: there is no git, or no such folder.
        subprocess.TimeoutExpired: it does not come to an end.

    """
    environment = {
        name: value for name, value in os.environ.items() if name not in _OF_ANOTHER_REPOSITORY
    }
    return subprocess.run(
        ["git", *arguments],
        cwd=folder,
        env=environment | _SETTINGS | _config(conflict_style),
        input=given,
        capture_output=True,
        check=False,
        timeout=_SECONDS,
    )


def _config(conflict_style: str) -> dict[str, str]:
    """Return the variables by which git takes settings (git-config, ENVIRONMENT)."""
    config = _CONFIG | {"merge.conflictStyle": conflict_style}
    variables = {"GIT_CONFIG_COUNT": str(len(config))}
    for number, (name, value) in enumerate(config.items()):
        variables[f"GIT_CONFIG_KEY_{number}"] = name
        variables[f"GIT_CONFIG_VALUE_{number}"] = value
    return variables
