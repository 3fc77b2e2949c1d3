"""`go.mod` and `go.sum`: ours is added and raised, what people have is kept."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gpsgen.errors import GpsgenError
from gpsgen.gomod.requirements import requirements
from gpsgen.plan.files import RenderedFile
from gpsgen.plan.ownership import Owner
from gpsgen.reconcile.manifest import Entry, Manifest
from gpsgen.reconcile.shared import Merged, merge_shared
from gpsgen.syntax import gomod, gosum, modfile, semver
from gpsgen.syntax.gomod import GoMod, Requirement

MODULE = "example.com/shop"
SUM = "example.org/a v1.0.0 h1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n"
OTHER = "example.org/b v1.0.0 h1:BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB=\n"


def rendered(
    ours: Mapping[str, str], sums: str = "", indirect: frozenset[str] = frozenset()
) -> dict[str, RenderedFile]:
    """Return both files as a project without people would have them."""
    entries = tuple(
        Requirement(path, version, indirect=path in indirect) for path, version in ours.items()
    )
    texts = {"go.mod": gomod.render(GoMod(MODULE, "1.26", requirements=entries)), "go.sum": sums}
    return {
        path: RenderedFile(path, text.encode(), "tools", Owner.SHARED)
        for path, text in texts.items()
    }


def merge(
    project: Path,
    ours: Mapping[str, str],
    recorded: Mapping[str, str] | None = None,
    *,
    sums: str = "",
    indirect: frozenset[str] = frozenset(),
    passing: frozenset[str] = frozenset(),
) -> Merged:
    """Merge a go.mod that requires `ours` with what is in `project`."""
    known = {path: frozenset({version}) for path, version in (recorded or {}).items()}
    manifest = Manifest(requirements=known)
    return merge_shared(rendered(ours, sums, indirect), manifest, project, passing)


def ours_then(merged: Merged) -> dict[str, str]:
    """Return the requirements that are recorded as ours, each of one version."""
    return {path: version for path, (version,) in merged.requirements.items()}


def required(merged: Merged) -> dict[str, str]:
    module = modfile.parse(merged.files["go.mod"].data.decode())
    return {entry.path: entry.version for entry in module.requirements}


def theirs(project: Path, *requirements: str, go: str = "1.26") -> str:
    lines = "".join(f"\t{entry}\n" for entry in requirements)
    text = f"module {MODULE}\n\ngo {go}\n\nrequire (\n{lines})\n"
    (project / "go.mod").write_text(text)
    return text


A, B = "example.org/a", "example.org/b"

# theirs | recorded as ours | what we want | what go.mod requires then | what is recorded then
TABLE = """\
-          | -        | a v1.0.0 | a v1.0.0          | a v1.0.0
a v1.0.0   | -        | a v1.0.0 | a v1.0.0          | -
a v0.9.0   | -        | a v1.0.0 | a v1.0.0          | -
a v1.1.0   | -        | a v1.0.0 | a v1.1.0          | -
a v1.1.0   | -        | -        | a v1.1.0          | -
b v1.0.0   | -        | a v1.0.0 | b v1.0.0 a v1.0.0 | a v1.0.0
a v1.0.0   | a v1.0.0 | a v1.0.0 | a v1.0.0          | a v1.0.0
a v1.0.0   | a v1.0.0 | a v1.2.0 | a v1.2.0          | a v1.2.0
a v1.5.0   | a v1.5.0 | a v1.2.0 | a v1.2.0          | a v1.2.0
a v1.0.0   | a v1.0.0 | -        | -                 | -
a v1.5.0   | a v1.0.0 | -        | a v1.5.0          | -
a v1.5.0   | a v1.0.0 | a v1.2.0 | a v1.5.0          | a v1.2.0
-          | a v1.0.0 | -        | -                 | -
-          | a v1.0.0 | a v1.0.0 | a v1.0.0          | a v1.0.0
"""


def _pairs(cell: str) -> dict[str, str]:
    words = cell.replace("-", "", 1).split() if cell.strip() == "-" else cell.split()
    return {
        f"example.org/{name}": version for name, version in zip(*[iter(words)] * 2, strict=True)
    }


@pytest.mark.parametrize("row", TABLE.splitlines())
def test_requirements_by_the_table(row: str, tmp_path: Path) -> None:
    there, recorded, ours, expected, recorded_then = map(_pairs, row.split("|"))
    theirs(tmp_path, *(f"{path} {version}" for path, version in there.items()))

    merged = merge(tmp_path, ours, recorded)

    assert required(merged) == expected
    assert ours_then(merged) == recorded_then


def test_without_a_go_mod_all_is_ours(tmp_path: Path) -> None:
    merged = merge(tmp_path, {A: "v1.0.0"}, sums=SUM)

    assert required(merged) == ours_then(merged) == {A: "v1.0.0"}
    assert merged.files["go.sum"].data.decode() == SUM


def test_every_line_of_theirs_stays(tmp_path: Path) -> None:
    text = theirs(tmp_path, f"{B} v1.0.0 // why we need it", go="1.99")
    more = (
        "\n// a fork\nreplace example.org/c => ./c\n\nexclude example.org/d v1.0.0\ntool x.org/t\n"
    )
    (tmp_path / "go.mod").write_text(text + more)

    merged = merge(tmp_path, {A: "v1.0.0"})

    lines = merged.files["go.mod"].data.decode().splitlines()
    assert [line for line in lines if line in (text + more).splitlines()] == (
        text + more
    ).splitlines()


def test_the_version_of_go_is_only_raised(tmp_path: Path) -> None:
    theirs(tmp_path, go="1.21")

    assert "\ngo 1.26\n" in merge(tmp_path, {}).files["go.mod"].data.decode()


@pytest.mark.parametrize("kept", [f"{SUM}{OTHER}", f"{OTHER}{SUM}", f"{SUM}\n{OTHER}"])
def test_a_go_sum_that_holds_ours_is_not_changed(kept: str, tmp_path: Path) -> None:
    theirs(tmp_path, f"{A} v1.0.0")
    (tmp_path / "go.sum").write_text(kept)

    assert merge(tmp_path, {A: "v1.0.0"}, sums=SUM).files["go.sum"].data.decode() == kept


def test_sums_are_added_to_theirs(tmp_path: Path) -> None:
    theirs(tmp_path, f"{A} v1.0.0")
    (tmp_path / "go.sum").write_text(OTHER)

    merged = merge(tmp_path, {A: "v1.0.0"}, sums=SUM)

    assert merged.files["go.sum"].data.decode() == SUM + OTHER


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("go.mod", "module example.com/other\n", "is of the module `example.com/other`"),
        ("go.mod", "// Nothing yet.\n", "is of a module without a name"),
        ("go.mod", f"module {MODULE}\nrequire (\n", "go.mod:2: `require (` opens a block that"),
        ("go.mod", f'module {MODULE}\nrequire "x\n', 'go.mod:2: `require "x` is not a line'),
        ("go.mod", f"module {MODULE}\n<<<<<<< HEAD\n", "go.mod:2: conflict markers"),
        ("go.mod", f"module {MODULE}\nrequire x.org/a nonsense\n", "go.mod:2: `require x.org/a"),
        ("go.mod", b"module \xff\n", "cannot be read"),
        ("go.sum", f"{SUM}a b\n", "go.sum:2: `a b` is not a line of a go.sum: remove the line"),
        ("go.sum", "<<<<<<< HEAD\n", "go.sum:1: conflict markers"),
        ("go.sum", "\n=======\r\n", "go.sum"),
        ("go.sum", SUM.replace("AAA=", "BBB="), "go.sum:1: `example.org/a v1.0.0 h1:"),
        ("go.sum", f"x.org/b \x1b[31m {SUM.split()[2]}\n", "`x.org/b \\u{1b}[31m h1:"),
        ("go.mod", f'module "\x1b[31m{MODULE}"\n', "`\\u{1b}[31mexample.com"),
        ("go.sum", b"\xff\n", "cannot be read"),
    ],
)
def test_what_cannot_be_merged_is_refused(
    name: str, text: str | bytes, words: str, tmp_path: Path
) -> None:
    theirs(tmp_path)
    (tmp_path / name).write_bytes(text if isinstance(text, bytes) else text.encode())

    with pytest.raises(GpsgenError) as refused:
        merge(tmp_path, {A: "v1.0.0"}, sums=SUM)

    assert str(tmp_path / name) in str(refused.value)
    assert words in str(refused.value)


@pytest.mark.parametrize("name", ["go.mod", "go.sum"])
@pytest.mark.parametrize("text", [None, "", " \n"])
def test_a_file_that_is_lost_is_written_anew(name: str, text: str | None, tmp_path: Path) -> None:
    theirs(tmp_path, f"{A} v1.0.0")
    (tmp_path / "go.sum").write_text(SUM)
    if text is None:
        (tmp_path / name).unlink()
    else:
        (tmp_path / name).write_text(text)

    merged = merge(tmp_path, {A: "v1.0.0"}, {A: "v1.0.0"}, sums=SUM)

    assert required(merged) == ours_then(merged) == {A: "v1.0.0"}
    assert merged.files["go.sum"].data.decode() == SUM


@pytest.mark.parametrize("end", ["\n", ""])
def test_line_ends_stay_as_a_checkout_made_them(end: str, tmp_path: Path) -> None:
    module = f"module {MODULE}\r\n\r\ngo 1.26\r\n\r\nrequire {B} v1.0.0 // theirs\r{end}"
    (tmp_path / "go.mod").write_bytes(module.rstrip("\r").encode())
    (tmp_path / "go.sum").write_bytes(OTHER.replace("\n", "\r\n").encode())

    merged = merge(tmp_path, {A: "v1.0.0", B: "v1.1.0"}, sums=SUM)

    data = merged.files["go.mod"].data
    assert required(merged) == {A: "v1.0.0", B: "v1.1.0"}
    assert f"\r\nrequire {B} v1.1.0 // theirs\r\n".encode() in data
    assert data.count(b"\n") == data.count(b"\r\n")
    assert merged.files["go.sum"].data == (SUM + OTHER).replace("\n", "\r\n").encode()


def test_what_a_person_says_of_a_requirement_of_ours_makes_it_theirs(tmp_path: Path) -> None:
    theirs(tmp_path, f"{A} v1.0.0 // for the report", f"{B} v1.0.0 // indirect")

    merged = merge(tmp_path, {}, {A: "v1.0.0", B: "v1.0.0"})

    assert required(merged) == {A: "v1.0.0"}


@pytest.mark.parametrize(
    ("there", "ours", "expected"),
    [
        (["v1.0.0", "v1.2.0"], {A: "v1.1.0"}, ["v1.0.0", "v1.2.0"]),
        (["v1.0.0", "v1.2.0"], {A: "v1.3.0"}, ["v1.0.0", "v1.3.0"]),
        (["v1.0.0", "v1.2.0"], {}, ["v1.0.0", "v1.2.0"]),
        (["v1.0.0", "v1.0.0"], {}, []),
    ],
)
def test_two_lines_for_a_module_count_as_the_later(
    there: list[str], ours: dict[str, str], expected: list[str], tmp_path: Path
) -> None:
    theirs(tmp_path, *(f"{A} {version}" for version in there))

    merged = merge(tmp_path, ours, {A: "v1.0.0"})

    module = modfile.parse(merged.files["go.mod"].data.decode())
    assert [entry.version for entry in module.requirements] == expected


def test_what_two_branches_required_is_ours(tmp_path: Path) -> None:
    theirs(tmp_path, f"{A} v1.1.0", f"{A} v1.0.0")
    manifest = Manifest(requirements={A: frozenset({"v1.0.0", "v1.1.0"})})

    assert required(merge_shared(rendered({}), manifest, tmp_path)) == {}


def test_what_go_took_out_after_a_raise_stays_out(tmp_path: Path) -> None:
    theirs(tmp_path, f"{A} v1.1.0")
    (tmp_path / "go.sum").write_text(OTHER)
    ours = {A: "v1.0.0", B: "v1.0.0"}

    merged = merge(tmp_path, ours, ours, sums=SUM, indirect=frozenset({B}))

    assert required(merged) == {A: "v1.1.0"}
    assert ours_then(merged) == ours
    assert merged.files["go.sum"].data.decode() == OTHER
    theirs(tmp_path, f"{A} v1.0.0")
    assert required(merge(tmp_path, ours, ours, indirect=frozenset({B}))) == ours


def test_a_replaced_module_has_no_sums_of_ours(tmp_path: Path) -> None:
    text = theirs(tmp_path, f"{A} v1.0.0")
    (tmp_path / "go.mod").write_text(f"{text}\nreplace {A} => ../a\n")
    (tmp_path / "go.sum").write_text(OTHER)

    merged = merge(tmp_path, {A: "v1.0.0"}, {A: "v1.0.0"}, sums=SUM)

    assert merged.files["go.sum"].data.decode() == OTHER


def test_what_people_are_given_once_is_required_and_theirs(tmp_path: Path) -> None:
    theirs(tmp_path)
    ours = {A: "v1.0.0", B: "v1.0.0"}

    merged = merge(tmp_path, ours, passing=frozenset({B}))

    assert required(merged) == ours
    assert ours_then(merged) == {A: "v1.0.0"}


@pytest.mark.parametrize(
    ("file", "imports", "kept"),
    [
        ("internal/a.go", [f"{A}/log"], {A, B}),
        ("internal/a_test.go", [A], {A, B}),
        ("a.go", ["fmt", f"{MODULE}/pkg", f"{A}bc"], {B}),
        ("a.go", ["fmt", f"{MODULE}/pkg"], set()),
        ("a.go", ["x.org/other"], {B}),
        ("a.go", None, {A, B}),
        ("ours.go", [A], set()),
        ("vendor/x/a.go", [A], set()),
        ("node_modules/x/a.go", [A], set()),
        ("testdata/a.go", [A], set()),
        (".git/a.go", [A], set()),
        ("_a/a.go", [A], set()),
        ("_a.go", [A], set()),
        ("other/a.go", [A], set()),
    ],
)
def test_what_peoples_go_needs_is_not_dropped(
    file: str, imports: list[str] | None, kept: set[str], tmp_path: Path
) -> None:
    theirs(tmp_path, f"{A} v1.0.0", f"{B} v1.0.0 // indirect")
    recorded = {A: frozenset({"v1.0.0"}), B: frozenset({"v1.0.0"})}
    place = tmp_path / file
    place.parent.mkdir(parents=True, exist_ok=True)
    lines = "no Go" if imports is None else "".join(f'import "{path}"\n' for path in imports)
    place.write_text(f"package a\n\n{lines}")
    (tmp_path / "other").mkdir(exist_ok=True)
    (tmp_path / "other/go.mod").write_text("module example.com/other\n")
    manifest = Manifest(entries={"ours.go": Entry.of(Owner.GENERATED, b"")}, requirements=recorded)

    merged = merge_shared(rendered({}), manifest, tmp_path)

    assert required(merged).keys() == kept
    assert merged.requirements == {}


ZEROLOG, LOGRUS = "github.com/rs/zerolog", "github.com/sirupsen/logrus"


def pinned(*packages: str) -> dict[str, RenderedFile]:
    """Return both files as they are for code that imports pinned packages."""
    needed = requirements(packages)
    sums = gosum.render(gosum.GoSum().with_sums(needed.sums))
    return rendered({**needed.direct, **needed.indirect}, sums, frozenset(needed.indirect))


@pytest.mark.parametrize("imported", [[], [ZEROLOG]])
def test_a_module_that_is_not_needed_goes_with_its_sums(
    imported: list[str], tmp_path: Path
) -> None:
    before = merge_shared(pinned(ZEROLOG), Manifest(), tmp_path)
    for path, file in before.files.items():
        (tmp_path / path).write_bytes(file.data)
    lines = "".join(f'import "{path}"\n' for path in imported)
    (tmp_path / "theirs.go").write_text(f"package a\n\n{lines}")

    after = merge_shared(pinned(LOGRUS), Manifest(requirements=before.requirements), tmp_path)

    expected = pinned(LOGRUS, *imported)
    assert required(after) == required(Merged(expected, {}, {}))
    assert after.files["go.sum"].data == expected["go.sum"].data
    assert ZEROLOG not in after.requirements


def test_sums_that_another_module_may_need_stay(tmp_path: Path) -> None:
    before = merge_shared(pinned(ZEROLOG), Manifest(), tmp_path)
    for path, file in before.files.items():
        (tmp_path / path).write_bytes(file.data)
    (tmp_path / "go.mod").open("a").write(f"\nrequire {A} v1.0.0\n")

    after = merge_shared(pinned(LOGRUS), Manifest(requirements=before.requirements), tmp_path)

    sums = [merged.files["go.sum"].data.splitlines() for merged in (before, after)]
    assert set(sums[0]) < set(sums[1])
    assert ZEROLOG not in required(after)


VERSIONS = st.builds("v1.{}.{}".format, st.integers(0, 3), st.integers(0, 3))
REQUIREMENTS = st.dictionaries(st.sampled_from([A, B, "x.org/c", "x.org/d"]), VERSIONS)


@given(REQUIREMENTS, REQUIREMENTS, REQUIREMENTS)
def test_merging_twice_is_merging_once(
    tmp_path_factory: pytest.TempPathFactory,
    there: dict[str, str],
    recorded: dict[str, str],
    ours: dict[str, str],
) -> None:
    project = tmp_path_factory.mktemp("project")
    theirs(project, *(f"{path} {version}" for path, version in there.items()))

    once = merge(project, ours, recorded)
    (project / "go.mod").write_bytes(once.files["go.mod"].data)
    twice = merge(project, ours, ours_then(once))

    assert twice.files["go.mod"].data == once.files["go.mod"].data
    assert twice.requirements == once.requirements
    assert all(required(once).get(path) for path in ours)
    unclaimed = {path for path in there if recorded.get(path) != there[path]}
    assert unclaimed <= set(required(once))


@dataclass
class Project:
    """A go.mod on disk, what is recorded of it, and what people put there."""

    folder: Path
    recorded: Mapping[str, frozenset[str]] = field(default_factory=dict)
    theirs: dict[str, str] = field(default_factory=dict)

    def generate(self, ours: Mapping[str, str]) -> None:
        before = self.required()
        manifest = Manifest(requirements=self.recorded)
        merged = merge_shared(rendered(ours), manifest, self.folder)
        (self.folder / "go.mod").write_bytes(merged.files["go.mod"].data)
        after = self.required()
        for path, version in self.theirs.items():
            assert semver.compare(after[path], version) >= 0, f"{path} {version} is lost"
        for path, version in ours.items():
            assert semver.compare(after[path], version) >= 0, f"{path} {version} is missing"
        for path, version in before.items():
            is_ours_alone = version in self.recorded.get(path, ()) and path not in self.theirs
            assert (path in after) == (path in ours or not is_ours_alone), path
        self.recorded = merged.requirements
        again = merge_shared(rendered(ours), Manifest(requirements=self.recorded), self.folder)
        assert again.files["go.mod"].data == (self.folder / "go.mod").read_bytes()
        assert again.requirements == self.recorded

    def get(self, path: str, version: str) -> None:
        """Require a version, as a person or `go get` does."""
        self.write({**self.required(), path: version})
        if version in self.recorded.get(path, ()):
            self.theirs.pop(path, None)
        else:
            self.theirs[path] = version

    def drop(self, path: str) -> None:
        self.theirs.pop(path, None)
        self.write({at: version for at, version in self.required().items() if at != path})

    def tidy(self) -> None:
        """Write the lines anew, as Go orders them."""
        self.write(self.required())

    def write(self, versions: Mapping[str, str]) -> None:
        theirs(self.folder, *(f"{path} {version}" for path, version in sorted(versions.items())))

    def required(self) -> dict[str, str]:
        place = self.folder / "go.mod"
        module = modfile.parse(place.read_text() if place.exists() else "")
        return {entry.path: entry.version for entry in module.requirements}


PATHS = st.sampled_from([A, B, "x.org/c"])
STEPS = st.one_of(
    st.tuples(st.just("generate"), st.dictionaries(PATHS, VERSIONS)),
    st.tuples(st.just("get"), PATHS, VERSIONS),
    st.tuples(st.just("drop"), PATHS),
    st.tuples(st.just("tidy")),
)


@given(st.lists(STEPS, max_size=12))
def test_people_and_we_can_go_on_in_turns(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[object, ...]]
) -> None:
    project = Project(tmp_path_factory.mktemp("project"))
    project.generate({A: "v1.1.1"})
    for name, *arguments in steps:
        getattr(project, str(name))(*arguments)
