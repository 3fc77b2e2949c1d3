"""The form that a tree has after it was printed and loaded again."""

from dataclasses import fields, replace
from typing import Any

from goast import (
    BasicLit,
    Blank,
    Comment,
    Directive,
    File,
    Float,
    GenDecl,
    Ident,
    Int,
    Node,
    Qualified,
    RawString,
    Rune,
    Selector,
    String,
    load,
    walk,
)
from goast.literal_parser import literal
from goast.printer import Printer

#: What the loader does not see: comments, and where lines break.
_UNSEEN = {"doc", "comment", "header", "directives", "imports", "multiline"}
_KINDS = {Int: "INT", Float: "FLOAT", Rune: "CHAR", String: "STRING", RawString: "STRING"}


def print_node(node: Node) -> str:
    """Return the text of a node whose packages go by their own names."""
    packages = {x.package for x in walk(node) if isinstance(x, Qualified)}
    printer = Printer({package: package.name for package in packages})
    printer.write(node)
    return "".join(printer.out)


def loaded(node: Any) -> Any:
    """Return a node without comments and layout, its literals as the loader makes them."""
    if isinstance(node, tuple):
        return tuple(loaded(x) for x in node if not isinstance(x, Comment | Blank | Directive))
    if not isinstance(node, Node):
        return node
    if isinstance(node, Qualified):
        return Selector(Ident(node.package.name), node.name)
    kind = node.kind if isinstance(node, BasicLit) else _KINDS.get(type(node))
    if kind is not None:
        return literal(kind, print_node(node))
    values = {field.name: loaded(getattr(node, field.name)) for field in fields(node)}
    values |= {field.name: field.default for field in fields(node) if field.name in _UNSEEN}
    if isinstance(node, GenDecl):
        values["grouped"] = node.grouped or len(node.specs) != 1
    return type(node)(**values)


def read_back(tree: Any, file: File) -> File:
    """Return what was read of a printed file, less the imports that the printer found."""
    found = load(tree)
    if file.imports or any(isinstance(node, Qualified) for node in walk(file)):
        return replace(found, decls=found.decls[1:])
    return found
