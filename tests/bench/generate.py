"""What the command line and a generation of the shop cost."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from tests.bench.measure import Costs, costs
from tests.bench.table import Table
from tests.bench.workspace import SHOP, workspace

if TYPE_CHECKING:
    from tests.bench.measure import Cost
    from tests.bench.workspace import Workspace

_TIMES = 15
_CONFIG = SHOP / "project.yaml"


def measure() -> Table:
    """Measure the commands on the shop."""
    with workspace(in_memory=True) as place:
        target = place.folder / "shop"
        place.generate(_CONFIG, target)
        rows = [
            _row("`gpsgen version`", costs(_TIMES, lambda: place.gpsgen("version"))),
            _row("`gpsgen --help`", costs(_TIMES, lambda: place.gpsgen("--help"))),
            _row(
                "generate the shop, specs compiled before",
                costs(_TIMES, lambda: place.generate_anew(_CONFIG, target)),
                "0.5 s",
            ),
            _row(
                "generate again, nothing changed",
                costs(_TIMES, lambda: place.generate(_CONFIG, target)),
                "0.25 s",
            ),
            _row(
                "generate again, a generated file deleted",
                costs(_TIMES, lambda: _generate_one_file(place)),
            ),
            _row(
                "generate the shop, specs compiled by ogen",
                costs(_TIMES // 3, lambda: _generate_uncompiled(place)),
            ),
        ]
    columns = ["command", "wall, least", "wall, median", "processor time", "memory", "aim (wall)"]
    return Table(columns, rows)


def _generate_one_file(place: Workspace) -> Cost:
    (place.folder / "shop" / "Dockerfile-api").unlink()
    return place.generate(_CONFIG, place.folder / "shop")


def _generate_uncompiled(place: Workspace) -> Cost:
    shutil.rmtree(place.cache / "ogen")
    return place.generate_anew(_CONFIG, place.folder / "shop")


def _row(subject: str, taken: Costs, aim: str = "") -> list[str]:
    return [
        subject,
        f"{taken.wall:.3f} s",
        f"{taken.median_wall:.3f} s",
        f"{taken.processor:.3f} s",
        f"{taken.peak:.0f} MB",
        f"< {aim}" if aim else "",
    ]
