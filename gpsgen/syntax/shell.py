"""POSIX shell: words, commands and lists as nodes; the printer does all quoting.

A word given as `str` reaches the program exactly as it is. Code that stands inside another
language (a recipe of make, a RUN of a Dockerfile) is printed to `Piece`s first, so that the
language around it can do its own escaping.
"""

import re
import shlex
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Final, TypeAlias, assert_never

from gpsgen.syntax.invalid import InvalidText, require_match

_NAME: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_PARAMETER: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]*|[1-9]|[@#?]")
_DEFAULT: Final = re.compile(r"[A-Za-z0-9_@%+=:,./-]+")
_GLOB: Final = re.compile(r"[A-Za-z0-9_@%+=:,./*?-]+")
_COMMAND_NAME: Final = re.compile(r"[A-Za-z0-9_./][A-Za-z0-9_./+-]*")
_RESERVED: Final = frozenset(
    {"case", "coproc", "do", "done", "elif", "else", "esac", "fi", "for", "function", "if"}
    | {"in", "select", "then", "time", "until", "while"}
)


class Foreign:
    """A part of a word that the language around the shell code expands before the shell reads it.

    Whatever it expands to must be shell code for whole or partial words: the shell parses it.
    """

    __slots__ = ()


class Break(Enum):
    """A place where a line of shell code may be continued on the next."""

    CONTINUATION = " "


#: What shell code is made of when another language is to hold it.
Piece: TypeAlias = str | Foreign | Break


@dataclass(frozen=True, slots=True)
class Parameter:
    """The value of a variable or of an argument, as one word: `"$NAME"`; `@` is all arguments."""

    name: str
    #: What stands for an unset or empty parameter: `"${NAME:-default}"`.
    default: str | None = None

    def __post_init__(self) -> None:
        require_match("Parameter", "name", self.name, _PARAMETER, "is not a parameter's name")
        if self.default is not None:
            require_match("Parameter", "default", self.default, _DEFAULT, "needs quoting")


@dataclass(frozen=True, slots=True)
class CommandSubstitution:
    """What a command prints, as one word: `"$(command)"`."""

    command: "Statement"


@dataclass(frozen=True, slots=True)
class Glob:
    """A pattern of file names that the shell expands: `*.deb`."""

    pattern: str

    def __post_init__(self) -> None:
        require_match("Glob", "pattern", self.pattern, _GLOB, "holds more than names, * and ?")


@dataclass(frozen=True, slots=True)
class Concatenation:
    """A word made of parts that stand side by side."""

    parts: tuple["Word", ...]


#: A word; a `str` is literal text.
Word: TypeAlias = str | Parameter | CommandSubstitution | Glob | Concatenation | Foreign


@dataclass(frozen=True, slots=True)
class Assignment:
    """A variable set for one command, or for all that follow: `NAME=value`."""

    name: str
    value: Word

    def __post_init__(self) -> None:
        require_match("Assignment", "name", self.name, _NAME, "is not a variable's name")


class RedirectionOperator(Enum):
    """Where a file descriptor is led."""

    INPUT = "<"
    OUTPUT = ">"
    APPEND = ">>"
    DUPLICATE = ">&"


@dataclass(frozen=True, slots=True)
class Redirection:
    """A file descriptor led to a file or to another descriptor: `2>&1`, `>/dev/null`."""

    operator: RedirectionOperator
    target: Word
    descriptor: int | None = None


@dataclass(frozen=True, slots=True)
class Command:
    """A simple command: a program and its arguments, or assignments alone."""

    words: tuple[Word, ...]
    assignments: tuple[Assignment, ...] = ()
    redirections: tuple[Redirection, ...] = ()

    def __post_init__(self) -> None:
        if not self.words and not self.assignments:
            raise InvalidText("Command", "words", "", "a command needs a word or an assignment")


@dataclass(frozen=True, slots=True)
class Pipeline:
    """Commands whose output feeds the next: `a | b`."""

    commands: tuple["Statement", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """A command whose status is inverted: `! a`."""

    command: "Statement"


@dataclass(frozen=True, slots=True)
class And:
    """Commands that run while those before them succeed: `a && b`."""

    commands: tuple["Statement", ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Commands that run until one of them succeeds: `a || b`."""

    commands: tuple["Statement", ...]


@dataclass(frozen=True, slots=True)
class Sequence:
    """Commands that run one after another: `a; b`."""

    commands: tuple["Statement", ...]


@dataclass(frozen=True, slots=True)
class Subshell:
    """A command in an environment of its own: `(a)`."""

    body: "Statement"


@dataclass(frozen=True, slots=True)
class If:
    """A command that runs where a condition holds, and another where it does not."""

    condition: "Statement"
    then: tuple["Statement", ...]
    otherwise: tuple["Statement", ...] = ()


@dataclass(frozen=True, slots=True)
class For:
    """Commands that run once for each word."""

    variable: str
    words: tuple[Word, ...]
    body: tuple["Statement", ...]

    def __post_init__(self) -> None:
        require_match("For", "variable", self.variable, _NAME, "is not a variable's name")


Statement: TypeAlias = Command | Pipeline | Not | And | Or | Sequence | Subshell | If | For


def quote(text: str) -> str:
    """Write a text so that the shell reads it as one word with exactly those characters."""
    if "\0" in text:
        raise InvalidText("Command", "words", text, "no program can be given a NUL")
    return shlex.quote(text)


def render(statement: Statement) -> str:
    """Write a statement on one line."""
    return plain_text(pieces(statement))


def plain_text(code: Iterable[Piece], continuation: str = Break.CONTINUATION.value) -> str:
    """Join pieces of shell code that no other language has a part in."""
    return "".join(_plain_piece(piece, continuation) for piece in code)


def _plain_piece(piece: Piece, continuation: str) -> str:
    if isinstance(piece, Foreign):
        raise InvalidText(
            type(piece).__name__, "word", repr(piece), "is not part of the shell's own language"
        )
    return continuation if isinstance(piece, Break) else piece


def pieces(statement: Statement) -> list[Piece]:
    """Print a statement to pieces, on one line, for a language that holds shell code."""
    return list(_statement(statement))


def word_pieces(word: Word) -> list[Piece]:
    """Print a word to pieces."""
    return list(_word(word))


def _statement(statement: Statement) -> Iterator[Piece]:
    match statement:
        case Command():
            yield from _command(statement)
        case Pipeline(commands):
            yield from _joined(commands, " |", braced=(And, Or, Sequence, Not, Pipeline))
        case Not(command):
            yield "! "
            yield from _operand(command, braced=(And, Or, Sequence, Not))
        case And(commands):
            yield from _joined(commands, " &&")
        case Or(commands):
            yield from _joined(commands, " ||")
        case Sequence(commands):
            yield from _joined_by(commands, "; ")
        case Subshell(body):
            yield from _parenthesized("(", body)
            yield ")"
        case If() | For():
            yield from _compound(statement)
        case _ as never:
            assert_never(never)


def _compound(statement: If | For) -> Iterator[Piece]:
    match statement:
        case If(condition, then, otherwise):
            yield "if "
            yield from _statement(condition)
            yield "; then "
            yield from _joined_by(then, "; ")
            if otherwise:
                yield "; else "
                yield from _joined_by(otherwise, "; ")
            yield "; fi"
        case For(variable, words, body):
            yield from for_head(variable, words)
            yield "; do "
            yield from _joined_by(body, "; ")
            yield "; done"


def for_head(variable: str, words: tuple[Word, ...]) -> Iterator[Piece]:
    """Print how a loop begins: `for variable in words`."""
    yield f"for {variable} in"
    for word in words:
        yield " "
        yield from _word(word)


def _joined(
    commands: tuple[Statement, ...],
    operator: str,
    *,
    braced: tuple[type[Statement], ...] = (And, Or, Sequence),
) -> Iterator[Piece]:
    _require_some(commands)
    for position, command in enumerate(commands):
        if position:
            yield operator
            yield Break.CONTINUATION
        yield from _operand(command, braced=braced)


def _joined_by(commands: tuple[Statement, ...], separator: str) -> Iterator[Piece]:
    _require_some(commands)
    for position, command in enumerate(commands):
        if position:
            yield separator
        yield from _statement(command)


def _require_some(commands: tuple[Statement, ...]) -> None:
    if not commands:
        raise InvalidText("Statement", "commands", "", "a list of commands cannot be empty")


def _operand(command: Statement, *, braced: tuple[type[Statement], ...]) -> Iterator[Piece]:
    """Print a command that an operator binds, in braces where the operator would bind tighter."""
    if isinstance(command, braced):
        yield "{ "
        yield from _statement(command)
        yield "; }"
    else:
        yield from _statement(command)


def _parenthesized(opening: str, body: Statement) -> Iterator[Piece]:
    """Print what parentheses hold; two of them side by side would begin arithmetic."""
    yield opening
    code = list(_statement(body))
    if isinstance(code[0], str) and code[0].startswith("("):
        yield " "
    yield from code


def _command(command: Command) -> Iterator[Piece]:
    separator = ""
    for assignment in command.assignments:
        yield f"{separator}{assignment.name}="
        yield from _word(assignment.value)
        separator = " "
    for position, word in enumerate(command.words):
        yield separator
        yield from _word(word, names_command=position == 0)
        separator = " "
    for redirection in command.redirections:
        descriptor = "" if redirection.descriptor is None else str(redirection.descriptor)
        yield f" {descriptor}{redirection.operator.value}"
        yield from _word(redirection.target)


def _word(word: Word, *, names_command: bool = False) -> Iterator[Piece]:
    match word:
        case str():
            yield _command_name(word) if names_command else quote(word)
        case Parameter(name, None):
            yield f'"${name}"'
        case Parameter(name, default):
            yield f'"${{{name}:-{default}}}"'
        case CommandSubstitution(command):
            yield from _parenthesized('"$(', command)
            yield ')"'
        case Glob(pattern):
            yield pattern
        case Concatenation(parts):
            for part in parts or ("",):
                yield from _word(part, names_command=names_command)
        case Foreign():
            yield word
        case _ as never:
            assert_never(never)


def _command_name(text: str) -> str:
    """Quote more in the place of a command: there the shell looks for keywords and assignments."""
    quoted = quote(text)
    if quoted != text or (_COMMAND_NAME.fullmatch(text) and text not in _RESERVED):
        return quoted
    return f"'{text}'"
