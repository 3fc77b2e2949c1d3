"""What the fields of nodes take: one name for each kind of value.

``goast.rules`` has one rule for each of these names. A string where an expression is expected
is a name (``"err"``) or a selector on names (``"s.cfg.Name"``); any sequence will do for
several values, and ``OneOrMore`` takes one value as it is.
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

ExprLike: TypeAlias = "Expr | str"
ExprList: TypeAlias = "Sequence[Expr | str]"
OneOrMore: TypeAlias = "Expr | str | Sequence[Expr | str]"
Names: TypeAlias = "str | Sequence[str]"
Params: TypeAlias = "Sequence[Param | Expr | str]"  # a type alone has no name
Fields: TypeAlias = "Sequence[Field | Expr | str | Layout]"  # a type alone is embedded
Elements: TypeAlias = "Sequence[KeyValue | Expr | str | Layout]"
Body: TypeAlias = "Sequence[Stmt | Expr]"
Cases: TypeAlias = "Sequence[Case | Layout]"
CommCases: TypeAlias = "Sequence[CommCase | Layout]"
Specs: TypeAlias = "Sequence[Spec]"
Decls: TypeAlias = "Sequence[Decl | TypeSpec]"
Imports: TypeAlias = "Sequence[ImportSpec]"
Directives: TypeAlias = "Sequence[Directive]"
Tag: TypeAlias = "Mapping[str, str] | Expr"
Simple: TypeAlias = "Stmt | Expr"
Receiver: TypeAlias = "Param"
Layout: TypeAlias = "Comment | Blank"
