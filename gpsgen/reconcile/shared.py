"""`go.mod` and `go.sum` belong to both sides: read from the project, and merged with ours."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from gpsgen.diagnostics.text import quote, safe
from gpsgen.errors import GpsgenError
from gpsgen.gomod.files import GO_MOD, GO_SUM
from gpsgen.gomod.sharing import SharedModule, share_module, share_sums
from gpsgen.plan.files import RenderedFile
from gpsgen.plan.ownership import Owner
from gpsgen.reconcile.disk import read_plain
from gpsgen.reconcile.foreign_go import foreign_imports
from gpsgen.reconcile.manifest import Manifest
from gpsgen.syntax import gosum, modfile, semver
from gpsgen.syntax.gomod import Requirement
from gpsgen.syntax.invalid import InvalidText
from gpsgen.syntax.markers import marker_line
from gpsgen.syntax.modfile import ModFile

#: What can be done about a line that is not understood.
_WAYS_OUT = {
    GO_MOD: "mend the line, or restore the file from version control",
    GO_SUM: "remove the line, which `go mod tidy` adds again where it is right, or restore the "
    "file from version control",
}
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Merged:
    """The rendered files with the shared ones merged."""

    files: dict[str, RenderedFile]
    #: Module path to version of the requirements that are there because of us.
    requirements: dict[str, frozenset[str]]
    #: The bytes that were read of each shared file; None where there was none.
    seen: dict[str, bytes | None]


@dataclass(frozen=True, slots=True)
class _Text:
    """A text on disk, its line ends apart."""

    path: Path
    raw: bytes
    #: Without the line ends of Windows, where all lines have them.
    text: str
    has_crlf: bool = False

    def parsed(self, parse: Callable[[str], _T]) -> _T:
        try:
            return parse(self.text)
        except InvalidText as error:
            line = error.text.strip()
            raise GpsgenError(
                f"{self._place(line)}: {safe(quote(line))} {error.reason}: "
                f"{_WAYS_OUT[self.path.name]}; nothing was written"
            ) from error

    def _place(self, line: str) -> str:
        """Return the file with the number of one of its lines."""
        lines = enumerate(self.text.split("\n"), 1)
        number = next((f":{number}" for number, it in lines if it.strip() == line), "")
        return f"{self.path}{number}"

    def data(self, text: str) -> bytes:
        """Return another text with the line ends of this one."""
        return (text.replace("\n", "\r\n") if self.has_crlf else text).encode()


def merge_shared(
    rendered: Mapping[str, RenderedFile],
    manifest: Manifest,
    project: Path,
    passing: Collection[str] = frozenset(),
) -> Merged:
    """Merge the shared files with those in the folder `project`.

    `manifest` is what earlier generations wrote. `passing` are the modules that only Go needs which
    people are given now: it is theirs from then on, and so are its requirements.

    Raises:
        gpsgen.errors.GpsgenError: a shared file cannot be read, or is another module's.

    """
    files = dict(rendered)
    ours = modfile.parse(rendered[GO_MOD].data.decode())
    sums = gosum.parse(rendered[GO_SUM].data.decode())
    before, shared = ModFile(()), SharedModule(ours)
    module_on_disk, sums_on_disk = _read(project / GO_MOD), _read(project / GO_SUM)
    if on_disk := _said(module_on_disk):
        before = on_disk.parsed(_module)
        if before.module != ours.module:
            raise GpsgenError(
                f"{on_disk.path} is of {_named(before.module)}, but the config's git.module_path "
                f"is {ours.module}: make them agree; nothing was written"
            )
        shared = share_module(
            before,
            ours,
            sums,
            manifest.requirements,
            lambda: foreign_imports(project, _generated(manifest)),
        )
        data = on_disk.data(modfile.render(shared.module))
        files[GO_MOD] = replace(files[GO_MOD], data=data)
    if on_disk := _said(sums_on_disk):
        theirs = on_disk.parsed(gosum.parse)
        merged = on_disk.parsed(lambda _: share_sums(theirs, sums, shared, before, ours))
        text = on_disk.text if merged == theirs else gosum.render(merged)
        files[GO_SUM] = replace(files[GO_SUM], data=on_disk.data(text))
    requirements = {
        entry.path: frozenset({entry.version})
        for entry in ours.requirements
        if entry.path not in passing and _is_ours(entry, before, manifest)
    }
    seen = {GO_MOD: module_on_disk, GO_SUM: sums_on_disk}
    return Merged(files, requirements, {path: it.raw if it else None for path, it in seen.items()})


def _is_ours(wanted: Requirement, before: ModFile, manifest: Manifest) -> bool:
    """Say whether a requirement is there because of us, and no person asked for that version."""
    there = [entry.version for entry in before.requirements if entry.path == wanted.path]
    if not there:
        return True
    latest = max(there, key=semver.precedence)
    recorded = manifest.requirements.get(wanted.path, frozenset())
    return latest in recorded or (bool(recorded) and semver.compare(latest, wanted.version) > 0)


def _named(module: str) -> str:
    return f"the module {safe(quote(module))}" if module else "a module without a name"


def _module(text: str) -> ModFile:
    """Read a go.mod and see that what it requires can be compared with what we require."""
    module = modfile.parse(text)
    _ = module.requirements
    return module


def _generated(manifest: Manifest) -> set[str]:
    """Return the files whose Go is ours alone."""
    return {
        path
        for path, entry in manifest.entries.items()
        if entry.owner is Owner.GENERATED and not entry.merged
    }


def _read(path: Path) -> _Text | None:
    try:
        raw = read_plain(path)
        text = raw.decode()
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise GpsgenError(f"{path}: cannot be read: {error}; nothing was written") from error
    if line := marker_line(raw):
        raise GpsgenError(
            f"{path}:{line}: conflict markers of a merge: resolve the conflict; nothing was written"
        )
    if "\n" in text and text.count("\r\n") == text.count("\n"):
        return _Text(path, raw, text.replace("\r\n", "\n"), has_crlf=True)
    return _Text(path, raw, text)


def _said(text: _Text | None) -> _Text | None:
    """Return a text that says anything: a blank one is as good as none."""
    return text if text and text.text.strip() else None
