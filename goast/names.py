"""What Go takes for a name: identifiers, package names, import paths, file names.

Each ``check_*`` function returns its text unchanged or raises ``ValueError`` with the reason.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

KEYWORDS: Final = frozenset({
    "break", "case", "chan", "const", "continue", "default", "defer", "else", "fallthrough",
    "for", "func", "go", "goto", "if", "import", "interface", "map", "package", "range", "return",
    "select", "struct", "switch", "type", "var"
})  # fmt: skip
#: The names of the universe block, which a program may shadow but had better not.
PREDECLARED: Final = frozenset({
    "any", "append", "bool", "byte", "cap", "clear", "close", "comparable", "complex",
    "complex128", "complex64", "copy", "delete", "error", "false", "float32", "float64", "imag",
    "int", "int16", "int32", "int64", "int8", "iota", "len", "make", "max", "min", "new", "nil",
    "panic", "print", "println", "real", "recover", "rune", "string", "true", "uint", "uint16",
    "uint32", "uint64", "uint8", "uintptr"
})  # fmt: skip
#: Names after ``_`` that make the go command read a file on some systems only.
GOOS: Final = frozenset({
    "aix", "android", "darwin", "dragonfly", "freebsd", "hurd", "illumos", "ios", "js", "linux",
    "nacl", "netbsd", "openbsd", "plan9", "solaris", "wasip1", "windows", "zos"
})  # fmt: skip
GOARCH: Final = frozenset({
    "386", "amd64", "amd64p32", "arm", "arm64", "arm64be", "armbe", "loong64", "mips", "mips64",
    "mips64le", "mips64p32", "mips64p32le", "mipsle", "ppc", "ppc64", "ppc64le", "riscv",
    "riscv64", "s390", "s390x", "sparc", "sparc64", "wasm"
})  # fmt: skip
_DEVICES: Final = frozenset(
    ["con", "prn", "aux", "nul", *(f"com{n}" for n in range(10)), *(f"lpt{n}" for n in range(10))]
)

_ASCII_IDENTIFIER = re.compile(r"[A-Za-z_][A-Za-z0-9_]*", re.ASCII)
_PATH_ELEMENT = re.compile(r"[A-Za-z0-9._~+-]+", re.ASCII)
_FILE_ELEMENT = re.compile(r"[A-Za-z0-9_.+@=,~-]+", re.ASCII)
_CONSTRAINT = re.compile(r"&&|\|\||[!()]|[A-Za-z0-9_.]+|[^ ]", re.ASCII)
_TAG = re.compile(r"[A-Za-z0-9_.]+", re.ASCII)
_MAJOR_VERSION = re.compile(r"v[0-9]+", re.ASCII)
_LETTERS: Final = frozenset({"Lu", "Ll", "Lt", "Lm", "Lo"})


def is_identifier(text: str) -> bool:
    """Whether Go reads ``text`` as one identifier; a keyword is none."""
    if _ASCII_IDENTIFIER.fullmatch(text):
        return text not in KEYWORDS
    return bool(text) and _is_letter(text[0]) and all(map(_is_letter_or_digit, text))


def is_exported(name: str) -> bool:
    """Whether other packages see ``name``: it starts with an upper case letter."""
    return unicodedata.category(name[0]) == "Lu"


def check_identifier(text: str) -> str:
    """Return an identifier, the blank one included."""
    if not is_identifier(text):
        kind = "a keyword" if text in KEYWORDS else "not an identifier"
        raise ValueError(f"{text!r} is {kind}")
    return text


def check_named(text: str) -> str:
    """Return an identifier that is not the blank one."""
    if check_identifier(text) == "_":
        raise ValueError("'_' is the name of nothing")
    return text


def check_exported(text: str) -> str:
    """Return an identifier that other packages see."""
    if not is_exported(check_identifier(text)):
        raise ValueError(f"{text!r} is not exported")
    return text


def check_package_name(text: str) -> str:
    """Return a name for a package clause."""
    if check_identifier(text) == "_":
        raise ValueError("a package cannot be named '_'")
    return text


def check_import_path(text: str) -> str:
    """Return the path of an import, by the rules of Go's modules."""
    for element in text.split("/"):
        if not _PATH_ELEMENT.fullmatch(element) or element.strip(".") == "":
            raise ValueError(f"{text!r} is not an import path")
    return text


def check_build_constraint(text: str) -> str:
    """Return the expression of a ``//go:build`` line."""
    depth, operand = 0, True
    for token in _CONSTRAINT.findall(text):
        fits = operand == (token in {"!", "("} or _TAG.fullmatch(token) is not None)
        depth += {"(": 1, ")": -1}.get(token, 0)
        if not fits or depth < 0:
            raise ValueError(f"{text!r} is not a build constraint")
        operand = token in {"!", "(", "&&", "||"}
    if operand or depth:
        raise ValueError(f"{text!r} is not a build constraint")
    return text


def check_file_path(text: str) -> str:
    """Return the slash-separated path of a Go file that every build reads as such."""
    *folders, name = text.split("/")
    for element in [*folders, name]:
        _check_file_element(element, text)
    stem, dot, extension = name.rpartition(".")
    if not dot or extension != "go":
        raise ValueError(f"{text!r} does not end in .go")
    if name[0] in "_.":
        raise ValueError(f"{text!r}: the go command ignores names that start with {name[0]!r}")
    words = stem.removesuffix("_test").split("_")
    constraint = words[-1] if words[-1] in GOOS | GOARCH and len(words) > 1 else ""
    if constraint:
        raise ValueError(f"{text!r} would be built for {constraint} only")
    return text


def check_test_suffix(text: str, *, test: bool) -> str:
    """Return a file's path whose name says rightly whether it is a test."""
    if text.endswith("_test.go") != test:
        what = "is" if not test else "is not"
        raise ValueError(f"{text!r} {what} the name of a test file")
    return text


def check_file_set(paths: list[str]) -> list[str]:
    """Return paths that differ in more than the case of their letters."""
    seen: dict[str, str] = {}
    for path in paths:
        other = seen.setdefault(path.lower(), path)
        if other is not path:
            raise ValueError(f"{path!r} and {other!r} are one file where case does not count")
    return paths


def is_standard(path: str) -> bool:
    """Whether an import path belongs to the standard library: its first element has no dot."""
    return "." not in path.split("/", 1)[0]


def assumed_package_name(path: str) -> str:
    """Return the package name that Go's tools assume for an import path.

    They drop a major version (``math/rand/v2``), a leading ``go-`` and what follows the
    first character that no identifier has (``yaml.v3``).
    """
    elements = path.split("/")
    name = elements[-1]
    if len(elements) > 1 and _MAJOR_VERSION.fullmatch(name):
        name = elements[-2]
    name = name.removeprefix("go-")
    match = _ASCII_IDENTIFIER.match(name)
    return match.group() if match else name


def _check_file_element(element: str, text: str) -> None:
    if not _FILE_ELEMENT.fullmatch(element) or element.strip(".") == "":
        raise ValueError(f"{text!r} is not a relative path of portable names")
    if element.split(".", 1)[0].lower() in _DEVICES or element.endswith("."):
        raise ValueError(f"{text!r}: {element!r} names a device on some systems")


def _is_letter(character: str) -> bool:
    return character == "_" or unicodedata.category(character) in _LETTERS


def _is_letter_or_digit(character: str) -> bool:
    return _is_letter(character) or unicodedata.category(character) == "Nd"
