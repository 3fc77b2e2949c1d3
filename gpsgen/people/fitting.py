"""Holds the signatures of people's methods against those that generated code calls."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from goast import FuncType, Ident, Package, Param, Qualified, ScanError, Selector, walk
from goast.parser import parse_signature
from goast.printer import Printer
from gpsgen.diagnostics import Diagnostic, Span, codes
from gpsgen.diagnostics.text import quote
from gpsgen.people.methods import MethodSet
from gpsgen.people.packages import Written
from gpsgen.people.spelling import Scope, Spelling
from gpsgen.plan.files import Stub, Vocabulary

#: As much of a signature as a message shows.
_SHOWN = 300


def known_packages(stubs: Iterable[Stub], vocabulary: Vocabulary | None) -> Mapping[str, str]:
    """Return the names, by path, of the packages that planned methods speak of."""
    packages = {
        node.package
        for stub in stubs
        for node in walk(_signature(stub))
        if isinstance(node, Qualified)
    }
    if vocabulary:
        packages.add(vocabulary.package)
    return {package.path: package.name for package in packages}


def misfits(
    stub: Stub, methods: MethodSet, spelling: Spelling
) -> Iterator[tuple[Diagnostic, Written]]:
    """Yield a finding for each declaration of a planned method whose signature is another.

    What cannot be told for sure is taken to fit.

    Raises:
        gpsgen.people.packages.UnreadableGoError: a package that a signature names is not Go.

    """
    for written in methods.written(stub.method.name):
        theirs = _parsed(written)
        if theirs and not _fits(theirs, _signature(stub), written, spelling):
            yield _misfit(stub, theirs, written), written


def gone(
    written: Written, vocabulary: Vocabulary | None, known: Mapping[str, str], *, offered: bool
) -> Diagnostic | None:
    """Return a finding of a method for something that the config has no more.

    It speaks of a type that is not generated any more or, where it was `offered` to people by an
    earlier generation, nothing calls it.
    """
    method = quote(f"{written.declaration.receiver}.{written.declaration.name}")
    lost = _lost_type(written, vocabulary, known)
    if not lost and not offered:
        return None
    message = f"nothing calls {method} any more"
    if lost:
        message = f"{method} speaks of {quote(lost)}, which is not generated any more"
    return Diagnostic(
        code=codes.OPERATION_GONE,
        message=message,
        span=_span(written),
        label="what it was for has left the config",
        help="remove the method, or bring back what it was for",
    )


def _lost_type(written: Written, vocabulary: Vocabulary | None, known: Mapping[str, str]) -> str:
    """Return the first type in a signature, as it says it, that is not generated any more."""
    theirs = _parsed(written) if vocabulary else None
    for node in walk(theirs) if theirs else ():
        if not isinstance(node, Selector) or not isinstance(node.x, Ident):
            continue
        path = written.file.imported(node.x.name, known)
        if vocabulary and path == vocabulary.package.path and node.sel not in vocabulary.types:
            return f"{node.x.name}.{node.sel}"
    return ""


def _parsed(written: Written) -> FuncType | None:
    """Return the signature of a method, if all builds have it and it can be read."""
    if not written.file.is_in_every_build:
        return None
    try:
        return parse_signature(written.declaration.text, packages=None)
    except ScanError:
        return None


def _signature(stub: Stub) -> FuncType:
    return FuncType(stub.method.params, stub.method.results)


def _fits(theirs: FuncType, planned: FuncType, written: Written, spelling: Spelling) -> bool:
    scope, ours = Scope(written.package, written.file), Scope(written.package)
    for their_params, our_params in (
        (theirs.params, planned.params),
        (theirs.results, planned.results),
    ):
        old = spelling.of_params(their_params, scope)
        new = spelling.of_params(our_params, ours)
        if len(old) != len(new):
            return False
        if any(a and b and a != b for a, b in zip(old, new, strict=True)):
            return False
    return True


def _misfit(stub: Stub, theirs: FuncType, written: Written) -> Diagnostic:
    name = f"{written.declaration.receiver}.{stub.method.name}"
    planned = _signature(stub)
    names = {
        node.package: written.file.name_of(node.package.path, node.package.name)
        for node in walk(planned)
        if isinstance(node, Qualified)
    }
    old, new = _text(_nameless(theirs), {}), _text(_nameless(planned), names)
    return Diagnostic(
        code=codes.SIGNATURE_CHANGED,
        message=f"{quote(name)} does not fit any more: {quote(old, _SHOWN)} → {quote(new, _SHOWN)}",
        span=_span(written),
        label=f"{stub.caller} calls it otherwise",
        help=f"declare it as {quote(stub.method.name + _text(planned, names), _SHOWN)}",
    )


def _nameless(signature: FuncType) -> FuncType:
    """Return a signature without the names of its parameters."""
    params, results = (
        [
            replace(param, names=())
            for param in part
            if isinstance(param, Param)
            for _ in param.names or [""]
        ]
        for part in (signature.params, signature.results)
    )
    return FuncType(params, results)


def _text(signature: FuncType, names: Mapping[Package, str]) -> str:
    printer = Printer(names)
    printer.write(signature)
    return " ".join("".join(printer.out).removeprefix("func").split())


def _span(written: Written) -> Span:
    """Return the place of a method's name."""
    line, name = written.declaration.line, written.declaration.name
    text = written.file.source.line(line)
    found = re.search(rf"\)\s*(?P<name>{re.escape(name)})\b", text)
    column = found.start("name") + 1 if found else max(text.find(name), 0) + 1
    return Span(written.file.source.name, line, column, line, column + len(name))
