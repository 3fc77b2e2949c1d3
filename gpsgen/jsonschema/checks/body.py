"""The body of a predicate: checks one after the other, and the result in `ok`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from goast import (
    FALSE,
    NIL,
    TRUE,
    Assign,
    Binary,
    Define,
    Expr,
    If,
    Return,
    Stmt,
    Unary,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

STOP: Final = If(Binary(Unary("!", "ok"), "&&", Binary("r", "==", NIL)), [Return(FALSE)])
"""Ends a predicate that is quiet once something is wrong."""


def also(check: Expr) -> Assign:
    """``ok = check && ok``: the check is done even if something is wrong already."""
    return Assign("ok", Binary(check, "&&", "ok"))


class Body:
    """Collects the statements of a predicate."""

    def __init__(self) -> None:
        self._stmts: list[Stmt | Expr] = []
        #: Whether `ok` is declared; whether it may be false with nothing having looked at it.
        self._has_ok = False
        self._is_open = False

    @property
    def checks(self) -> bool:
        """Whether anything is checked so far."""
        return self._has_ok

    def check(self, check: Expr, *, is_cheap: bool) -> None:
        """Add a check; before one that is not cheap, a quiet predicate stops if it can."""
        if not self._has_ok:
            self._has_ok = True
            self._stmts.append(Define("ok", check))
        else:
            if not is_cheap:
                self._stop()
            self._stmts.append(also(check))
        self._is_open = True

    def block(self, stmts: Sequence[Stmt | Expr], *, is_cheap: bool = False) -> None:
        """Add statements that may set `ok`."""
        if not self._has_ok:
            self._has_ok = True
            self._stmts.append(Define("ok", TRUE))
        elif not is_cheap:
            self._stop()
        self._stmts += stmts
        self._is_open = True

    def plain(self, *stmts: Stmt | Expr) -> None:
        """Add statements that do not set `ok`."""
        self._stmts += stmts

    def _stop(self) -> None:
        if self._is_open:
            self._stmts.append(STOP)
        self._is_open = False

    def finished(self) -> list[Stmt | Expr]:
        """Return the statements with the `return`."""
        if not self._has_ok:
            return [*self._stmts, Return(TRUE)]
        *rest, last = self._stmts
        if not rest and isinstance(last, Define):
            return [Return(last.values)]
        if isinstance(last, Assign) and last.targets == also(NIL).targets:
            return [*rest, Return(last.values)]
        return [*self._stmts, Return("ok")]
