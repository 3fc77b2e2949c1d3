"""The steps of `post_generate` that have yet to run: one failed, or the run was cut off.

They lie in the user's cache until a generation has run them, though it may change nothing itself.
"""

import json
from collections.abc import Sequence
from pathlib import Path

from gpsgen.compile.cache import write_atomically
from gpsgen.reconcile.copies import place_of

KIND = "unfinished"


def unfinished(project: Path) -> list[str]:
    """Return the steps that the last generation of a project did not come to an end with."""
    try:
        steps = json.loads(place_of(KIND, project).read_bytes())
    except (OSError, ValueError):
        return []
    return [str(step) for step in steps] if isinstance(steps, list) else []


def keep_unfinished(project: Path, steps: Sequence[str]) -> None:
    """Record the steps that have yet to run; none where all have."""
    place = place_of(KIND, project)
    if steps:
        write_atomically(place, json.dumps(list(steps)).encode())
    else:
        place.unlink(missing_ok=True)
