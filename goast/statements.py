"""The nodes of statements."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from goast.base import Node, Stmt
from goast.errors import InvalidNode

if TYPE_CHECKING:
    from goast.kinds import (
        AssignOp,
        Body,
        Cases,
        CommCases,
        ExprLike,
        Identifier,
        IncDecOp,
        Jump,
        Names,
        OneOrMore,
        Simple,
    )


@dataclass(frozen=True, slots=True)
class ExprStmt(Stmt):
    """An expression as a statement; in a body the expression itself will do."""

    x: ExprLike


@dataclass(frozen=True, slots=True)
class Define(Stmt):
    """``a, b := values``."""

    names: Names
    values: OneOrMore


@dataclass(frozen=True, slots=True)
class Assign(Stmt):
    """``a, b = values``, ``a += value``."""

    targets: OneOrMore
    values: OneOrMore
    op: AssignOp = "="


@dataclass(frozen=True, slots=True)
class IncDec(Stmt):
    """``x++``."""

    x: ExprLike
    op: IncDecOp = "++"


@dataclass(frozen=True, slots=True)
class Send(Stmt):
    """``chan <- value``."""

    chan: ExprLike
    value: ExprLike


@dataclass(frozen=True, slots=True)
class Go(Stmt):
    """``go call``."""

    call: ExprLike


@dataclass(frozen=True, slots=True)
class Defer(Stmt):
    """``defer call``."""

    call: ExprLike


@dataclass(frozen=True, slots=True)
class Return(Stmt):
    """``return results``."""

    results: OneOrMore = ()


@dataclass(frozen=True, slots=True)
class Branch(Stmt):
    """``break``, ``continue``, ``goto``, ``fallthrough``, with a label or none."""

    tok: Jump
    label: Identifier | None = None


@dataclass(frozen=True, slots=True)
class Block(Stmt):
    """``{ body }``."""

    body: Body = ()


@dataclass(frozen=True, slots=True)
class If(Stmt):
    """``if init; cond { body } else …``."""

    cond: ExprLike
    body: Body = ()
    orelse: Stmt | None = None
    init: Simple | None = None

    def _check(self) -> None:
        if not isinstance(self.orelse, If | Block | None):
            raise InvalidNode("If", "orelse", "after else comes a Block or an If")


@dataclass(frozen=True, slots=True)
class Case(Node):
    """``case values: body``; without values it is ``default``."""

    values: OneOrMore = ()
    body: Body = ()


@dataclass(frozen=True, slots=True)
class Switch(Stmt):
    """``switch init; tag { cases }``."""

    tag: ExprLike | None = None
    cases: Cases = ()
    init: Simple | None = None


@dataclass(frozen=True, slots=True)
class TypeSwitch(Stmt):
    """``switch init; name := x.(type) { cases }``."""

    x: ExprLike
    cases: Cases = ()
    name: Identifier | None = None
    init: Simple | None = None


@dataclass(frozen=True, slots=True)
class CommCase(Node):
    """``case comm: body`` of a select; without a communication it is ``default``."""

    comm: Simple | None = None
    body: Body = ()


@dataclass(frozen=True, slots=True)
class Select(Stmt):
    """``select { cases }``."""

    cases: CommCases = ()


@dataclass(frozen=True, slots=True)
class For(Stmt):
    """``for init; cond; post { body }``, ``for cond { body }``, ``for { body }``."""

    cond: ExprLike | None = None
    body: Body = ()
    init: Simple | None = None
    post: Simple | None = None


@dataclass(frozen=True, slots=True)
class Range(Stmt):
    """``for key, value := range x { body }``; ``=`` where ``define`` is false."""

    x: ExprLike
    body: Body = ()
    key: ExprLike | None = None
    value: ExprLike | None = None
    define: bool = True

    def _check(self) -> None:
        if self.value is not None and self.key is None:
            raise InvalidNode("Range", "key", "a value needs a key before it, if only _")


@dataclass(frozen=True, slots=True)
class Labeled(Stmt):
    """``label:`` before a statement."""

    label: Identifier
    stmt: Stmt


@dataclass(frozen=True, slots=True)
class Empty(Stmt):
    """The empty statement ``;``."""
