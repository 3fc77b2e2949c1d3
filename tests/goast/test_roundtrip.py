"""The standard library, read by go/ast, printed by goast, read again: the same trees.

The parentheses of the source are thrown away on the way, so that every one in the result was
put there by the printer; and every file passes the structural checks, since it compiles.
"""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from goast import load, render
from tests.goast import goroot
from tests.goast.oracle import Astdump

BATCH = 200


def assert_round_trip(astdump: Astdump, folder: Path, paths: Sequence[Path]) -> None:
    trees = [json.loads(line)["file"] for line in astdump.lines("ast", paths)]
    printed = [folder / f"{index}.go" for index in range(len(paths))]
    for place, path, tree in zip(printed, paths, trees, strict=True):
        try:
            place.write_text(render(load(tree)))
        except ValueError as error:
            pytest.fail(f"{path}: {error}")
    before, after = astdump.lines("shape", paths), astdump.lines("shape", printed)
    different = [
        str(path)
        for path, one, other in zip(paths, before, after, strict=True)
        if one.split()[0] != other.split()[0] or one.startswith("ERROR")
    ]
    assert different == []


@pytest.mark.go
def test_a_sample_of_the_standard_library(astdump: Astdump, tmp_path: Path) -> None:
    assert_round_trip(astdump, tmp_path, goroot.files()[7::160])


@pytest.mark.go
@pytest.mark.slow
def test_a_twelfth_of_the_standard_library(astdump: Astdump, tmp_path: Path) -> None:
    paths = goroot.files()[::12]
    for start in range(0, len(paths), BATCH):
        assert_round_trip(astdump, tmp_path, paths[start : start + BATCH])
