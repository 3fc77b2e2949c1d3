"""Reads the Go that people wrote by its syntax: of a folder its own files, where asked for."""

import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from goast import ScanError
from goast import scanner as syntax
from goast.names import GOARCH, GOOS, assumed_package_name
from gpsgen.diagnostics import Diagnostic, Source, Span, codes
from gpsgen.reconcile.foreign_go import NOT_GO
from gpsgen.reconcile.manifest import digest, is_inside


class UnreadableGoError(Exception):
    """A file of a package cannot be read as Go, so that nothing is known of the package."""

    def __init__(self, finding: Diagnostic, source: Source) -> None:
        super().__init__(finding.concise)
        self.finding = finding
        self.source = source


@dataclass(frozen=True)
class GoFile:
    """A Go file that people wrote."""

    #: Its name, without the folder.
    name: str
    source: Source
    syntax: syntax.Source

    @cached_property
    def is_in_every_build(self) -> bool:
        """Whether it is compiled whatever the system and the tags, and not for tests alone."""
        words = self.name.removesuffix(".go").split("_")[1:]
        return not self.syntax.build and not {*words[-2:]} & {"test", *GOOS, *GOARCH}

    def imported(self, qualifier: str, known: Mapping[str, str]) -> str | None:
        """Return the path of the package that goes by a name in this file; None where unsure.

        `known` are the names of packages by their paths; of others the usual name is assumed.
        """
        paths = {
            entry.path
            for entry in self.syntax.imports
            if qualifier == (entry.name or known.get(entry.path) or _assumed(entry.path))
        }
        return paths.pop() if len(paths) == 1 else None

    def name_of(self, path: str, default: str) -> str:
        """Return by which name this file speaks of the package at an import path."""
        names = [
            it.name for it in self.syntax.imports if it.path == path and it.name.isidentifier()
        ]
        return next((name for name in names if name != "_"), default)


@dataclass(frozen=True)
class Written:
    """A declaration, and the file in which people wrote it."""

    declaration: syntax.Declaration
    file: GoFile
    package: "GoPackage"


@dataclass(frozen=True)
class GoPackage:
    """What people wrote of one package."""

    #: The import path.
    path: str
    files: Sequence[GoFile]
    #: The names of all that lies in its folder.
    listing: frozenset[str] = frozenset()

    @cached_property
    def names(self) -> Mapping[str, Sequence[Written]]:
        """What it declares at its top level by name, methods left out.

        Files for different systems may declare one name each.
        """
        return self._by(lambda it: "" if it.kind == "method" or it.name == "init" else it.name)

    @cached_property
    def methods(self) -> Mapping[str, Sequence[Written]]:
        """Its methods by the name of their type."""
        return self._by(lambda it: it.receiver)

    def types(self, name: str) -> Sequence[Written]:
        """Return the declarations of a type."""
        return [it for it in self.names.get(name, ()) if it.declaration.kind == "type"]

    def functions(self, name: str) -> Sequence[Written]:
        """Return the declarations of a function."""
        return [it for it in self.names.get(name, ()) if it.declaration.kind == "func"]

    def _by(self, key: Callable[[syntax.Declaration], str]) -> Mapping[str, Sequence[Written]]:
        found: dict[str, list[Written]] = defaultdict(list)
        for file in self.files:
            for declaration in file.syntax.declarations:
                if key(declaration) not in {"", "_"}:
                    found[key(declaration)].append(Written(declaration, file, self))
        return found


class Packages:
    """The packages of a project in which people write; each is read once, when it is asked for."""

    def __init__(self, project: Path, module: str, ours: Iterable[str]) -> None:
        """Start with nothing read; `ours` are the paths of files that are not people's."""
        #: The folders that were read, relative to the project's: the hash of each file by its name.
        self.read: dict[str, dict[str, str]] = {}
        self._project = project
        self._module = module
        self._ours = frozenset(ours)
        self._found: dict[tuple[str, str], GoPackage] = {}

    def at(self, folder: str, name: str = "") -> GoPackage:
        """Return what people wrote of the package called `name`, or else of that in its folder.

        Raises:
            UnreadableGoError: a file is not Go, or cannot be read.

        """
        key = (folder, name)
        if key not in self._found:
            self.read.setdefault(folder, {})
            self._found[key] = self._package(folder, name)
        return self._found[key]

    def imported(self, path: str | None) -> GoPackage | None:
        """Return what people wrote of the package at an import path, if it is one of the project.

        Raises:
            UnreadableGoError: a file is not Go, or cannot be read.

        """
        if path is None or not path.startswith(f"{self._module}/"):
            return None
        folder = path.removeprefix(f"{self._module}/")
        return self.at(folder) if is_inside(folder) else None

    def _package(self, folder: str, name: str) -> GoPackage:
        listing = frozenset(self._listed(folder))
        names = sorted(it for it in listing if it.endswith(".go") and it[0] not in "_.")
        paths = [f"{folder}/{it}" for it in names]
        files = [self._file(path) for path in paths if path not in self._ours and self._is(path)]
        name = name or next((it.syntax.package for it in files if not _is_test(it)), "")
        ours = tuple(it for it in files if it.syntax.package == name)
        return GoPackage(f"{self._module}/{folder}", ours, listing)

    def _listed(self, folder: str) -> Sequence[str]:
        try:
            return os.listdir(self._project / folder)  # noqa: PTH208 - names are all it takes
        except (FileNotFoundError, NotADirectoryError):
            return ()
        except OSError as error:
            raise self._unreadable(folder, error.strerror or str(error)) from error

    def _is(self, path: str) -> bool:
        """Say whether there is a file; editors leave links there that lead nowhere."""
        return (self._project / path).is_file()

    def _file(self, path: str) -> GoFile:
        try:
            data = (self._project / path).read_bytes()
        except OSError as error:
            raise self._unreadable(path, error.strerror or str(error)) from error
        folder, _, name = path.rpartition("/")
        self.read[folder][name] = digest(data)
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            before = error.object[: error.start].decode()
            raise self._unreadable(path, "it is not UTF-8", before, len(before)) from error
        try:
            read = syntax.scan(text)
        except ScanError as error:
            raise self._unreadable(path, error.message, text, error.offset) from error
        except NOT_GO as error:
            raise self._unreadable(path, "a declaration is not complete", text) from error
        return GoFile(path.rpartition("/")[2], Source(str(self._project / path), text), read)

    def _unreadable(
        self, path: str, reason: str, text: str = "", offset: int = 0
    ) -> UnreadableGoError:
        source = Source(str(self._project / path), text)
        line, column = source.position(offset)
        finding = Diagnostic(
            code=codes.GO_UNREADABLE,
            message=f"this Go cannot be read: {reason}",
            span=Span(source.name, line, column, line, column + 1),
            help="what new code needs beside it is added once it can be read",
        )
        return UnreadableGoError(finding, source)


def _is_test(file: GoFile) -> bool:
    return file.name.endswith("_test.go")


def _assumed(path: str) -> str:
    return assumed_package_name(path) if path else ""
