"""Reading and checking a config takes steps in proportion to its lines, not to their square.

Steps are counted, since the time they take depends on the machine: `make bench` has the times.
"""

import cProfile
import pstats
from pathlib import Path

from gpsgen.config import load_config
from tests.bench.large_config import write_config


def test_four_times_the_lines_take_about_four_times_the_steps(tmp_path: Path) -> None:
    steps(tmp_path, 500)  # what is done once, such as imports, is not to count
    few, many = steps(tmp_path, 500), steps(tmp_path, 2000)
    assert many < 4.4 * few


def steps(folder: Path, lines: int) -> int:
    """Count the calls of functions while a config of so many lines is loaded."""
    config = write_config(folder, lines)
    profile = cProfile.Profile()
    loaded = profile.runcall(load_config, config)
    assert loaded.config, [finding.concise for finding in loaded.diagnostics.errors]
    return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]
