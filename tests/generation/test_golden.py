"""Each fixture's whole output, compared byte for byte; `make golden` rewrites what is expected."""

import difflib
from pathlib import Path

import pytest

from tests.support.goldens import actual, expected
from tests.support.projects import fixture_names, generate

pytestmark = pytest.mark.go


@pytest.mark.parametrize("name", fixture_names())
def test_the_output_is_the_golden_one(name: str, tmp_path: Path) -> None:
    want, got = expected(name), actual(generate(name, tmp_path / name))

    assert sorted(got) == sorted(want)
    changed = [path for path in want if got[path] != want[path]]
    assert not changed, "\n".join(_diff(path, want[path], got[path]) for path in changed)


def test_a_golden_that_differs_is_shown(tmp_path: Path) -> None:
    got = actual(generate("shop", tmp_path / "shop"))
    want = expected("shop") | {"Makefile": b"include other.mk\n"}

    changed = [path for path in want if got[path] != want[path]]

    assert changed == ["Makefile"]
    assert "-include other.mk\n+include psg_gen.mk" in _diff(
        "Makefile", want["Makefile"], got["Makefile"]
    )


def _diff(path: str, want: bytes, got: bytes) -> str:
    lines = [text.decode().splitlines() for text in (want, got)]
    return "\n".join(
        difflib.unified_diff(*lines, f"golden/{path}", f"generated/{path}", lineterm="")
    )
