"""The requirements and sums of people and ours in one go.mod and one go.sum.

Go's own commands have the last word: what they raised stays raised, and what they took out because
something else was raised stays out. So generating and tidying in turns comes to rest at once.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from itertools import chain

from gpsgen.gomod.requirements import Requirements, pinned, requirements, sums_besides
from gpsgen.plan.imports import third_party
from gpsgen.syntax import semver
from gpsgen.syntax.gosum import GoSum, Sum
from gpsgen.syntax.modfile import ModFile

#: What a comment of ours, or of Go, says at the end of a requirement.
_COMMENTS = {"", "// indirect"}

#: Returns the packages that people's Go imports, or None where that is not known.
ForeignImports = Callable[[], Collection[str] | None]


@dataclass(frozen=True, slots=True)
class SharedModule:
    """A go.mod that holds what both sides need."""

    module: ModFile
    #: Our sums of what is not required any more, where nothing else can need them.
    superfluous: tuple[Sum, ...] = ()


@dataclass(frozen=True, slots=True)
class _Claim:
    """What people's Go needs of the requirements that ours does not need any more."""

    modules: frozenset[str]
    #: All that people's Go needs; None where it imports packages that have no pin.
    needs: Requirements | None = None


def share_module(
    theirs: ModFile,
    ours: ModFile,
    sums: GoSum,
    recorded: Mapping[str, Collection[str]],
    foreign: ForeignImports,
) -> SharedModule:
    """Bring `ours`, with the `sums` it needs, into `theirs`.

    `recorded` are the versions of the requirements that earlier generations put there. `foreign`
    is asked only where one of those would be dropped.
    """
    wanted = {entry.path: entry.version for entry in ours.requirements}
    present = {entry.path for entry in theirs.requirements}
    surplus = _surplus(theirs, wanted, recorded)
    unneeded = surplus - wanted.keys()
    claim = _claim(unneeded, theirs, foreign) if unneeded else _Claim(frozenset())
    merged = theirs
    for path in surplus - claim.modules:
        merged = merged.without_requirement(path)
    has_moved = _has_moved(merged, wanted)
    for entry in ours.requirements:
        # What was raised may need it no more; only Go can tell.
        is_taken_out = entry.indirect and entry.path in recorded and entry.path not in present
        if not (has_moved and is_taken_out):
            merged = merged.with_requirement(entry)
    superfluous: tuple[Sum, ...] = ()
    if unneeded and claim.needs and _holds_just(merged, wanted, claim.needs):
        superfluous = sums_besides(chain(sums.sums, claim.needs.sums))
    return SharedModule(merged.with_go(ours.go), superfluous)


def share_sums(
    theirs: GoSum, ours: GoSum, shared: SharedModule, before: ModFile, wanted: ModFile
) -> GoSum:
    """Bring `ours` into `theirs`, where what go.mod requires asks for it.

    `before` is go.mod as people have it, `wanted` as it would be without them. Where it requires
    nothing new and has the sums of all that we require, what else is not there is not missed: a
    module that was raised leaves sums behind that nobody needs, and tidying drops them.
    """
    present = {(entry.path, entry.version) for entry in shared.module.requirements}
    added = present - {(entry.path, entry.version) for entry in before.requirements}
    ours_there = present & {(entry.path, entry.version) for entry in wanted.requirements}
    own_sums = {
        each
        for each in ours.sums
        if (each.path, each.module_version) in ours_there
        and each.path not in shared.module.replaced
    }
    merged = theirs
    if added or not own_sums <= set(theirs.sums):
        merged = merged.with_sums(ours.sums)
    return merged.without_sums(shared.superfluous)


def _surplus(
    theirs: ModFile, wanted: Mapping[str, str], recorded: Mapping[str, Collection[str]]
) -> set[str]:
    """Return the modules that nobody but us put there, and that ours needs no more, or lower."""
    there: dict[str, set[str]] = defaultdict(set)
    for entry in theirs.requirements:
        is_plain = theirs.comment_of(entry.path) in _COMMENTS
        there[entry.path].add(entry.version if is_plain else "")
    return {
        path
        for path, versions in there.items()
        if versions <= set(recorded.get(path, ()))
        and (path not in wanted or all(semver.compare(wanted[path], it) < 0 for it in versions))
    }


def _has_moved(module: ModFile, wanted: Mapping[str, str]) -> bool:
    """Say whether a module of ours is raised or replaced, so that our pins are not all it needs."""
    return not module.replaced.isdisjoint(wanted) or any(
        entry.path in wanted and semver.compare(entry.version, wanted[entry.path]) > 0
        for entry in module.requirements
    )


def _claim(unneeded: Collection[str], theirs: ModFile, foreign: ForeignImports) -> _Claim:
    imports = foreign()
    if imports is None:
        return _Claim(frozenset(unneeded))
    packages = {*imports, *theirs.tools}
    named = {module for module in unneeded if any(_is_in(path, module) for path in packages)}
    known = pinned(packages)
    needs = requirements(known)
    named |= set(unneeded) & {*needs.direct, *needs.indirect}
    foreign_packages = {path for path in packages if not _is_in(path, theirs.module)}
    if not third_party(foreign_packages, known):
        return _Claim(frozenset(named), needs)
    # What those need, they may need of ours.
    indirect = {entry.path for entry in theirs.requirements if entry.indirect}
    return _Claim(frozenset(named | (set(unneeded) & indirect)))


def _is_in(package: str, module: str) -> bool:
    return package == module or package.startswith(f"{module}/")


def _holds_just(module: ModFile, wanted: Mapping[str, str], needs: Requirements) -> bool:
    """Say whether a go.mod requires what ours and people's pinned imports need, and no more."""
    present = {entry.path: entry.version for entry in module.requirements}
    return not module.replaced and present == {**needs.indirect, **needs.direct, **wanted}
