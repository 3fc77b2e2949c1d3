"""What a project's `go.mod` and `go.sum` have to hold for the packages that its Go imports.

The pins are data made by `make pins`: the version of every module, and for each package that
generated code imports the modules and the sums it needs. The union over a project's imports is what
`go mod tidy` would write. They hold with our version of ogen; with another, `settling` asks Go.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypedDict

from gpsgen.compile.tool import Tool
from gpsgen.syntax.gosum import Sum

#: The pins, as `tests/tools/pin_modules.py` writes them.
PINS = Path(__file__).with_name("pins.json")


class _Package(TypedDict):
    module: str
    needs: list[str]
    sums: list[str]


class _Pins(TypedDict):
    modules: dict[str, str]
    packages: dict[str, _Package]
    sums: dict[str, str]


@dataclass(frozen=True, slots=True)
class Requirements:
    """Modules and their sums."""

    #: Module path to version, of the modules whose packages the project imports itself.
    direct: Mapping[str, str]
    #: Module path to version, of what those need.
    indirect: Mapping[str, str]
    sums: tuple[Sum, ...]


def requirements(imports: Iterable[str]) -> Requirements:
    """Return what a module that imports the packages `imports` has to require.

    Raises:
        KeyError: a package has no pin: generated code imports what nobody pinned.

    """
    pins = _pins()
    packages = [pins["packages"][name] for name in imports]
    direct = {package["module"] for package in packages}
    needed = {module for package in packages for module in package["needs"]}
    sums = {name for package in packages for name in package["sums"]}
    return Requirements(
        direct={module: pins["modules"][module] for module in sorted(direct)},
        indirect={module: pins["modules"][module] for module in sorted(needed - direct)},
        sums=tuple(_sum(name, pins["sums"][name]) for name in sums),
    )


def pinned(packages: Iterable[str]) -> set[str]:
    """Return the packages that have a pin."""
    return _pins()["packages"].keys() & set(packages)


def sums_besides(needed: Iterable[Sum]) -> tuple[Sum, ...]:
    """Return all pinned sums but those that are `needed`."""
    others = {_sum(name, hash_) for name, hash_ in _pins()["sums"].items()} - set(needed)
    return tuple(sorted(others, key=lambda each: each.key))


def least_versions(ogen: Tool) -> Mapping[str, str]:
    """Return the least version of every pinned module, for code that a version of ogen makes."""
    return {**_pins()["modules"], ogen.module: ogen.version}


def is_pinned(module: str) -> bool:
    """Whether generated code may import packages of a module."""
    return module in _pins()["modules"]


def _sum(name: str, hash_: str) -> Sum:
    module, version = name.split(" ")
    return Sum(module, version, hash_)


@cache
def _pins() -> _Pins:
    pins: _Pins = json.loads(PINS.read_text("utf-8"))
    return pins
