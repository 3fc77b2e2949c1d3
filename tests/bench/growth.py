"""How a generation grows with the number of applications, each with a worker of its own."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from tests.bench.measure import costs
from tests.bench.table import Table
from tests.bench.workspace import SHOP, workspace

if TYPE_CHECKING:
    from pathlib import Path

_SIZES = {1: 9, 10: 9, 100: 5, 400: 3}
_UP_TO_THE_WORKERS = "worker:\n"


def measure() -> Table:
    """Measure generations of 1 to 400 applications."""
    rows = []
    least = 0.0
    with workspace(in_memory=True) as place:
        for applications, times in _SIZES.items():
            config = write_config(place.folder / f"config-{applications}", applications)
            target = place.folder / f"project-{applications}"
            place.generate(config, target)
            first = costs(times, lambda: place.generate_anew(config, target))  # noqa: B023
            again = costs(times, lambda: place.generate(config, target))  # noqa: B023
            least = least or first.processor
            each = (first.processor - least) / max(applications - 1, 1)
            rows.append(
                [
                    str(applications),
                    str(sum(path.is_file() for path in target.rglob("*"))),
                    f"{first.wall:.2f} s",
                    f"{first.processor:.2f} s",
                    f"{each * 1000:.1f} ms" if applications > 1 else "",
                    f"{first.peak:.0f} MB",
                    f"{again.wall:.2f} s",
                ]
            )
    columns = ["applications", "files", "wall", "processor time", "an application", "memory"]
    return Table([*columns, "nothing changed, wall"], rows)


def write_config(folder: Path, applications: int) -> Path:
    """Write the shop's config with as many applications, and return its path."""
    shutil.copytree(SHOP / "api", folder / "api")
    head, _, _ = (SHOP / "project.yaml").read_text("utf-8").partition(_UP_TO_THE_WORKERS)
    workers = "".join(
        f"  - name: job{number}\n    generator_type: template\n    generator_template: daemon\n"
        for number in range(applications)
    )
    entries = "".join(
        f"  - name: app{number}\n    transport:\n      - api\n      - sys\n"
        f"    worker:\n      - job{number}\n"
        for number in range(applications)
    )
    config = folder / "project.yaml"
    config.write_text(f"{head}worker:\n{workers}\napplications:\n{entries}", "utf-8")
    return config
