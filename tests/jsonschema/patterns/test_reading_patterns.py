"""What is a pattern, and what is wrong with what is none."""

from __future__ import annotations

import pytest

from gpsgen.jsonschema.patterns import fault
from gpsgen.jsonschema.patterns.reading import read
from gpsgen.jsonschema.patterns.sets import DIGIT, SPACE, WORD, Set, of_characters
from gpsgen.jsonschema.patterns.syntax import Class, Property


@pytest.mark.parametrize(
    ("pattern", "wanted"),
    [
        ("(", "an unmatched ( at offset 0"),
        ("a)", "an unmatched ) at offset 1"),
        ("a[b", "an unterminated class at offset 1"),
        ("a\\", "\\ at the end at offset 1"),
        ("[a\\", "\\ at the end at offset 2"),
        ("*a", "nothing to repeat at offset 0"),
        ("a**", "nothing to repeat at offset 2"),
        ("^*", "an assertion cannot be repeated at offset 0"),
        ("(?<=a)*", "an assertion cannot be repeated at offset 0"),
        ("a{2,1}", "numbers out of order in a quantifier at offset 1"),
        ("[b-a]", "a range out of order in a class at offset 1"),
        ("(?i)a", "a group of no known kind at offset 0"),
        ("(?P<n>a)", "a group of no known kind at offset 0"),
        ("(?ii:a)", "flags that a group cannot have at offset 5"),
        ("(?<1>a)", "the name of a group is no identifier at offset 3"),
        ("(?<a", "the name of a group is no identifier at offset 3"),
        ("(?<a>x)(?<a>y)", "a second group of that name at offset 7"),
        ("(?<a>x)\\k<b>", "a reference to a group that is not there at offset 7"),
        ("\\p{Emoji}", "a property of Unicode that is not known at offset 0"),
        ("\\-\\p{Foo}", "an escape of no known kind at offset 0"),
        ("\\u{110000}", "a code point that is none at offset 0"),
        ("(" * 81 + ")" * 81, "groups nest too deep at offset 80"),
        ("(" * 100_000, "groups nest too deep at offset 80"),
    ],
)
def test_faults(pattern: str, wanted: str) -> None:
    assert fault(pattern) == wanted


@pytest.mark.parametrize(
    "pattern",
    [
        "", "a|", "()", "[]", "[^]", "\\1(a)", "(?<é$_>a)\\k<é$_>", "(?<\\u0061>x)\\k<a>", "\\k<a>",
        "(?=a)*", "a{,2}", "{", "]", "\\-", "[\\w-.]", "\\c", "[\\c_]", "\\8", "\\07", "\\u{1F432}",
        "(?i-s:a)", "(?s:.)(?m:^a$)", "a{99999999999999999999999999}", "a{" + "9" * 5000 + "}",
        "(" * 80 + ")" * 80, "\ud83d",
    ],
)  # fmt: skip
def test_no_fault(pattern: str) -> None:
    assert fault(pattern) is None


@pytest.mark.parametrize(
    ("pattern", "wanted"),
    [
        ("\\d", Class(DIGIT)),
        ("\\W", Class(~WORD)),
        ("\\s", Class(SPACE)),
        (".", Class(~of_characters("\n\r\u2028\u2029"))),
        ("(?s:.)", Class(Set(((0, 0x10FFFF),)))),
        ("\\cc", Class(of_characters("\x03"))),
        ("\\uD83D\\uDC32", Class(of_characters("🐲"))),
        ("[\\b\\-\\]]", Class(of_characters("\b-]"))),
        ("[\\w-.]", Class(WORD | of_characters("-."))),
        ("\\07", Class(of_characters("\x07"))),
        ("\\p{digit}", Class(Set(), (Property("Nd"),))),
        ("\\P{Script=Latn}", Class(Set(), (Property("Latin"),), negated=True)),
        ("[^\\P{L}a]", Class(of_characters("a"), (Property("L", negated=True),), negated=True)),
    ],
)
def test_characters(pattern: str, wanted: Class) -> None:
    assert read(pattern) == wanted
