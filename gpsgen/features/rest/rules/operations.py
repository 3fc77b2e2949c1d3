"""Rules on the operations of a spec."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gpsgen.diagnostics import codes
from gpsgen.diagnostics.text import quote
from gpsgen.features.rest.rules.specs import holds_map

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gpsgen.features.rest.rules.specs import Specs, Spot

_METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")
_WORD = re.compile(r"[A-Za-z0-9]+")


@dataclass(frozen=True, slots=True)
class Operation:
    """An operation: a method of a path."""

    url: str
    method: str
    spot: Spot

    @property
    def identifier(self) -> str | None:
        """The `operationId`, where it has one."""
        return self.spot.at("operationId").text

    @property
    def named_at(self) -> Spot:
        """Where its name stands: at its identifier, or else at its method."""
        return self.spot.at("operationId") if self.identifier else self.spot

    @property
    def called(self) -> str:
        """What people call it."""
        return quote(self.identifier or f"{self.method} {self.url}")

    @property
    def go_name(self) -> str:
        """Its name in Go as ogen makes it, but for words that Go writes in capitals."""
        text = self.identifier or f"{self.url} {self.method}"
        return "".join(word[0].upper() + word[1:] for word in _WORD.findall(text))


def check_operations(specs: Specs) -> list[Operation]:
    """Report what is wrong with operations and their names; the answer is all that can be read."""
    paths = specs.root.at("paths")
    urls = [url for url in paths.keys if not url.startswith("x-")]
    items = [(url, specs.resolved(paths.at(url))) for url in urls]
    operations = [operation for url, item in items if item for operation in _of(url, item)]
    whole = [item for _, item in items if item is not None and holds_map(item)]
    for url in urls:
        if not url.startswith("/"):
            _without_slash(paths.at(url))
    for operation in operations:
        if holds_map(operation.spot) and not operation.spot.at("responses").keys:
            _without_responses(operation)
    if len(whole) == len(items) and not operations:
        paths.findings.at_key(
            paths.path,
            codes.SPEC_INVALID,
            "the spec has no operation",
            help="add one to its `paths`",
        )
    _names(operations)
    return operations


def _of(url: str, item: Spot) -> Iterator[Operation]:
    yield from (Operation(url, key, item.at(key)) for key in item.keys if key in _METHODS)
    others = item.at("additionalOperations")
    yield from (Operation(url, method, others.at(method)) for method in others.keys)


def _without_slash(spot: Spot) -> None:
    spot.findings.at_key(
        spot.path,
        codes.SPEC_INVALID,
        f"the path {quote(str(spot.path[-1]))} does not begin with `/`",
        help="paths are relative to the server's address: `/pets`",
    )


def _without_responses(operation: Operation) -> None:
    operation.spot.findings.at_key(
        operation.spot.path,
        codes.SPEC_INVALID,
        f"the operation {operation.called} has no responses",
        help='add `responses`, for example `responses: {"204": {description: Done.}}`',
    )


def _names(operations: Iterable[Operation]) -> None:
    """Report operations with one `operationId`, and those that become one in Go."""
    identifiers: dict[str, Operation] = {}
    names: dict[str, Operation] = {}
    for operation in operations:
        identifier, name = operation.identifier, operation.go_name
        earlier = identifiers.setdefault(identifier, operation) if identifier else operation
        if earlier is not operation:
            message = f"two operations have the `operationId` {quote(str(identifier))}"
            _clash(operation, earlier, codes.SPEC_INVALID, message)
            continue
        earlier = names.setdefault(name, operation) if name else operation
        if earlier is not operation:
            called = f"{earlier.called} and {operation.called}"
            message = f"the operations {called} become one in Go, {quote(name)}"
            _clash(operation, earlier, codes.NAME_CLASH, message)


def _clash(operation: Operation, earlier: Operation, code: codes.Code, message: str) -> None:
    first, later = earlier.named_at, operation.named_at
    at = later.findings.at_value if operation.identifier else later.findings.at_key
    label = first.findings.value if earlier.identifier else first.findings.key
    at(
        later.path,
        code,
        message,
        labels=[label(first.path, "the first one")],
        help="give one of them another `operationId`",
    )
