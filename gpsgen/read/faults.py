"""What YAML itself refuses, told in the words of the person who wrote it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from strictyaml.exceptions import DisallowedToken, TagTokenDisallowed

from gpsgen.diagnostics import Diagnostic, Edit, Fix, Span, codes
from gpsgen.syntax.markers import conflict_line

if TYPE_CHECKING:
    from gpsgen.diagnostics import Source

#: What the parser says, what we say, and how to mend it.
_WORDS = (
    (
        "that cannot start any token",
        "a text cannot begin with this character",
        "put the text in quotes",
    ),
    (
        "expected the node content",
        "a value is missing here",
        "close the list or the map that is open, or write a value",
    ),
    (
        "mapping values are not allowed",
        "a key cannot stand here",
        "check the indentation; quote a text that holds `: `",
    ),
    (
        "could not find expected ':'",
        "this is neither `key: value` nor a list item",
        "a key needs a `:` and a space after it",
    ),
    (
        "expected <block end>",
        "this does not line up with what stands above it",
        "items of one list and keys of one map begin in the same column",
    ),
    ("sequence entries are not allowed", "a list item cannot stand here", "check the indentation"),
    ("while scanning a quoted scalar", "the quote that opens here is never closed", None),
    (
        "found unknown escape character",
        "this escape does not exist",
        "write `\\\\` for a backslash",
    ),
    (
        "expected ',' or ']'",
        "the `[` list is not closed here",
        "put `,` between items, `]` at its end",
    ),
    (
        "expected ',' or '}'",
        "the `{` map is not closed here",
        "put `,` between keys, `}` at its end",
    ),
)

_TOO_MUCH = (
    "nothing more can stand here",
    "check the brackets and quotes before it; in single quotes a quote is written twice: `''`",
)
#: What ends a line to YAML, and not to an editor.
_LINE_BREAK = re.compile("[\x85\u2028\u2029]")
#: A type of Go that begins like a list.
_SLICE = re.compile(r"\[\][\w.*]+", re.ASCII)

_NO_ANCHORS = "anchors (`&…`) and aliases (`*…`) are not allowed"
_NO_TAG = "remove it: every value is text until its field gives it a type; quote a text with `!`"
_WRITE_OUT = "write the value out at each place, or quote it if it is meant as text"


def yaml_fault(source: Source, error: Any) -> Diagnostic:  # noqa: ANN401 (two libraries' errors)
    """Return the finding for an error that a YAML library raised."""
    if hasattr(error, "position"):
        return _forbidden_character(source, int(error.position))
    if line := conflict_line(source.text.encode(errors="replace")):
        return _conflict(source, line)
    if isinstance(error, DisallowedToken):
        return _disallowed(source, error)
    return _refused(source, error, _offset(source, error))


def _refused(source: Source, error: Any, offset: int) -> Diagnostic:  # noqa: ANN401
    if "undefined alias" in str(error.problem):
        return _at_token(source, offset, codes.UNKNOWN_ALIAS, "this anchor is not defined")
    if "another document" in str(error.problem):
        return _second_document(source, offset)
    if source.text[offset : offset + 1] == "\t":
        return _tab(source, offset)
    unseen = _LINE_BREAK.search(source.text)
    return _line_break(source, unseen.start()) if unseen else _syntax(source, error, offset)


def _conflict(source: Source, line: int) -> Diagnostic:
    return Diagnostic(
        code=codes.SYNTAX,
        message="the markers of a merge stand around two versions of what belongs here",
        span=Span(source.name, line, 1, line, 1 + len(source.line(line))),
        help="keep what belongs into the file, and remove the lines with the markers",
    )


def without_anchors(finding: Diagnostic) -> Diagnostic:
    """Return the finding as it reads where no anchor could have been defined."""
    if finding.code is not codes.UNKNOWN_ALIAS:
        return finding
    return Diagnostic(code=codes.ANCHOR, message=_NO_ANCHORS, span=finding.span, help=_WRITE_OUT)


def too_deep(source: Source, offset: int) -> Diagnostic:
    """Return the finding for a text that nests more deeply than can be read."""
    return Diagnostic(
        code=codes.TOO_DEEP,
        message="lists and maps are nested too deeply",
        span=source.span(offset, offset + 1),
    )


def no_character(source: Source, offset: int) -> Diagnostic:
    """Return the finding for an escape whose number no character has."""
    escape = max(source.text.rfind("\\U", 0, offset + 1), 0)
    return Diagnostic(
        code=codes.FORBIDDEN_CHARACTER,
        message="this escape stands for no character",
        span=source.span(escape, escape + len("\\U00000000")),
        help="the last character is `\\U0010FFFF`",
    )


def _disallowed(source: Source, error: DisallowedToken) -> Diagnostic:
    # of a tag, strictyaml gives the place that it ends at first
    if isinstance(error, TagTokenDisallowed):
        return _at_token(
            source, error.problem_mark.index, codes.TAG, "tags (`!…`) are not allowed", _NO_TAG
        )
    return _at_token(source, error.context_mark.index, codes.ANCHOR, _NO_ANCHORS, _WRITE_OUT)


def _forbidden_character(source: Source, offset: int) -> Diagnostic:
    character = source.text[offset : offset + 1]
    return Diagnostic(
        code=codes.FORBIDDEN_CHARACTER,
        message=f"the character U+{ord(character or chr(0)):04X} cannot be used in YAML",
        span=source.span(offset, offset + 1),
        help="remove it, or write it as an escape in double quotes",
    )


def _second_document(source: Source, offset: int) -> Diagnostic:
    if not source.text.startswith("---", offset):
        return Diagnostic(
            code=codes.SYNTAX,
            message="this does not belong to what stands above it",
            span=source.line_span(offset),
            help="all sections begin in the first column; check brackets and quotes above",
        )
    return Diagnostic(
        code=codes.SEVERAL_DOCUMENTS,
        message="a second YAML document begins here",
        span=source.line_span(offset),
        help="keep one document in the file; remove this `---`",
    )


def _line_break(source: Source, offset: int) -> Diagnostic:
    return Diagnostic(
        code=codes.FORBIDDEN_CHARACTER,
        message=f"the character U+{ord(source.text[offset]):04X} ends a line here, unseen",
        span=source.span(offset, offset + 1),
        help="remove it, or write it as an escape in double quotes",
    )


def _tab(source: Source, offset: int) -> Diagnostic:
    return Diagnostic(
        code=codes.TAB,
        message="a tab cannot be used for indentation"
        if source.begins_line(offset)
        else "a tab cannot stand here",
        span=source.span(offset, offset + 1),
        help="use spaces",
    )


def _at_token(
    source: Source, offset: int, code: codes.Code, message: str, help_: str | None = None
) -> Diagnostic:
    token = source.text[offset:].split(None, 1)[:1]
    end = offset + len(token[0].rstrip(",]}")) if token else offset
    return Diagnostic(code=code, message=message, span=source.span(offset, end), help=help_)


def _syntax(source: Source, error: Any, offset: int) -> Diagnostic:  # noqa: ANN401
    context = str(getattr(error, "context", None) or "")
    problem = str(getattr(error, "problem", None) or error)
    if slice_ := _SLICE.match(source.text, max(offset - 2, 0)):
        return _unquoted(source, slice_)
    message, help_ = f"this is not valid YAML: {problem}", None
    for phrase, our_message, our_help in _WORDS:
        if phrase in f"{context} {problem}":
            message, help_ = our_message, our_help
            if phrase in context and error.context_mark is not None:
                offset = _index(source, error.context_mark)
            break
    start = _skip_blanks(source, offset)
    if "expected <block end>" in problem and not source.begins_line(start):
        message, help_ = _TOO_MUCH
    end = start + 1 if source.text[start : start + 1].strip() else start
    return Diagnostic(code=codes.SYNTAX, message=message, span=source.span(start, end), help=help_)


def _unquoted(source: Source, slice_: re.Match[str]) -> Diagnostic:
    span = source.span(*slice_.span())
    return Diagnostic(
        code=codes.SYNTAX,
        message=f"`{slice_.group()}` begins as a list does, and is no text without quotes",
        span=span,
        help=f"put it in quotes: `'{slice_.group()}'`",
        fix=Fix("put it in quotes", (Edit(span, f"'{slice_.group()}'"),)),
    )


def _skip_blanks(source: Source, offset: int) -> int:
    """Return an offset at the end of the text is moved back to the last thing that is written."""
    if offset < len(source.text):
        return offset
    return max(len(source.text.rstrip()) - 1, 0)


def _offset(source: Source, error: Any) -> int:  # noqa: ANN401
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    return _index(source, mark) if mark is not None else 0


def _index(source: Source, mark: Any) -> int:  # noqa: ANN401
    return min(int(mark.index), len(source.text))
