"""Rules on the security schemes of a spec: those it demands, and those its users rely on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gpsgen.diagnostics import codes
from gpsgen.diagnostics.text import quote
from gpsgen.features.rest.rules.specs import Spot
from gpsgen.model.base import is_known
from gpsgen.model.findings import together
from gpsgen.read import Sequence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gpsgen.diagnostics import Label, Span
    from gpsgen.features.rest.model import RestEntry
    from gpsgen.features.rest.rules.operations import Operation
    from gpsgen.features.rest.rules.specs import Specs
    from gpsgen.model.findings import Findings

_SCHEMES = ("components", "securitySchemes")
#: How many more places are shown that demand one scheme.
_LABELS = 5


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of security scheme that a client's `auth_params.type` asks for."""

    described: str
    #: What the scheme holds (OpenAPI 3: Security Scheme Object), in lower case.
    fields: tuple[tuple[str, str], ...]
    example: str


_KINDS = {
    "apikey": _Kind(
        "`apiKey` in a header",
        (("type", "apikey"), ("in", "header")),
        "AuthHeader: {type: apiKey, in: header, name: X-Api-Key}",
    ),
    "bearer": _Kind(
        "`http` with `bearer`",
        (("type", "http"), ("scheme", "bearer")),
        "BearerAuth: {type: http, scheme: bearer}",
    ),
}


def check_security(
    specs: Specs, operations: list[Operation], users: Iterable[RestEntry], findings: Findings
) -> None:
    """Report demands of schemes that are not defined, and what the entries rely on in vain.

    `users` are the entries that have the spec; `findings` are those about the config.
    """
    demands = [demand for security in _in_force(specs, operations) for demand in _names(security)]
    _undefined(specs, demands)
    wanted = _wanted(users, findings)
    if "on" in wanted and operations and not demands:
        _nothing_demanded(specs, wanted["on"])
    for name, kind in _KINDS.items():
        if name in wanted and not _has(specs, kind):
            specs.root.findings.at_entry(
                _SCHEMES,
                codes.SPEC_WITHOUT_SECURITY,
                f"the spec has no security scheme of the type {kind.described}",
                labels=wanted[name],
                help=f"add to `components.securitySchemes`: `{kind.example}`",
            )


def _in_force(specs: Specs, operations: Iterable[Operation]) -> Iterable[Spot]:
    """Return the `security` of each operation, or that of the whole spec, each once."""
    shared = specs.root.at("security")
    own = [operation.spot.at("security") for operation in operations]
    return dict.fromkeys(shared if security.node is None else security for security in own)


def _names(security: Spot) -> Iterator[Spot]:
    """Yield where the names of schemes stand in a list of requirements."""
    alternatives = security.node
    for index in range(len(alternatives.items) if isinstance(alternatives, Sequence) else 0):
        requirement = security.at(index)
        yield from (requirement.at(name) for name in requirement.keys)


def _undefined(specs: Specs, demands: Iterable[Spot]) -> None:
    """Report each name of a scheme that is not defined, once, at its first place."""
    schemes = dict.fromkeys(specs.root.at(*_SCHEMES).keys)
    places: dict[str, dict[Span, Spot]] = {}
    beside: set[str] = set()
    for spot in demands:
        name = str(spot.path[-1])
        if name not in schemes:
            span = spot.findings.document.key_span(spot.path)
            places.setdefault(name, {}).setdefault(span, spot)
            beside.update(Spot(spot.file, spot.findings, spot.path[:-1]).keys)
    suggested = specs.root.findings.suggestions.suggest_each(places, schemes, beside)
    for name, found in places.items():
        first, *others = found.values()
        likely = suggested.get(name)
        first.findings.at_key(
            first.path,
            codes.SPEC_INVALID,
            f"the security scheme {quote(name)} is not defined",
            labels=[spot.findings.key(spot.path, "here, too") for spot in others[:_LABELS]],
            help=likely.question if likely else "define it in `components.securitySchemes`",
            fix=together(it.findings.rename(it.path, likely.name) for it in found.values())
            if likely and likely.is_sure
            else None,
        )


def _wanted(users: Iterable[RestEntry], findings: Findings) -> dict[str, list[Label]]:
    """Return where the entries ask for authentication, by what they rely on."""
    wanted: dict[str, list[Label]] = {}
    for entry in users:
        params, auth = entry.generator_params, entry.auth_params
        if entry.is_ogen and is_known(params) and params.auth_handler == "on":
            label = findings.value(params.place_of("auth_handler"), "authentication is on")
            wanted.setdefault("on", []).append(label)
        elif entry.is_client and auth is not None and is_known(auth) and is_known(auth.type):
            label = findings.value(auth.place_of("type"), "this is what the client sends")
            wanted.setdefault(auth.type, []).append(label)
    return wanted


def _nothing_demanded(specs: Specs, labels: list[Label]) -> None:
    schemes = specs.root.at(*_SCHEMES).keys
    if schemes:
        message = "no operation demands a security scheme"
        demand = f"security: [{{{schemes[0]}: []}}]"
        help_ = f"demand one at the top of the spec: {quote(demand)}"
    else:
        message = "the spec has no security scheme"
        help_ = "define one in `components.securitySchemes`, and demand it by `security`"
    specs.root.findings.at_entry(
        _SCHEMES, codes.SPEC_WITHOUT_SECURITY, message, labels=labels, help=help_
    )


def _has(specs: Specs, kind: _Kind) -> bool:
    schemes = specs.root.at(*_SCHEMES)
    found = [specs.resolved(schemes.at(name)) for name in schemes.keys]
    # what a reference leads to in vain is reported, and may be of this kind
    return any(scheme is None or _is_of(scheme, kind) for scheme in found)


def _is_of(scheme: Spot, kind: _Kind) -> bool:
    return all((scheme.at(key).text or "").lower() == value for key, value in kind.fields)
