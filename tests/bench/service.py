"""What the generated shop does: its build, start, stop, and behaviour under load."""

from __future__ import annotations

import shutil
import statistics
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from gpsgen.toolchain import find_toolchain
from tests.bench.load import ask_unknown_paths, press
from tests.bench.measure import cost
from tests.bench.running import ready, running, wait_ready
from tests.bench.table import Table
from tests.bench.workspace import SHOP, Workspace, workspace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.bench.measure import Cost
    from tests.bench.running import Shop

_STARTS = 10
_WARM_UP, _LOAD = 2, 10
_PATHS = 20_000
_HANDLERS = Path("internal/app/transport/rest/api/v1")

#: A row: what was measured, ours, the older generator's, the aim.
_Row = tuple[str, str, str, str]


def measure() -> Table:
    """Build the shop and measure it."""
    with workspace() as place:
        project = _project(place)
        rows = [
            *_building(project, place),
            *_starting(project),
            *_loading(project),
            *_flooding(project),
            *_stopping(project),
        ]
    return Table(["what", "gpsgen", "the older generator", "aim"], rows)


@dataclass(frozen=True, slots=True)
class _Project:
    folder: Path

    @property
    def binary(self) -> Path:
        return self.folder / "bin" / "api"

    def make(self, target: str, environment: dict[str, str]) -> Cost:
        return cost("make", target, cwd=self.folder, environment=environment)


def _project(place: Workspace) -> _Project:
    """Generate the shop with what people wrote for it, and an operation that takes its time."""
    folder = place.folder / "shop"
    shutil.copytree(SHOP / "people", folder)
    shutil.copy(Path(__file__).with_name("slow.go"), folder / _HANDLERS / "slow.go")
    place.generate(SHOP / "project.yaml", folder)
    return _Project(folder)


def _building(project: _Project, place: Workspace) -> Iterator[_Row]:
    toolchain = find_toolchain()
    subprocess.run([toolchain.go, "mod", "download"], cwd=project.folder, check=True)
    environment = toolchain.environment() | {"GOCACHE": str(place.folder / "go-build")}
    first = project.make("build", environment)
    handler = project.folder / _HANDLERS / "slow.go"
    handler.write_text(handler.read_text("utf-8").replace("Total: 1", "Total: 2"), "utf-8")
    again = project.make("build", environment)
    yield "first build, empty cache: processor time", _seconds(first.processor, 0), "54 s", ""
    yield "build after an edit: processor time", _seconds(again.processor, 1), "3.3 s", ""
    stripped = place.folder / "stripped"
    command = [toolchain.go, "build", "-trimpath", "-ldflags=-s -w", "-o", stripped, "./cmd/api"]
    subprocess.run(command, cwd=project.folder, env=environment, check=True)
    sizes = f"{_size(project.binary)}, {_size(stripped)} stripped"
    yield "binary", sizes, "21.9 MB, 15.1 MB stripped", ""


def _starting(project: _Project) -> Iterator[_Row]:
    taken = []
    for _ in range(_STARTS):
        start = time.perf_counter()
        with running(project.binary, project.folder) as shop:
            wait_ready(shop)
            taken.append(time.perf_counter() - start)
    median = _seconds(statistics.median(taken), 3)
    yield f"start to ready, median of {_STARTS}", median, "0.037 s", "< 0.05 s"


def _loading(project: _Project) -> Iterator[_Row]:
    with ready(project.binary, project.folder) as shop:
        time.sleep(1)
        idle = shop.memory()
        press(shop.url, _WARM_UP)
        before, logged = shop.processor(), shop.log.stat().st_size
        pace = press(shop.url, _LOAD)
        used = shop.processor() - before
        written = (shop.log.stat().st_size - logged) / pace.requests
        loaded = shop.memory()
    each = f"{used / pace.requests * 1e6:.0f} µs"
    yield "processor time a request, with its log line", each, "68 µs", "≤ 45 µs"
    yield "requests a second, load generator beside it", f"{pace.each_second:.0f}", "", ""
    yield "latency, median and 99 %", f"{pace.median}, {pace.percentile_99}", "", ""
    yield "log a request", f"{written:.0f} bytes", "666 bytes", ""
    yield "memory, idle", _megabytes(idle), "16 MB", "≤ 20 MB"
    yield "memory after the load", _megabytes(loaded), "24 MB", ""


def _flooding(project: _Project) -> Iterator[_Row]:
    with ready(project.binary, project.folder) as shop:
        ask_unknown_paths(shop.api, 1, "before")
        size, memory = shop.metrics(), [shop.memory()]
        for prefix in ("first", "second"):
            ask_unknown_paths(shop.api, _PATHS, prefix)
            memory.append(shop.memory())
        sizes = f"{size / 1024:.1f} → {shop.metrics() / 1024:.1f} kB"
    paths = f"{_PATHS:,} unknown paths".replace(",", " ")
    megabytes = " → ".join(_megabytes(value) for value in memory)
    yield f"memory before, after {paths}, as many again", megabytes, "16 → 103 MB", "flat"
    yield f"`/metrics` before and after {paths}, twice", sizes, "28 MB after", "flat"


def _stopping(project: _Project) -> Iterator[_Row]:
    with ready(project.binary, project.folder) as shop:
        yield "SIGTERM, idle", _end(shop, shop.terminate()), "0.015 s, status 0", ""
    with ready(project.binary, project.folder) as shop:
        request = shop.order(5)
        since = shop.terminate()
        time.sleep(0.5)
        draining = shop.readiness()
        ended = _end(shop, since)
        request.join()
        answered = f"{ended}, request answered with {request.outcome}"
    yield "SIGTERM with a request of 5 s", answered, "5.0 s, request completes", "request completes"
    yield "`/ready` while draining", draining, "connection refused", "503"
    with ready(project.binary, project.folder) as shop:
        shop.order(3600)
        yield "SIGTERM with a hung handler", _end(shop, shop.terminate()), "30 s, status 0", ""


def _end(shop: Shop, since: float) -> str:
    taken, status = shop.end(since)
    return f"{_seconds(taken, 3 if taken < 1 else 1)}, status {status}"


def _seconds(value: float, digits: int) -> str:
    return f"{value:.{digits}f} s"


def _megabytes(value: float) -> str:
    return f"{value:.0f} MB"


def _size(file: Path) -> str:
    return f"{file.stat().st_size / 1e6:.1f} MB"
