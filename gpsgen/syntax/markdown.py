"""Markdown (CommonMark with GitHub's tables) as blocks and inlines; the printer escapes.

Text has Markdown's own meaning of blanks: a run of blanks and line feeds parts two words. `Code`
and `CodeBlock` keep every character.
"""

import re
from dataclasses import dataclass
from typing import Final, TypeAlias, assert_never

from gpsgen.syntax import mermaid
from gpsgen.syntax.invalid import InvalidText, require_line, require_lines, require_match

_ESCAPED: Final = re.compile(r"[\\`*\[\]<>&#|~$]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])")
#: What makes a block of a paragraph when it stands at its start.
_BLOCK_START: Final = re.compile(r"(?P<bullet>[-+=])|(?P<number>[0-9]{1,9})(?P<mark>[.)])")
_LANGUAGE: Final = re.compile(r"[A-Za-z0-9_+#.-]*")
_BACKQUOTES: Final = re.compile(r"`+")
_LINE_FENCE: Final = re.compile(r"^[ ]{0,3}(`{3,})", re.MULTILINE)
_DESTINATION: Final = re.compile(r"[A-Za-z0-9\-._~:/?#@!$&'*+,;=%]+")
_SCHEME: Final = re.compile(r"(?:(?:https?|mailto):.*|(?![A-Za-z][A-Za-z0-9+.-]*:).*)")
_LEVELS: Final = range(1, 7)


@dataclass(frozen=True, slots=True)
class Code:
    """Words of a program in a sentence."""

    text: str

    def __post_init__(self) -> None:
        require_line("Code", "text", self.text)
        if not self.text.strip():
            raise InvalidText("Code", "text", self.text, "there is nothing to show as code")


@dataclass(frozen=True, slots=True)
class Link:
    """Text that leads to a page, a file or a heading."""

    text: "Inline"
    destination: str

    def __post_init__(self) -> None:
        _require_destination("Link", self.destination)


@dataclass(frozen=True, slots=True)
class Image:
    """A picture, and what it says to those who do not see it."""

    alternative: str
    source: str

    def __post_init__(self) -> None:
        _require_destination("Image", self.source)


@dataclass(frozen=True, slots=True)
class Strong:
    """Text of great weight."""

    text: "Inline"


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Text said with stress."""

    text: "Inline"


#: A part of a sentence; a `str` is literal text, a tuple stands for its parts in a row.
Inline: TypeAlias = str | Code | Link | Image | Strong | Emphasis | tuple["Inline", ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of what follows."""

    level: int
    text: Inline

    def __post_init__(self) -> None:
        if self.level not in _LEVELS:
            raise InvalidText("Heading", "level", str(self.level), "a level is from 1 to 6")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences."""

    text: Inline


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list with blocks under its first line."""

    text: Inline
    blocks: tuple["Block", ...] = ()


@dataclass(frozen=True, slots=True)
class BulletList:
    """Items in no order."""

    items: tuple[Inline | Item, ...]


@dataclass(frozen=True, slots=True)
class OrderedList:
    """Items by number, from one."""

    items: tuple[Inline | Item, ...]


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """Lines of a program."""

    text: str
    language: str = ""

    def __post_init__(self) -> None:
        require_lines("CodeBlock", "text", self.text)
        require_match("CodeBlock", "language", self.language, _LANGUAGE, "is not one plain word")


@dataclass(frozen=True, slots=True)
class Diagram:
    """A drawing that GitHub and GitLab show in place of its code."""

    flowchart: mermaid.Flowchart


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a header; every row is as wide as the header."""

    header: tuple[Inline, ...]
    rows: tuple[tuple[Inline, ...], ...]

    def __post_init__(self) -> None:
        for row in self.rows:
            if len(row) != len(self.header):
                reason = f"a row has {len(row)} cells, the header {len(self.header)}"
                raise InvalidText("Table", "rows", repr(row), reason)


@dataclass(frozen=True, slots=True)
class Quote:
    """Blocks in another's voice, or a note set apart."""

    blocks: tuple["Block", ...]


Block: TypeAlias = (
    Heading | Paragraph | BulletList | OrderedList | CodeBlock | Diagram | Table | Quote
)


@dataclass(frozen=True, slots=True)
class Document:
    """A whole file."""

    blocks: tuple[Block, ...]
    #: A line at the top that no reader of the page sees.
    comment: str = ""

    def __post_init__(self) -> None:
        require_line("Document", "comment", self.comment)
        if "--" in self.comment or self.comment.startswith((">", "->")):
            raise InvalidText("Document", "comment", self.comment, "would end the comment")


def render(document: Document) -> str:
    """Write a page."""
    comment = [f"<!-- {document.comment} -->", ""] if document.comment else []
    return "\n".join([*comment, *_block_lines(document.blocks)]) + "\n"


def escape(text: str) -> str:
    """Write a text so that Markdown shows it and sees no mark-up in it."""
    require_lines("Inline", "text", text)
    return _ESCAPED.sub(lambda found: f"\\{found[0]}", text)


def _lines(block: Block) -> list[str]:  # noqa: PLR0911 - a table from node to lines
    match block:
        case Heading(level, text):
            return [f"{'#' * level} {_inline(text).strip()}".rstrip()]
        case Paragraph(text):
            return [_sentence(text)]
        case BulletList(items):
            return [line for item in items for line in _item_lines("- ", item)]
        case OrderedList(items):
            numbered = enumerate(items, start=1)
            return [line for number, item in numbered for line in _item_lines(f"{number}. ", item)]
        case CodeBlock(text, language):
            return _fenced(text, language)
        case Diagram(flowchart):
            return _fenced(mermaid.render(flowchart), "mermaid")
        case Table(header, rows):
            return [_row(header), "|" + " --- |" * len(header), *map(_row, rows)]
        case Quote(blocks):
            return [f"> {line}" if line else ">" for line in _block_lines(blocks)]
        case _ as never:
            assert_never(never)


def _block_lines(blocks: tuple[Block, ...]) -> list[str]:
    lines: list[str] = []
    for position, block in enumerate(blocks):
        if position:
            lines.append("")
            if isinstance(block, BulletList | OrderedList) and type(block) is type(
                blocks[position - 1]
            ):
                # Two lists in a row would be read as one.
                lines += ["<!-- -->", ""]
        lines += _lines(block)
    return lines


def _item_lines(marker: str, item: Inline | Item) -> list[str]:
    if not isinstance(item, Item):
        item = Item(item)
    lines = [f"{marker}{_sentence(item.text)}".rstrip()]
    indent = " " * len(marker)
    if item.blocks:
        lines.append("")
        lines += [f"{indent}{line}" if line else "" for line in _block_lines(item.blocks)]
    return lines


def _sentence(text: Inline) -> str:
    """Print text that begins a line, where more characters have a meaning."""
    line = _inline(text).strip()
    found = _BLOCK_START.match(line)
    if found is None:
        return line
    if found["bullet"]:
        return f"\\{line}"
    return f"{found['number']}\\{line[found.end('number') :]}"


def _row(cells: tuple[Inline, ...]) -> str:
    return "|" + "".join(f" {_inline(cell, in_table=True).strip()} |" for cell in cells)


def _inline(text: Inline, *, in_table: bool = False) -> str:
    match text:
        case str():
            return re.sub(r"\s+", " ", escape(text))
        case tuple():
            return _parts(text, in_table=in_table)
        case Code(code):
            return _code(code, in_table=in_table)
        case Link(label, destination):
            return f"[{_inline(label, in_table=in_table)}]({_destination(destination)})"
        case Image(alternative, source):
            return f"![{escape(alternative)}]({_destination(source)})"
        case Strong() | Emphasis():
            mark = "**" if isinstance(text, Strong) else "*"
            return f"{mark}{_marked(text, in_table=in_table)}{mark}"
        case _ as never:
            assert_never(never)


def _parts(parts: tuple[Inline, ...], *, in_table: bool) -> str:
    texts = [_inline(part, in_table=in_table) for part in parts]
    for position, part in enumerate(parts):
        before = "".join(texts[:position])[-1:]
        after = "".join(texts[position + 1 :])[:1]
        if isinstance(part, Strong | Emphasis) and (before + after).strip():
            # Next to other characters asterisks are not always marks; HTML is.
            tag = "strong" if isinstance(part, Strong) else "em"
            texts[position] = f"<{tag}>{_marked(part, in_table=in_table)}</{tag}>"
    return "".join(texts)


def _marked(mark: Strong | Emphasis, *, in_table: bool) -> str:
    text = _inline(mark.text, in_table=in_table).strip()
    if not text:
        raise InvalidText(type(mark).__name__, "text", text, "there is nothing to mark")
    return text


def _code(text: str, *, in_table: bool) -> str:
    if in_table and "|" in text:
        if "\\|" in text:
            # Readers differ on where a cell ends here; HTML is read alike.
            return f"<code>{escape(text)}</code>"
        text = text.replace("|", "\\|")
    longest = max(map(len, _BACKQUOTES.findall(text)), default=0)
    fence = "`" * (longest + 1)
    needs_blank = text.startswith(("`", " ")) or text.endswith(("`", " "))
    blank = " " if needs_blank else ""
    return f"{fence}{blank}{text}{blank}{fence}"


def _fenced(text: str, language: str) -> list[str]:
    longest = max(map(len, _LINE_FENCE.findall(text)), default=2)
    fence = "`" * (longest + 1)
    return [f"{fence}{language}", *text.removesuffix("\n").split("\n"), fence]


def _destination(destination: str) -> str:
    return destination.replace("&", "\\&").replace("*", "\\*").replace("_", "\\_")


def _require_destination(node: str, destination: str) -> None:
    reason = "holds what a link must write in percent signs"
    require_match(node, "destination", destination, _DESTINATION, reason)
    reason = "is neither a path nor http, https or mailto"
    require_match(node, "destination", destination, _SCHEME, reason)
