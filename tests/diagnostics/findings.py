"""Findings for tests: made at the places where words stand in a text."""

from gpsgen.diagnostics import Diagnostic, Edit, Fix, Label, Source, Span, codes


def place(source: Source, token: str, number: int = 0) -> Span:
    """The place of a token in a source; of several, the one of a number, counted from 0."""
    start = -1
    for _ in range(number + 1):
        start = source.text.index(token, start + 1)
    return source.span(start, start + len(token))


def at(source: Source, token: str, **more: object) -> Diagnostic:
    """A finding at the first place in a source where a token stands."""
    span = place(source, token)
    fields = {"code": codes.WRONG_TYPE, "message": "this is wrong", "span": span, **more}
    return Diagnostic(**fields)  # type: ignore[arg-type]


def label(source: Source, token: str, text: str, number: int = 0) -> Label:
    """A secondary place."""
    return Label(place(source, token, number), text)


def replace(source: Source, *changes: tuple[str, str]) -> Fix:
    """The fix that puts texts in the places of tokens."""
    edits = tuple(Edit(place(source, token), text) for token, text in changes)
    return Fix("mend it", edits)
