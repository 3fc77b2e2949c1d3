"""How statements, declarations and files are printed, one function a class.

A statement ends without a line break, so that it can stand in a header.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from goast import literals
from goast import nodes as n
from goast.print_expressions import operand

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from goast.printer import Printer


_DIRECTED: Final = (n.ValueSpec, n.TypeSpec)


def _expr_stmt(p: Printer, x: n.ExprStmt) -> None:
    p.table[type(x.x)](p, x.x)


def _define(p: Printer, x: n.Define) -> None:
    p.add(f"{', '.join(x.names)} := ")
    p.joined(x.values)


def _assign(p: Printer, x: n.Assign) -> None:
    p.joined(x.targets)
    p.add(f" {x.op} ")
    p.joined(x.values)


def _inc_dec(p: Printer, x: n.IncDec) -> None:
    p.write(x.x, x.op)


def _send(p: Printer, x: n.Send) -> None:
    p.write(x.chan, " <- ", x.value)


def _go(p: Printer, x: n.Go) -> None:
    p.write("go ", x.call)


def _defer(p: Printer, x: n.Defer) -> None:
    p.write("defer ", x.call)


def _return(p: Printer, x: n.Return) -> None:
    if x.results:
        p.add("return ")
        p.joined(x.results)
    else:
        p.add("return")


def _branch(p: Printer, x: n.Branch) -> None:
    p.add(f"{x.tok} {x.label}" if x.label else x.tok)


def _block(p: Printer, x: n.Block) -> None:
    p.body(x.body)


def _if(p: Printer, x: n.If) -> None:
    p.add("if ")
    _init(p, x.init)
    p.header(x.cond, " ")
    p.body(x.body)
    if x.orelse is not None:
        p.write(" else ", x.orelse)


def _switch(p: Printer, x: n.Switch) -> None:
    p.add("switch ")
    _init(p, x.init)
    if x.tag is not None:
        p.header(x.tag, " ")
    _cases(p, x.cases)


def _type_switch(p: Printer, x: n.TypeSwitch) -> None:
    p.add("switch ")
    _init(p, x.init)
    if x.name is not None:
        p.add(f"{x.name} := ")
    p.in_header = True
    operand(p, x.x)
    p.in_header = False
    p.add(".(type) ")
    _cases(p, x.cases)


def _case(p: Printer, x: n.Case) -> None:
    if x.values:
        p.add("case ")
        p.joined(x.values)
        p.add(":\n")
    else:
        p.add("default:\n")
    p.lines(x.body)


def _select(p: Printer, x: n.Select) -> None:
    p.add("select ")
    _cases(p, x.cases)


def _comm_case(p: Printer, x: n.CommCase) -> None:
    if x.comm is None:
        p.add("default:\n")
    else:
        p.write("case ", x.comm, ":\n")
    p.lines(x.body)


def _for(p: Printer, x: n.For) -> None:
    p.add("for ")
    if x.init is not None or x.post is not None:
        p.header(x.init, "; ")
        p.header(x.cond, "; ")
        p.header(x.post, " ")
    elif x.cond is not None:
        p.header(x.cond, " ")
    p.body(x.body)


def _range(p: Printer, x: n.Range) -> None:
    p.add("for ")
    if x.key is not None:
        p.header(x.key, ", " if x.value is not None else "")
        p.header(x.value, " := " if x.define else " = ")
    p.add("range ")
    p.header(x.x, " ")
    p.body(x.body)


def _labeled(p: Printer, x: n.Labeled) -> None:
    p.write(f"{x.label}:\n", x.stmt)


def _empty(p: Printer, _: n.Empty) -> None:
    p.add(";")


def _directive(p: Printer, x: n.Directive) -> None:
    p.add(f"//go:{x.name} {x.args}".rstrip())


def _import_spec(p: Printer, x: n.ImportSpec) -> None:
    path = literals.quote(x.path)
    p.add(f"{x.name} {path}" if x.name else path)
    p.trailing(x.comment)


def _value_spec(p: Printer, x: n.ValueSpec) -> None:
    p.add(", ".join(x.names))
    if x.type is not None:
        p.write(" ", x.type)
    if x.values:
        p.add(" = ")
        p.joined(x.values)
    p.trailing(x.comment)


def _type_spec(p: Printer, x: n.TypeSpec) -> None:
    p.add(x.name)
    p.type_params(x.type_params)
    p.write(" = " if x.alias else " ", x.type)
    p.trailing(x.comment)


def _gen_decl(p: Printer, x: n.GenDecl) -> None:
    p.doc(x.doc, x.directives)
    if x.grouped or len(x.specs) != 1:
        p.add(f"{x.tok} (\n")
        for spec in x.specs:
            _spec_doc(p, spec)
            p.table[type(spec)](p, spec)
            p.add("\n")
        p.add(")")
    else:
        _spec_doc(p, x.specs[0])
        p.write(f"{x.tok} ", x.specs[0])


def _func(p: Printer, x: n.Func) -> None:
    if x.doc is not None or x.directives:
        p.doc(x.doc, x.directives)
    p.add("func ")
    if x.recv is not None:
        p.enclosed("(", x.recv, ") ")
    p.add(x.name)
    p.type_params(x.type_params)
    p.signature(x.params, x.results)
    if x.body is not None:
        p.add(" ")
        p.body(x.body)


def _file(p: Printer, x: n.File) -> None:
    if x.header is not None:
        p.comment(x.header)
        p.add("\n\n")
    if x.directives:
        p.lines(x.directives)
        p.add("\n")
    p.doc(x.doc)
    p.add(f"package {x.package}\n")
    for decl in x.decls:
        p.add("\n")
        p.table[type(decl)](p, decl)
        p.add("\n")


def _comment(p: Printer, x: n.Comment) -> None:
    p.comment(x.text)


def _blank(_p: Printer, _: n.Blank) -> None:
    pass  # the line break that follows is the blank line


def _init(p: Printer, init: n.Node | str | None) -> None:
    if init is not None:
        p.header(init, "; ")


def _cases(p: Printer, cases: Sequence[n.Node]) -> None:
    p.add("{\n")
    p.lines_ending(cases, "")
    p.add("}")


def _spec_doc(p: Printer, spec: n.Node) -> None:
    if isinstance(spec, _DIRECTED):
        if spec.doc is not None or spec.directives:
            p.doc(spec.doc, spec.directives)
    elif isinstance(spec, n.ImportSpec):
        p.doc(spec.doc)


#: The functions of statements and declarations.
STATEMENTS: Final[dict[type[n.Node], Callable[[Printer, Any], None]]] = {
    n.ExprStmt: _expr_stmt,
    n.Define: _define,
    n.Assign: _assign,
    n.IncDec: _inc_dec,
    n.Send: _send,
    n.Go: _go,
    n.Defer: _defer,
    n.Return: _return,
    n.Branch: _branch,
    n.Block: _block,
    n.If: _if,
    n.Case: _case,
    n.Switch: _switch,
    n.TypeSwitch: _type_switch,
    n.CommCase: _comm_case,
    n.Select: _select,
    n.For: _for,
    n.Range: _range,
    n.Labeled: _labeled,
    n.Empty: _empty,
    n.Directive: _directive,
    n.ImportSpec: _import_spec,
    n.ValueSpec: _value_spec,
    n.TypeSpec: _type_spec,
    n.GenDecl: _gen_decl,
    n.Func: _func,
    n.File: _file,
    n.Comment: _comment,
    n.Blank: _blank,
}
