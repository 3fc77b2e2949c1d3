"""Keeps the entries of a list apart by their names, as they are written and as they are mapped."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from gpsgen.diagnostics import codes
from gpsgen.diagnostics.text import quote
from gpsgen.model.base import Section, is_known, known
from gpsgen.names import MAPPINGS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gpsgen.model.findings import Findings

S = TypeVar("S", bound=Section)


def check_unique(
    entries: Iterable[S],
    what: str,
    findings: Findings,
    *,
    field: str = "name",
    qualifier: str = "",
    uses: Iterable[str] = (),
) -> list[S]:
    """Report entries that share a name, and names that become one in a use of `MAPPINGS`.

    `what` is what people call several of them, `qualifier` the field that tells entries of one
    kind and one name apart. The answer is the entries that stay apart, in the order of the file.
    """
    ordered = sorted(known(entries), key=lambda it: findings.document.entry_span(it.place))
    whole = _unique(ordered, what, field, qualifier, findings)
    for use in uses:
        whole = _apart(whole, what, field, use, findings)
    return whole


def _unique(entries: list[S], what: str, field: str, qualifier: str, findings: Findings) -> list[S]:
    first: dict[object, list[S]] = {}
    whole = []
    for entry in entries:
        name, version = getattr(entry, field), getattr(entry, qualifier, "")
        if not is_known(name, version):
            continue
        same = first.setdefault(name, [])
        earlier = next((other for other in same if _is_one(other, entry, qualifier)), None)
        if earlier is None:
            same.append(entry)
            whole.append(entry)
            continue
        told = f", {qualifier} {quote(version)}" if version else ""
        findings.at_entry(
            entry.place,
            codes.DUPLICATE_NAME,
            f"two {what} have the {field} {quote(str(name))}{told}",
            labels=[findings.entry(earlier.place, "the first one")],
            help=f"change the {field} of one of them",
        )
    return whole


def _is_one(one: Section, other: Section, qualifier: str) -> bool:
    """Whether nothing tells two entries of one name apart: they are no versions of one API."""
    return type(one) is not type(other) or not (
        qualifier and getattr(one, qualifier, "") != getattr(other, qualifier, "")
    )


def _apart(entries: list[S], what: str, field: str, use: str, findings: Findings) -> list[S]:
    first: dict[str, S] = {}
    whole = []
    for entry in entries:
        name = getattr(entry, field)
        mapped = MAPPINGS[use].apply(name)
        earlier = first.setdefault(mapped, entry)
        if getattr(earlier, field) == name:
            whole.append(entry)
            continue
        findings.at_entry(
            entry.place,
            codes.NAME_CLASH,
            f"the {what} {quote(getattr(earlier, field))} and {quote(name)} have the same {use}, "
            f"{quote(mapped)}",
            labels=[findings.entry(earlier.place, "the other one")],
            help=f"change the {field} of one of them",
        )
    return whole
