"""How statements, declarations and files are printed, one function a class.

A statement ends without a line break, so that it can stand in a header.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from goast import literals
from goast import nodes as n

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from goast.printer import Printer


def _expr_stmt(p: Printer, x: n.ExprStmt) -> None:
    p.write(x.x)


def _define(p: Printer, x: n.Define) -> None:
    p.joined(x.names)
    p.write(" := ")
    p.joined(x.values)


def _assign(p: Printer, x: n.Assign) -> None:
    p.joined(x.targets)
    p.write(" ", x.op, " ")
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
    p.write("return " if x.results else "return")
    p.joined(x.results)


def _branch(p: Printer, x: n.Branch) -> None:
    p.write(x.tok, f" {x.label}" if x.label else "")


def _block(p: Printer, x: n.Block) -> None:
    p.braced(x.body)


def _if(p: Printer, x: n.If) -> None:
    p.write("if ")
    _init(p, x.init)
    p.header(x.cond)
    p.write(" ")
    p.braced(x.body)
    if x.orelse is not None:
        p.write(" else ", x.orelse)


def _switch(p: Printer, x: n.Switch) -> None:
    p.write("switch ")
    _init(p, x.init)
    if x.tag is not None:
        p.header(x.tag, " ")
    _cases(p, x.cases)


def _type_switch(p: Printer, x: n.TypeSwitch) -> None:
    p.write("switch ")
    _init(p, x.init)
    if x.name is not None:
        p.write(x.name, " := ")
    p.header_operand(x.x)
    p.write(".(type) ")
    _cases(p, x.cases)


def _case(p: Printer, x: n.Case) -> None:
    p.write("case " if x.values else "default")
    p.joined(x.values)
    p.write(":\n")
    p.lines(x.body)


def _select(p: Printer, x: n.Select) -> None:
    p.write("select ")
    _cases(p, x.cases)


def _comm_case(p: Printer, x: n.CommCase) -> None:
    if x.comm is None:
        p.write("default:\n")
    else:
        p.write("case ", x.comm, ":\n")
    p.lines(x.body)


def _for(p: Printer, x: n.For) -> None:
    p.write("for ")
    if x.init is not None or x.post is not None:
        p.header(x.init or "", "; ", x.cond or "", "; ", x.post or "", " ")
    elif x.cond is not None:
        p.header(x.cond, " ")
    p.braced(x.body)


def _range(p: Printer, x: n.Range) -> None:
    p.write("for ")
    if x.key is not None:
        p.header(x.key)
        if x.value is not None:
            p.header(", ", x.value)
        p.write(" := " if x.define else " = ")
    p.header("range ", x.x, " ")
    p.braced(x.body)


def _labeled(p: Printer, x: n.Labeled) -> None:
    p.write(x.label, ":\n", x.stmt)


def _empty(p: Printer, _: n.Empty) -> None:
    p.write(";")


def _directive(p: Printer, x: n.Directive) -> None:
    p.write(f"//go:{x.name} {x.args}".rstrip())


def _import_spec(p: Printer, x: n.ImportSpec) -> None:
    p.write(f"{x.name} " if x.name else "", literals.quote(x.path))
    p.trailing(x.comment)


def _value_spec(p: Printer, x: n.ValueSpec) -> None:
    p.joined(x.names)
    if x.type is not None:
        p.write(" ", x.type)
    if x.values:
        p.write(" = ")
        p.joined(x.values)
    p.trailing(x.comment)


def _type_spec(p: Printer, x: n.TypeSpec) -> None:
    p.write(x.name)
    p.type_params(x.type_params)
    p.write(" = " if x.alias else " ", x.type)
    p.trailing(x.comment)


def _gen_decl(p: Printer, x: n.GenDecl) -> None:
    p.doc(x.doc, x.directives)
    if x.grouped or len(x.specs) != 1:
        p.write(x.tok, " (\n")
        for spec in x.specs:
            _spec_doc(p, spec)
            p.write(spec, "\n")
        p.write(")")
    else:
        _spec_doc(p, x.specs[0])
        p.write(x.tok, " ", x.specs[0])


def _func(p: Printer, x: n.Func) -> None:
    p.doc(x.doc, x.directives)
    p.write("func ")
    if x.recv is not None:
        p.bracketed("(", [x.recv], ") ")
    p.write(x.name)
    p.type_params(x.type_params)
    p.signature(x.params, x.results)
    if x.body is not None:
        p.write(" ")
        p.braced(x.body)


def _file(p: Printer, x: n.File) -> None:
    if x.header is not None:
        p.comment(x.header)
        p.write("\n\n")
    if x.directives:
        p.lines(x.directives)
        p.write("\n")
    p.doc(x.doc)
    p.write("package ", x.package, "\n")
    for decl in x.decls:
        p.write("\n", decl, "\n")


def _comment(p: Printer, x: n.Comment) -> None:
    p.comment(x.text)


def _blank(_p: Printer, _: n.Blank) -> None:
    pass  # the line break that follows is the blank line


def _init(p: Printer, init: n.Node | str | None) -> None:
    if init is not None:
        p.header(init, "; ")


def _cases(p: Printer, cases: Sequence[n.Node]) -> None:
    p.write("{\n")
    p.lines(cases, "")
    p.write("}")


def _spec_doc(p: Printer, spec: n.Node) -> None:
    if isinstance(spec, n.ImportSpec):
        p.doc(spec.doc)
    elif isinstance(spec, n.ValueSpec | n.TypeSpec):
        p.doc(spec.doc, spec.directives)


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
