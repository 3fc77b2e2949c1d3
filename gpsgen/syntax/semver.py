"""Semantic versions as Go's modules write them: `v1.2.3-pre+incompatible`."""

import re
from typing import Final, TypeAlias

_NUMBER: Final = r"(?:0|[1-9][0-9]*)"
_IDENTIFIER: Final = rf"(?:{_NUMBER}|[0-9]*[A-Za-z-][0-9A-Za-z-]*)"
_VERSION: Final = re.compile(
    rf"v(?P<major>{_NUMBER})\.(?P<minor>{_NUMBER})\.(?P<patch>{_NUMBER})"
    rf"(?:-(?P<prerelease>{_IDENTIFIER}(?:\.{_IDENTIFIER})*))?"
    r"(?P<build>\+incompatible)?"
)

#: What versions are ordered by.
Precedence: TypeAlias = tuple[int, int, int, bool, tuple[tuple[bool, int, str], ...]]


def is_canonical(version: str) -> bool:
    """Whether the version is written as go.mod writes it."""
    return _VERSION.fullmatch(version) is not None


def major(version: str) -> int:
    """Give the major number of a canonical version."""
    return precedence(version)[0]


def precedence(version: str) -> Precedence:
    """Give a key that sorts canonical versions by their precedence."""
    found = _VERSION.fullmatch(version)
    if found is None:
        message = f"{version!r} is not a canonical version"
        raise ValueError(message)
    prerelease = found["prerelease"]
    identifiers = tuple(_identifier_key(each) for each in (prerelease or "").split(".") if each)
    numbers = int(found["major"]), int(found["minor"]), int(found["patch"])
    return (*numbers, prerelease is None, identifiers)


def compare(left: str, right: str) -> int:
    """Tell which of two canonical versions comes first: -1, 0 or 1."""
    left_key, right_key = precedence(left), precedence(right)
    return (left_key > right_key) - (left_key < right_key)


def _identifier_key(identifier: str) -> tuple[bool, int, str]:
    if identifier.isdigit():
        return False, int(identifier), ""
    return True, 0, identifier
