"""GNU make: variables, targets and their recipes as nodes.

A variable holds shell words: what `Variable` is given is quoted for the shell, so `$(NAME)` in a
recipe is exactly those words, whatever characters they hold.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Final, TypeAlias, assert_never

from gpsgen.syntax import shell
from gpsgen.syntax.comment import comment_lines
from gpsgen.syntax.invalid import InvalidText, require_line, require_match

_VARIABLE_NAME: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")
_ENVIRONMENT_NAME: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_TARGET_NAME: Final = re.compile(r"[A-Za-z0-9_./][A-Za-z0-9_./+@-]*")
_SPECIAL_TARGET: Final = re.compile(r"\.[A-Z_]+")
_NUMBER_SIGN: Final = re.compile(r"(\\*)#")
_RECIPE_PREFIXES: Final = ("@", "-", "+")
_WIDTH: Final = 100


@dataclass(frozen=True, slots=True)
class MakeVar(shell.Foreign):
    """A reference to a variable of make, `$(NAME)`: a part of a shell word, or a prerequisite."""

    name: str

    def __post_init__(self) -> None:
        require_match("MakeVar", "name", self.name, _VARIABLE_NAME, "is not a variable's name")


@dataclass(frozen=True, slots=True)
class ShellFunction(shell.Foreign):
    """What a command prints when make reads the file: `$(shell command)`.

    The shell of a recipe parses that output again. Where it can hold more than plain words (a
    branch's name can), use `shell.CommandSubstitution` in the recipe.
    """

    command: shell.Statement


class Flavor(Enum):
    """How a variable is set."""

    SIMPLE = ":="
    RECURSIVE = "="
    CONDITIONAL = "?="
    APPEND = "+="


@dataclass(frozen=True, slots=True)
class Variable:
    """A variable whose value is shell words."""

    name: str
    value: shell.Word | tuple[shell.Word, ...]
    flavor: Flavor = Flavor.SIMPLE
    #: A comment above the variable.
    comment: str = ""

    def __post_init__(self) -> None:
        require_match("Variable", "name", self.name, _VARIABLE_NAME, "is not a variable's name")


@dataclass(frozen=True, slots=True)
class Environment:
    """A variable of the environment of every recipe: `export NAME := text`, read as `"$NAME"`."""

    name: str
    value: str

    def __post_init__(self) -> None:
        require_match("Environment", "name", self.name, _ENVIRONMENT_NAME, "is not a name")
        require_line("Environment", "value", self.value)
        if self.value != self.value.lstrip() or self.value.endswith("\\"):
            reason = "make drops a space at the start and joins lines at a backslash"
            raise InvalidText("Environment", "value", self.value, reason)


@dataclass(frozen=True, slots=True)
class Include:
    """Other files read in this place; an optional one may be absent."""

    paths: tuple[str, ...]
    optional: bool = False

    def __post_init__(self) -> None:
        for path in self.paths:
            require_match("Include", "paths", path, _TARGET_NAME, "is not a plain path")


@dataclass(frozen=True, slots=True)
class Comment:
    """One or more lines of comment."""

    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a recipe with make's own switches."""

    command: shell.Statement
    #: Do not print the command (`@`).
    silent: bool = False
    #: Go on when it fails (`-`).
    ignore_errors: bool = False


@dataclass(frozen=True, slots=True)
class Target:
    """A rule: what is made, from what, and how."""

    name: str
    prerequisites: tuple[str | MakeVar, ...] = ()
    recipe: tuple[shell.Statement | Line, ...] = ()
    #: One line on what it does; printed beside the rule and by `help_target`.
    help: str = ""
    #: Whether the name is not a file.
    phony: bool = True
    #: Prerequisites whose age does not matter.
    order_only: tuple[str | MakeVar, ...] = ()

    def __post_init__(self) -> None:
        _require_target_name("name", self.name)
        for prerequisite in (*self.prerequisites, *self.order_only):
            if isinstance(prerequisite, str):
                _require_target_name("prerequisites", prerequisite)
        require_line("Target", "help", self.help)
        if self.help.endswith("\\"):
            raise InvalidText("Target", "help", self.help, "a backslash would join the next line")


@dataclass(frozen=True, slots=True)
class Defined:
    """Whether a variable has a value."""

    name: str

    def __post_init__(self) -> None:
        require_match("Defined", "name", self.name, _VARIABLE_NAME, "is not a variable's name")


@dataclass(frozen=True, slots=True)
class Conditional:
    """Statements that hold where a variable is defined, and others where it is not."""

    condition: Defined
    then: tuple["Item", ...]
    otherwise: tuple["Item", ...] = ()


Item: TypeAlias = Variable | Environment | Include | Comment | Target | Conditional

_BLOCKS: Final = (Target, Conditional)


@dataclass(frozen=True, slots=True)
class Makefile:
    """A whole file."""

    items: tuple[Item, ...]
    #: Comment lines at the top.
    comment: str = ""
    #: The target that a bare `make` builds.
    default_goal: str = ""

    def __post_init__(self) -> None:
        if self.default_goal:
            _require_target_name("default_goal", self.default_goal)


def help_target(targets: Iterable[Target], *, name: str = "help") -> Target:
    """Make the target that prints the name and the help of each target that has one."""
    described = [(target.name, target.help) for target in targets if target.help]
    own_help = "Print the targets and what they do"
    described.insert(0, (name, own_help))
    width = max(len(target_name) for target_name, _ in described)
    lines = tuple(
        Line(shell.Command(("printf", f"  %-{width}s  %s\\n", target_name, text)), silent=True)
        for target_name, text in described
    )
    return Target(name, recipe=lines, help=own_help)


def render(makefile: Makefile) -> str:
    """Write a makefile."""
    lines: list[str] = []
    if makefile.comment:
        lines += [*_comment_lines(makefile.comment), ""]
    if makefile.default_goal:
        lines += [f".DEFAULT_GOAL := {makefile.default_goal}", ""]
    lines += _item_lines(makefile.items)
    return "\n".join(lines) + "\n"


def _require_target_name(field: str, name: str) -> None:
    require_match("Target", field, name, _TARGET_NAME, "is not a plain name of a target")
    if _SPECIAL_TARGET.fullmatch(name):
        raise InvalidText("Target", field, name, "has a meaning of its own for make")


def _item_lines(items: tuple[Item, ...]) -> list[str]:
    """Print items with an empty line around each block; a comment stays with what follows it."""
    lines: list[str] = []
    for before, item in zip((None, *items), items, strict=False):
        is_apart = isinstance(item, _BLOCKS) and not isinstance(before, Comment)
        if before is not None and (is_apart or isinstance(before, _BLOCKS)):
            lines.append("")
        lines += _lines(item)
    return lines


def _lines(item: Item) -> list[str]:
    match item:
        case Variable(name, value, flavor, comment):
            words = value if isinstance(value, tuple) else (value,)
            text = " ".join(_definition_text(word) for word in words)
            comments = _comment_lines(comment) if comment else []
            return [*comments, f"{name} {flavor.value} {text}".rstrip()]
        case Environment(name, value):
            return [f"export {name} := {_escape_number_signs(_escape_dollars(value))}"]
        case Include(paths, optional):
            return [f"{'-include' if optional else 'include'} {' '.join(paths)}"]
        case Comment(text):
            return _comment_lines(text)
        case Target():
            return _target_lines(item)
        case Conditional(condition, then, otherwise):
            return _conditional_lines(condition, then, otherwise)
        case _ as never:
            assert_never(never)


def _target_lines(target: Target) -> list[str]:
    head = f"{target.name}:"
    for prerequisite in target.prerequisites:
        head += f" {_prerequisite(prerequisite)}"
    if target.order_only:
        head += " |" + "".join(f" {_prerequisite(each)}" for each in target.order_only)
    if target.help:
        head += f" ## {target.help}"
    phony = [f".PHONY: {target.name}"] if target.phony else []
    return [*phony, head, *(_recipe_line(line) for line in target.recipe)]


def _conditional_lines(
    condition: Defined, then: tuple[Item, ...], otherwise: tuple[Item, ...]
) -> list[str]:
    lines = [f"ifdef {condition.name}", *_item_lines(then)]
    if otherwise:
        lines += ["else", *_item_lines(otherwise)]
    return [*lines, "endif"]


def _prerequisite(prerequisite: str | MakeVar) -> str:
    return prerequisite if isinstance(prerequisite, str) else f"$({prerequisite.name})"


def _recipe_line(line: shell.Statement | Line) -> str:
    if not isinstance(line, Line):
        line = Line(line)
    prefix = "@" * line.silent + "-" * line.ignore_errors
    code = shell.pieces(line.command)
    text = "".join(_recipe_piece(piece, " ") for piece in code)
    if len(text) > _WIDTH:
        text = "".join(_recipe_piece(piece, " \\\n\t    ") for piece in code)
    if text.startswith(_RECIPE_PREFIXES):
        raise InvalidText("Line", "command", text, "make would take the first character for itself")
    return f"\t{prefix}{text}"


def _recipe_piece(piece: shell.Piece, continuation: str) -> str:
    match piece:
        case str():
            require_line("Line", "command", piece)
            return _escape_dollars(piece)
        case shell.Break():
            return continuation
        case _:
            return _foreign_text(piece)


def _definition_text(word: shell.Word) -> str:
    return "".join(_definition_piece(piece) for piece in shell.word_pieces(word))


def _definition_piece(piece: shell.Piece) -> str:
    match piece:
        case str():
            require_line("Variable", "value", piece)
            return _escape_number_signs(_escape_dollars(piece))
        case shell.Break(value=blank):
            return blank
        case _:
            return _foreign_text(piece)


def _foreign_text(part: shell.Foreign) -> str:
    match part:
        case MakeVar(name):
            return f"$({name})"
        case ShellFunction(command):
            return f"$(shell {_function_text(command)})"
        case _:
            raise InvalidText(type(part).__name__, "word", repr(part), "is not part of make")


def _function_text(command: shell.Statement) -> str:
    """Print the argument of a function, where make counts parentheses and versions differ on #."""
    text = "".join(_recipe_piece(piece, " ") for piece in shell.pieces(command))
    depth = 0
    for character in text:
        depth += {"(": 1, ")": -1}.get(character, 0)
        if depth < 0:
            break
    if depth or "#" in text:
        reason = "an argument of a make function cannot hold # or a lone parenthesis"
        raise InvalidText("ShellFunction", "command", text, reason)
    return text


def _escape_dollars(text: str) -> str:
    return text.replace("$", "$$")


def _escape_number_signs(text: str) -> str:
    return _NUMBER_SIGN.sub(lambda found: found[1] * 2 + "\\#", text)


def _comment_lines(text: str) -> list[str]:
    if any(line.rstrip().endswith("\\") for line in text.split("\n")):
        raise InvalidText("Comment", "text", text, "a backslash would join the next line")
    return comment_lines("Comment", "text", text)
