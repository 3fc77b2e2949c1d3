"""go.sum: sums added and dropped without losing a line that is not ours."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, TypeAlias

from gpsgen.syntax import semver
from gpsgen.syntax.invalid import InvalidText, require_match

_GO_MOD: Final = "/go.mod"
_PATH: Final = re.compile(r"[A-Za-z0-9._~/-]+")
_HASH: Final = re.compile(r"h[0-9]+:[A-Za-z0-9+/]{43}=")

_Key: TypeAlias = tuple[str, semver.Precedence, str]


@dataclass(frozen=True, slots=True)
class Sum:
    """The hash of a module's files, or of its go.mod alone."""

    path: str
    #: `v1.2.3`, or `v1.2.3/go.mod`.
    version: str
    hash: str

    def __post_init__(self) -> None:
        require_match("Sum", "path", self.path, _PATH, "is not the path of a module")
        if not semver.is_canonical(self.module_version):
            raise InvalidText("Sum", "version", self.version, "is not a canonical version")
        require_match("Sum", "hash", self.hash, _HASH, "is not the hash of a module")

    def __str__(self) -> str:
        return f"{self.path} {self.version} {self.hash}"

    @property
    def key(self) -> _Key:
        """What `go` sorts sums by."""
        version = self.module_version
        return self.path, semver.precedence(version), self.version.removeprefix(version)

    @property
    def algorithm(self) -> str:
        """How the hash was made: `h1`."""
        return self.hash.partition(":")[0]

    @property
    def module_version(self) -> str:
        """The version of the module, be it a sum of all its files or of its go.mod."""
        return self.version.removesuffix(_GO_MOD)


@dataclass(frozen=True, slots=True)
class GoSum:
    """The sums of a go.sum in the file's order; every change gives a new one."""

    sums: tuple[Sum, ...] = ()

    def with_sums(self, sums: Iterable[Sum]) -> "GoSum":
        """Add sums in their places; one that contradicts a sum in the file is refused."""
        present = {(each.path, each.version, each.algorithm): each for each in self.sums}
        merged = dict.fromkeys(self.sums)
        for added in sums:
            same = present.get((added.path, added.version, added.algorithm), added)
            if same != added:
                reason = f"contradicts the sum that is to be added, {added.hash}"
                raise InvalidText("GoSum", "sums", str(same), reason)
            merged[added] = None
        return GoSum(tuple(sorted(merged, key=lambda each: each.key)))

    def without_sums(self, sums: Iterable[Sum]) -> "GoSum":
        """Drop sums; those that the file does not hold are of no concern."""
        dropped = frozenset(sums)
        return GoSum(tuple(each for each in self.sums if each not in dropped))


def parse(text: str) -> GoSum:
    """Read a go.sum."""
    return GoSum(tuple(_parse_line(line) for line in text.splitlines() if line.strip()))


def render(gosum: GoSum) -> str:
    """Write a go.sum."""
    return "".join(f"{each}\n" for each in gosum.sums)


def _parse_line(line: str) -> Sum:
    words = line.split()
    if len(words) != 3:
        raise InvalidText("GoSum", "sums", line, "is not a line of a go.sum")
    try:
        return Sum(*words)
    except InvalidText as error:
        reason = f"is not a line of a go.sum, since its {error.field} {error.reason}"
        raise InvalidText("GoSum", "sums", line, reason) from error
