"""Hypothesis strategies for Go files that pass the checks, with nodes of every class."""

from collections.abc import Callable
from typing import get_args

from hypothesis import strategies as st

from goast import (
    BLANK,
    Assign,
    Binary,
    Block,
    Branch,
    Call,
    Case,
    CommCase,
    Comment,
    CompositeLit,
    Decl,
    Defer,
    Define,
    Directive,
    Ellipsis,  # noqa: A004
    Empty,
    Expr,
    ExprStmt,
    Field,
    File,
    For,
    Func,
    FuncLit,
    FuncType,
    GenDecl,
    Go,
    Ident,
    If,
    ImportSpec,
    IncDec,
    InterfaceType,
    InvalidNode,
    Labeled,
    Package,
    Param,
    Range,
    Return,
    Select,
    Send,
    Star,
    Stmt,
    StructType,
    Switch,
    TypeSpec,
    TypeSwitch,
    Unary,
    ValueSpec,
    call,
    check,
)
from goast.kinds import AssignOp
from tests.strategies.go_trees import EXPRESSIONS, IDENTS, OPERANDS, TYPE_NAMES, TYPES, lists

_HTTP, _YAML = Package("net/http"), Package("gopkg.in/yaml.v3", "yaml")
_WORDS = st.text(st.sampled_from("ab. -*/\\`\"'世:#"), max_size=12)
_LINES = st.none() | _WORDS
_DOCS = st.none() | st.lists(_WORDS, min_size=1, max_size=3).map("\n".join)
_GENERATE = st.builds(Directive, st.just("generate"), st.sampled_from(["x", "y -z"]))
_DIRECTIVES = st.lists(_GENERATE, max_size=1)
_TAGS = st.none() | st.dictionaries(st.sampled_from(["json", "db"]), st.text('a`"\\,', max_size=5))
_LAYOUT = st.builds(Comment, _WORDS) | st.just(BLANK)


def _is_sound(decl: TypeSpec | GenDecl) -> bool:
    try:
        check(File("p", [decl]))
    except InvalidNode:
        return False
    return True


def _is_sound_value(node: Expr) -> bool:
    return _is_sound(GenDecl("var", [ValueSpec("v", None, node)]))


def _is_sound_type(node: Expr) -> bool:
    return _is_sound(TypeSpec("T", node))


_VALUES = (EXPRESSIONS | st.sampled_from([_HTTP.Get, _YAML.Node])).filter(_is_sound_value)
_SOUND_TYPES = (TYPES | st.sampled_from([_HTTP.Client, _YAML.Node])).filter(_is_sound_type)
_CALLS = st.builds(Call, st.sampled_from([Ident("f"), _HTTP.Get]), lists(_VALUES))
_LAID_OUT = st.one_of(
    st.builds(Call, IDENTS, lists(_VALUES, 1), multiline=st.booleans()),
    st.builds(
        CompositeLit, TYPE_NAMES, lists(_VALUES | _LAYOUT), st.sampled_from([None, True, False])
    ),
)
_OFF = st.sampled_from([False])
_RECEIVE = st.builds(Unary, st.just("<-"), IDENTS)
_USE = call("f", "v")


def _in_function(*body: Stmt | Expr) -> ExprStmt:
    """Return a statement in which labels are its own."""
    return ExprStmt(Call(FuncLit(body=body)))


def _returned(values: list[Expr]) -> ExprStmt:
    """Return a statement in which a function returns these values."""
    return ExprStmt(Call(FuncLit(results=["T"] * len(values), body=[Return(values)])))


def _leaf_statements() -> st.SearchStrategy[Stmt]:
    return st.one_of(
        st.builds(ExprStmt, _CALLS),
        st.builds(ExprStmt, _RECEIVE),
        st.builds(Assign, IDENTS, _VALUES | _LAID_OUT, st.sampled_from(get_args(AssignOp))),
        st.builds(IncDec, IDENTS, st.sampled_from(["++", "--"])),
        st.builds(Send, IDENTS, _VALUES),
        st.builds(Go, _CALLS),
        st.builds(Defer, _CALLS),
        st.builds(_returned, lists(_VALUES)),
        st.builds(_returned, _LAID_OUT.map(lambda value: [value])),
        st.builds(lambda value: Block([Define("v", value), _USE]), _VALUES),
        st.builds(lambda spec: Block([spec, _USE]), st.builds(
            lambda *spec: GenDecl("var", [ValueSpec("v", *spec)]), _SOUND_TYPES, lists(_VALUES, 1)
            .map(lambda values: values[:1]))),
        st.just(_in_function(Branch("goto", "L"), Labeled("L", Empty()))),
        _LAYOUT,
    )  # fmt: skip


def _larger_sound(inner: st.SearchStrategy) -> st.SearchStrategy:
    body = lists(inner)
    init = st.none() | st.builds(Assign, IDENTS, _VALUES)
    default = st.builds(Case, st.just(()), body)
    cases = st.builds(lambda *cases: list(cases), st.builds(Case, IDENTS, body), _LAYOUT, default)
    communications = st.none() | st.builds(Send, IDENTS, IDENTS) | st.builds(ExprStmt, _RECEIVE)
    return st.one_of(
        st.builds(Block, body),
        st.builds(If, OPERANDS, body, st.none() | st.builds(Block, body), init),
        st.builds(For, st.none() | OPERANDS, body, init, st.none() | st.builds(IncDec, IDENTS)),
        st.builds(Range, OPERANDS, body),
        st.builds(Range, OPERANDS, body, IDENTS, st.none() | IDENTS, define=_OFF),
        st.builds(lambda x, body: Range(x, [_USE, *body], "_", "v"), OPERANDS, body),
        st.builds(Switch, st.none() | OPERANDS, cases, init),
        st.builds(lambda body: Switch(None, [Case("a", [*body, Branch("fallthrough")]), Case()]),
                  body),
        st.builds(lambda body, init: TypeSwitch("a", [Case("T", [_USE, *body])], "v", init),
                  body, init),
        st.builds(lambda comm, body: Select([CommCase(comm, body), BLANK]), communications, body),
        st.builds(lambda tok, body: _in_function(
            Labeled("L", For(body=[*body, Branch(tok, "L")]))),
            st.sampled_from(["break", "continue"]), body),
    )  # fmt: skip


SOUND_STATEMENTS = st.recursive(_leaf_statements(), _larger_sound, max_leaves=4)


@st.composite
def signatures(draw: st.DrawFn) -> tuple[list[Param], list[Param]]:
    """Draw parameters and results: all with names or all without, the last one variadic."""
    types = draw(st.lists(_SOUND_TYPES, max_size=3))
    named = draw(st.booleans())
    given = [Param(f"p{i}" if named else (), type_) for i, type_ in enumerate(types)]
    if given and draw(st.booleans()):
        given[-1] = Param(given[-1].names, Ellipsis(given[-1].type))
    named = draw(st.booleans())
    results = draw(st.lists(_SOUND_TYPES, max_size=2))
    return given, [Param(f"r{i}" if named else (), type_) for i, type_ in enumerate(results)]


@st.composite
def functions(draw: st.DrawFn, name: str) -> Func:
    """Draw a function or a method of this name."""
    given, results = draw(signatures())
    kind = draw(st.sampled_from(["function", "generic", "method"]))
    union = Binary(Unary("~", "a"), "|", "b")
    return Func(
        name,
        given,
        results,
        draw(lists(SOUND_STATEMENTS, 1) | st.none()) if kind != "generic" else draw(lists(_LAYOUT)),
        recv=Param("s", Star("T")) if kind == "method" else None,
        type_params=[Param(["K", "V"], union)] if kind == "generic" else (),
        doc=draw(_DOCS),
        directives=draw(_DIRECTIVES),
    )


@st.composite
def fields(draw: st.DrawFn) -> list[Field | Comment]:
    """Draw the fields of a struct."""
    types = draw(st.lists(_SOUND_TYPES, max_size=3))
    found: list[Field | Comment] = [
        Field(
            [f"F{i}", f"G{i}"],
            type_,
            draw(_TAGS),
            draw(_DOCS),
            draw(_LINES),
            draw(_DIRECTIVES),
        )
        for i, type_ in enumerate(types)
    ]
    return [*found, draw(st.builds(Comment, _WORDS)), Field((), "E")]


@st.composite
def types(draw: st.DrawFn, name: str) -> TypeSpec:
    """Draw a type of this name."""
    struct = st.builds(StructType, fields())
    methods = st.lists(signatures(), max_size=2).map(
        lambda found: InterfaceType([Field(f"M{i}", FuncType(*x)) for i, x in enumerate(found)])
    )
    return TypeSpec(
        name,
        draw(struct | methods | _SOUND_TYPES),
        draw(st.sampled_from([(), (Param("P", "any"),), (Param("P", Star("C")), Param("Q", "C"))])),
        draw(st.booleans()),
        draw(_DOCS),
        draw(_LINES),
        draw(_DIRECTIVES),
    )


@st.composite
def groups(draw: st.DrawFn, name: str) -> GenDecl:
    """Draw a declaration of several constants, variables or types."""
    tok = draw(st.sampled_from(["const", "var", "type"]))
    specs: list = [
        draw(types(f"{name}{i}"))
        if tok == "type"
        else ValueSpec(
            [f"{name}{i}", f"{name}{i}_"],
            draw(st.none() | _SOUND_TYPES),
            [draw(_VALUES), draw(_VALUES)],
            draw(_DOCS),
            draw(_LINES),
            draw(_DIRECTIVES),
        )
        for i in range(draw(st.integers(0, 2)))
    ]
    grouped = draw(st.booleans())
    if grouped:
        specs.append(draw(_LAYOUT))
    return GenDecl(tok, specs, grouped, draw(_DOCS), draw(_DIRECTIVES))


_DECLARATIONS: list[Callable[[str], st.SearchStrategy[Decl]]] = [
    functions,
    functions,
    types,
    groups,
    lambda _: _LAYOUT,
    lambda _: _GENERATE,
]


@st.composite
def files(draw: st.DrawFn) -> File:
    """Draw a file that passes the checks."""
    makers = draw(st.lists(st.sampled_from(_DECLARATIONS), min_size=1, max_size=4))
    embed = ImportSpec("embed", "_", draw(_DOCS), draw(_LINES))
    build = [Directive("build", "linux || !race")]
    return File(
        draw(st.sampled_from(["p", "main"])),
        [draw(maker(f"d{index}")) for index, maker in enumerate(makers)],
        draw(_DOCS),
        draw(_DOCS),
        draw(st.sampled_from([(), build])),
        draw(st.sampled_from([(), [embed]])),
    )
