"""The scopes inside a function: locals that nobody reads, and := that declares nothing new.

A name counts as read wherever Go's compiler counts it: not on the left of ``=``, but in
``x += 1`` and ``x.f = 1``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, cast

from goast import nodes as n

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

#: The node that is wrong, its field, and why.
Finding = tuple[n.Node, str, str]


def check_locals(function: n.Func | n.FuncLit) -> list[Finding]:
    """Return what is wrong with the locals of a function and of those inside it."""
    scopes = _Scopes()
    scopes.function(function)
    return scopes.findings


@dataclass(slots=True)
class _Local:
    node: n.Node
    read: bool = False


class _Scopes:
    """The scopes around the place that the walk is at, innermost last."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []
        self.scopes: list[dict[str, _Local]] = []

    def open(self) -> None:
        self.scopes.append({})

    def close(self) -> None:
        for name, local in self.scopes.pop().items():
            if not local.read:
                field = "name" if isinstance(local.node, n.TypeSwitch) else "names"
                self.findings.append((local.node, field, f"{name!r} is declared and not used"))

    def declare(self, node: n.Node, names: Iterable[str]) -> None:
        for name in names:
            if name != "_":
                self.scopes[-1].setdefault(name, _Local(node))

    def read(self, name: str) -> None:
        for scope in reversed(self.scopes):
            if name in scope:
                scope[name].read = True
                return

    def visit(self, *nodes: object) -> None:
        """Walk whatever nodes there are; most do nothing but hold others."""
        for node in nodes:
            if isinstance(node, n.Node):
                handle = _HANDLERS.get(type(node))
                if handle is not None:
                    handle(self, node)
                else:
                    self.visit(*n.below(node))

    def block(self, body: object, *before: object) -> None:
        """Walk a scope of its own."""
        self.open()
        self.visit(*before, *_nodes(body))
        self.close()

    def assign_to(self, target: object) -> None:
        """Walk what is assigned to: a name alone is not read by that."""
        if not isinstance(target, n.Ident):
            self.visit(target)

    def function(self, x: n.Func | n.FuncLit) -> None:
        """Walk a function; its parameters may stay unread."""
        params = [*_nodes(x.params), *_nodes(x.results)]
        if isinstance(x, n.Func) and x.recv is not None:
            params.append(x.recv)
        self.visit(*(param.type for param in params))
        self.scopes.append({name: _Local(p, read=True) for p in params for name in p.names})
        # Parameters and body are one scope: a := there needs a name that no parameter has.
        self.visit(*_nodes(x.body or ()))
        self.close()


def _ident(s: _Scopes, x: n.Ident) -> None:
    s.read(x.name)


def _define(s: _Scopes, x: n.Define) -> None:
    s.visit(*_nodes(x.values))
    if all(name == "_" or name in s.scopes[-1] for name in x.names):
        s.findings.append((x, "names", "no new name on the left of :="))
    s.declare(x, x.names)


def _assign(s: _Scopes, x: n.Assign) -> None:
    for target in _nodes(x.targets):
        if x.op == "=":
            s.assign_to(target)
        else:
            s.visit(target)
    s.visit(*_nodes(x.values))


def _gen_decl(s: _Scopes, x: n.GenDecl) -> None:
    for spec in x.specs:
        s.visit(*n.below(spec))
        if x.tok == "var" and isinstance(spec, n.ValueSpec):
            s.declare(spec, spec.names)


def _nested(s: _Scopes, x: n.If | n.For | n.Switch) -> None:
    """Walk a statement whose header declares for all that is in it."""
    s.open()
    match x:
        case n.If():
            s.visit(x.init, x.cond)
            s.block(x.body)
            s.visit(x.orelse)
        case n.For():
            s.visit(x.init, x.cond, x.post)
            s.block(x.body)
        case n.Switch():
            s.visit(x.init, x.tag, *x.cases)
    s.close()


def _range(s: _Scopes, x: n.Range) -> None:
    s.visit(x.x)
    s.open()
    for name in (x.key, x.value):
        if x.define and isinstance(name, n.Ident):
            s.declare(x, [name.name])
        else:
            s.assign_to(name)
    s.block(x.body)
    s.close()


def _type_switch(s: _Scopes, x: n.TypeSwitch) -> None:
    s.open()
    s.visit(x.init, x.x)
    s.open()
    if x.name is not None:
        s.declare(x, [x.name])
    s.visit(*x.cases)
    s.close()
    s.close()


def _case(s: _Scopes, x: n.Case) -> None:
    s.visit(*_nodes(x.values))
    s.block(x.body)


def _nodes(value: object) -> tuple[Any, ...]:
    return cast("tuple[Any, ...]", value)


_HANDLERS: Final[dict[type[n.Node], Callable[[_Scopes, Any], None]]] = {
    n.Ident: _ident,
    n.FuncLit: _Scopes.function,
    n.Define: _define,
    n.Assign: _assign,
    n.GenDecl: _gen_decl,
    n.Block: lambda s, x: s.block(x.body),
    n.If: _nested,
    n.For: _nested,
    n.Switch: _nested,
    n.Range: _range,
    n.TypeSwitch: _type_switch,
    n.Case: _case,
    n.CommCase: lambda s, x: s.block(x.body, x.comm),
}
