"""What Go takes for a name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goast import InvalidNode, Package
from goast.names import (
    KEYWORDS,
    assumed_package_name,
    check_file_path,
    check_file_set,
    check_import_path,
    is_identifier,
)


@pytest.mark.parametrize("text", ["x", "_", "_x1", "Äpfel", "世界", "len", "any"])
def test_identifiers(text: str) -> None:
    assert is_identifier(text)


@pytest.mark.parametrize(
    "text",
    ["", "1x", "x y", "x.y", "x\n", "x\u0301", "·", "a-b", "x;", "\ufeffx", "²", *sorted(KEYWORDS)],
)
def test_no_identifiers(text: str) -> None:
    assert not is_identifier(text)


@given(st.text(max_size=6))
def test_an_identifier_has_nothing_but_letters_and_digits(text: str) -> None:
    if is_identifier(text):
        assert text.replace("_", "x").isalnum()


@pytest.mark.parametrize(
    "path",
    ["../x.go", "/x.go", "a//x.go", "x.txt", "x_linux.go", "x_wasm.go", "x_windows_amd64.go",
     "x_linux_test.go", "_x.go", ".x.go", "nul.go", "a/con/x.go", "x y.go", "a\\x.go", "x.go\n",
     "a./x.go", "..", ""],
)  # fmt: skip
def test_file_paths_that_go_or_a_system_would_misread(path: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        check_file_path(path)


@pytest.mark.parametrize("path", ["x.go", "linux.go", "cmd/api/psg_main_gen.go", "x_test.go"])
def test_file_paths(path: str) -> None:
    assert check_file_path(path) == path


def test_paths_that_differ_only_in_case() -> None:
    with pytest.raises(ValueError, match="case does not count"):
        check_file_set(["a/X.go", "a/x.go"])


@pytest.mark.parametrize("path", ["", "/a", "a/", "a//b", "a/../b", ".", "a b", 'a"b', "a\nb", "ä"])
def test_no_import_paths(path: str) -> None:
    with pytest.raises(ValueError, match="import path"):
        check_import_path(path)


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("fmt", "fmt"),
        ("net/http", "http"),
        ("math/rand/v2", "rand"),
        ("github.com/go-chi/chi/v5", "chi"),
        ("gopkg.in/yaml.v3", "yaml"),
        ("github.com/x/go-redis", "redis"),
    ],
)
def test_the_name_that_tools_assume(path: str, name: str) -> None:
    assert assumed_package_name(path) == name


def test_a_package_of_others_must_be_named() -> None:
    assert Package("math/rand/v2").name == "rand"
    with pytest.raises(InvalidNode, match="must be given"):
        Package("github.com/rs/zerolog")
