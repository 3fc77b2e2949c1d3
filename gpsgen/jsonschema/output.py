"""What generated Go is made against: where the helpers are, and under which names."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from goast import Ident, Package, Qualified

if TYPE_CHECKING:
    from goast.nodes import Expr

#: Names that the helpers keep in a file that stands alone, since people write them.
PUBLIC_HELPERS = frozenset(
    {
        "Date",
        "DateTime",
        "Finding",
        "IPv4",
        "IPv6",
        "MaxFindings",
        "NewDateTime",
        "Optional",
        "Option",
        "Some",
        "SyntaxError",
        "URI",
        "UUID",
        "Unmarshal",
        "ValidationError",
    }
)


class Helpers(Protocol):
    """Says how generated code names what `gpsgen/runtime/jsonschema` declares."""

    def __call__(self, name: str) -> Expr:
        """Return a top-level name of the helpers: `helper("Decoder")`."""
        ...


@dataclass(slots=True)
class PackageHelpers:
    """The helpers are a package of the project."""

    package: Package

    def __call__(self, name: str) -> Expr:
        """Return `jsonschema.Decoder`."""
        return Qualified(self.package, name)


@dataclass(slots=True)
class OwnHelpers:
    """The helpers are in the generated file, which needs those that were named."""

    used: set[str] = field(default_factory=set[str])

    def __call__(self, name: str) -> Expr:
        """Return `jsonDecoder`, or `ValidationError` for what people write."""
        self.used.add(name)
        return Ident(own_name(name))


def own_name(name: str) -> str:
    """Return what an exported helper is called in a file that stands alone."""
    return name if name in PUBLIC_HELPERS or not name[0].isupper() else f"json{name}"
