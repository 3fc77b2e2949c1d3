"""Types of values that become Go: paths of modules and packages, and names."""

from __future__ import annotations

import re
from typing import Annotated

from gpsgen.diagnostics import codes
from gpsgen.diagnostics.text import quote
from gpsgen.model import forms
from gpsgen.model.scalars import fault, text, typed
from gpsgen.names import is_go_keyword

_MODULE_ELEMENT = re.compile(r"[A-Za-z0-9_~-][A-Za-z0-9._~-]*(?<!\.)", re.ASCII)
_MODULE_DOMAIN = re.compile(r"[a-z0-9][a-z0-9.-]*", re.ASCII)
_MAJOR_VERSION = re.compile(r"v[0-9.]+", re.ASCII)
#: Names that Windows keeps for itself, and the folder that Go cuts import paths off at.
_RESERVED_ELEMENT = re.compile(
    r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?|.*~[0-9]+|(?-i:vendor)", re.IGNORECASE
)
#: Module paths that stand for Go itself (golang.org/x/mod/modfile).
_OF_GO = frozenset({"go", "toolchain"})
_IMPORT_ELEMENT = re.compile(r"[A-Za-z0-9_~+-][A-Za-z0-9._~+-]*(?<!\.)", re.ASCII)
_PACKAGE = re.compile(r"[a-z][a-z0-9_]*", re.ASCII)
_EXPORTED = re.compile(r"[A-Z][A-Za-z0-9_]*", re.ASCII)

_MODULE_FORM = forms.matching(
    re.compile(f"{_MODULE_DOMAIN.pattern}(?:/{_MODULE_ELEMENT.pattern})*"),
    "This must be a Go module path, for example: github.com/acme/shop",
    numbers=True,
)
_IMPORT_FORM = forms.matching(
    re.compile(f"{_IMPORT_ELEMENT.pattern}(?:/{_IMPORT_ELEMENT.pattern})*"),
    "This must be a Go import path, for example: github.com/acme/shop/pkg/s3",
    numbers=True,
)
_PACKAGE_FORM = forms.matching(
    _PACKAGE, "This must be the name of a Go package, for example: s3client"
)
_EXPORTED_FORM = forms.matching(
    _EXPORTED, "This must be the name of an exported Go type, for example: Client"
)


def module_path(value: object) -> str:
    """Take a path that the go command takes for a module."""
    written = text(value)
    if reason := _fault_in_module_path(written):
        message = f"{quote(written)} is not a Go module path: {reason}"
        raise fault(codes.BAD_MODULE_PATH, message, "for example: `github.com/acme/shop`")
    return written


def import_path(value: object) -> str:
    """Take the path of a package as a Go import has it."""
    written = text(value)
    if written.startswith("-"):
        raise fault(codes.BAD_GO_NAME, f"{quote(written)} cannot begin with `-`")
    for element in written.split("/"):
        if not _IMPORT_ELEMENT.fullmatch(element):
            reason = f"{quote(element)} cannot be an element of it" if element else "it has a gap"
            message = f"{quote(written)} is not a Go import path: {reason}"
            raise fault(codes.BAD_GO_NAME, message, "for example: `github.com/acme/shop/pkg/s3`")
    return written


def package_name(value: object) -> str:
    """Take a name for a Go package, as its package clause has it."""
    written = text(value)
    if not _PACKAGE.fullmatch(written) or is_go_keyword(written) or written in {"main", "init"}:
        message = f"{quote(written)} cannot be the name of a Go package"
        raise fault(codes.BAD_GO_NAME, message, "use lower-case letters and digits: `s3client`")
    return written


def exported_name(value: object) -> str:
    """Take a Go identifier that other packages see."""
    written = text(value)
    if not _EXPORTED.fullmatch(written):
        message = f"{quote(written)} cannot be the name of an exported Go type"
        raise fault(codes.BAD_GO_NAME, message, "begin with a capital: `Client`")
    return written


def _fault_in_module_path(path: str) -> str | None:
    if path in _OF_GO:
        return "the go command has a meaning of its own for it"
    elements = path.split("/")
    if not _MODULE_DOMAIN.fullmatch(elements[0]):
        return "its first element holds lower-case letters, digits, `.` and `-` only"
    for element in elements:
        if not element:
            return "it has an empty element"
        if not _MODULE_ELEMENT.fullmatch(element) or _RESERVED_ELEMENT.fullmatch(element):
            return f"{quote(element)} cannot be an element of it"
    last = elements[-1]
    is_major = len(elements) > 1 and _MAJOR_VERSION.fullmatch(last)
    if is_major and not re.fullmatch(r"v([2-9]|[1-9][0-9]+)", last):
        return f"it cannot end in {quote(last)}; a major version begins at `v2`"
    return None


ModulePath = Annotated[str, typed(module_path, _MODULE_FORM)]
ImportPath = Annotated[str, typed(import_path, _IMPORT_FORM)]
PackageName = Annotated[str, typed(package_name, _PACKAGE_FORM)]
ExportedName = Annotated[str, typed(exported_name, _EXPORTED_FORM)]
