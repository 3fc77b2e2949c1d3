"""go.mod: the directives of a module as nodes, and the rules of paths and versions.

The rules are those of `golang.org/x/mod/module`. A file that people have edited is not printed
from these nodes but changed line by line: see `modfile`.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from gpsgen.syntax import semver
from gpsgen.syntax.invalid import InvalidText, require_line, require_match

_ELEMENT: Final = re.compile(r"[A-Za-z0-9_~-](?:[A-Za-z0-9._~-]*[A-Za-z0-9_~-])?")
_IMPORT_ELEMENT: Final = re.compile(r"[A-Za-z0-9._~+-]*[A-Za-z0-9_~+-]")
_DOMAIN: Final = re.compile(r"[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)+")
_WINDOWS_SHORT_NAME: Final = re.compile(r"[^.]*~[0-9]+")
_WINDOWS_DEVICES: Final = frozenset(
    {"con", "prn", "aux", "nul"}
    | {f"{port}{digit}" for port in ("com", "lpt") for digit in "123456789"}
)
_MAJOR_SUFFIX: Final = re.compile(r".*/v(?P<major>[0-9.]+)")
_GOPKG_SUFFIX: Final = re.compile(r".*\.v(?P<major>0|[1-9][0-9]*)(?:-unstable)?")
_GO_VERSION: Final = re.compile(
    r"[1-9][0-9]*\.(?:0|[1-9][0-9]*)(?:\.(?:0|[1-9][0-9]*)|(?:beta|rc)[1-9][0-9]*)?"
)
_TOOLCHAIN: Final = re.compile(rf"default|go{_GO_VERSION.pattern}(?:-[A-Za-z0-9.-]+)?")
_LOCAL_PATH: Final = re.compile(r"(?:\.{1,2}|\.{0,2}/[A-Za-z0-9_./@%+=~-]*)")
_GOPKG: Final = "gopkg.in/"


@dataclass(frozen=True, slots=True)
class Requirement:
    """A module that is needed, at least in this version."""

    path: str
    version: str
    #: Whether only other modules import it.
    indirect: bool = False

    def __post_init__(self) -> None:
        require_module_path("Requirement", "path", self.path)
        require_version("Requirement", self.path, self.version)


@dataclass(frozen=True, slots=True)
class Replacement:
    """A module taken from elsewhere: another module in a version, or a folder."""

    old: str
    new: str
    old_version: str = ""
    new_version: str = ""

    def __post_init__(self) -> None:
        require_module_path("Replacement", "old", self.old)
        if self.old_version:
            require_version("Replacement", self.old, self.old_version)
        if self.new_version:
            require_module_path("Replacement", "new", self.new)
            require_version("Replacement", self.new, self.new_version)
        else:
            reason = "is neither a folder (./, ../, /) nor a module with a version"
            require_match("Replacement", "new", self.new, _LOCAL_PATH, reason)


@dataclass(frozen=True, slots=True)
class GoMod:
    """A whole file."""

    module: str
    go: str
    toolchain: str = ""
    requirements: tuple[Requirement, ...] = ()
    #: Packages that `go tool` runs.
    tools: tuple[str, ...] = ()
    replacements: tuple[Replacement, ...] = ()
    #: Comment lines at the top.
    comment: str = ""

    def __post_init__(self) -> None:
        require_import_path("GoMod", "module", self.module)
        require_match("GoMod", "go", self.go, _GO_VERSION, "is not a version of Go")
        if self.toolchain:
            require_match("GoMod", "toolchain", self.toolchain, _TOOLCHAIN, "is not a toolchain")
        for tool in self.tools:
            require_import_path("GoMod", "tools", tool)
        for line in self.comment.split("\n"):
            require_line("GoMod", "comment", line)


def require_import_path(node: str, field: str, path: str) -> None:
    """Refuse a text that no package or main module can be named by."""
    _require_elements(node, field, path, _IMPORT_ELEMENT)
    if path.startswith("-"):
        raise InvalidText(node, field, path, "a path cannot begin with a dash")


def require_module_path(node: str, field: str, path: str) -> None:
    """Refuse a text that no downloaded module can be named by."""
    _require_elements(node, field, path, _ELEMENT)
    require_match(node, field, path.partition("/")[0], _DOMAIN, "must begin with a domain's name")
    if path.startswith(_GOPKG):
        require_match(
            node, field, path, _GOPKG_SUFFIX, "a path of gopkg.in ends in .v and a number"
        )
    elif found := _MAJOR_SUFFIX.fullmatch(path):
        digits = found["major"]
        if not digits.isdigit() or digits.startswith("0") or digits == "1":
            raise InvalidText(node, field, path, "a major version in a path is a number from 2 on")


def require_version(node: str, path: str, version: str) -> None:
    """Refuse a version that is not canonical, or that the module's path does not allow."""
    if not semver.is_canonical(version):
        raise InvalidText(node, "version", version, "is not a canonical version (v1.2.3)")
    major = semver.major(version)
    found = _GOPKG_SUFFIX.fullmatch(path) if path.startswith(_GOPKG) else None
    found = found or _MAJOR_SUFFIX.fullmatch(path)
    is_incompatible = version.endswith("+incompatible")
    if found:
        # gopkg.in/x.v1 was first resolved to versions v0.0.0-…, which its users still name.
        fits = major == int(found["major"]) or (
            found["major"] == "1" and version.startswith("v0.0.0-")
        )
        fits = fits and not is_incompatible
    else:
        fits = (major > 1) == is_incompatible
    if not fits:
        raise InvalidText(node, "version", version, f"does not fit the module path {path!r}")


def render(gomod: GoMod) -> str:
    """Write a go.mod as `go mod edit -fmt` leaves it."""
    sections = [[f"module {gomod.module}"], [f"go {gomod.go}"]]
    if gomod.comment:
        comments = [f"// {line}".rstrip() for line in gomod.comment.split("\n")]
        sections.insert(0, comments)
    if gomod.toolchain:
        sections.append([f"toolchain {gomod.toolchain}"])
    requirements = sorted(gomod.requirements, key=lambda each: each.path)
    sections += _directive("require", (requirement_text(r) for r in requirements if not r.indirect))
    sections += _directive("require", (requirement_text(r) for r in requirements if r.indirect))
    sections += _directive("replace", sorted(map(_replacement_text, gomod.replacements)))
    sections += _directive("tool", sorted(gomod.tools))
    return "\n\n".join("\n".join(section) for section in sections) + "\n"


def requirement_text(requirement: Requirement) -> str:
    """Write a requirement without its verb."""
    suffix = " // indirect" if requirement.indirect else ""
    return f"{requirement.path} {requirement.version}{suffix}"


def _require_elements(node: str, field: str, path: str, pattern: re.Pattern[str]) -> None:
    for element in path.split("/"):
        require_match(node, field, element, pattern, f"{element!r} is not an element of a path")
        stem = element.partition(".")[0].lower()
        if stem in _WINDOWS_DEVICES or _WINDOWS_SHORT_NAME.fullmatch(stem):
            raise InvalidText(node, field, path, f"{element!r} is a name that Windows keeps")


def _replacement_text(replacement: Replacement) -> str:
    sides = (
        (replacement.old, replacement.old_version),
        (replacement.new, replacement.new_version),
    )
    return " => ".join(f"{path} {version}".rstrip() for path, version in sides)


def _directive(verb: str, arguments: Iterable[str]) -> list[list[str]]:
    lines = list(arguments)
    if not lines:
        return []
    if len(lines) == 1:
        return [[f"{verb} {lines[0]}"]]
    return [[f"{verb} (", *(f"\t{line}" for line in lines), ")"]]
