"""Gives types one spelling each, whatever imports, aliases and names of parameters people use."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from goast import (
    ArrayType,
    ChanType,
    Ellipsis,  # noqa: A004
    FuncType,
    Ident,
    Index,
    Int,
    InterfaceType,
    MapType,
    Param,
    Qualified,
    ScanError,
    Selector,
    Star,
    StructType,
)
from goast.names import PREDECLARED, is_standard
from goast.parser import parse_type
from gpsgen.people.packages import GoFile, GoPackage, Packages, Written

#: Predeclared names that are aliases (https://go.dev/ref/spec#Predeclared_identifiers).
_ALIASES = {"any": "interface{}", "byte": "uint8", "rune": "int32"}

#: No chain of aliases that people write is longer; one that bites its tail is.
_LONGEST_CHAIN = 10


@dataclass(frozen=True)
class Scope:
    """Where a type stands: names mean what they mean there."""

    package: GoPackage
    #: None for a type that is planned, whose packages are nodes.
    file: GoFile | None = None
    depth: int = 0


class Spelling:
    """Spells types so that two that are the same have one spelling."""

    def __init__(self, packages: Packages, module: str, known: Mapping[str, str]) -> None:
        """Take the names, by path, of the packages that planned signatures speak of."""
        self.packages = packages
        self.module = module
        self.known = known

    def of_params(self, params: Sequence[object], scope: Scope) -> list[str | None]:
        """Return the spelling of each parameter's type, None where it is not sure."""
        return [
            self.of(param.type, scope)
            for param in params
            if isinstance(param, Param)
            for _ in param.names or [""]
        ]

    def of(self, type_: object, scope: Scope) -> str | None:
        """Return the spelling of a type, None where it is not sure.

        Raises:
            gpsgen.people.packages.UnreadableGoError: a package that it names is not Go.

        """
        match type_:
            case Qualified(package, name):
                return self._in(package.path, name, scope)
            case Selector(Ident(qualifier), name):
                path = scope.file.imported(qualifier, self.known) if scope.file else None
                return self._in(path, name, scope) if path else None
            case Ident(name):
                return self._plain(name, scope)
            case FuncType():
                return self._func(type_, scope)
        form, *parts = _made(type_)
        spelt = [part for part in (self.of(part, scope) for part in parts) if part is not None]
        return form.format(*spelt) if form and len(spelt) == len(parts) else None

    def _func(self, type_: FuncType, scope: Scope) -> str | None:
        params = self.of_params(type_.params, scope)
        results = self.of_params(type_.results, scope)
        return None if None in params or None in results else f"func{params}{results}"

    def _plain(self, name: str, scope: Scope) -> str | None:
        """Spell a name that no package stands before."""
        if scope.package.types(name):
            return self._declared(scope.package, name, scope)
        return _ALIASES.get(name, name) if name in PREDECLARED else None

    def _in(self, path: str, name: str, scope: Scope) -> str | None:
        """Spell a name of the package at an import path, which may be an alias there."""
        if path in self.known or (is_standard(path) and not path.startswith(f"{self.module}/")):
            return f"{path}.{name}"
        package = self.packages.imported(path)
        return self._declared(package, name, scope) if package else None

    def _declared(self, package: GoPackage, name: str, scope: Scope) -> str | None:
        found = package.types(name)
        if len(found) != 1 or scope.depth > _LONGEST_CHAIN:
            return None
        if not found[0].declaration.alias:
            return f"{package.path}.{name}"
        return self._aliased(found[0], scope.depth + 1)

    def _aliased(self, written: Written, depth: int) -> str | None:
        try:
            type_ = parse_type(written.declaration.text, packages=None)
        except ScanError:
            return None
        return self.of(type_, Scope(written.package, written.file, depth))


def _made(type_: object) -> tuple[Any, ...]:  # noqa: PLR0911 - a case each
    """Return how a type is made of others: a form, and what fills it; no form where unsure."""
    match type_:
        case Star(x):
            return "*{}", x
        case ArrayType(elt, None):
            return "[]{}", elt
        case ArrayType(elt, Int(value)):
            return f"[{value}]{{}}", elt
        case Ellipsis(elt):
            return "...{}", elt
        case MapType(key, value):
            return "map[{}]{}", key, value
        case ChanType(value, direction):
            return f"{direction} chan {{}}", value
        case Index(x, (*arguments,)):
            return "{}[" + ", ".join(["{}"] * len(arguments)) + "]", x, *arguments
        case InterfaceType(()):
            return ("interface{{}}",)
        case StructType(()):
            return ("struct{{}}",)
    return ("",)
