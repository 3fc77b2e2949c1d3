"""Versions as Go and its tools write them."""

from __future__ import annotations

import re
from typing import Annotated

from gpsgen.diagnostics import codes
from gpsgen.diagnostics.text import quote
from gpsgen.model import forms
from gpsgen.model.scalars import fault, matching, text, typed
from gpsgen.version import MIN_RUNTIME_VERSION

_NUMBER = r"(0|[1-9][0-9]{0,8})"
_IDENTIFIERS = r"[0-9A-Za-z.-]{1,99}"
_SEMANTIC = re.compile(
    rf"v?{_NUMBER}\.{_NUMBER}\.{_NUMBER}(?:-({_IDENTIFIERS}))?(?:\+{_IDENTIFIERS})?", re.ASCII
)
_GO = re.compile(rf"1\.{_NUMBER}(\.{_NUMBER})?", re.ASCII)

_SEMANTIC_FORM = forms.matching(_SEMANTIC, "This must be a version, for example: v1.2.3")

Precedence = tuple[int, int, int, tuple[tuple[int, int, str], ...]]
_RELEASE = ((2, 0, ""),)


def precedence(version: str) -> Precedence | None:
    """Give a key that orders semantic versions; None for text that is none."""
    match = _SEMANTIC.fullmatch(version)
    if not match:
        return None
    major, minor, patch, before = match.groups()
    parts = before.split(".") if before else []
    if not all(parts):
        return None
    order = tuple((0, int(p), "") if p.isdigit() else (1, 0, p) for p in parts)
    return int(major), int(minor), int(patch), order or _RELEASE


def semantic_version(value: object) -> str:
    """Take a semantic version; its `v` is added where it is missing."""
    written = text(value)
    if precedence(written) is None:
        message = f"{quote(written)} is not a semantic version"
        help_ = "write all three numbers, as in `v1.2.3`, or leave the field out"
        raise fault(codes.BAD_VERSION, message, help_)
    return written if written.startswith("v") else f"v{written}"


def runtime_version(value: object) -> str:
    """Take a version of the runtime that this generator can write for, or `auto`."""
    if value == "auto":
        return MIN_RUNTIME_VERSION
    version = semantic_version(value)
    minimum = precedence(MIN_RUNTIME_VERSION)
    if (asked := precedence(version)) and minimum and asked < minimum:
        message = f"the runtime {version} is below {MIN_RUNTIME_VERSION}, the least that is needed"
        help_ = f"write `{MIN_RUNTIME_VERSION}`, or leave the field out"
        raise fault(codes.RUNTIME_TOO_OLD, message, help_)
    return version


SemanticVersion = Annotated[str, typed(semantic_version, _SEMANTIC_FORM)]
RuntimeVersion = Annotated[str, typed(runtime_version, _SEMANTIC_FORM)]
GoVersion = Annotated[
    str, matching(_GO, codes.BAD_VERSION, "a version of Go", "1.26", numbers=True)
]
