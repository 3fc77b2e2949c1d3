"""How statements are examined, one function a class."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from goast import nodes as n
from goast.declared import LAYOUT
from goast.examine_expressions import operand
from goast.jumps import TARGETS, branch_fault
from goast.names import PREDECLARED
from goast.structure import assign_rule, define_rule

if TYPE_CHECKING:
    from collections.abc import Callable

    from goast.examination import Examination
    from goast.kinds import Stored

#: What does nothing behind a fallthrough.
_NOTHING: Final = LAYOUT | {n.Empty}
#: The functions and types of Go's own whose calls have a value and do nothing.
_WITHOUT_EFFECT: Final = PREDECLARED - {
    "clear", "close", "copy", "delete", "panic", "print", "println", "recover"
}  # fmt: skip


def _define(e: Examination, x: n.Define) -> None:
    values: Stored = x.values
    if len(x.names) == len(values) == 1:
        examine = e.table[type(values[0])]
        if examine is not None:
            examine(e, values[0])
    else:
        e.apply(define_rule, x)
        e.visit_all(values)
    e.declared.update(x.names)
    if not e.declare(x, x.names):
        e.faults.append((x, "names", "no new name on the left of :="))


def _assign(e: Examination, x: n.Assign) -> None:
    targets: Stored = x.targets
    values: Stored = x.values
    if len(targets) != 1 or len(values) != 1:
        e.apply(assign_rule, x)
    if x.op == "=":
        for target in targets:
            _assign_to(e, target)
    else:
        e.visit_all(targets)
    e.visit_all(values)


def _assign_to(e: Examination, target: object) -> None:
    """Examine what is assigned to: a name alone is not read by that."""
    if isinstance(target, n.Ident):
        e.used.add(target.name)
    else:
        e.visit(target)


def _block(e: Examination, x: n.Block) -> None:
    e.block(x.body)


def _if(e: Examination, x: n.If) -> None:
    around = None if x.init is None else e.open()
    if x.init is not None:
        e.visit(x.init)
    cond = x.cond
    examine = e.table[type(cond)]
    if examine is not None:
        examine(e, cond)
    e.block(x.body)
    if x.orelse is not None:
        e.visit(x.orelse)
    if around is not None:
        e.close(around)


def _for(e: Examination, x: n.For) -> None:
    targets, inside = e.around, e.target(loops=True)
    around = e.open()
    for part in (x.init, x.cond, x.post):
        e.visit(part)
    e.around = inside
    e.block(x.body)
    e.around = targets
    e.close(around)


def _range(e: Examination, x: n.Range) -> None:
    targets, inside = e.around, e.target(loops=True)
    e.visit(x.x)
    around = e.open()
    for target in (x.key, x.value):
        _assign_to(e, target)
        if x.define and isinstance(target, n.Ident):
            e.declare(x, (target.name,))
    e.around = inside
    e.block(x.body)
    e.around = targets
    e.close(around)


def _switch(e: Examination, x: n.Switch) -> None:
    targets, inside = e.around, e.target(loops=False)
    around = e.open()
    e.visit(x.init)
    e.visit(x.tag)
    e.around = inside
    cases = [case for case in x.cases if isinstance(case, n.Case)]
    for number, case in enumerate(cases, 1):
        e.visit_all(case.values)
        _case_body(e, case, falls=number < len(cases))
    e.around = targets
    e.close(around)


def _case_body(e: Examination, x: n.Case, *, falls: bool) -> None:
    """Examine a case of a switch: all but the last may end in fallthrough."""
    body: Stored = x.body
    if falls:
        while body and type(body[-1]) in _NOTHING:
            body = body[:-1]
    around = e.open()
    if falls and body and type(_unlabeled(body[-1])) is n.Branch:
        e.visit_all(body[:-1])
        e.falls = True
        e.visit(body[-1])
    else:
        e.visit_all(body)
    e.close(around)


def _unlabeled(x: object) -> object:
    while isinstance(x, n.Labeled):
        x = x.stmt
    return x


def _type_switch(e: Examination, x: n.TypeSwitch) -> None:
    targets, inside = e.around, e.target(loops=False)
    around = e.open()
    e.visit(x.init)
    e.visit(x.x)
    header = e.open()
    if x.name is not None:
        e.declared.add(x.name)
        e.declare(x, (x.name,))
    e.around = inside
    e.visit_all(x.cases)
    e.around = targets
    e.close(header)
    e.close(around)


def _case(e: Examination, x: n.Case) -> None:
    e.visit_all(x.values)
    e.block(x.body)


def _select(e: Examination, x: n.Select) -> None:
    targets, e.around = e.around, e.target(loops=False)
    e.visit_all(x.cases)
    e.around = targets


def _comm_case(e: Examination, x: n.CommCase) -> None:
    around = e.open()
    e.visit(x.comm)
    e.visit_all(x.body)
    e.close(around)


def _labeled(e: Examination, x: n.Labeled) -> None:
    e.declared.add(x.label)
    e.own.append(x)
    if type(x.stmt) in TARGETS:
        e.label = x.label
    e.visit(x.stmt)


def _branch(e: Examination, x: n.Branch) -> None:
    falls, e.falls = e.falls, False
    e.own.append(x)
    finding = branch_fault(x, e.around, falls=falls)
    if finding is not None:
        e.faults.append((x, *finding))


def _expr_stmt(e: Examination, x: n.ExprStmt) -> None:
    effect = x.x
    if isinstance(effect, n.Call) and type(effect.fun) is n.Ident:
        _effect(e, effect)
    examine = e.table[type(effect)]
    if examine is not None:
        examine(e, effect)


def _called(e: Examination, x: n.Go | n.Defer) -> None:
    if isinstance(x.call, n.Call):
        _effect(e, x.call)
    e.visit(x.call)


def _effect(e: Examination, x: n.Call) -> None:
    """Examine a call whose value is dropped: of some functions Go does not allow that."""
    if isinstance(x.fun, n.Ident) and x.fun.name in _WITHOUT_EFFECT:
        e.unless_declared(x, "fun", x.fun.name, f"the value of {x.fun.name} is not used")


def _return(e: Examination, x: n.Return) -> None:
    values: Stored = x.results
    count, (expected, is_bare) = len(values), e.returns
    if count != expected:
        spreads = count == 1 < expected and type(values[0]) is n.Call
        if not spreads and (count or not is_bare):
            e.faults.append((x, "results", f"{count} of {expected} values are returned"))
    e.visit_all(values)


#: The functions of statements; what only holds others needs none.
STATEMENTS: Final[dict[type[n.Node], Callable[[Examination, Any], None]]] = {
    n.ExprStmt: _expr_stmt,
    n.Go: _called,
    n.Defer: _called,
    n.Return: _return,
    n.IncDec: operand,
    n.Define: _define,
    n.Assign: _assign,
    n.Block: _block,
    n.If: _if,
    n.For: _for,
    n.Range: _range,
    n.Switch: _switch,
    n.TypeSwitch: _type_switch,
    n.Case: _case,
    n.Select: _select,
    n.CommCase: _comm_case,
    n.Labeled: _labeled,
    n.Branch: _branch,
}
