"""Fixes, applied to texts."""

from hypothesis import given
from hypothesis import strategies as st

from gpsgen.diagnostics import Diagnostic, Edit, Fix, Source, Span
from gpsgen.diagnostics.fixing import apply_edits, apply_fixes
from tests.diagnostics.findings import at, place, replace

TEXT = "name: shop # ours\r\nlist: [a, b]\r\nlast: c"


def fixed(*findings: Diagnostic, text: str = TEXT) -> str:
    """The text once the fixes of findings were applied together."""
    source = Source("f", text)
    found = apply_fixes(findings, {"f": source}, lambda *_: True)
    return found.sources["f"].text if found.sources else text


def mending(source: Source, *changes: tuple[str, str]) -> Diagnostic:
    """A finding with a fix."""
    return at(source, changes[0][0], fix=replace(source, *changes))


def test_all_but_the_place_of_an_edit_stays_as_it_is() -> None:
    source = Source("f", TEXT)

    assert fixed(mending(source, ("shop", "market"))) == TEXT.replace("shop", "market")
    assert fixed(mending(source, ("a, b", ""))) == TEXT.replace("a, b", "")
    assert fixed(mending(source, ("\r\nlast: c", ""))) == TEXT.removesuffix("\r\nlast: c")


def test_the_edits_of_a_fix_are_applied_together_in_any_order() -> None:
    source = Source("f", TEXT)

    assert fixed(mending(source, ("c", "d"), ("name", "title"))) == (
        "title: shop # ours\r\nlist: [a, b]\r\nlast: d"
    )


def test_line_breaks_become_those_of_the_file() -> None:
    source = Source("f", TEXT)
    unix = Source("f", "a: b\n")

    assert fixed(mending(source, ("c", "c\nmore: d\n"))).endswith("last: c\r\nmore: d\r\n")
    assert fixed(mending(unix, ("b", "b\nc: d")), text=unix.text) == "a: b\nc: d\n"


def test_of_fixes_that_touch_the_later_waits() -> None:
    source = Source("f", TEXT)
    whole, part = mending(source, ("[a, b]", "[]")), mending(source, ("b]", "c]"))
    beside = mending(source, ("list: ", "items: "))

    found = apply_fixes([whole, part, beside], {"f": source}, lambda *_: True)

    assert found.findings == (whole,)
    assert found.sources["f"].text == TEXT.replace("[a, b]", "[]")


def test_a_fix_after_which_a_text_is_unsound_is_left_out() -> None:
    source = Source("f", TEXT)
    good, bad = mending(source, ("shop", "market")), mending(source, ("]", ""))

    found = apply_fixes([bad, good], {"f": source}, lambda _, after: "]" in after.text)

    assert found.findings == (good,)
    assert found.sources["f"].text == TEXT.replace("shop", "market")


def test_unsound_fixes_among_many_are_found_by_halves() -> None:
    source = Source("f", "".join(f"key{number:02}: x\n" for number in range(64)))
    findings = [mending(source, (f"key{number:02}", f"new{number:02}")) for number in range(64)]
    told = []

    def is_sound(_: Source, after: Source) -> bool:
        told.append(after)
        return "new07" not in after.text and "new40" not in after.text

    found = apply_fixes(findings, {"f": source}, is_sound)

    assert found.findings == (*findings[:7], *findings[8:40], *findings[41:])
    assert found.sources["f"].text.count("new") == 62
    assert len(told) < 30


def test_fixes_that_cannot_be_applied_are_left_alone() -> None:
    source = Source("f", TEXT)
    elsewhere = Edit(Span("other", 1, 1, 1, 2), "x")
    beyond = Edit(Span("f", 9, 1, 9, 2), "x")
    within_itself = (Edit(place(source, "shop"), "x"), Edit(place(source, "ho"), "y"))
    same = (Edit(place(source, "shop"), "shop"),)

    for edits in ((elsewhere,), (beyond,), within_itself, same, ()):
        finding = at(source, "shop", fix=Fix("mend it", edits))
        found = apply_fixes([finding], {"f": source}, lambda *_: True)
        assert (found.sources, found.findings) == ({}, ()), edits


def test_one_fix_may_mend_several_files() -> None:
    one, other = Source("one", "a"), Source("other", "b")
    edits = (Edit(place(one, "a"), "x"), Edit(place(other, "b"), "y"))
    finding = at(one, "a", fix=Fix("mend both", edits))

    found = apply_fixes([finding], {"one": one, "other": other}, lambda *_: True)

    assert [source.text for source in found.sources.values()] == ["x", "y"]


@given(st.text(st.sampled_from("ab:\t \r\n日\U0001f469")), st.data())
def test_an_edit_is_a_slice_of_the_text(text: str, data: st.DataObject) -> None:
    source = Source("f", text.replace("\r", "\r\n").replace("\n\n", "\n"))
    start = data.draw(st.integers(0, len(source.text)))
    end = data.draw(st.integers(start, len(source.text)))
    span = source.span(start, end)
    first, last = (
        source.offset(span.line, span.column),
        source.offset(span.end_line, span.end_column),
    )

    changed = apply_edits(source, [Edit(span, "X")])

    assert changed == source.text[:first] + "X" + source.text[last:]
    between = (
        source.text[start - 1 : start + 1] == "\r\n" or source.text[end - 1 : end + 1] == "\r\n"
    )
    assert between or (first, last) == (start, end)
