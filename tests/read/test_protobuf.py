"""The outline of a protobuf file is made of tokens, whatever strings and comments say."""

import pytest

from gpsgen.diagnostics import Source
from gpsgen.read.protobuf import outline

SERVICES = {
    "service A {}": ["A"],
    "service A{rpc Get(B)returns(B){option (x)={a:{}};}} service C {}": ["A", "C"],
    "/* service A {} */ service B {}": ["B"],
    "// service A {}\nservice B {}": ["B"],
    "service /* c */ A // d\n {}": ["A"],
    'option a = "service A {"; service B {}': ["B"],
    "option a = 'it\\'s'; service B {}": ["B"],
    'option (a) = {b: "}"}; service B {}': ["B"],
    "message service { message M {} }": [],
    "message M { service A {} }": [],
    "extend service { int32 a = 1; } service B {}": ["B"],
    'import "service.proto"; package service.v1;': [],
    "/* service A {}": [],
    '"service A {}': [],
    "}}} service A {}": ["A"],
    "service: {a: b}": [],
    "": [],
}


@pytest.mark.parametrize(("text", "services"), SERVICES.items())
def test_services_are_found_at_the_top_level(text: str, services: list[str]) -> None:
    assert list(outline(Source("f", text)).services) == services


def test_the_language_is_found_with_its_place() -> None:
    text = "// syntax = \"x\";\nsyntax\t= 'proto3' ;\nmessage M { string syntax = 1; }\n"
    found = outline(Source("f", text))
    assert found.syntax
    assert (found.syntax.text, found.edition) == ("'proto3'", None)
    assert text[found.syntax.start : found.syntax.end] == "'proto3'"
    assert outline(Source("f", 'edition = "2023";')).syntax is None


def test_a_file_may_say_nothing_of_its_language() -> None:
    found = outline(Source("f", 'option syntax = "proto3"; message edition {}'))
    assert (found.syntax, found.edition, found.services) == (None, None, ())
