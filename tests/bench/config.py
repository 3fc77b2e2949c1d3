"""What reading and checking a config costs, by its parts, and how that grows with its lines."""

from __future__ import annotations

import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from gpsgen.config import load, load_config, rules
from tests.bench.large_config import write_config
from tests.bench.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from types import ModuleType

_SIZES = {1_000: 9, 4_000: 7, 16_000: 3}
_ONE_SIZE = 4_000
_AIM = {_ONE_SIZE: "< 2 s"}
_LEAST = 0.0005
"""Seconds below which a rule is not worth a line."""

Seconds = dict[str, float]


def measure() -> Table:
    """Measure configs of 1 000 to 16 000 lines."""
    parts = {"parse_config": load, "draft": load, "check": load}
    rows = []
    for lines, times in _SIZES.items():
        taken = _taken(lines, times, parts)
        seconds = [taken[name] for name in (*parts, "load_config")]
        each = taken["load_config"] / lines
        rows.append(
            [
                f"{lines}",
                *(f"{it:.3f} s" for it in seconds),
                f"{each * 1e6:.0f} µs",
                _AIM.get(lines, ""),
            ]
        )
    return Table(["lines", "read", "draft", "rules", "all", "a line", "aim"], rows)


def measure_rules() -> Table:
    """Measure the rules, each with the files that it reads."""
    names = [name for name in vars(rules) if name.startswith("check_")]
    taken = _taken(_ONE_SIZE, _SIZES[_ONE_SIZE], dict.fromkeys(names, rules))
    names.sort(key=taken.__getitem__, reverse=True)
    rows = [[f"`{name}`", f"{taken[name] * 1e3:.1f} ms"] for name in names if taken[name] > _LEAST]
    return Table(["rules", f"{_ONE_SIZE} lines"], rows)


def _taken(lines: int, times: int, parts: Mapping[str, ModuleType]) -> Seconds:
    """Return the least processor time of functions while a config is loaded, and of all of it."""
    with tempfile.TemporaryDirectory() as folder:
        config = write_config(Path(folder), lines)
        runs = [_once(config, parts) for _ in range(times + 1)]
    # the first run also imports what rules need
    return {name: min(run[name] for run in runs[1:]) for name in runs[0]}


def _once(config: Path, parts: Mapping[str, ModuleType]) -> Seconds:
    seconds: Seconds = dict.fromkeys([*parts, "load_config"], 0.0)
    with ExitStack() as stack:
        for name, module in parts.items():
            stack.enter_context(patch.object(module, name, _timed(module, name, seconds)))
        start = time.process_time()
        loaded = load_config(config)
        seconds["load_config"] = time.process_time() - start
    assert loaded.config, [finding.concise for finding in loaded.diagnostics.errors]
    return seconds


def _timed(module: ModuleType, name: str, seconds: Seconds) -> Callable[..., Any]:
    function = getattr(module, name)

    def timed(*arguments: Any, **more: Any) -> Any:
        start = time.process_time()
        try:
            return function(*arguments, **more)
        finally:
            seconds[name] += time.process_time() - start

    return timed
