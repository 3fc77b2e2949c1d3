"""Any order of generations and of what people do between them, on trees on disk.

The plans are made up, the bytes are given; from the manifest to the last rename all is real.
"""

import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from gpsgen.apply.lock import LockedError, locked
from gpsgen.apply.opening import opened
from gpsgen.apply.undo import undo
from gpsgen.apply.writing import write
from gpsgen.cli.eject import eject
from gpsgen.cli.terminal import Terminal
from gpsgen.errors import GpsgenError
from gpsgen.layout import JOURNAL_DIR, MANIFEST_PATH
from gpsgen.plan.files import PlannedFile, RenderedFile
from gpsgen.plan.ownership import Owner
from gpsgen.reconcile.actions import Action, Decisions, Merge, Reason
from gpsgen.reconcile.manifest import Entry
from gpsgen.regeneration import Plan, Regeneration, regenerate
from tests.apply.faults import failing, killed, watching
from tests.regeneration.people import People
from tests.regeneration.trees import (
    Tree,
    check_that_only_ours_changed,
    contents,
    copy,
    is_proved,
    may_go,
    recorded,
    see,
)
from tests.support.examples import share

#: Paths that are near each other: folders in place of files, and names that differ in case only.
PATHS = st.sampled_from(
    ["a", "a/b", "a/b/c", "A", "cmd/api/main.go", "cmd/api/Main.go", "cmd/b.go", "мой файл.md"]
)
FOLDERS = st.sampled_from(["a", "cmd", "cmd/api", ".", ".project-config"])
OWNERS = st.sampled_from([Owner.GENERATED, Owner.GENERATED, Owner.PEOPLE])
TEXTS = st.integers(0, 4).map(lambda number: b"one\n%d\nthree\n" % number)
OFTEN = st.sampled_from([True, True, False])
#: When something goes wrong, as a part of the calls to the file system that a run makes.
MOMENTS = st.floats(0, 1)
MODULES = st.sets(
    st.sampled_from(["a.example/m v1.0.0", "a.example/m v1.1.0", "b.example/m v0.1.0"])
)
ELSEWHERE = st.sampled_from(
    ["neighbours", "neighbours/api", "neighbours/main.go", "nowhere", "shop"]
)
#: What a manifest is not.
DAMAGED = st.sampled_from([b"", b"<<<<<<< a\n", b"format 1\nnonsense\n", b"format 2\n", b"\xff"])

MODULE = "example.com/shop"
GO_MOD = f"module {MODULE}\n\ngo 1.26\n"


def keep_both(_path: str, _entry: Entry, on_disk: bytes, planned: bytes) -> Merge:
    """Merge as people wish it: what they wrote stands after what is generated."""
    mine = [line for line in on_disk.splitlines(keepends=True) if line.startswith(b"mine")]
    return Merge(planned + b"".join(mine), is_clean=True)


@dataclass(frozen=True)
class Outcome:
    """What became of a generation."""

    found: Regeneration | None = None
    said: str = ""

    @property
    def is_done(self) -> bool:
        return self.found is not None and not self.found.conflicts


class Project(RuleBasedStateMachine):
    """A project on disk, its plan, and the people who work on it."""

    def __init__(self) -> None:
        super().__init__()
        self.root = Path(tempfile.mkdtemp(prefix="gpsgen-trees-"))
        self.project = self.root / "shop"
        self.people = People(self.project)
        self.plan: dict[str, tuple[Owner, bytes]] = {}
        self.manifests: list[bytes] = []
        self.in_the_way: set[str] = set()
        self.outside: Tree = {}

    def teardown(self) -> None:
        shutil.rmtree(self.root)

    @initialize()
    def stand_beside_others(self) -> None:
        neighbours = self.root / "neighbours"
        (neighbours / "api").mkdir(parents=True)
        for name in ("main.go", "api/main.go", "b", "psg_manifest.txt"):
            (neighbours / name).write_text("theirs\n")
        self.outside = see(neighbours)
        self.require(set(), set())

    # What the config asks for

    @rule(files=st.dictionaries(PATHS, st.tuples(OWNERS, TEXTS), min_size=1, max_size=4))
    def ask_for(self, files: dict[str, tuple[Owner, bytes]]) -> None:
        """Ask for files; what cannot be in one tree with one of them is asked for no more."""
        for path, file in files.items():
            for other in list(self.plan):
                if other.startswith(f"{path}/") or path.startswith(f"{other}/"):
                    del self.plan[other]
            self.plan[path] = file

    @precondition(lambda self: len(self.plan) > 2)
    @rule(data=st.data())
    def ask_no_more_for(self, data: st.DataObject) -> None:
        asked = sorted(self.plan.keys() - {"go.mod", "go.sum"})
        del self.plan[data.draw(st.sampled_from(asked))]

    @rule(modules=MODULES, sums=MODULES)
    def require(self, modules: set[str], sums: set[str]) -> None:
        newest = dict(sorted(module.split() for module in modules))
        lines = "".join(f"require {path} {version}\n" for path, version in newest.items())
        self.plan["go.mod"] = (Owner.SHARED, f"{GO_MOD}{lines}".encode())
        hashes = "".join(f"{it} h1:{'A' * 43}=\n" for it in sorted(sums))
        self.plan["go.sum"] = (Owner.SHARED, hashes.encode())

    # What people do

    @rule(
        data=st.data(),
        act=st.sampled_from(["write", "add", "add", "delete", "end lines", "mode", "check out"]),
        text=TEXTS,
    )
    def somebody_edits(self, data: st.DataObject, act: str, text: bytes) -> None:
        asked = sorted(self.plan.keys() - {"go.mod", "go.sum"})
        path = data.draw(PATHS | st.sampled_from(asked) if asked else PATHS)
        match act:
            case "write" | "add":
                self.people.write(path, is_added=act == "add")
            case "delete":
                self.people.remove(path)
            case "end lines":
                self.people.end_lines_as_windows_does(path)
            case "mode":
                self.people.change_mode(path, 0o755)
            case _:
                self.people.put(path, text)

    @rule(path=PATHS, to=PATHS)
    def somebody_moves(self, path: str, to: str) -> None:
        self.people.move(path, to)

    @rule(folder=FOLDERS, name=st.sampled_from(["notes", "readme.txt", ""]))
    def somebody_adds(self, folder: str, name: str) -> None:
        if name:
            self.people.write(f"{folder}/{name}".removeprefix("./"), is_added=False)
        else:
            self.people.make_folder(f"{folder}/empty".removeprefix("./"))

    @rule(
        path=PATHS | st.sampled_from(["cmd", "cmd/api", "go.mod", "go.sum", MANIFEST_PATH]),
        what=st.sampled_from(["link", "folder", "pipe"]),
        to=ELSEWHERE,
    )
    def somebody_stands_in_the_way(self, path: str, what: str, to: str) -> None:
        match what:
            case "link":
                self.people.link(path, str(self.root / to))
            case "folder":
                self.people.make_folder(path)
            case _:
                self.people.make_pipe(path)
        self.in_the_way.add(path)

    @rule(number=st.integers(0, 9))
    def somebody_requires_a_module(self, number: int) -> None:
        place = self.project / "go.mod"
        line = f"require theirs.example/m{number} v1.0.{number}\n".encode()
        if place.is_file() and not place.is_symlink() and line not in place.read_bytes():
            place.write_bytes(place.read_bytes() + line)
            self.people.words.setdefault("go.mod", set()).add(b"theirs.example/m%d" % number)

    # What becomes of the manifest

    @precondition(lambda self: self.manifests)
    @rule(
        what=st.sampled_from(["lost", "older", "merged", "merged", "damaged", "end lines"]),
        data=st.data(),
    )
    def the_manifest_is_another(self, what: str, data: st.DataObject) -> None:
        match what:
            case "lost":
                self.people.remove(MANIFEST_PATH)
            case "older":
                self.people.put(MANIFEST_PATH, data.draw(st.sampled_from(self.manifests)))
            case "merged":
                older = data.draw(st.sampled_from(self.manifests))
                self.people.shuffle_manifest(older, data.draw(st.randoms()))
            case "damaged":
                self.people.put(MANIFEST_PATH, data.draw(DAMAGED))
                self.in_the_way.add(MANIFEST_PATH)
            case _:
                self.people.end_lines_as_windows_does(MANIFEST_PATH)

    # Generations

    @rule(
        edited=st.frozensets(PATHS, max_size=2),
        named=st.frozensets(PATHS | FOLDERS, max_size=2),
        merges=st.booleans(),
        is_mended=OFTEN,
    )
    def generate(
        self, edited: frozenset[str], named: frozenset[str], *, merges: bool, is_mended: bool
    ) -> None:
        for path in sorted(edited & self.plan.keys()):
            self.people.write(path, is_added=True)
        self._mend(is_mended)
        before = see(self.project)
        decisions = Decisions(named, keep_both if merges else None)

        outcome = self._generate(self.project, decisions)

        self._check(before, outcome, named, merges=merges)

    @rule(is_mended=OFTEN)
    def generate_dry(self, *, is_mended: bool) -> None:
        self._mend(is_mended)
        before = see(self.project)

        outcome = self._generate(self.project, Decisions(), writes=False)

        assert see(self.project) == before
        if outcome.is_done:
            assert outcome.found
            self._check_plan(before, outcome.found.actions)

    @rule(moment=MOMENTS, is_mended=OFTEN)
    def generate_while_a_call_fails(self, moment: float, *, is_mended: bool) -> None:
        self._mend(is_mended)
        before = see(self.project)
        twin = copy(self.project, self.root / "twin") if before else self.root / "twin"
        with failing(twin, 10**6) as watch:
            expected = self._generate(twin, Decisions())

        with failing(self.project, 1 + int(watch.seen * moment)):
            outcome = self._generate(self.project, Decisions())

        if not outcome.is_done:
            assert contents(see(self.project)) == contents(before)
        again = self._generate(self.project, Decisions())
        assert again.is_done == expected.is_done
        wanted = contents(see(twin), folders=False)
        assert contents(see(self.project), folders=False) == wanted
        self._tidy_up(twin, before)

    @rule(moment=MOMENTS, is_mended=OFTEN)
    def generate_and_be_killed(self, moment: float, *, is_mended: bool) -> None:
        self._mend(is_mended)
        before = see(self.project)
        twin = copy(self.project, self.root / "twin") if before else self.root / "twin"
        with failing(twin, 10**6) as watch:
            expected = self._generate(twin, Decisions())

        number = 1 + int(watch.seen * moment)
        killed(lambda: self._generate(self.project, Decisions()), self.project, number)

        again = self._generate(self.project, Decisions())
        assert again.is_done == expected.is_done
        assert contents(see(self.project)) == contents(see(twin))
        self._tidy_up(twin, before)

    @rule(named=st.frozensets(PATHS, max_size=1), is_mended=OFTEN)
    def generate_and_undo(self, named: frozenset[str], *, is_mended: bool) -> None:
        self._mend(is_mended)
        before = see(self.project)
        outcome = self._generate(self.project, Decisions(named))
        if not outcome.is_done or contents(see(self.project)) == contents(before):
            return

        with opened(self.project, writes=True):
            undo(self.project)

        wanted = contents(before, folders=False)
        assert contents(see(self.project), folders=False) == wanted

    @rule(path=PATHS)
    def somebody_ejects(self, path: str) -> None:
        before = see(self.project)
        try:
            eject(self.project, [path], Terminal())
        except GpsgenError:
            assert see(self.project) == before
            return
        after = see(self.project)
        assert before | {MANIFEST_PATH: after[MANIFEST_PATH]} == after
        assert not is_proved(after, path)

    @precondition(lambda self: self.project.is_dir())
    @rule()
    def two_generate_at_once(self) -> None:
        before = see(self.project)

        with locked(self.project), pytest.raises(LockedError), opened(self.project, writes=True):
            pass

        assert see(self.project) == before

    # What always holds

    @invariant()
    def nothing_outside_changes(self) -> None:
        if self.outside:
            assert see(self.root / "neighbours") == self.outside

    @invariant()
    def every_word_is_where_it_was_written(self) -> None:
        for path, words in self.people.words.items():
            place = self.project / path
            text = place.read_bytes() if place.is_file() else b""
            assert all(word in text for word in words), f"{path} has lost {words}"

    @invariant()
    def no_run_leaves_anything_behind(self) -> None:
        assert not (self.project / JOURNAL_DIR).exists()

    def _mend(self, now: bool) -> None:  # noqa: FBT001
        """Take away what no generation can get over."""
        for path in self.in_the_way if now else ():
            self.people.remove(path)
        if now and MANIFEST_PATH in self.in_the_way and self.manifests:
            self.people.put(MANIFEST_PATH, self.manifests[-1])
        self.in_the_way -= self.in_the_way if now else set()

    def _generate(self, project: Path, decisions: Decisions, *, writes: bool = True) -> Outcome:
        """Generate as the command does; whatever goes wrong has a text for people."""
        planned = [
            PlannedFile(path, data, "main", owner) for path, (owner, data) in self.plan.items()
        ]
        try:
            with watching(project, never_at_a_pipe), opened(project, writes=writes):
                shared = [file for file in planned if file.owner is Owner.SHARED]
                plan = Plan(planned, MODULE, lambda _: shared, as_they_are)
                found = regenerate(plan, project, decisions, holds_config=False)
                if writes and not found.conflicts:
                    write(found.actions, found.before, found.after, project)
        except GpsgenError as error:
            return Outcome(said=str(error))
        except OSError as error:
            if not error.filename:  # the command would not say where
                raise
            return Outcome(said=str(error))
        return Outcome(found)

    def _check(
        self, before: Tree, outcome: Outcome, named: frozenset[str], *, merges: bool
    ) -> None:
        after = see(self.project)
        if not outcome.is_done:
            assert after == before
            self._check_conflicts(before, outcome)
            return
        for path in [it for it in self.people.words if may_go(before, it, named)]:
            if after.get(path) != before[path]:
                del self.people.words[path]
        theirs = set() if not merges else {it for it in before if recorded(before, it)[1]}
        check_that_only_ours_changed(before, after, self.plan, named | frozenset(theirs))
        self._check_result(before, after)
        self.manifests.append(after[MANIFEST_PATH].data)
        again = self._generate(self.project, Decisions())
        assert again.found
        assert not again.found.drifts
        assert see(self.project) == after

    def _check_plan(self, before: Tree, actions: list[Action]) -> None:
        """See that what a dry run tells is what a generation does."""
        twin = copy(self.project, self.root / "twin") if before else self.root / "twin"
        assert self._generate(twin, Decisions()).is_done
        after = see(twin)
        told = {action.path for action in actions if action.changes}
        was, found = (
            {path: it.data for path, it in tree.items() if it.is_file} for tree in (before, after)
        )
        changed = {path for path in was.keys() | found.keys() if was.get(path) != found.get(path)}
        assert changed - {MANIFEST_PATH} == told
        shutil.rmtree(twin)

    def _check_result(self, before: Tree, after: Tree) -> None:
        """See that a tree is what the plan asks for."""
        for path, (owner, data) in self.plan.items():
            found = after.get(path)
            if owner is Owner.GENERATED and recorded(after, path)[0] == {"generated"}:
                assert found
                assert found.data.replace(b"\r\n", b"\n") == data
            elif owner is Owner.PEOPLE and path not in before and not recorded(before, path)[0]:
                assert found
                assert found.data == data
            elif owner is Owner.PEOPLE and path in before and not before[path].is_folder:
                assert found == before[path]
        stale = [path for path in before if path not in self.plan and is_proved(before, path)]
        assert not [path for path in stale if path in after and not after[path].is_folder]

    def _check_conflicts(self, before: Tree, outcome: Outcome) -> None:
        """See that nothing is called a conflict that could have been written."""
        conflicts = outcome.found.conflicts if outcome.found else []
        for action in conflicts:
            if action.reason is Reason.OBSTACLE:
                above = [action.path, *map(str, Path(action.path).parents)]
                assert any(
                    not before[path].is_file or path != action.path
                    for path in above
                    if path in before
                )
            else:
                assert not is_proved(before, action.path)

    def _tidy_up(self, twin: Path, before: Tree) -> None:
        """Forget the twin; words that the generation was allowed to drop are none."""
        if twin.exists():
            shutil.rmtree(twin)
        manifest = see(self.project).get(MANIFEST_PATH)
        if manifest and manifest.is_file and before:
            self.manifests.append(manifest.data)


def never_at_a_pipe(_: int, path: str) -> None:
    """Fail where a pipe would be opened: nothing ever comes of it."""
    assert not Path(path).is_fifo()


def as_they_are(files: list[PlannedFile]) -> Mapping[str, RenderedFile]:
    return {
        file.path: RenderedFile(file.path, file.content, file.origin, file.owner) for file in files
    }


TestProject = Project.TestCase
TestProject.settings = settings(share(0.6, fuzz=1), stateful_step_count=40)
