"""The helpers' Go, cut into its declarations, which are written again under other names."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from goast.names import assumed_package_name
from goast.scanner import scan_imports
from goast.tokens import Token, matching, split, tokenize
from gpsgen.jsonschema.output import own_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from collections.abc import Set as AbstractSet

_WORD: Final = re.compile(r"[^\W\d]\w*")
_HUMP: Final = re.compile(r"[a-z0-9][A-Z]")
#: The methods that the standard library looks for, with the names in their results.
_CALLED_BY_GO: Final = frozenset(
    {
        ("As", "bool"),
        ("Error", "string"),
        ("Is", "bool"),
        ("MarshalJSON", "byte", "error"),
        ("MarshalText", "byte", "error"),
        ("String", "string"),
        ("UnmarshalJSON", "error"),
        ("UnmarshalText", "error"),
        ("Unwrap", "error"),
    }
)


class Name(NamedTuple):
    """A name, and where it begins in the text of its declaration."""

    text: str
    start: int


@dataclass(frozen=True, slots=True, eq=False)
class HelperDeclaration:
    """A declaration at the top level; two are the same if they are one object."""

    #: One name, but for constants that count with `iota`, which are one declaration.
    names: tuple[str, ...]
    #: The type that a method belongs to; empty for all else.
    receiver: str
    #: Its Go with its comments.
    text: str
    #: The names in it that the package declares at the top level, and those of imported packages.
    references: tuple[Name, ...]
    qualifiers: tuple[Name, ...]
    #: The words of its comments that mean exported names.
    words: tuple[Name, ...]
    #: The fields and methods that it speaks of.
    members: frozenset[str]
    #: The methods that an interface asks for.
    demands: frozenset[str]
    #: The names in the type of each field of a struct; those of embedded ones under no name.
    fields: Mapping[str, frozenset[str]]
    #: The names in the results of a function, or in all of what is neither that nor a struct.
    results: frozenset[str]
    #: Whether it is a method that the standard library looks for.
    is_called_by_go: bool
    #: The path of each package that it uses, by the name that it goes by.
    packages: Mapping[str, str]

    def rewritten(self, packages: Mapping[str, str]) -> str:
        """Return its Go for a file that stands alone.

        `packages` are the names of packages there, by their paths.
        """
        changes = [(it, own_name(it.text)) for it in (*self.references, *self.words)]
        changes += [(it, packages[self.packages[it.text]]) for it in self.qualifiers]
        pieces: list[str] = []
        position = 0
        for (old, start), new in sorted(changes, key=lambda change: change[0].start):
            pieces += [self.text[position:start], new]
            position = start + len(old)
        return "".join([*pieces, self.text[position:]])

    def data(self) -> dict[str, Any]:
        """Return it as `from_data` takes it."""
        data = {name: getattr(self, name) for name in self.__slots__}
        fields = {name: sorted(names) for name, names in self.fields.items()}
        sets = {name: sorted(data[name]) for name in ("members", "demands", "results")}
        return {**data, **sets, "fields": fields}

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> HelperDeclaration:
        """Return the declaration that `data` was made of, in JSON and back."""
        listed = {name: tuple(data[name]) for name in ("names",)}
        places = {
            name: tuple(Name(*it) for it in data[name])
            for name in ("references", "qualifiers", "words")
        }
        sets = {name: frozenset(data[name]) for name in ("members", "demands", "results")}
        fields = {name: frozenset(names) for name, names in data["fields"].items()}
        return cls(**{**data, **listed, **places, **sets, "fields": fields})


def cut(texts: Iterable[str]) -> tuple[HelperDeclaration, ...]:
    """Cut the files of a package into their declarations.

    They are laid out by gofmt, import no package by a name of its own, and embed no exported type.

    Raises:
        goast.ScanError: a file is no Go.

    """
    files = [_File(text) for text in texts]
    pieces = [(file, piece) for file in files for piece in file.pieces()]
    names = {name for _, piece in pieces if not piece.receiver for name in piece.names}
    fields = {file.tokens[index].text for file in files for index in file.fields}
    return tuple(file.declaration(piece, names, fields) for file, piece in pieces)


@dataclass(frozen=True, slots=True)
class _Piece:
    """Where a declaration lies among the tokens of its file."""

    names: tuple[str, ...]
    first: int
    last: int
    #: What stands before it: the keyword, for one of a group.
    keyword: str = ""
    receiver: str = ""
    #: The place of a method's name, which is none of the top level.
    method: int = -1


class _File:
    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens, self.comments = tokenize(text)
        self.docs = {comment.last_line: comment for comment in self.comments if comment.alone}
        self.starts = [comment.start for comment in self.comments]
        self.packages = {assumed_package_name(it.path): it.path for it in scan_imports(text)}
        #: The places of the names of fields, each with that of its type; those of embedded ones.
        self.fields: dict[int, tuple[int, int]] = {}
        self.embedded: list[tuple[int, int]] = []
        #: The places of the methods of interfaces.
        self.methods: set[int] = set()
        for index, token in enumerate(self.tokens):
            if token.text in {"struct", "interface"} and token.kind == "keyword":
                self._members(index)

    def _members(self, index: int) -> None:
        tokens = self.tokens
        for start, end in split(tokens, index + 2, matching(tokens, index + 1)):
            is_call = start + 1 < end and tokens[start + 1].text == "("
            if tokens[index].text == "struct":
                names = list(self._fields(start, end))
                self.fields.update(dict.fromkeys(names, (names[-1] + 1 if names else start, end)))
                self.embedded += [] if names else [(start, end)]
            elif tokens[start].kind == "name" and is_call:
                self.methods.add(start)

    def _fields(self, start: int, end: int) -> Iterator[int]:
        tokens = self.tokens
        end -= tokens[end - 1].kind == "literal"
        if tokens[start].kind != "name" or end == start + 1 or tokens[start + 1].text == ".":
            return
        yield start
        while tokens[start + 1].text == ",":
            start += 2
            yield start

    def pieces(self) -> Iterator[_Piece]:
        """Yield where the declarations lie, but for imports."""
        for first, last in split(self.tokens, 2, len(self.tokens)):
            keyword, opening = self.tokens[first].text, self.tokens[first + 1].text
            if keyword == "func":
                yield self._func(first, last)
            elif keyword != "import":
                specs = split(self.tokens, first + 2, last - 1) if opening == "(" else []
                yield from self._specs(keyword, first, last, specs)

    def _specs(
        self, keyword: str, first: int, last: int, specs: list[tuple[int, int]]
    ) -> Iterator[_Piece]:
        if not specs:
            yield _Piece(self._names(first + 1, last), first, last)
        elif any(token.text == "iota" for token in self.tokens[first:last]):
            names = [name for start, end in specs for name in self._names(start, end)]
            yield _Piece(tuple(names), first, last)
        else:
            for start, end in specs:
                yield _Piece(self._names(start, end), start, end, keyword)

    def _names(self, start: int, end: int) -> tuple[str, ...]:
        """Return the names of `a, b T`."""
        names = [self.tokens[start].text]
        while start + 2 < end and self.tokens[start + 1].text == ",":
            start += 2
            names.append(self.tokens[start].text)
        return tuple(names)

    def _func(self, first: int, last: int) -> _Piece:
        tokens = self.tokens
        if tokens[first + 1].text != "(":
            return _Piece((tokens[first + 1].text,), first, last)
        close = matching(tokens, first + 1)
        # the receiver's name, if it has one, and its type, with parameters of its own or none
        words = [token for token in tokens[first + 2 : close] if token.text != "*"]
        is_named = len(words) > 1 and words[1].kind == "name"
        receiver = words[is_named].text
        return _Piece((tokens[close + 1].text,), first, last, receiver=receiver, method=close + 1)

    def declaration(
        self, piece: _Piece, names: AbstractSet[str], fields: AbstractSet[str]
    ) -> HelperDeclaration:
        """Return what a declaration is and speaks of; `names` and `fields` are the package's."""
        start, end = self._start(piece), self._end(piece)
        places = range(piece.first, piece.last)
        members = [i for i in places if self._is_member(i)]
        others = set(places).difference([piece.method], members, self.fields)
        qualifiers = [i for i in others if self._is_qualifier(i)]
        named = [i for i in sorted(others.difference(qualifiers)) if self.tokens[i].text in names]
        local = self._local(named)
        references = [
            i for i in named if self.tokens[i].text not in local and not self._is_key(i, fields)
        ]
        keyword = f"{piece.keyword} " if piece.keyword else ""
        # the keyword of a group stands before the first token, behind the comment above it
        first = self.tokens[piece.first].start
        text = f"{self.text[start:first]}{keyword}{self.text[first:end]}"

        def place(at: int, word: str) -> Name:
            at += len(keyword) * (at >= first) - start
            return Name(word, at)

        return HelperDeclaration(
            names=piece.names,
            receiver=piece.receiver,
            text=text,
            references=tuple(place(self.tokens[i].start, self.tokens[i].text) for i in references),
            qualifiers=tuple(place(self.tokens[i].start, self.tokens[i].text) for i in qualifiers),
            words=tuple(place(at, word) for at, word in self._words(piece, start, end, names)),
            members=frozenset(self.tokens[i].text for i in members),
            demands=frozenset(self.tokens[i].text for i in places if i in self.methods),
            fields=self._types(piece),
            results=frozenset(token.text for token in self._results(piece)),
            is_called_by_go=self._is_called_by_go(piece),
            packages={name: self.packages[name] for name in self._used(qualifiers)},
        )

    def _local(self, places: Iterable[int]) -> set[str]:
        """Return the names that a function first says where it declares a variable: `a, b := …`."""
        first: dict[str, int] = {}
        for index in places:
            first.setdefault(self.tokens[index].text, index)
        return {name for name, index in first.items() if self._is_assigned(index)}

    def _is_assigned(self, index: int) -> bool:
        while self.tokens[index + 1].text == ",":
            index += 2
        return self.tokens[index + 1].text == ":="

    def _used(self, qualifiers: Iterable[int]) -> set[str]:
        return {self.tokens[index].text for index in qualifiers}

    def _start(self, piece: _Piece) -> int:
        """Return where the comment begins that belongs to a declaration, else itself."""
        token = self.tokens[piece.first]
        start, line = token.start, token.line - 1
        while comment := self.docs.get(line):
            start, line = comment.start, comment.line - 1
        return start

    def _end(self, piece: _Piece) -> int:
        """Return where a declaration ends, with the comment behind it."""
        last = self.tokens[piece.last - 1]
        line = last.line + last.text.count("\n")
        index = bisect_left(self.starts, last.end)
        behind = self.comments[index : index + 1]
        return max([last.end, *(it.start + len(it.text) for it in behind if it.line == line)])

    def _is_member(self, index: int) -> bool:
        is_selected = self.tokens[index].kind == "name" and self.tokens[index - 1].text == "."
        return is_selected or index in self.methods

    def _is_qualifier(self, index: int) -> bool:
        token = self.tokens[index]
        return token.text in self.packages and self.tokens[index + 1].text == "."

    def _is_key(self, index: int, fields: AbstractSet[str]) -> bool:
        """Whether a name is the key of a struct's literal: `{Name: …`."""
        before, behind = self.tokens[index - 1].text, self.tokens[index + 1].text
        return behind == ":" and before in {"{", ","} and self.tokens[index].text in fields

    def _words(
        self, piece: _Piece, start: int, end: int, names: AbstractSet[str]
    ) -> Iterator[tuple[int, str]]:
        within = slice(bisect_left(self.starts, start), bisect_left(self.starts, end))
        for comment in self.comments[within]:
            for match in _WORD.finditer(comment.text):
                word = match.group()
                if word not in names or own_name(word) == word:
                    continue
                before = comment.text[2 : match.start()].rstrip(" ")
                is_own = not before and word in piece.names and not piece.receiver
                if is_own or _HUMP.search(word) or before[-1:] not in {"", ".", ":", "!", "?"}:
                    yield comment.start + match.start(), word

    def _types(self, piece: _Piece) -> dict[str, frozenset[str]]:
        found: dict[str, frozenset[str]] = {}
        named = [(self.tokens[i].text, types) for i, types in self.fields.items()]
        for name, (start, end) in [*named, *(("", types) for types in self.embedded)]:
            if piece.first <= start < piece.last:
                names = {token.text for token in self.tokens[start:end] if token.kind == "name"}
                found[name] = found.get(name, frozenset()) | names
        return found

    def _results(self, piece: _Piece) -> list[Token]:
        """Return what stands between the parameters of a function and its body, or in all else."""
        tokens, index = self.tokens, piece.first
        if tokens[index].text != "func":
            is_struct = any(token.text == "struct" for token in tokens[index : piece.last])
            return [] if is_struct else tokens[index : piece.last]
        index = piece.method + 1 if piece.receiver else index + 2
        if tokens[index].text == "[":
            index = matching(tokens, index) + 1
        close = matching(tokens, index)
        body = next(i for i in range(close, piece.last) if tokens[i].text == "{")
        return tokens[close + 1 : body]

    def _is_called_by_go(self, piece: _Piece) -> bool:
        results = (token.text for token in self._results(piece) if token.kind == "name")
        return bool(piece.receiver) and (piece.names[0], *results) in _CALLED_BY_GO
