"""The helpers are cut into declarations that can be written again under other names."""

import pytest

from gpsgen.jsonschema import helper_sources
from gpsgen.jsonschema.helper_declarations import HelperDeclaration, cut
from gpsgen.jsonschema.helper_sources import helper_declarations, needed_helpers, taken_names

READER = """// Package jsonschema helps.
package jsonschema

import (
	"errors"
	"strconv"
)

// Reader reads; a Reader has a Kind. Kind is no name here, KindNull is.
type Reader struct {
	Kind Kind // what the Reader is at
	text, Text string `json:"Reader"`
	more []Reader
}

// Kinds of values.
const (
	KindNull Kind = iota // null
	KindText
)

// limit is not for you.
const (
	limit = 10
	// depth is how deep.
	depth = "Reader"
)

type Kind int

var errDeep = errors.New("Reader: deep")

// String tells the Kind.
func (k Kind) String() string { return [...]string{KindNull: "null", KindText: depth}[k] }

// Read makes a Reader.
func Read(text string) *Reader {
	// floating

	switch k := KindNull; k {
	case KindNull:
	}
	return &Reader{Kind: KindText, text: text, Text: "Reader"}
}

func (r *Reader) String(n int) (string, error) {
	if n > limit || r.Kind == KindNull { // Reader
		return "", errDeep
	}
	return strconv.Itoa(n), nil
}

func (r *Reader) unused() {}

func (*Reader) next() any { return interface{ Read() }(nil) }

// SyntaxError is for people.
type SyntaxError struct{}

func (e *SyntaxError) Error() string { return "" }
func (e *SyntaxError) Offset() int   { return 0 }

// NewDateTime returns a SyntaxError; in earnest it is called otherwise.
func NewDateTime() *SyntaxError { return nil }

func hide() (int, error) {
	_, limit := pair(1, 2)[1], 1
	return limit, nil
}

func pair[K comparable, V any](k K, v V) map[K]V { return map[K]V{k: v} }

type set[T comparable] map[T]struct{}

func (s set[T]) add(t T) { s[t] = struct{}{} }
"""


@pytest.fixture
def declarations(monkeypatch: pytest.MonkeyPatch) -> tuple[HelperDeclaration, ...]:
    found = cut([READER])
    monkeypatch.setattr(helper_sources, "helper_declarations", lambda: found)
    return found


def named(
    declarations: tuple[HelperDeclaration, ...], name: str, of: str = ""
) -> HelperDeclaration:
    [found] = [it for it in declarations if name in it.names and it.receiver == of]
    return found


def written(declarations: tuple[HelperDeclaration, ...], name: str, of: str = "") -> str:
    return named(declarations, name, of).rewritten({"strconv": "conv", "errors": "errors"})


def test_all_is_cut(declarations: tuple[HelperDeclaration, ...]) -> None:
    assert [(it.receiver, *it.names) for it in declarations] == [
        ("", "Reader"),
        ("", "KindNull", "KindText"),
        ("", "limit"),
        ("", "depth"),
        ("", "Kind"),
        ("", "errDeep"),
        ("Kind", "String"),
        ("", "Read"),
        ("Reader", "String"),
        ("Reader", "unused"),
        ("Reader", "next"),
        ("", "SyntaxError"),
        ("SyntaxError", "Error"),
        ("SyntaxError", "Offset"),
        ("", "NewDateTime"),
        ("", "hide"),
        ("", "pair"),
        ("", "set"),
        ("set", "add"),
    ]


def test_fields_and_texts_keep_their_names(declarations: tuple[HelperDeclaration, ...]) -> None:
    assert written(declarations, "Reader") == (
        "// jsonReader reads; a jsonReader has a jsonKind. Kind is no name here, jsonKindNull is.\n"
        "type jsonReader struct {\n"
        "\tKind jsonKind // what the jsonReader is at\n"
        '\ttext, Text string `json:"Reader"`\n'
        "\tmore []jsonReader\n"
        "}"
    )


def test_constants_that_count_stay_together(declarations: tuple[HelperDeclaration, ...]) -> None:
    assert written(declarations, "KindText") == (
        "// Kinds of values.\nconst (\n\tjsonKindNull jsonKind = iota // null\n\tjsonKindText\n)"
    )


def test_one_of_a_group_stands_alone(declarations: tuple[HelperDeclaration, ...]) -> None:
    assert written(declarations, "limit") == "const limit = 10"
    assert written(declarations, "depth").split("\n") == [
        "// depth is how deep.",
        '\tconst depth = "Reader"',
    ]


def test_keys_of_arrays_are_names(declarations: tuple[HelperDeclaration, ...]) -> None:
    assert written(declarations, "String", "Kind") == (
        "// String tells the jsonKind.\n"
        "func (k jsonKind) String() string "
        '{ return [...]string{jsonKindNull: "null", jsonKindText: depth}[k] }'
    )


def test_keys_of_structs_are_none(declarations: tuple[HelperDeclaration, ...]) -> None:
    text = written(declarations, "Read")

    assert text.startswith(
        "// jsonRead makes a jsonReader.\nfunc jsonRead(text string) *jsonReader"
    )
    assert "switch k := jsonKindNull; k {\n\tcase jsonKindNull:" in text
    assert '&jsonReader{Kind: jsonKindText, text: text, Text: "Reader"}' in text


def test_packages_have_the_names_of_the_file(declarations: tuple[HelperDeclaration, ...]) -> None:
    assert "return conv.Itoa(n), nil" in written(declarations, "String", "Reader")


def test_names_for_people_stay(declarations: tuple[HelperDeclaration, ...]) -> None:
    assert written(declarations, "Error", "SyntaxError").startswith("func (e *SyntaxError) Error()")


@pytest.mark.usefixtures("declarations")
@pytest.mark.parametrize(
    ("names", "members", "expected"),
    [
        (["limit"], [], ["limit"]),
        (["depth"], ["add"], ["depth"]),
        # a method comes where it is spoken of, or where Go looks for it
        (["Kind"], [], ["Kind", "Kind.String", "KindNull", "depth"]),
        (["set"], [], ["set"]),
        # a variable of its own is none of the package's
        (["hide"], [], ["hide", "pair"]),
        (["set"], ["add"], ["set", "set.add"]),
        (["Reader"], [], ["Reader", "Kind", "Kind.String", "KindNull", "depth"]),
        # people call all that theirs has, and make it
        (
            ["SyntaxError"],
            [],
            ["SyntaxError", "SyntaxError.Error", "SyntaxError.Offset", "NewDateTime"],
        ),
    ],
)
def test_what_a_name_needs(names: list[str], members: list[str], expected: list[str]) -> None:
    found = needed_helpers(names, members)

    assert {f"{it.receiver}.{it.names[0]}".removeprefix(".") for it in found} == set(expected)


@pytest.mark.usefixtures("declarations")
def test_a_method_brings_what_it_speaks_of() -> None:
    found = needed_helpers(["Reader"], ["String"])

    assert {"limit", "errDeep"} <= {it.names[0] for it in found}


def test_a_name_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError):
        needed_helpers(["nobody"], [])


def test_the_helpers_have_each_name_once() -> None:
    names = [it.names for it in helper_declarations() if not it.receiver]
    flat = [name for each in names for name in each]

    assert len(set(flat)) == len(flat)
    assert {"Unmarshal", "jsonDecoder", "ValidationError"} <= taken_names()
