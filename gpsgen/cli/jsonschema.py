"""`gpsgen jsonschema`: Go types of JSON Schemas, in one file that compiles alone."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import goast
from goast.scanner import scan_imports
from gpsgen.cli.go_file import write_go_file
from gpsgen.cli.terminal import Terminal
from gpsgen.diagnostics import Diagnostics, Source, render
from gpsgen.diagnostics.text import quote
from gpsgen.errors import EnvironmentMissingError, ExitStatus, UsageError
from gpsgen.jsonschema.documents import SchemaFile
from gpsgen.jsonschema.drafts import DEFAULT_DRAFT, DRAFTS, draft_named
from gpsgen.jsonschema.helper_sources import taken_names
from gpsgen.jsonschema.patterns.modules import REGEXP2
from gpsgen.jsonschema.reading import read_roots
from gpsgen.jsonschema.remotes import SUITE_ADDRESS, Remotes
from gpsgen.jsonschema.standalone import stand_alone
from gpsgen.layout import GENERATED_BY
from gpsgen.names import is_go_keyword
from gpsgen.read.files import read_source

_PACKAGE = re.compile(r"[a-z][a-z0-9_]*", re.ASCII)
_EXPORTED = re.compile(r"[A-Z][A-Za-z0-9_]*", re.ASCII)
_DRAFT_WORD = re.compile(r"(?:draft)?[-/]?0?")
#: What people call the drafts, without the word before it.
_DRAFT_NAMES = dict(zip(("4", "6", "7", "2019-09", "2020-12"), DRAFTS, strict=True))


@dataclass(frozen=True, slots=True)
class TypesAsked:
    """What the options of `gpsgen jsonschema` ask for."""

    schemas: tuple[Path, ...]
    package: str
    #: The Go types of the schemas, in their order, or none.
    types: tuple[str, ...] = ()
    #: Where the Go goes; None is the standard output.
    out: Path | None = None
    remotes: Path | None = None
    #: `URL=PATH`, as people write them.
    maps: tuple[str, ...] = ()
    draft: str | None = None
    assert_format: bool = False
    overwrite: bool = False


def write_types(asked: TypesAsked, terminal: Terminal) -> ExitStatus:
    """Write the Go types of the schemas that are asked for, or what is wrong with the schemas.

    Raises:
        UsageError: the options cannot be carried out.
        gpsgen.errors.GpsgenError: the file that is there is not to be replaced.
        gpsgen.errors.EnvironmentMissingError: there is no gofmt on this machine.

    """
    _check_names(asked)
    draft = _draft(asked.draft) if asked.draft is not None else DEFAULT_DRAFT
    remotes = Remotes(tuple(_entries(asked)))
    types = asked.types or (None,) * len(asked.schemas)
    files = [SchemaFile(path, type_) for path, type_ in zip(asked.schemas, types, strict=True)]
    found = Diagnostics()
    with terminal.stage("reading the schemas"):
        roots = read_roots(files, remotes, draft, found, assert_format=asked.assert_format)
    if found:
        terminal.note(render(found, _sources(found), color=terminal.color, width=terminal.width()))
    if roots is None:
        return ExitStatus.FINDINGS
    with terminal.stage("generating"):
        try:
            text = stand_alone(roots, asked.package, header=GENERATED_BY)
        except goast.GofmtMissing as missing:
            raise EnvironmentMissingError(str(missing)) from missing
    if asked.out is None:
        terminal.write_bytes(text.encode())
    else:
        terminal.print(write_go_file(asked.out, text, overwrite=asked.overwrite))
    _tell_modules(text, terminal)
    return ExitStatus.OK


def _check_names(asked: TypesAsked) -> None:
    if not _PACKAGE.fullmatch(asked.package) or is_go_keyword(asked.package):
        raise UsageError(
            f"{quote(asked.package)} cannot be the name of a Go package; "
            "use lower-case letters and digits: `--package schema`"
        )
    if asked.types and len(asked.types) != len(asked.schemas):
        raise UsageError(
            f"there are {len(asked.schemas)} schemas, but {len(asked.types)} of `--type`: give one "
            "for each schema in their order, or none, and they are named by their titles and files"
        )
    for index, name in enumerate(asked.types):
        if not _EXPORTED.fullmatch(name):
            raise UsageError(
                f"{quote(name)} cannot be the name of an exported Go type; "
                "begin with a capital: `--type User`"
            )
        if name in taken_names():
            raise UsageError(
                f"every generated file may declare a `{name}` of its own; choose another `--type`"
            )
        if name in asked.types[:index]:
            raise UsageError(f"two schemas cannot be the one type `{name}`")


def _draft(written: str) -> str:
    """Return the draft that people mean: by its name, its number or the URI of its schema."""
    bare = _DRAFT_WORD.sub("", written.lower(), count=1)
    found = draft_named(written) or _DRAFT_NAMES.get(bare)
    if found is None:
        names = ", ".join(_DRAFT_NAMES)
        raise UsageError(f"{quote(written)} is no draft of JSON Schema; there are {names}")
    return found


def _entries(asked: TypesAsked) -> Iterable[tuple[str, Path]]:
    """Return what stands for addresses."""
    if asked.remotes is not None:
        if not asked.remotes.is_dir():
            raise UsageError(f"`--remotes` names a folder, and {asked.remotes} is none")
        yield SUITE_ADDRESS, asked.remotes
    for written in asked.maps:
        yield _entry(written)


def _entry(written: str) -> tuple[str, Path]:
    """Take `URL=PATH` apart; both may hold `=`, and what is there is meant."""
    parts = written.split("=")
    splits = [("=".join(parts[:i]), "=".join(parts[i:])) for i in range(1, len(parts))]
    splits = [(url, path) for url, path in splits if url and path]
    if not splits:
        raise UsageError(
            f"{quote(written)} is not URL=PATH; for example "
            "`--map https://example.com/schemas/=./schemas`"
        )
    for url, path in splits:
        place = Path(path)
        if place.is_dir():
            return f"{url.removesuffix('/')}/", place
        if place.is_file():
            return url.removesuffix("#"), place
    raise UsageError(f"there is no file and no folder {quote(splits[0][1])} for `--map`")


def _sources(found: Diagnostics) -> dict[str, Source]:
    """Return the texts that findings point into."""
    spans = [span for it in found for span in (it.span, *(label.span for label in it.labels))]
    names = dict.fromkeys(span.file for span in spans)
    read = {name: read_source(Path(name), Diagnostics()) for name in names}
    return {name: source for name, source in read.items() if source}


def _tell_modules(text: str, terminal: Terminal) -> None:
    """Say what the Go needs beyond the standard library."""
    versions = {module.path: module.version for module in (REGEXP2,)}
    for path in [it.path for it in scan_imports(text)]:
        if path in versions:
            terminal.note(f"note: a pattern needs a module: go get {path}@{versions[path]}")
