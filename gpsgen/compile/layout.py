"""How the specs of one server lie to each other, which is what their references rest on."""

import os
from collections.abc import Sequence
from pathlib import Path


def spec_layout(specs: Sequence[Path]) -> dict[str, Path]:
    """Return the specs by their paths below the folder that holds them all, each once.

    The order is kept: the root stays the first.
    """
    places: dict[Path, Path] = {}
    for spec in specs:
        places.setdefault(Path(os.path.abspath(spec)), spec)  # noqa: PTH100 - links stay
    base = os.path.commonpath([place.parent for place in places])
    return {place.relative_to(base).as_posix(): spec for place, spec in places.items()}
