"""What is printed is read as it was, and whatever else is read is refused at a place."""

from functools import partial

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from goast import (
    Expr,
    Field,
    FuncLit,
    ScanError,
    StructType,
    parse_call,
    parse_expression,
    parse_fields,
    parse_signature,
    parse_type,
    walk,
)
from goast.checks import faults
from goast.printer import Printer
from tests.goast.forms import loaded
from tests.goast.test_injection import HOSTILE
from tests.goast.test_parser_oracle import EXPRESSIONS as CALLS
from tests.goast.test_parser_oracle import PIECES, STRUCTS, attempt, changed
from tests.strategies.go_trees import EXPRESSIONS, NAMES, TYPES
from tests.support.examples import share

READERS = [parse_call, parse_expression, parse_fields, parse_signature, parse_type]
TEXTS = st.one_of(
    st.text(),
    st.text(st.sampled_from("F(a)[]{}.,;:\"'`/*\\\n01xe_-<>=&|~\0\u202e\ud800üß²½\t\r")),
    st.lists(st.sampled_from(PIECES)).map("".join),
    st.builds(
        changed,
        st.sampled_from([*CALLS, *STRUCTS, *HOSTILE]),
        st.lists(st.tuples(st.integers(0, 300), st.integers(0, 4), st.text(max_size=3))),
    ),
)


def printed(*nodes: Expr | Field) -> str:
    printer = Printer({})
    printer.lines(nodes)
    return "".join(printer.out)


def is_written_by_people(node: Expr) -> bool:
    """Whether a tree made at random has nothing that the parser refuses on purpose."""
    return not any(isinstance(x, FuncLit) or list(faults(x)) for x in walk(node))


@share(2)
@given(EXPRESSIONS)
def test_expressions_are_read_as_they_were(node: Expr) -> None:
    assume(is_written_by_people(node))
    found = parse_expression(printed(node), packages=None)
    assert loaded(found) == loaded(node)


@share(2)
@given(TYPES)
def test_types_are_read_as_they_were(node: Expr) -> None:
    assume(is_written_by_people(node))
    assert parse_type(printed(node), packages=None) == node
    assert parse_expression(printed(node), packages=None) == node


@given(st.lists(st.builds(Field, st.lists(NAMES, max_size=2), TYPES), max_size=3))
def test_fields_are_read_as_they_were(fields: list[Field]) -> None:
    named = [field for field in fields if field.names]
    assume(is_written_by_people(StructType(named)))
    assert parse_fields(printed(*named), packages=None) == named


def assert_refused_or_printed_back(text: str) -> None:
    for reader in READERS:
        read = partial(reader, packages=None)
        found = attempt(read, text)
        if isinstance(found, ScanError):
            assert_says_where(found, text)
        else:
            nodes = found if isinstance(found, list) else [found]
            assert read(printed(*nodes)) == found


def assert_says_where(error: ScanError, text: str) -> None:
    assert 0 <= error.offset <= error.end <= len(text)
    before = text[: error.offset]
    assert error.line == before.count("\n") + 1
    assert error.column == len(before) - before.rfind("\n")
    assert error.message.isprintable()


@share(3)
@given(TEXTS)
def test_any_text_is_refused_at_a_place_or_printed_back(text: str) -> None:
    assert_refused_or_printed_back(text)


@pytest.mark.parametrize("text", HOSTILE, ids=repr)
def test_hostile_text_is_refused_at_a_place_or_carried_in_a_string(text: str) -> None:
    for template in ("{}", "F({})", 'F("{}")', "F(`{}`)", "A int {}", "A int `{}`", "F() // {}"):
        assert_refused_or_printed_back(template.replace("{}", text))
