"""What the statements of generated functions are made of."""

from __future__ import annotations

from typing import TypeAlias

from goast import Expr, Stmt

Statements: TypeAlias = list[Stmt | Expr]
