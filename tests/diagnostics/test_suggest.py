"""The name that a person most likely meant."""

import pytest

from gpsgen.diagnostics import suggest as module
from gpsgen.diagnostics.suggest import Suggestions, nearest, suggest

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


@pytest.mark.parametrize(
    ("written", "names", "listed", "is_sure"),
    [
        ("tickr", ["ticker"], [], True),
        ("Ticker", ["ticker"], [], True),
        ("user-events2", ["user_events2"], [], True),
        ("tickr", ["ticker", "ticker"], [], True),
        # as near to two
        ("lead", ["load", "read"], [], False),
        ("API", ["api", "Api"], [], False),
        # very short
        ("ap", ["api"], [], False),
        ("dbs", ["db"], [], False),
        # digits alone
        ("worker1", ["worker2"], [], False),
        ("v1_worker", ["v10-worker"], [], False),
        ("worker", ["worker2"], [], False),
        ("wroker1", ["worker2"], [], False),
        ("wroker1", ["worker1"], [], True),
        # beside it already
        ("tickr", ["ticker"], ["ticker"], False),
    ],
)
def test_a_suggestion_is_sure_where_nothing_else_can_be_meant(
    written: str, names: list[str], listed: list[str], *, is_sure: bool
) -> None:
    found = suggest(written, names, listed)
    assert found
    assert found.is_sure is is_sure


def test_of_names_that_are_as_near_one_that_does_not_stand_beside_it_is_suggested() -> None:
    found = suggest("lead", ["load", "read"], listed=["load"])
    assert found
    assert found.name == "read"
    assert found.names == {"load", "read"}


def test_what_several_names_are_meant_to_be_is_sure_for_none() -> None:
    found = Suggestions().suggest_each(["tickr", "tikcer", "workr"], ["ticker", "worker"])

    assert {name: (it.name, it.is_sure) for name, it in found.items()} == {
        "tickr": ("ticker", False),
        "tikcer": ("ticker", False),
        "workr": ("worker", True),
    }


def test_a_run_compares_so_many_letters_and_no_more() -> None:
    suggestions = Suggestions(letters=10)

    assert suggestions.suggest("abcd", ["abcx", "abxd"])
    assert not suggestions.is_spent
    assert suggestions.suggest("abcd", ["abcx"]) is None
    assert suggestions.is_spent
    assert suggestions.suggest("x", ["y", "z"])


def test_a_name_without_end_costs_nothing() -> None:
    suggestions = Suggestions(letters=10)

    assert suggestions.suggest("x" * 10_000, ["xx"]) is None
    assert not suggestions.is_spent


def test_names_that_cannot_be_near_are_not_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    measured = []
    distance = module._distance

    def count(left: str, right: str, limit: int) -> int:
        measured.append(right)
        return distance(left, right, limit)

    monkeypatch.setattr(module, "_distance", count)

    assert nearest("ticker", ["tick", "ticker_of_all", "banana", "worker", "tocker"]) == "tocker"
    assert measured == ["tick", "tocker"]
