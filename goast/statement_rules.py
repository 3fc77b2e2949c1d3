"""The rule of each kind of field that holds statements or declarations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from goast import grammar
from goast import statements as s
from goast.base import RULES, Decl, Expr, Rule, Spec, Stmt
from goast.declarations import Blank, Comment, Directive, GenDecl, ImportSpec, TypeSpec
from goast.node_rules import LAYOUT, instance, several, type_rule, value_rule
from goast.rules import refusal

if TYPE_CHECKING:
    from goast.kinds import Stored

_SIMPLE: Final = (s.ExprStmt, s.Send, s.IncDec, s.Assign, s.Define)


def statement(value: object) -> Stmt:
    """Take a statement, or an expression that is one."""
    if isinstance(value, Expr):
        return s.ExprStmt(value)
    if not isinstance(value, Stmt):
        raise refusal(value, "a statement")
    if type(value) is GenDecl and value.tok == "import":
        raise ValueError("an import stands at the top of a file")
    return value


def labelable(value: object) -> Stmt:
    """Take a statement that a label may stand before."""
    found = statement(value)
    if isinstance(found, LAYOUT):
        raise refusal(value, "a statement")
    return found


def simple(value: object) -> Stmt:
    """Take what may stand before the condition of an if or a loop."""
    found = statement(value)
    if not isinstance(found, _SIMPLE):
        raise refusal(value, "a simple statement")
    return found


def post(value: object) -> Stmt:
    """Take what a loop does before it starts anew."""
    found = simple(value)
    if type(found) is s.Define:
        raise ValueError("a for cannot declare there")
    return found


def communication(value: object) -> Stmt:
    """Take what a select may wait for: a send, or a receive, with names for one value or two."""
    match statement(value):
        case s.Send() as found:
            return found
        case s.ExprStmt(x) as found if grammar.is_receive(x):
            return found
        case s.Define(names=targets, values=(x,)) as found if _receives(targets, x):
            return found
        case s.Assign(targets, (x,), "=") as found if _receives(targets, x):
            return found
    raise refusal(value, "a send or a receive")


def _receives(targets: Stored, x: object) -> bool:
    return len(targets) <= 2 and grammar.is_receive(x)


def case(value: object) -> s.Case | Comment | Blank:
    """Take a case of values, or layout between cases."""
    return _case(value, value_rule)


def type_case(value: object) -> s.Case | Comment | Blank:
    """Take a case of types, or layout between cases."""
    return _case(value, type_rule)


def _case(value: object, rule: Rule) -> s.Case | Comment | Blank:
    if not isinstance(value, s.Case):
        if not isinstance(value, LAYOUT):
            raise refusal(value, "a Case or Comment or Blank")
        return value
    values: Stored = value.values
    for x in values:
        rule(x)
    return value


def declaration(value: object) -> Decl:
    """Take a declaration, or a type that is declared alone."""
    if isinstance(value, TypeSpec):
        return GenDecl("type", [value])
    if not isinstance(value, Decl):
        raise refusal(value, "a declaration")
    return value


RULES.update({
    "Body": several(statement),
    "Simple": simple,
    "Post": post,
    "Communication": communication,
    "Else": instance(s.Block, s.If),
    "Labelable": labelable,
    "Cases": several(case),
    "TypeCases": several(type_case),
    "CommCases": several(instance(s.CommCase, Comment, Blank)),
    "Specs": several(instance(Spec)),
    "Decls": several(declaration),
    "Imports": several(instance(ImportSpec)),
    "Directives": several(instance(Directive)),
})  # fmt: skip
