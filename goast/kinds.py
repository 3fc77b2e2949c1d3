"""What the fields of nodes take: one name for each kind of value.

There is one rule for each of these names, in ``goast.rules``, ``goast.node_rules`` or
``goast.statement_rules``. A string where an expression is expected is a name (``"err"``) or a
selector on names (``"s.cfg.Name"``); any sequence will do for several values, and where there is
often one, it may stand alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from goast.base import Decl, Expr, Spec, Stmt
    from goast.declarations import Blank, Comment, Directive, ImportSpec, TypeSpec
    from goast.expressions import Field, KeyValue, Param
    from goast.statements import Case, CommCase

Identifier: TypeAlias = str
Named: TypeAlias = str  # an identifier, but not "_"
Exported: TypeAlias = str
PackageName: TypeAlias = str
ImportPath: TypeAlias = str
ImportName: TypeAlias = str  # a package name, "_" or "."
StringValue: TypeAlias = str
RawText: TypeAlias = str
Character: TypeAlias = str
Source: TypeAlias = str  # checked by the node
Doc: TypeAlias = str  # lines of text; the printer writes the slashes
Line: TypeAlias = str  # a comment behind something
Digits: TypeAlias = int
Number: TypeAlias = float
DirectiveArgs: TypeAlias = str

LiteralKind: TypeAlias = Literal["INT", "FLOAT", "IMAG", "CHAR", "STRING"]
UnaryOp: TypeAlias = Literal["+", "-", "!", "^", "&", "<-", "~"]
BinaryOp: TypeAlias = Literal[
    "||", "&&", "==", "!=", "<", "<=", ">", ">=",
    "+", "-", "|", "^", "*", "/", "%", "<<", ">>", "&", "&^",
]  # fmt: skip
AssignOp: TypeAlias = Literal[
    "=", "+=", "-=", "|=", "^=", "*=", "/=", "%=", "<<=", ">>=", "&=", "&^="
]
IncDecOp: TypeAlias = Literal["++", "--"]
Direction: TypeAlias = Literal["both", "send", "receive"]
Jump: TypeAlias = Literal["break", "continue", "goto", "fallthrough"]
Keyword: TypeAlias = Literal["import", "const", "type", "var"]
DirectiveName: TypeAlias = Literal[
    "build", "debug", "embed", "fix", "generate", "linkname", "nocheckptr", "noescape",
    "noinline", "norace", "nosplit", "uintptrescapes",
]  # fmt: skip

#: What a made node has in a field that takes several values: a tuple, whatever was given.
Stored: TypeAlias = Any

# Of expressions and types, which Go's grammar does not tell apart: ``goast.grammar``.
Value: TypeAlias = "Expr | str"  # what may have a value
Type: TypeAlias = "Expr | str"
Operand: TypeAlias = "Expr | str"  # a value or a type
Term: TypeAlias = "Expr | str"  # an operand, or a part of a union of types
Constraint: TypeAlias = "Expr | str"  # a type or a union of types
ParamType: TypeAlias = "Expr | str"  # a constraint, or ``...T``
Length: TypeAlias = "Expr | str"  # a value, or the dots of ``[...]T``
LiteralType: TypeAlias = "Expr | str"  # what the braces of a literal may follow
Element: TypeAlias = "Expr | str"  # a value, or a literal without its type
Target: TypeAlias = "Expr | str"  # what can be assigned to
Called: TypeAlias = "Expr | str"  # a call
Effect: TypeAlias = "Expr | str"  # a call or a receive
Values: TypeAlias = "Expr | str | Sequence[Expr | str]"
Operands: TypeAlias = "Expr | str | Sequence[Expr | str]"
Targets: TypeAlias = "Expr | str | Sequence[Expr | str]"
Indices: TypeAlias = "Expr | str | Sequence[Expr | str]"  # one operand, or several types
Args: TypeAlias = "Sequence[Expr | str]"  # only the first may be a type

Names: TypeAlias = "str | Sequence[str]"
Params: TypeAlias = "Sequence[Param | Expr | str]"  # a type alone has no name
Results: TypeAlias = "Sequence[Param | Expr | str]"
TypeParams: TypeAlias = "Sequence[Param]"
Receiver: TypeAlias = "Param"
Fields: TypeAlias = "Sequence[Field | Expr | str | Layout]"  # a type alone is embedded
Methods: TypeAlias = "Sequence[Field | Expr | str | Layout]"
Elements: TypeAlias = "Sequence[KeyValue | Expr | str | Layout]"
Tag: TypeAlias = "Mapping[str, str] | Expr"

Body: TypeAlias = "Sequence[Stmt | Expr]"
Simple: TypeAlias = "Stmt | Expr"  # what may stand before the condition of an if or a loop
Post: TypeAlias = "Stmt | Expr"  # the same, less definitions
Communication: TypeAlias = "Stmt | Expr"  # a send, or a receive
Else: TypeAlias = "Stmt"  # a block or another if
Labelable: TypeAlias = "Stmt"  # all but comments and blank lines
Cases: TypeAlias = "Sequence[Case | Layout]"  # of values
TypeCases: TypeAlias = "Sequence[Case | Layout]"
CommCases: TypeAlias = "Sequence[CommCase | Layout]"
Specs: TypeAlias = "Sequence[Spec]"
Decls: TypeAlias = "Sequence[Decl | TypeSpec]"
Imports: TypeAlias = "Sequence[ImportSpec]"
Directives: TypeAlias = "Sequence[Directive]"
Layout: TypeAlias = "Comment | Blank"
