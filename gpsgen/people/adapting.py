"""Adapts a plan to the Go that people wrote: what they have is theirs, what is new comes beside."""

import posixpath
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import goast
from gpsgen.diagnostics import Diagnostic, Diagnostics, Source
from gpsgen.people.fitting import gone, known_packages, misfits
from gpsgen.people.methods import MethodSet, is_begun, method_set, receiver
from gpsgen.people.packages import GoPackage, Packages, UnreadableGoError
from gpsgen.people.places import Places
from gpsgen.people.spelling import Spelling
from gpsgen.people.trimming import receiver_type, trimmed
from gpsgen.plan.files import PlannedFile, Stub
from gpsgen.plan.ownership import Owner
from gpsgen.reconcile.manifest import Manifest, OfferedStub


@dataclass(frozen=True)
class Adapted:
    """A plan as it is for one project."""

    files: Sequence[PlannedFile]
    #: The methods that people were given by now, to be recorded.
    stubs: frozenset[OfferedStub] = frozenset()
    #: The folders whose Go was read, relative to the project's: the hash of each file by its name.
    read: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    findings: Diagnostics = field(default_factory=Diagnostics)
    #: The texts that the findings speak of.
    sources: Mapping[str, Source] = field(default_factory=dict)


def adapt(
    planned: Sequence[PlannedFile], manifest: Manifest, project: Path, module: str
) -> Adapted:
    """Return the plan for the project in the folder `project`, whose people's Go is read.

    `module` is the path of the project's module. A file of people's that is there, or was, stays
    as it is, and each method that they neither have nor were given comes in a file of its own.
    Where their Go leaves a doubt, nothing is added to it.
    """
    adapting = _Adapting(planned, manifest, project, module)
    files = [file for it in planned for file in adapting.files(it)]
    return Adapted(
        files,
        frozenset(adapting.stubs),
        adapting.packages.read,
        adapting.findings,
        adapting.sources,
    )


@dataclass(frozen=True)
class _Type:
    """A type that people write, as they wrote it, and what generated code asks of it."""

    file: PlannedFile
    package: GoPackage
    #: Its planned name, and the one that people gave it; none where theirs is not there, or unsure.
    planned: str
    actual: str | None
    methods: MethodSet

    @property
    def stubs(self) -> Sequence[Stub]:
        """The methods that are asked of it."""
        return [it for it in self.file.stubs if _type_of(it) == self.planned]

    def method(self, stub: Stub) -> goast.Func:
        """Return a method as it stands beside what people wrote."""
        recv = stub.method.recv
        if recv is None or self.actual in {None, self.planned}:
            return stub.method
        return replace(stub.method, recv=replace(recv, type=goast.Star(self.actual or "")))

    def offered(self, stub: Stub) -> OfferedStub:
        """Return what is recorded of a method that people were given."""
        return OfferedStub(_folder(self.file), f"{self.planned}.{stub.method.name}")


class _Adapting:
    def __init__(
        self, planned: Sequence[PlannedFile], manifest: Manifest, project: Path, module: str
    ) -> None:
        self.manifest = manifest
        self.project = project
        self.module = module
        self.packages = Packages(project, module, _generated(planned, manifest))
        self.places = Places((file.path for file in planned), manifest.entries)
        self.stubs: set[OfferedStub] = set()
        self.findings = Diagnostics()
        self.sources: dict[str, Source] = {}

    def files(self, file: PlannedFile) -> Iterator[PlannedFile]:
        """Yield a planned file as it is for this project, and the stubs beside it."""
        tree = file.content
        if file.owner is not Owner.PEOPLE or not isinstance(tree, goast.File):
            yield file
            return
        place = self.project / file.path
        is_written = file.path in self.manifest.entries or place.is_symlink() or place.exists()
        if not file.stubs and (is_written or not place.parent.is_dir()):
            yield file
            return
        try:
            types = self._types(file, self.packages.at(_folder(file), tree.package))
            self._look_at(types)
        except UnreadableGoError as error:
            self._tell(error.finding, error.source)
            yield from self._left_alone(file, tree, is_written=is_written)
            return
        if is_written:
            yield file
        else:
            yield from self._created(file, tree, types)
        for type_ in types:
            yield from self._beside(type_, tree, is_written=is_written)

    def _types(self, file: PlannedFile, package: GoPackage) -> list[_Type]:
        """Return the types that people write in a file, or had better find there."""
        types = []
        for planned in dict.fromkeys(map(_type_of, file.stubs)):
            actual = receiver(package, planned)
            methods = method_set(package, actual or planned, self.packages)
            methods.is_open |= actual is None and is_begun(package, planned)
            types.append(_Type(file, package, planned, actual, methods))
        return types

    def _look_at(self, types: Iterable[_Type]) -> None:
        """Report the methods of people's that do not fit, or that nothing calls any more."""
        for type_ in types:
            if type_.actual is None and type_.methods.is_open:
                continue
            known = known_packages(type_.stubs, type_.file.vocabulary)
            spelling = Spelling(self.packages, self.module, known)
            for stub in type_.stubs:
                for finding, written in misfits(stub, type_.methods, spelling):
                    self._tell(finding, written.file.source)
            planned = {stub.method.name for stub in type_.stubs}
            for name in sorted(type_.methods.own.keys() - planned):
                offered = OfferedStub(_folder(type_.file), f"{type_.planned}.{name}")
                if offered in self.manifest.stubs:
                    # As long as the method is there, it is known what it was for.
                    self.stubs.add(offered)
                for written in type_.methods.own[name]:
                    is_offered = offered in self.stubs
                    if found := gone(written, type_.file.vocabulary, known, offered=is_offered):
                        self._tell(found, written.file.source)

    def _created(
        self, file: PlannedFile, tree: goast.File, types: Sequence[_Type]
    ) -> Iterator[PlannedFile]:
        """Yield a file that is written for the first time, without what people have already."""
        package = self.packages.at(_folder(file), tree.package)
        standing: dict[tuple[str, str], goast.Func | None] = {}
        for type_ in types:
            for stub in type_.stubs:
                place = (type_.planned, stub.method.name)
                if type_.methods.has(stub.method.name):
                    standing[place] = None
                elif type_.actual:
                    standing[place] = type_.method(stub)
        renamed = [type_.planned for type_ in types if type_.actual]
        left = trimmed(file, tree, package, standing, renamed) if package.files else file
        if left:
            yield left

    def _beside(self, type_: _Type, tree: goast.File, *, is_written: bool) -> Iterator[PlannedFile]:
        """Yield the stubs of a type that have files of their own, and record what people have."""
        for stub in type_.stubs:
            offered = type_.offered(stub)
            paths = self.places.given(offered.folder, stub.file)
            if offered in self.manifest.stubs or type_.methods.declares(stub.method.name):
                self.stubs.add(offered)
            elif not type_.methods.has(stub.method.name) and not is_written:
                # It stands in the file that is created.
                self.stubs.add(offered)
            elif not type_.methods.has(stub.method.name) and type_.actual:
                self.stubs.add(offered)
                paths.append(self.places.free(offered.folder, stub.file, type_.package))
            for path in paths:
                yield _stub_file(path, type_.method(stub), type_.file, tree, type_.package.names)

    def _left_alone(
        self, file: PlannedFile, tree: goast.File, *, is_written: bool
    ) -> Iterator[PlannedFile]:
        """Yield what was written earlier, of a package of which nothing is known now."""
        if is_written:
            yield file
        for stub in file.stubs:
            offered = OfferedStub(_folder(file), f"{_type_of(stub)}.{stub.method.name}")
            self.stubs |= {offered} & self.manifest.stubs
            for path in self.places.given(offered.folder, stub.file):
                yield _stub_file(path, stub.method, file, tree)

    def _tell(self, finding: Diagnostic, source: Source) -> None:
        self.findings.add(finding)
        self.sources[source.name] = source


def _stub_file(
    path: str, stub: goast.Func, file: PlannedFile, tree: goast.File, taken: Iterable[str] = ()
) -> PlannedFile:
    """Return the file of a stub that belongs beside another file."""
    content = goast.File(tree.package, [stub])
    return PlannedFile(path, content, file.origin, Owner.PEOPLE, taken=frozenset(taken))


def _generated(planned: Iterable[PlannedFile], manifest: Manifest) -> set[str]:
    """Return the paths of the files that are the generator's, before this generation or after."""
    owners = {path: entry.owner for path, entry in manifest.entries.items()}
    owners = {file.path: file.owner for file in planned} | owners
    return {path for path, owner in owners.items() if owner is Owner.GENERATED}


def _type_of(stub: Stub) -> str:
    return receiver_type(stub.method.recv)


def _folder(file: PlannedFile) -> str:
    return posixpath.dirname(file.path)
