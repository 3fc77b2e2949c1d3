"""Literals in source as nodes, and the place of what is wrong in one."""

import pytest

from goast import BasicLit, Int, RawString, ScanError, String, parse_expression


@pytest.mark.parametrize(
    ("text", "node"),
    [
        ("0", Int(0)),
        ("12", Int(12)),
        ("012", BasicLit("INT", "012")),
        ("0b1_0", BasicLit("INT", "0b1_0")),
        ("9" * 2000, BasicLit("INT", "9" * 2000)),
        ("1.", BasicLit("FLOAT", "1.")),
        ("09.5", BasicLit("FLOAT", "09.5")),
        ("0xep1", BasicLit("FLOAT", "0xep1")),
        ("0x1e", BasicLit("INT", "0x1e")),
        ("09i", BasicLit("IMAG", "09i")),
        ("'ü'", BasicLit("CHAR", "'ü'")),
        (r"'\377'", BasicLit("CHAR", r"'\377'")),
        ('"a b"', String("a b")),
        (r'"\""', BasicLit("STRING", r'"\""')),
        ('`"\\`', RawString('"\\')),
        ("`a\r\n`", RawString("a\n")),
    ],
)
def test_literals(text: str, node: object) -> None:
    assert parse_expression(text) == node


@pytest.mark.parametrize(
    ("text", "reason", "fault"),
    [
        (r'"a\z"', r"1:3: unknown or incomplete escape sequence '\\z'", r"\z"),
        (r'"\x1"', r"1:2: unknown or incomplete escape sequence '\\x'", r"\x"),
        (r'"\400"', r"1:2: unknown or incomplete escape sequence '\\4'", r"\4"),
        (r'"\ud800"', r"1:2: unknown or incomplete escape sequence '\\u'", r"\u"),
        (r'''"\'"''', r'''1:2: unknown or incomplete escape sequence "\\'"''', r"\'"),
        ("'ab'", "1:1: a rune literal holds one character; a string needs double quotes", "'ab'"),
        (r"'\q'", r"1:2: unknown or incomplete escape sequence '\\q'", r"\q"),
        ("0x", "1:1: a number has no digits behind its prefix", "0x"),
        ("0b2", "1:1: a binary number has the digits 0 and 1", "0b2"),
        ("09", "1:1: an octal number, which starts with 0, has the digits 0 to 7", "09"),
        ("0o8", "1:1: an octal number, which starts with 0, has the digits 0 to 7", "0o8"),
        ("1__0", "1:1: '_' must separate successive digits", "1__0"),
        ("1_", "1:1: '_' must separate successive digits", "1_"),
        ("0x1.8", "1:1: a hexadecimal number with a point needs an exponent: p0", "0x1.8"),
        ("1e", "1:1: an exponent has no digits", "1e"),
        ("0b1e1", "1:1: invalid number", "0b1e1"),
        ("1p1", "1:1: invalid number", "1p1"),
        ("1x", "1:2: expected end of text, found 'x'", "x"),
    ],
)
def test_what_is_no_literal_is_refused_at_its_place(text: str, reason: str, fault: str) -> None:
    with pytest.raises(ScanError) as refusal:
        parse_expression(text)
    error = refusal.value
    assert str(error) == reason
    assert text[error.offset : error.end] == fault
