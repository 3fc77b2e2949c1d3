"""The name that a person most likely meant."""

import pytest

from gpsgen.diagnostics.suggest import nearest

NAMES = ["transport", "worker", "name", "sys", "api", "generator_params"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("transprot", "transport"),
        ("genarator_params", "generator_params"),
        ("generator-params", "generator_params"),
        ("Worker", "worker"),
        ("nmae", "name"),
        ("syss", "sys"),
        ("ap", "api"),
        ("banana", None),
        ("", None),
        ("x" * 10_000, None),
    ],
)
def test_only_near_names_are_suggested(written: str, meant: str | None) -> None:
    assert nearest(written, NAMES) == meant


def test_the_nearest_wins_and_ties_are_settled_by_name() -> None:
    assert nearest("abcd", ["abxd", "abcx", "abcde"]) == "abcde"
    assert nearest("x", []) is None
