"""What a generator must know of Go that it did not print, read without a Go toolchain.

Exact for Go that compiles, and for no more than it promises: imports with their places,
declarations at the top level, methods with their signatures, the fields of structs and the
methods of interfaces, build constraints. Function bodies are skipped.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from goast.errors import ScanError
from goast.literals import check_literal, quote
from goast.names import check_import_path
from goast.tokens import CommentToken, Token, matching, split, tokenize

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

DeclarationKind = Literal["const", "var", "type", "func", "method"]

#: The keywords of the declarations that end a file's imports.
_AFTER_IMPORTS: Final = frozenset({"const", "var", "type", "func"})
_START: Final = Token("operator", "", 0, 0, 1, 1)


@dataclass(frozen=True, slots=True)
class Import:
    """An import; ``start`` and ``end`` enclose its quoted path in the text."""

    path: str
    name: str
    start: int
    end: int
    line: int


@dataclass(frozen=True, slots=True)
class Member:
    """A field of a struct, or a method of an interface; embedded where it has no name.

    ``text`` is the field's type or the method's signature, as the source has it.
    """

    name: str
    text: str
    doc: str
    line: int
    method: bool = False
    tag: str = ""


@dataclass(frozen=True, slots=True)
class Declaration:
    """A name that a file declares at the top level.

    ``text`` is a type's definition, or the signature of a function or method from its
    parameters on; ``receiver`` is the name of the type that a method belongs to.
    """

    kind: DeclarationKind
    name: str
    doc: str
    line: int
    text: str = ""
    receiver: str = ""
    alias: bool = False
    members: tuple[Member, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """What a Go file says at its top level."""

    package: str
    build: str
    imports: tuple[Import, ...]
    declarations: tuple[Declaration, ...]

    def find(self, name: str, receiver: str = "") -> Declaration | None:
        """Return the declaration of a name, or of a method of a type."""
        for declaration in self.declarations:
            if (declaration.name, declaration.receiver) == (name, receiver):
                return declaration
        return None


def scan(text: str) -> Source:
    """Read a Go file."""
    return _Scanner(text).source()


def scan_imports(text: str) -> tuple[Import, ...]:
    """Read the imports of a Go file, and nothing of what follows them."""
    return _Scanner(text, before=_AFTER_IMPORTS).source().imports


def rewrite_imports(text: str, rewrite: Callable[[str], str]) -> str:
    """Return the text with its import paths changed, and nothing else."""
    pieces: list[str] = []
    position = 0
    for item in scan_imports(text):
        path = rewrite(item.path)
        if path != item.path:
            pieces += [text[position : item.start], quote(check_import_path(path))]
            position = item.end
    return "".join([*pieces, text[position:]])


class _Scanner:
    def __init__(self, text: str, before: frozenset[str] = frozenset()) -> None:
        self.text = text
        self.tokens, comments = tokenize(text, before=before)
        self.comments = comments
        self.doc_ends = {c.last_line: c for c in comments if c.alone}
        self.imports: list[Import] = []
        self.declarations: list[Declaration] = []

    def source(self) -> Source:
        tokens = self.tokens
        if len(tokens) < 2 or tokens[0].text != "package":
            raise ScanError(_START, "there is no package clause")
        try:
            for start, end in split(tokens, 2, len(tokens)):
                self._declaration(start, end)
        except IndexError:
            # Whatever comes next in a declaration is looked up where it has to be.
            raise ScanError(tokens[-1], "the text ends inside a declaration") from None
        package = self._name(1).text
        return Source(package, self._build(), tuple(self.imports), tuple(self.declarations))

    def _name(self, index: int) -> Token:
        """Return the token there, which must be a name."""
        token = self.tokens[index]
        if token.kind != "name":
            raise ScanError(token, f"{token.text!r} is not a name")
        return token

    def _declaration(self, start: int, end: int) -> None:
        keyword = self.tokens[start]
        match keyword.text:
            case "func":
                self._func(start, end)
            case "import" | "const" | "var" | "type":
                read = {"import": self._import, "type": self._type}.get(keyword.text)
                for first, last in self._specs(start, end):
                    if read is None:
                        self._values(keyword, first, last)
                    else:
                        read(keyword, first, last)
            case _:
                raise ScanError(keyword, f"{keyword.text!r} starts no declaration")

    def _specs(self, start: int, end: int) -> list[tuple[int, int]]:
        if end > start + 1 and self.tokens[start + 1].text == "(":
            return split(self.tokens, start + 2, matching(self.tokens, start + 1))
        return [(start + 1, end)]

    def _import(self, _keyword: Token, start: int, end: int) -> None:
        path = self.tokens[end - 1]
        try:
            check_literal("STRING", path.text)
        except ValueError:
            raise ScanError(path, f"{path.text!r} is not an import path") from None
        name = self.tokens[start].text if end - start > 1 else ""
        value = path.text[1:-1] if path.text[0] == "`" else ast.literal_eval(path.text)
        self.imports.append(Import(value, name, path.start, path.end, path.line))

    def _values(self, keyword: Token, start: int, end: int) -> None:
        kind: DeclarationKind = "const" if keyword.text == "const" else "var"
        for index in self._names(start, end):
            token = self._name(index)
            doc = self._doc(self.tokens[start], keyword)
            self.declarations.append(Declaration(kind, token.text, doc, token.line))

    def _names(self, start: int, end: int) -> Iterator[int]:
        """Yield the places of the names of ``a, b T``."""
        yield start
        while start + 2 < end and self.tokens[start + 1].text == ",":
            start += 2
            yield start

    def _type(self, keyword: Token, start: int, end: int) -> None:
        name = self._name(start)
        begin = start + 1
        if self.tokens[begin].text == "[" and self._has_type_params(begin, end):
            begin = matching(self.tokens, begin) + 1
        alias = self.tokens[begin].text == "="
        begin += alias
        self.declarations.append(
            Declaration(
                "type",
                name.text,
                self._doc(name, keyword),
                name.line,
                text=self._text(begin, end),
                alias=alias,
                members=self._members(begin),
            )
        )

    def _has_type_params(self, index: int, end: int) -> bool:
        """Whether the bracket opens type parameters and not the length of an array."""
        close = matching(self.tokens, index)
        first, second = self.tokens[index + 1], self.tokens[index + 2]
        if first.kind != "name" or close + 1 >= end:
            return False
        if second.kind in {"name", "keyword"} or second.text in {",", "[", "~"}:
            return True
        return second.text in {"*", "("} and self._is_constraint(index + 2, close)

    def _is_constraint(self, start: int, close: int) -> bool:
        """Tell ``[P *C,]`` and ``[P *[]C]`` from ``[P * C]``, the length of an array."""
        listed = any(last < close for _, last in split(self.tokens, start, close, ","))
        types = {"~", "[", "interface", "map", "chan", "func", "struct"}
        return listed or any(token.text in types for token in self.tokens[start:close])

    def _func(self, start: int, end: int) -> None:
        tokens, index, receiver = self.tokens, start + 1, ""
        if tokens[index].text == "(":
            close = matching(tokens, index)
            receiver = self._receiver(index + 1, close)
            index = close + 1
        name = self._name(index)
        begin = index + 1
        if tokens[begin].text == "[":
            begin = matching(tokens, begin) + 1
        last = skip_result(tokens, matching(tokens, begin) + 1, end)
        self.declarations.append(
            Declaration(
                "method" if receiver else "func",
                name.text,
                self._doc(tokens[start], tokens[start]),
                name.line,
                text=self._text(begin, last),
                receiver=receiver,
            )
        )

    def _receiver(self, start: int, end: int) -> str:
        """Return the type's name in ``r *pkg[T]``, parentheses and all."""
        while end - 1 > start and self.tokens[end - 1].text in {",", ")", "]"}:
            if self.tokens[end - 1].text == "]":
                end = next(i for i in range(start, end) if _closes(self.tokens, i, end - 1))
            else:
                end -= 1
        return self._name(end - 1).text

    def _members(self, index: int) -> tuple[Member, ...]:
        keyword = self.tokens[index].text
        if keyword not in {"struct", "interface"}:
            return ()
        body = split(self.tokens, index + 2, matching(self.tokens, index + 1))
        read = self._fields if keyword == "struct" else self._methods
        return tuple(member for start, end in body for member in read(start, end))

    def _methods(self, start: int, end: int) -> Iterator[Member]:
        first = self.tokens[start]
        doc = self._doc(first, first)
        if first.kind == "name" and end > start + 1 and self.tokens[start + 1].text == "(":
            text = self._text(start + 1, end)
            yield Member(first.text, text, doc, first.line, method=True)
        else:
            yield Member("", self._text(start, end), doc, first.line)

    def _fields(self, start: int, end: int) -> Iterator[Member]:
        first, tag = self.tokens[start], ""
        doc = self._doc(first, first)
        if self.tokens[end - 1].kind == "literal" and self.tokens[end - 1].text[0] in '"`':
            end -= 1
            tag = self.tokens[end].text
        if not self._is_named_field(start, end):
            yield Member("", self._text(start, end), doc, first.line, tag=tag)
            return
        names = list(self._names(start, end))
        text = self._text(names[-1] + 1, end)
        for index in names:
            token = self._name(index)
            yield Member(token.text, text, doc, token.line, tag=tag)

    def _is_named_field(self, start: int, end: int) -> bool:
        if self.tokens[start].kind != "name" or end == start + 1:
            return False
        if self.tokens[start + 1].text == "[":
            return matching(self.tokens, start + 1) + 1 < end
        return self.tokens[start + 1].text != "."

    def _text(self, start: int, end: int) -> str:
        return self.text[self.tokens[start].start : self.tokens[end - 1].end]

    def _doc(self, *starts: Token) -> str:
        """Return the comment that ends on the line before the first token that has one."""
        for token in starts:
            lines: list[str] = []
            line = token.line - 1
            while comment := self.doc_ends.get(line):
                lines = [*_comment_lines(comment), *lines]
                line = comment.line - 1
            if lines:
                return "\n".join(lines).strip("\n")
        return ""

    def _build(self) -> str:
        package = self.tokens[0].start
        for comment in self.comments:
            if comment.start < package and comment.text.startswith("//go:build "):
                return comment.text.removeprefix("//go:build ").strip()
        return ""


def skip_type(tokens: list[Token], index: int) -> int:
    """Return the place behind the type that starts at ``index``."""
    while True:
        token = tokens[index]
        match token.text:
            case "*" | "<-" | "chan" | "~" | "...":
                index += 1
            case "[":
                index = matching(tokens, index) + 1
            case "map":
                index = matching(tokens, index + 1) + 1
            case "struct" | "interface":
                return matching(tokens, index + 1) + 1
            case "(":
                return matching(tokens, index) + 1
            case "func":
                index = matching(tokens, index + 1) + 1
                if not _starts_type(tokens, index):
                    return index
            case _ if token.kind == "name":
                return _skip_name(tokens, index)
            case _:
                raise ScanError(token, f"{token.text!r} starts no type")


def skip_result(tokens: list[Token], index: int, end: int) -> int:
    """Return the place behind the results that may start at ``index``."""
    return skip_type(tokens, index) if index < end and _starts_type(tokens, index) else index


def _starts_type(tokens: list[Token], index: int) -> bool:
    token = tokens[index]
    return token.kind == "name" or token.text in {
        "*", "<-", "chan", "[", "map", "struct", "interface", "(", "func",
    }  # fmt: skip


def _skip_name(tokens: list[Token], index: int) -> int:
    index += 1
    if index < len(tokens) and tokens[index].text == ".":
        index += 2
    if index < len(tokens) and tokens[index].text == "[":
        index = matching(tokens, index) + 1
    return index


def _closes(tokens: list[Token], index: int, close: int) -> bool:
    return tokens[index].text == "[" and matching(tokens, index) == close


def _comment_lines(comment: CommentToken) -> list[str]:
    if comment.text.startswith("/*"):
        return [line.strip() for line in comment.text[2:-2].split("\n")]
    text = comment.text[2:].rstrip()
    if text.startswith(("go:", "line ", "export ", "nolint")):
        return []
    return [text.removeprefix(" ")]
