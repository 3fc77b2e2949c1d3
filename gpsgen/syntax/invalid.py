"""The one error of the printers, and the checks that every language shares."""

import re
import unicodedata

#: Categories of characters that no line of a text file should hold: controls, lone surrogates,
#: and the two separators that some readers take for line ends.
_REFUSED_CATEGORIES = frozenset({"Cc", "Cs", "Zl", "Zp"})


class InvalidText(ValueError):  # noqa: N818 - "invalid text" is what it is, and how it is caught
    """A text that the language of a node cannot hold in that place."""

    def __init__(self, node: str, field: str, text: str, reason: str) -> None:
        super().__init__(f"{node}.{field}: {reason}: {text!r}")
        #: The class of the node, as its module names it.
        self.node = node
        #: The field of the node that was given the text.
        self.field = field
        #: The text itself.
        self.text = text
        #: Why it cannot stand there.
        self.reason = reason


def require_match(node: str, field: str, text: str, pattern: re.Pattern[str], reason: str) -> None:
    """Refuse a text that the pattern does not match from end to end."""
    if not pattern.fullmatch(text):
        raise InvalidText(node, field, text, reason)


def require_line(node: str, field: str, text: str) -> None:
    """Refuse a text that cannot stand on one line of a UTF-8 file."""
    if not text.isascii() or not text.isprintable():
        for character in text:
            if is_refused(character):
                reason = f"holds U+{ord(character):04X}, which cannot stand on a line of text"
                raise InvalidText(node, field, text, reason)


def require_lines(node: str, field: str, text: str) -> None:
    """Refuse a text that cannot stand on lines of a UTF-8 file; line feeds are welcome."""
    for line in text.split("\n"):
        require_line(node, field, line)


def is_refused(character: str) -> bool:
    """Whether the character is a control (a tab is not), a line separator or a lone surrogate."""
    return character != "\t" and unicodedata.category(character) in _REFUSED_CATEGORIES
