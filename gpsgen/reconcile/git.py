"""Runs git for what it knows and does best: the history of a file, and merging.

The repository around a project may be anybody's, and its settings and attributes may name programs.
None is run by what is asked here: history and objects are read without filters and drivers, three
texts are merged as such, and what git would fetch is refused. Merging branches would run drivers.
"""

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
    # no protocol at all; this goes before what a repository allows
    "GIT_ALLOW_PROTOCOL": "",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}
#: Whatever the person or the repository has set: no other programs, and one style of conflicts.
_CONFIG = {
    "core.fsmonitor": "false",
    "log.showSignature": "false",
    "merge.conflictStyle": "merge",
}
_SECONDS = 30


def git(
    arguments: Sequence[str], folder: Path, given: bytes = b""
) -> subprocess.CompletedProcess[bytes]:
    """Run git in a folder, with `given` as its standard input.

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
        env=environment | _SETTINGS | _config(environment.get("GIT_CONFIG_COUNT", "")),
        input=given,
        capture_output=True,
        check=False,
        timeout=_SECONDS,
    )


def _config(count: str) -> dict[str, str]:
    """Return the variables by which git takes settings (git-config, ENVIRONMENT).

    They come after those of the caller, of which there are as many as the text `count` says.
    """
    first = int(count) if count.isascii() and count.isdigit() else 0
    variables = {"GIT_CONFIG_COUNT": str(first + len(_CONFIG))}
    for number, (name, value) in enumerate(_CONFIG.items(), first):
        variables[f"GIT_CONFIG_KEY_{number}"] = name
        variables[f"GIT_CONFIG_VALUE_{number}"] = value
    return variables
