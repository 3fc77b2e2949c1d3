"""How a name in the config maps to the names of other languages: one table, used by all."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

NAME_PATTERN = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:[._-]+[A-Za-z0-9]+)*", re.ASCII)
"""A name that can be mapped: words of letters and digits, joined by dots, hyphens, underscores."""

MAX_NAME_LENGTH = 63
"""What a host name, and so a container's name, can hold."""

_MAX_FILE_STEM = 100

_SEPARATORS = re.compile(r"[._-]+")
_EXPORTED = re.compile(r"[A-Z][A-Za-z0-9]*", re.ASCII)
_HUMPS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")

# fmt: off
#: Words that Go style writes in capitals, as its linters check.
_INITIALISMS = frozenset({
    "acl", "api", "ascii", "cpu", "css", "dns", "eof", "guid", "html", "http", "https", "id",
    "ip", "json", "lhs", "qps", "ram", "rhs", "rpc", "sla", "smtp", "sql", "ssh", "tcp", "tls",
    "ttl", "udp", "ui", "uid", "uuid", "uri", "url", "utf8", "vm", "xml", "xmpp", "xsrf", "xss",
})
_KEYWORDS = frozenset({
    "break", "case", "chan", "const", "continue", "default", "defer", "else", "fallthrough",
    "for", "func", "go", "goto", "if", "import", "interface", "map", "package", "range", "return",
    "select", "struct", "switch", "type", "var",
})
_PREDECLARED = frozenset({
    "any", "append", "bool", "byte", "cap", "clear", "close", "comparable", "complex",
    "complex64", "complex128", "copy", "delete", "error", "false", "float32", "float64", "imag",
    "int", "int8", "int16", "int32", "int64", "iota", "len", "make", "max", "min", "new", "nil",
    "panic", "print", "println", "real", "recover", "rune", "string", "true", "uint", "uint8",
    "uint16", "uint32", "uint64", "uintptr",
})
# fmt: on

#: Names of folders or packages to which the go command gives a meaning of its own.
_GO_FOLDERS = frozenset({"documentation", "internal", "main", "testdata", "vendor", "init"})
#: Folder names that the go command refuses, since Windows reserves them.
_RESERVED_FOLDERS = frozenset(
    ["aux", "con", "nul", "prn", *(f"com{n}" for n in range(10)), *(f"lpt{n}" for n in range(10))]
)
_NOT_A_PACKAGE = _KEYWORDS | _PREDECLARED | _GO_FOLDERS | _RESERVED_FOLDERS
_NOT_A_FOLDER = _RESERVED_FOLDERS | {"testdata", "vendor"}


@dataclass(frozen=True, slots=True)
class Mapping:
    """One use of a name: what it is called and how the name is rewritten for it."""

    use: str
    apply: Callable[[str], str]


def go_package(name: str) -> str:
    """Name a Go package and its folder: `ItemService` is `itemservice`, `type` is `typepkg`."""
    package = _SEPARATORS.sub("", name).lower()
    return f"{package}pkg" if package in _NOT_A_PACKAGE else package


@cache
def go_exported(name: str) -> str:
    """Name an exported Go identifier: `admin-cli` is `AdminCli`, `publicApi` is `PublicAPI`."""
    return "".join(_capitalise(word) for word in _words(name))


@cache
def go_unexported(name: str) -> str:
    """Name an unexported Go identifier: `ItemService` is `itemService`, `type` is `typeEntry`."""
    first, *rest = _words(name)
    identifier = first.lower() + "".join(_capitalise(word) for word in rest)
    shadows = identifier in _KEYWORDS or identifier in _PREDECLARED
    return f"{identifier}Entry" if shadows else identifier


def go_file_stem(identifier: str) -> str:
    """Name a Go file after an identifier: `CreateItem` is `create_item`, `GetSKUs2` `get_sk_us_2`.

    What is not ASCII is left out, and a long name is cut: a file's name has 255 bytes everywhere.
    """
    return "_".join(_HUMPS.findall(identifier)).lower()[:_MAX_FILE_STEM] or "go"


def path_element(name: str) -> str:
    """Name a folder, file or image: lower case, as some file systems and registries demand."""
    return name.lower()


def config_key(name: str) -> str:
    """Name an element of a path in the service's configuration: as it is written."""
    return name


def env_element(name: str) -> str:
    """Name a part of an environment variable: what it cannot hold becomes `_`."""
    return _SEPARATORS.sub(lambda match: "_" * len(match.group()), name)


def metric_label(name: str) -> str:
    """Give the value of a metric's label: the name as it is written."""
    return name


def metric_element(name: str) -> str:
    """Name a part of a metric, or an SQL identifier: lower case, `_` between words."""
    return env_element(name).lower()


def datasource_uid(name: str) -> str:
    """Name a datasource in Grafana for good: `My Loki` is `ds-my-loki`."""
    return f"ds-{name.lower().replace(' ', '-')}"


def go_type_of_file(path: str) -> str | None:
    """Name the Go type of a schema after its file, or None where that gives no identifier.

    `./abonent.user.schema.json` is `AbonentUserSchemaJson`, whatever Go style says of initialisms:
    projects have these names already (config reference, 2.7).
    """
    file = path.rpartition("/")[2]
    words = _SEPARATORS.split(file)
    identifier = "".join(word[:1].upper() + word[1:].lower() for word in words)
    return identifier if file.isascii() and _EXPORTED.fullmatch(identifier) else None


MAPPINGS: dict[str, Mapping] = {
    mapping.use: mapping
    for mapping in (
        Mapping("Go package", go_package),
        Mapping("Go identifier", go_exported),
        Mapping("Go variable", go_unexported),
        Mapping("path", path_element),
        Mapping("configuration key", config_key),
        Mapping("environment variable", env_element),
        Mapping("metric label", metric_label),
        Mapping("metric name", metric_element),
        Mapping("uid", datasource_uid),
    )
}
"""Every use of a name that two entries can clash in."""


def is_go_keyword(name: str) -> bool:
    """Whether Go keeps a word for itself."""
    return name in _KEYWORDS


def fault_in_name(name: str) -> str | None:
    """Say why a name cannot be mapped, or None where it can."""
    if len(name) > MAX_NAME_LENGTH:
        return f"it is longer than {MAX_NAME_LENGTH} characters"
    if not NAME_PATTERN.fullmatch(name):
        if name[:1].isascii() and name[:1].isalpha():
            return "it may hold letters, digits, and `.`, `-`, `_` between them"
        return "it must begin with a letter from a to z"
    return None


def fault_in_path_element(name: str) -> str | None:
    """Say why a name that maps well otherwise cannot be a folder, or None."""
    element = path_element(name)
    if element.endswith(".go"):
        return "Go takes each file with such a name for its own"
    stem = element.split(".", 1)[0]
    return f"Go refuses a folder called `{stem}`" if stem in _NOT_A_FOLDER else None


def _words(name: str) -> list[str]:
    return [hump for part in _SEPARATORS.split(name) for hump in _HUMPS.findall(part)]


def _capitalise(word: str) -> str:
    if word.lower() in _INITIALISMS:
        return word.upper()
    return word[0].upper() + word[1:].lower()
