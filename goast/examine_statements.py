"""How statements and declarations are examined, one function a class."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from goast import nodes as n
from goast.examine_expressions import function, operand
from goast.jumps import TARGETS, branch_fault
from goast.names import assumed_package_name
from goast.structure import LAYOUT

if TYPE_CHECKING:
    from collections.abc import Callable

    from goast.examination import Examination
    from goast.kinds import Stored


def _define(e: Examination, x: n.Define) -> None:
    e.visit_all(x.values)
    e.names.update(x.names)
    if not e.declare(x, x.names):
        e.faults.append((x, "names", "no new name on the left of :="))


def _assign(e: Examination, x: n.Assign) -> None:
    if x.op == "=":
        targets: Stored = x.targets
        for target in targets:
            _assign_to(e, target)
    else:
        e.visit_all(x.targets)
    e.visit_all(x.values)


def _assign_to(e: Examination, target: object) -> None:
    """Examine what is assigned to: a name alone is not read by that."""
    if isinstance(target, n.Ident):
        e.names.add(target.name)
    else:
        e.visit(target)


def _block(e: Examination, x: n.Block) -> None:
    e.block(x.body)


def _if(e: Examination, x: n.If) -> None:
    around = None if x.init is None else e.open()
    if x.init is not None:
        e.visit(x.init)
    e.visit(x.cond)
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
    body = x.body
    if falls:
        while body and type(body[-1]) in LAYOUT:
            body = body[:-1]
    around = e.open()
    if falls and body and type(body[-1]) is n.Branch:
        e.visit_all(body[:-1])
        e.falls = True
        e.visit(body[-1])
    else:
        e.visit_all(body)
    e.close(around)


def _type_switch(e: Examination, x: n.TypeSwitch) -> None:
    targets, inside = e.around, e.target(loops=False)
    around = e.open()
    e.visit(x.init)
    e.visit(x.x)
    header = e.open()
    if x.name is not None:
        e.names.add(x.name)
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
    e.names.add(x.label)
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


def _import_spec(e: Examination, x: n.ImportSpec) -> None:
    e.names.add(x.name or assumed_package_name(x.path))


def _value_spec(e: Examination, x: n.ValueSpec) -> None:
    e.names.update(x.names)
    if x.type is not None:
        e.visit(x.type)
    if x.values:
        e.visit_all(x.values)


def _type_spec(e: Examination, x: n.TypeSpec) -> None:
    e.names.add(x.name)
    e.visit_all(x.type_params)
    e.visit(x.type)


def _gen_decl(e: Examination, x: n.GenDecl) -> None:
    for spec in x.specs:
        e.visit(spec)
        if x.tok == "var" and isinstance(spec, n.ValueSpec):
            e.declare(spec, spec.names)


def _func(e: Examination, x: n.Func) -> None:
    if x.recv is None:
        e.names.add(x.name)
    e.visit_all(x.type_params)
    function(e, x, () if x.recv is None else (x.recv,))


#: The functions of statements and declarations; what only holds others needs none.
STATEMENTS: Final[dict[type[n.Node], Callable[[Examination, Any], None]]] = {
    n.ExprStmt: operand,
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
    n.ImportSpec: _import_spec,
    n.ValueSpec: _value_spec,
    n.TypeSpec: _type_spec,
    n.GenDecl: _gen_decl,
    n.Func: _func,
}
