"""Shell scripts: files of statements that the kernel can run."""

import re
from dataclasses import dataclass
from typing import Final

from gpsgen.syntax import shell
from gpsgen.syntax.comment import comment_lines
from gpsgen.syntax.invalid import InvalidText, require_match

_INTERPRETER: Final = re.compile(r"(/[A-Za-z0-9_.+-]+)+( [A-Za-z0-9_.+-]+)?")
_OPTIONS: Final = re.compile(r"[a-zA-Z]+")
_INDENT: Final = "    "
_WIDTH: Final = 100


@dataclass(frozen=True, slots=True)
class Comment:
    """One or more lines of comment; an empty text is an empty line."""

    text: str


@dataclass(frozen=True, slots=True)
class Script:
    """A whole file."""

    body: tuple[shell.Statement | Comment, ...]
    #: Comment lines under the first line.
    comment: str = ""
    interpreter: str = "/bin/sh"
    #: Letters given to `set`: by default a failed command and an unset variable end the script.
    options: str = "eu"

    def __post_init__(self) -> None:
        require_match("Script", "interpreter", self.interpreter, _INTERPRETER, "is not a program")
        if self.options:
            require_match("Script", "options", self.options, _OPTIONS, "are not option letters")


def render(script: Script) -> str:
    """Write a script."""
    lines = [f"#!{script.interpreter}"]
    if script.comment:
        lines += comment_lines("Script", "comment", script.comment)
    if script.options:
        lines += ["", f"set -{script.options}"]
    lines.append("")
    for item in script.body:
        if isinstance(item, Comment):
            lines += comment_lines("Comment", "text", item.text) if item.text else [""]
        else:
            lines += _statement_lines(item, "")
    return "\n".join(lines) + "\n"


def _statement_lines(statement: shell.Statement, indent: str) -> list[str]:
    inner = indent + _INDENT
    match statement:
        case shell.If(condition, then, otherwise):
            lines = [f"{indent}if {shell.render(condition)}; then", *_block_lines(then, inner)]
            if otherwise:
                lines += [f"{indent}else", *_block_lines(otherwise, inner)]
            return [*lines, f"{indent}fi"]
        case shell.For(variable, words, body):
            head = shell.plain_text(shell.for_head(variable, words))
            return [f"{indent}{head}; do", *_block_lines(body, inner), f"{indent}done"]
        case _:
            code = shell.pieces(statement)
            line = indent + shell.plain_text(code)
            if len(line) > _WIDTH:
                line = indent + shell.plain_text(code, f" \\\n{inner}")
            return [line]


def _block_lines(body: tuple[shell.Statement, ...], indent: str) -> list[str]:
    if not body:
        raise InvalidText("Statement", "body", "", "a list of commands cannot be empty")
    return [line for statement in body for line in _statement_lines(statement, indent)]
