"""Runs a command and says what it cost, its children's cost included."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command took."""

    #: Seconds from its start to its end.
    wall: float
    #: Seconds of processor time, user and system.
    processor: float
    #: The largest memory of any of its processes, in megabytes; the system counts this process,
    #: which they are forked from, as well.
    peak: float


@dataclass(frozen=True, slots=True)
class Costs:
    """What a command took, over several runs.

    Others work on the machine too: the least is what the command itself needs.
    """

    runs: Sequence[Cost]

    @property
    def wall(self) -> float:
        """The least wall time."""
        return min(run.wall for run in self.runs)

    @property
    def median_wall(self) -> float:
        """The median wall time."""
        return statistics.median(run.wall for run in self.runs)

    @property
    def processor(self) -> float:
        """The least processor time."""
        return min(run.processor for run in self.runs)

    @property
    def peak(self) -> float:
        """The largest memory of all runs."""
        return max(run.peak for run in self.runs)


def cost(
    *command: str | Path, cwd: Path | None = None, environment: Mapping[str, str] | None = None
) -> Cost:
    """Run a command that has to succeed, and return what it took."""
    with tempfile.TemporaryFile() as output:
        start = time.perf_counter()
        process = subprocess.Popen(
            [str(word) for word in command],
            cwd=cwd,
            env={**os.environ, **(environment or {})},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            output.seek(0)
            sys.stderr.buffer.write(output.read())
            raise subprocess.CalledProcessError(process.returncode, process.args)
    # Linux counts the memory in kilobytes, macOS in bytes
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit)


def costs(times: int, once: Callable[[], Cost]) -> Costs:
    """Repeat a measurement."""
    return Costs([once() for _ in range(times)])
