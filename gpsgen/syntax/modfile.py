"""A go.mod that people own: read line by line and changed without losing a line of theirs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from gpsgen.syntax import semver
from gpsgen.syntax.gomod import Requirement, requirement_text
from gpsgen.syntax.invalid import InvalidText

_TOKEN: Final = re.compile(
    r"""
    [ \t\r]* (?:
      (?P<comment> //.*)
    | (?P<string> "(?:[^"\\\n]|\\.)*" | `[^`\n]*`)
    | (?P<word> => | [(),\[\]] | (?:(?!//)[^\s(),\[\]"`])+)
    )
    """,
    re.VERBOSE,
)
_ESCAPE: Final = re.compile(r"\\(.)")
_INDIRECT: Final = re.compile(r"//\s*indirect\s*(?:;\s*(?P<rest>.*))?")


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it stands in the file, and what it says."""

    #: The line without its line feed.
    text: str
    #: The directive that the line is or belongs to: `require`; empty for comments and blank lines.
    verb: str = ""
    #: The words after the verb, unquoted.
    arguments: tuple[str, ...] = ()
    #: The comment at the end, with its slashes.
    comment: str = ""
    #: Whether the line stands between parentheses.
    in_block: bool = False

    @property
    def opens_block(self) -> bool:
        """Whether the line begins a block: `require (`."""
        return bool(self.verb) and not self.in_block and self.arguments == ("(",)

    @property
    def closes_block(self) -> bool:
        """Whether the line ends a block."""
        return self.in_block and self.arguments == (")",)

    @property
    def is_indirect(self) -> bool:
        """Whether the line is a requirement that only other modules import."""
        return self.verb == "require" and _INDIRECT.fullmatch(self.comment) is not None


@dataclass(frozen=True, slots=True)
class ModFile:
    """The lines of a go.mod; every change gives a new one."""

    lines: tuple[Line, ...]

    @property
    def module(self) -> str:
        """The path of the module; empty where the file does not name it."""
        return self._single("module")

    @property
    def go(self) -> str:
        """The version of Go; empty where the file does not name it."""
        return self._single("go")

    @property
    def requirements(self) -> tuple[Requirement, ...]:
        """The required modules, in the file's order."""
        return tuple(
            _requirement(line)
            for line in self.lines
            if line.verb == "require" and len(line.arguments) == 2
        )

    @property
    def tools(self) -> tuple[str, ...]:
        """The packages that `go tool` runs, in the file's order."""
        return tuple(line.arguments[0] for line in self._entries("tool"))

    @property
    def replaced(self) -> frozenset[str]:
        """The modules that are taken from elsewhere."""
        return frozenset(line.arguments[0] for line in self._entries("replace"))

    def comment_of(self, path: str) -> str:
        """Return the comments at the end of the lines that require a module."""
        found = (line.comment for line in self._entries("require") if line.arguments[0] == path)
        return "\n".join(filter(None, found))

    def with_go(self, version: str) -> "ModFile":
        """Raise the version of Go; a file that names that version or a later one stays."""
        for position, line in enumerate(self.lines):
            if line.verb == "go" and line.arguments:
                if _go_version_key(line.arguments[0]) >= _go_version_key(version):
                    return self
                return self._with_line(position, _with_argument(line, 0, version))
        return self._inserted("go", version)

    def with_requirement(self, requirement: Requirement) -> "ModFile":
        """Add a requirement, or raise the one there is; a direct one is never made indirect.

        Of several lines for one module, as a merge leaves them, the latest version counts.
        """
        there = [
            position
            for position, line in enumerate(self.lines)
            if line.verb == "require"
            and line.arguments[:1] == (requirement.path,)
            and len(line.arguments) == 2
        ]
        if not there:
            text = requirement_text(requirement)
            return self._inserted("require", text, indirect=requirement.indirect)
        position = max(there, key=lambda at: semver.precedence(self.lines[at].arguments[1]))
        raised = self.lines[position]
        if semver.compare(requirement.version, raised.arguments[1]) > 0:
            raised = _with_argument(raised, 1, requirement.version)
        if not requirement.indirect:
            raised = _without_indirect(raised)
        return self._with_line(position, raised)

    def without_requirement(self, path: str) -> "ModFile":
        """Drop the requirement of a module."""
        return self._without("require", path)

    def _single(self, verb: str) -> str:
        return next((line.arguments[0] for line in self._entries(verb)), "")

    def _entries(self, verb: str) -> list[Line]:
        return [
            line
            for line in self.lines
            if line.verb == verb and line.arguments and line.arguments[0] not in ("(", ")")
        ]

    def _with_line(self, position: int, line: Line) -> "ModFile":
        return ModFile((*self.lines[:position], line, *self.lines[position + 1 :]))

    def _inserted(self, verb: str, text: str, *, indirect: bool = False) -> "ModFile":
        """Put a directive into the block it belongs to, else on a line of its own."""
        block = self._block(verb, indirect=indirect)
        if block is None:
            return self._appended(verb, f"{verb} {text}")
        path = text.partition(" ")[0]
        later = (index for index in block if self.lines[index].arguments[:1] > (path,))
        position = next(later, block.stop)
        # A comment above a line speaks of that line.
        while block.start < position < block.stop and not self.lines[position - 1].arguments:
            position -= 1
        (line,) = _parse_lines((f"\t{text}",), verb)
        return ModFile((*self.lines[:position], line, *self.lines[position:]))

    def _block(self, verb: str, *, indirect: bool) -> range | None:
        """Find the lines between the parentheses of the block that an entry belongs to.

        That is a block of its kind alone, direct or indirect, else one that has some of its kind.
        """
        mixed: range | None = None
        for block in self._blocks(verb):
            entries = [line for line in (self.lines[at] for at in block) if line.arguments]
            kinds = {line.is_indirect for line in entries}
            if kinds <= {indirect}:
                return block
            if indirect in kinds and mixed is None:
                mixed = block
        return mixed

    def _blocks(self, verb: str) -> Iterator[range]:
        start = 0
        for position, line in enumerate(self.lines):
            if line.opens_block:
                start = position + 1
            elif line.closes_block and line.verb == verb:
                yield range(start, position)

    def _appended(self, verb: str, text: str) -> "ModFile":
        """Put a line after the last directive of its kind, else at the end."""
        lines = list(self.lines)
        positions = [index for index, line in enumerate(lines) if line.verb == verb]
        position = positions[-1] + 1 if positions else len(lines)
        while not positions and position and not lines[position - 1].text.strip():
            position -= 1
        blank = [Line("")] if position else []
        following = lines[position:] or [Line("")]
        return ModFile((*lines[:position], *blank, *_parse_lines((text,)), *following))

    def _without(self, verb: str, argument: str) -> "ModFile":
        kept = [
            line
            for line in self.lines
            if not (line.verb == verb and line.arguments[:1] == (argument,))
        ]
        return self if len(kept) == len(self.lines) else ModFile(tuple(_without_empty_blocks(kept)))


def parse(text: str) -> ModFile:
    """Read a go.mod."""
    lines = _parse_lines(tuple(text.split("\n")))
    if sum(line.opens_block for line in lines) != sum(line.closes_block for line in lines):
        opened = [line.text for line in lines if line.opens_block]
        raise InvalidText("ModFile", "lines", opened[-1], "opens a block that does not end")
    return ModFile(lines)


def render(modfile: ModFile) -> str:
    """Write the lines again."""
    return "\n".join(line.text for line in modfile.lines)


def _parse_lines(texts: tuple[str, ...], block: str = "") -> tuple[Line, ...]:
    """Read lines, of which the first stand in a block where one is named."""
    lines: list[Line] = []
    for text in texts:
        words, comment = _tokens(text)
        if not words:
            lines.append(Line(text, comment=comment, in_block=bool(block)))
        elif block:
            lines.append(Line(text, block, words, comment, in_block=True))
            if words == (")",):
                block = ""
        else:
            lines.append(Line(text, words[0], words[1:], comment))
            if words[1:] == ("(",):
                block = words[0]
    return tuple(lines)


def _requirement(line: Line) -> Requirement:
    try:
        return Requirement(line.arguments[0], line.arguments[1], indirect=line.is_indirect)
    except InvalidText as error:
        reason = f"is not a requirement, since its {error.field} {error.reason}"
        raise InvalidText("ModFile", "lines", line.text, reason) from error


def _tokens(text: str) -> tuple[tuple[str, ...], str]:
    words: list[str] = []
    position = 0
    while position < len(text.rstrip()):
        found = _TOKEN.match(text, position)
        if found is None:
            raise InvalidText("ModFile", "lines", text, "is not a line of a go.mod")
        if found["comment"]:
            return tuple(words), found["comment"].rstrip()
        words.append(found["word"] or _unquoted(found["string"]))
        position = found.end()
    return tuple(words), ""


def _unquoted(string: str) -> str:
    body = string[1:-1]
    return body if string.startswith("`") else _ESCAPE.sub(r"\1", body)


def _with_argument(line: Line, index: int, value: str) -> Line:
    """Write another word in the place of one of the arguments."""
    code, end = _around_comment(line)
    head, _, tail = code.rpartition(line.arguments[index])
    arguments = (*line.arguments[:index], value, *line.arguments[index + 1 :])
    return replace(line, text=f"{head}{value}{tail}{line.comment}{end}", arguments=arguments)


def _without_indirect(line: Line) -> Line:
    found = _INDIRECT.fullmatch(line.comment)
    if found is None:
        return line
    comment = f"// {found['rest']}" if found["rest"] else ""
    code, end = _around_comment(line)
    return replace(line, text=f"{code}{comment}".rstrip() + end, comment=comment)


def _around_comment(line: Line) -> tuple[str, str]:
    """Return what stands before the comment of a line, and the blanks after it."""
    text = line.text.rstrip()
    return text.removesuffix(line.comment), line.text[len(text) :]


def _without_empty_blocks(lines: list[Line]) -> list[Line]:
    kept: list[Line] = []
    for line in lines:
        if line.closes_block and kept and kept[-1].opens_block:
            kept.pop()
            if kept and not kept[-1].text.strip():
                kept.pop()
        else:
            kept.append(line)
    return kept


def _go_version_key(version: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"[0-9]+", version)[:3])
