"""Hypothesis strategies for Go trees that are right by the grammar: types, expressions, statements.

Names may be declared twice, unused, or unknown; ``tests.strategies.go_files`` has whole files.
"""

from typing import get_args

from hypothesis import strategies as st

from goast import (
    ArrayType,
    Assign,
    BasicLit,
    Binary,
    Block,
    Call,
    Case,
    ChanType,
    CompositeLit,
    Define,
    ExprStmt,
    Field,
    Float,
    For,
    FuncLit,
    FuncType,
    Ident,
    If,
    IncDec,
    Index,
    Int,
    InterfaceType,
    KeyValue,
    MapType,
    Param,
    Range,
    RawString,
    Return,
    Rune,
    Selector,
    Send,
    Slice,
    Star,
    String,
    StructType,
    Switch,
    TypeAssert,
    Unary,
)
from goast.kinds import AssignOp, BinaryOp, Direction

NAMES = st.sampled_from(["a", "b", "x1", "Ünï", "len"])
BLANK_NAMES = NAMES | st.just("_")
IDENTS = st.builds(Ident, NAMES)
TYPE_NAMES = IDENTS | st.builds(Selector, IDENTS, NAMES)
LITERALS = st.one_of(
    st.builds(Int, st.integers(0, 10**30)),
    st.builds(Float, st.floats(0, allow_infinity=False)),
    st.builds(String, st.text(st.sampled_from("abc .$%ü世"), max_size=8)),
    st.builds(String, st.text(st.characters(codec="utf-8"), max_size=4)),
    st.builds(RawString, st.text(st.sampled_from("abc \\\"\n'"), max_size=8)),
    st.builds(Rune, st.characters(codec="utf-8")),
    st.builds(BasicLit, st.just("FLOAT"), st.sampled_from(["1.5", "0x1p-2", ".5", "1e9"])),
    st.builds(BasicLit, st.just("CHAR"), st.sampled_from(["'a'", r"'\''", r"'\x00'"])),
)
VALUE_OPS = st.sampled_from(["+", "-", "!", "^", "&", "<-"])


def lists(of: st.SearchStrategy, least: int = 0) -> st.SearchStrategy:
    return st.lists(of, min_size=least, max_size=3)


def params(types: st.SearchStrategy) -> st.SearchStrategy:
    named = lists(st.builds(Param, st.lists(BLANK_NAMES, min_size=1, max_size=2), types))
    return named | lists(types)


def larger_types(inner: st.SearchStrategy) -> st.SearchStrategy:
    return st.one_of(
        st.builds(Star, inner),
        st.builds(ArrayType, inner),
        st.builds(ArrayType, inner, st.builds(Int, st.integers(0, 9))),
        st.builds(MapType, inner, inner),
        st.builds(ChanType, inner, st.sampled_from(get_args(Direction))),
        st.builds(FuncType, params(inner), params(inner)),
        st.builds(Index, TYPE_NAMES, lists(inner, 1)),
        st.builds(StructType, lists(st.builds(Field, BLANK_NAMES, inner))),
        st.builds(
            InterfaceType, lists(st.builds(Field, NAMES, st.builds(FuncType, params(inner))))
        ),
    )


TYPES = st.recursive(TYPE_NAMES, larger_types, max_leaves=5)


def larger_expressions(inner: st.SearchStrategy) -> st.SearchStrategy:
    literal = st.builds(CompositeLit, TYPE_NAMES | st.builds(ArrayType, TYPES), lists(inner))
    keyed = st.builds(CompositeLit, TYPE_NAMES, lists(st.builds(KeyValue, inner, inner)))
    return st.one_of(
        st.builds(Binary, inner, st.sampled_from(get_args(BinaryOp)), inner),
        st.builds(Unary, VALUE_OPS, inner),
        st.builds(Star, inner),
        st.builds(Selector, inner, NAMES),
        st.builds(Call, inner, lists(inner)),
        st.builds(Call, inner, st.lists(IDENTS, min_size=1), ellipsis=st.sampled_from([True])),
        st.builds(Call, TYPES, lists(inner, 1)),
        st.builds(Index, inner, inner),
        st.builds(Index, TYPE_NAMES, st.lists(TYPES, min_size=2, max_size=3)),
        st.builds(Slice, inner, st.none() | inner, inner, st.none() | inner),
        st.builds(TypeAssert, inner, TYPES),
        literal,
        keyed,
        st.builds(FuncLit, params(TYPES), params(TYPES), lists(st.builds(Send, IDENTS, inner))),
    )


EXPRESSIONS = st.recursive(IDENTS | LITERALS, larger_expressions, max_leaves=6)
#: What makes a header's braces ambiguous, and what does not.
OPERANDS = IDENTS | st.sampled_from([
    CompositeLit("T"),
    CompositeLit(ArrayType("T"), ["a"]),
    Call("f", [CompositeLit("T")]),
    Binary("a", "==", CompositeLit(Selector("p", "T"), ["b"])),
    Unary("&", CompositeLit("T")),
    Selector(CompositeLit("T"), "a"),
    FuncLit(results=["T"], body=[Return(CompositeLit("T"))]),
])  # fmt: skip
TARGETS = IDENTS | st.sampled_from([
    Selector(CompositeLit("T"), "a"),
    Index(CompositeLit(ArrayType("T"), ["a"]), CompositeLit("T")),
    Star("p"),
    Star(Call("f", [CompositeLit("T")])),
])  # fmt: skip
EFFECTS = st.sampled_from([
    Call("f", [CompositeLit("T")]),
    Call(Selector(CompositeLit("T"), "a")),
    Call(FuncLit(results=["T"], body=[Return(CompositeLit("T"))])),
    Unary("<-", Selector(CompositeLit("T"), "a")),
])  # fmt: skip
SIMPLE = st.one_of(
    st.builds(ExprStmt, EFFECTS),
    st.builds(Define, lists(BLANK_NAMES, 1), lists(OPERANDS, 1)),
    st.builds(Assign, TARGETS, OPERANDS, st.sampled_from(get_args(AssignOp))),
    st.builds(IncDec, TARGETS, st.sampled_from(["++", "--"])),
    st.builds(Send, OPERANDS, OPERANDS),
)


POST = SIMPLE.filter(lambda simple: not isinstance(simple, Define))


def larger_statements(inner: st.SearchStrategy) -> st.SearchStrategy:
    body, init = lists(inner), st.none() | SIMPLE
    blocks = st.builds(Block, body)
    condition = st.builds(If, OPERANDS, body, st.none() | blocks, init)
    return st.one_of(
        blocks,
        condition,
        st.builds(If, OPERANDS, body, condition),
        st.builds(For, OPERANDS, body, SIMPLE, POST),
        st.builds(For, st.none() | OPERANDS, body),
        st.builds(Range, OPERANDS, body, st.just("a"), st.sampled_from([None, "_", "b"])),
        st.builds(Switch, st.none() | OPERANDS, lists(st.builds(Case, lists(OPERANDS), body)),
                  init),
        st.builds(Return, lists(OPERANDS)),
    )  # fmt: skip


STATEMENTS = st.recursive(SIMPLE, larger_statements, max_leaves=4)
