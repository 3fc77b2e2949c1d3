"""What must hold of the Go in `driver` entries, and in the applications that use them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from gpsgen.diagnostics import codes
from gpsgen.diagnostics.text import quote
from gpsgen.model.base import is_known, known

if TYPE_CHECKING:
    from collections.abc import Iterable

    from goast.errors import ScanError
    from gpsgen.diagnostics.model import Path
    from gpsgen.features.drivers.model import DriverEntry
    from gpsgen.model.findings import Findings

_PARAM = "a param of a driver is a call in Go: `WithTimeout(30)`"
_INJECTION = "each line is a field of a struct in Go: `telegram.BaseAuth`"


class DriverItem(Protocol):
    """A driver in the list of an application."""

    @property
    def params(self) -> tuple[str, ...]:
        """Options that the driver is made with, in Go."""

    def place_of(self, *steps: str | int) -> Path:
        """Where a field of the item lies."""


def check_drivers(entries: Iterable[DriverEntry], findings: Findings) -> None:
    """Report an injection into the service that is not the fields of a struct."""
    for entry in known(entries):
        if is_known(entry.service_injection) and entry.service_injection is not None:
            _injection(entry.service_injection, entry.place_of("service_injection"), findings)


def check_params(items: Iterable[DriverItem], findings: Findings) -> None:
    """Report params that are not calls of what the driver's package exports."""
    for item in known(items):
        for index, param in enumerate(known(item.params)):
            if is_known(param):
                _param(param, item.place_of("params", index), findings)


def _injection(text: str, place: Path, findings: Findings) -> None:
    from goast.errors import ScanError  # noqa: PLC0415 - few configs hold Go
    from goast.parser import parse_fields  # noqa: PLC0415

    try:
        parse_fields(text, packages=None)
    except ScanError as error:
        _refused(error, place, _INJECTION, findings)


def _param(text: str, place: Path, findings: Findings) -> None:
    from goast.errors import ScanError  # noqa: PLC0415 - few configs hold Go
    from goast.expressions import Ident, Index  # noqa: PLC0415
    from goast.names import is_exported  # noqa: PLC0415
    from goast.parser import parse_call  # noqa: PLC0415

    try:
        callee = parse_call(text, packages=None).fun
    except ScanError as error:
        _refused(error, place, _PARAM, findings)
        return
    function = callee.x if isinstance(callee, Index) else callee
    if not (isinstance(function, Ident) and is_exported(function.name)):
        findings.at_value(
            place,
            codes.BAD_GO_CODE,
            f"{quote(text)} calls no function that the driver's package exports",
            help="write its name alone, without the package: `WithTimeout(30)`",
        )


def _refused(error: ScanError, place: Path, form: str, findings: Findings) -> None:
    findings.at_part(
        place,
        (error.offset, error.end),
        codes.BAD_GO_CODE,
        f"this is not the Go that belongs here: {error.message}",
        help=form,
    )
