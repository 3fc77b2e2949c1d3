"""`python -m tests.jsonschema.conformance`: the official suite through generated Go, as a table."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.table import Table
from tests.jsonschema.corpora.fetching import UnavailableError
from tests.jsonschema.corpora.modes import below_a_property, with_types
from tests.jsonschema.corpora.official import DRAFTS, Suite, packaged_suite
from tests.jsonschema.scoring import score

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.jsonschema.corpora.official import Group
    from tests.jsonschema.scoring import Score

#: How a group is written in each mode; None where it cannot be.
MODES: dict[str, Callable[[Group], Group | None]] = {
    "raw": lambda group: group,
    "wrapped": below_a_property,
    "typed": with_types,
    "typed, wrapped": lambda group: (typed := with_types(group)) and below_a_property(typed),
}
FORMATS = "optional/format/*.json"
"""The cases where `format` is asserted."""


def required(suite: Suite, draft: str, mode: str, folder: Path) -> Score:
    """Return what becomes of the cases that the suite requires of a draft."""
    groups = filter(None, map(MODES[mode], suite.groups(draft)))
    return score(list(groups), folder, remotes=suite.remotes)


def formats(suite: Suite, draft: str, folder: Path) -> Score:
    """Return what becomes of the cases of formats."""
    groups = list(suite.groups(draft, FORMATS))
    return score(groups, folder, remotes=suite.remotes, formats=True)


def optional(suite: Suite, draft: str, folder: Path) -> Score:
    """Return what becomes of the other optional cases."""
    groups = list(suite.groups(draft, "optional/*.json"))
    return score(groups, folder, remotes=suite.remotes)


def main() -> None:
    """Print the table, and on request all that is wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.jsonschema.conformance")
    parser.add_argument("drafts", nargs="*", metavar="DRAFT", help=", ".join(DRAFTS))
    parser.add_argument("--suite", type=Path, help="a copy of the suite")
    parser.add_argument("--mode", action="append", help=", ".join([*MODES, "formats", "optional"]))
    parser.add_argument("--faults", action="store_true", help="print what is wrong")
    asked = parser.parse_args()
    try:
        suite = Suite(asked.suite) if asked.suite else packaged_suite()
    except UnavailableError as error:
        sys.exit(f"the suite is not to be had: {error}")
    rows, faults = [], list[str]()
    for draft in asked.drafts or DRAFTS:
        for mode, done in _scores(suite, draft, asked.mode or [*MODES, "formats", "optional"]):
            if done.results:
                rows.append([draft, mode, *_figures(done)])
                faults += done.faults()
    print(Table(_COLUMNS, rows).markdown())
    if asked.faults:
        print("", *faults, sep="\n")


_COLUMNS = [
    *("draft", "mode", "groups", "generated, compiled", "all right"),
    *("cases", "right verdict", "other faults"),
]


def _scores(suite: Suite, draft: str, modes: list[str]) -> Iterator[tuple[str, Score]]:
    for mode in modes:
        with tempfile.TemporaryDirectory(prefix="gpsgen-conformance-") as folder:
            if mode == "formats":
                yield mode, formats(suite, draft, Path(folder))
            elif mode == "optional":
                yield mode, optional(suite, draft, Path(folder))
            else:
                yield mode, required(suite, draft, mode, Path(folder))


def _figures(done: Score) -> list[str]:
    groups = Counter(
        "failed" if it.failure else "faulty" if any(it.faults()) else "right" for it in done.results
    )
    lost = sum(len(it.group.cases) - it.right for it in done.results if not it.failure)
    faulty = sum(len(list(it.faults())) for it in done.results if not it.failure)
    return [
        str(len(done.results)),
        str(len(done.results) - groups["failed"]),
        f"{100 * groups['right'] / len(done.results):.1f} %",
        str(done.cases),
        f"{100 * done.right / done.cases:.1f} %",
        str(faulty - lost),
    ]


if __name__ == "__main__":
    main()
