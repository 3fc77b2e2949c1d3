"""The nodes of statements."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from goast.base import Node, Stmt

if TYPE_CHECKING:
    from goast.kinds import (
        AssignOp,
        Body,
        Called,
        Cases,
        CommCases,
        Communication,
        Effect,
        Else,
        Identifier,
        IncDecOp,
        Jump,
        Labelable,
        Named,
        Names,
        Operands,
        Post,
        Simple,
        Target,
        Targets,
        TypeCases,
        Value,
        Values,
    )


@dataclass(frozen=True, slots=True)
class ExprStmt(Stmt):
    """An expression as a statement; in a body the expression itself will do."""

    x: Effect


@dataclass(frozen=True, slots=True)
class Define(Stmt):
    """``a, b := values``."""

    names: Names
    values: Values


@dataclass(frozen=True, slots=True)
class Assign(Stmt):
    """``a, b = values``, ``a += value``."""

    targets: Targets
    values: Values
    op: AssignOp = "="


@dataclass(frozen=True, slots=True)
class IncDec(Stmt):
    """``x++``."""

    x: Target
    op: IncDecOp = "++"


@dataclass(frozen=True, slots=True)
class Send(Stmt):
    """``chan <- value``."""

    chan: Value
    value: Value


@dataclass(frozen=True, slots=True)
class Go(Stmt):
    """``go call``."""

    call: Called


@dataclass(frozen=True, slots=True)
class Defer(Stmt):
    """``defer call``."""

    call: Called


@dataclass(frozen=True, slots=True)
class Return(Stmt):
    """``return results``."""

    results: Values = ()


@dataclass(frozen=True, slots=True)
class Branch(Stmt):
    """``break``, ``continue``, ``goto``, ``fallthrough``, with a label or none."""

    tok: Jump
    label: Named | None = None


@dataclass(frozen=True, slots=True)
class Block(Stmt):
    """``{ body }``."""

    body: Body = ()


@dataclass(frozen=True, slots=True)
class If(Stmt):
    """``if init; cond { body } else …``."""

    cond: Value
    body: Body = ()
    orelse: Else | None = None
    init: Simple | None = None


@dataclass(frozen=True, slots=True)
class Case(Node):
    """``case values: body``; without values it is ``default``."""

    values: Operands = ()
    body: Body = ()


@dataclass(frozen=True, slots=True)
class Switch(Stmt):
    """``switch init; tag { cases }``."""

    tag: Value | None = None
    cases: Cases = ()
    init: Simple | None = None


@dataclass(frozen=True, slots=True)
class TypeSwitch(Stmt):
    """``switch init; name := x.(type) { cases }``."""

    x: Value
    cases: TypeCases = ()
    name: Named | None = None
    init: Simple | None = None


@dataclass(frozen=True, slots=True)
class CommCase(Node):
    """``case comm: body`` of a select; without a communication it is ``default``."""

    comm: Communication | None = None
    body: Body = ()


@dataclass(frozen=True, slots=True)
class Select(Stmt):
    """``select { cases }``."""

    cases: CommCases = ()


@dataclass(frozen=True, slots=True)
class For(Stmt):
    """``for init; cond; post { body }``, ``for cond { body }``, ``for { body }``."""

    cond: Value | None = None
    body: Body = ()
    init: Simple | None = None
    post: Post | None = None


@dataclass(frozen=True, slots=True)
class Range(Stmt):
    """``for key, value := range x { body }``; ``=`` where ``define`` is false."""

    x: Value
    body: Body = ()
    key: Target | None = None
    value: Target | None = None
    define: bool = True


@dataclass(frozen=True, slots=True)
class Labeled(Stmt):
    """``label:`` before a statement."""

    label: Identifier
    stmt: Labelable


@dataclass(frozen=True, slots=True)
class Empty(Stmt):
    """The empty statement ``;``."""
