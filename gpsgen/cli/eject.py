"""`gpsgen eject`: generated files become people's own."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from gpsgen.apply.opening import opened
from gpsgen.apply.writing import write
from gpsgen.cli.decisions import is_below, project_path, unknown
from gpsgen.cli.recovery import tell_recovered
from gpsgen.cli.terminal import Terminal
from gpsgen.diagnostics.text import quote, safe
from gpsgen.errors import ExitStatus, UsageError
from gpsgen.plan.ownership import Owner
from gpsgen.reconcile.disk import obstacle, read
from gpsgen.reconcile.manifest import Entry, Manifest
from gpsgen.reconcile.reading import read_manifest
from gpsgen.syntax.markers import conflict_line
from gpsgen.version import __version__

#: What linters and reviewers take for the mark of a generated file: the go command's rule, for
#: comments of any language.
_HEADER = re.compile(rb"^\W*Code generated .* DO NOT EDIT\.", re.MULTILINE)

_REFUSALS = {
    Owner.PEOPLE: "it is yours already; gpsgen never writes to it",
    Owner.EJECTED: "it was ejected before",
    Owner.SHARED: "it belongs to both: gpsgen keeps all that you add to it",
}


def eject(project: Path, paths: Sequence[str], terminal: Terminal) -> ExitStatus:
    """Make the generated files at `paths` people's own; none where one of them cannot be.

    Their bytes stay. A folder stands for all generated files below it.

    Raises:
        UsageError: a path is not that of a generated file.
        gpsgen.errors.GpsgenError: the manifest cannot be read or written.

    """
    with opened(project, writes=True) as opening:
        if opening.recovered:
            tell_recovered(terminal)
        manifest = read_manifest(project)
        asked = dict.fromkeys(project_path(path, project) for path in paths)
        chosen = {path for it in asked for path in _chosen(it, manifest, project)}
        write([], manifest, _ejected(manifest, chosen), project)
    for path in sorted(chosen):
        _tell(path, project, terminal)
    terminal.note(
        "gpsgen leaves them alone from now on; `gpsgen generate --overwrite PATH` makes one "
        "generated again"
    )
    return ExitStatus.OK


def _chosen(asked: str, manifest: Manifest, project: Path) -> Iterator[str]:
    """Return the files that a path stands for."""
    entry = manifest.entries.get(asked)
    below = (path for path in manifest.entries if is_below(path, asked))
    found = [asked] if entry else [path for path in below if _is_ours(manifest.entries[path])]
    if not found:
        raise unknown(asked, manifest.entries, project)
    for path in found:
        owner = manifest.entries[path].owner
        if owner is not Owner.GENERATED:
            raise UsageError(f"{safe(quote(path))} cannot be ejected: {_REFUSALS[owner]}")
        fault = obstacle(project, path)
        if fault or read(project / path) is None:
            raise UsageError(
                f"{safe(quote(path))} cannot be ejected: "
                f"{fault or 'it is not there; `gpsgen generate` writes it again'}"
            )
        yield path


def _is_ours(entry: Entry) -> bool:
    return entry.owner is Owner.GENERATED


def _ejected(manifest: Manifest, chosen: Iterable[str]) -> Manifest:
    """Return the manifest in which files are people's; what gpsgen wrote last stays known."""
    ejected = {path: Entry(Owner.EJECTED, manifest.entries[path].written) for path in chosen}
    generator = manifest.generator or __version__
    return replace(manifest, generator=generator, entries={**manifest.entries, **ejected})


def _tell(path: str, project: Path, terminal: Terminal) -> None:
    terminal.print(f"{safe(path)} is yours now")
    data = read(project / path) or b""
    if _HEADER.search(data):
        terminal.note("  its line `DO NOT EDIT` is not true any more: remove it")
    if conflict_line(data):
        terminal.note("  it holds the conflict markers of a merge: resolve them")
