"""`go.mod` and `go.sum`: ours is added and raised, what people have is kept."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gpsgen.errors import GpsgenError
from gpsgen.plan.files import RenderedFile
from gpsgen.plan.ownership import Owner
from gpsgen.reconcile.shared import Merged, merge_shared
from gpsgen.syntax import gomod, modfile
from gpsgen.syntax.gomod import GoMod, Requirement

MODULE = "example.com/shop"
SUM = "example.org/a v1.0.0 h1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n"
OTHER = "example.org/b v1.0.0 h1:BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB=\n"


def merge(
    project: Path,
    ours: dict[str, str],
    recorded: dict[str, str] | None = None,
    *,
    sums: str = "",
) -> Merged:
    """Merge a go.mod that requires `ours` with what is in `project`."""
    requirements = tuple(Requirement(path, version) for path, version in ours.items())
    text = gomod.render(GoMod(MODULE, "1.26", requirements=requirements))
    rendered = {
        "go.mod": RenderedFile("go.mod", text.encode(), "tools", Owner.SHARED),
        "go.sum": RenderedFile("go.sum", sums.encode(), "tools", Owner.SHARED),
    }
    known = {path: frozenset({version}) for path, version in (recorded or {}).items()}
    return merge_shared(rendered, known, project)


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
    theirs(tmp_path)
    (tmp_path / "go.sum").write_text(kept)

    assert merge(tmp_path, {}, sums=SUM).files["go.sum"].data.decode() == kept


def test_sums_are_added_to_theirs(tmp_path: Path) -> None:
    theirs(tmp_path)
    (tmp_path / "go.sum").write_text(OTHER)

    assert merge(tmp_path, {}, sums=SUM).files["go.sum"].data.decode() == SUM + OTHER


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("go.mod", "module example.com/other\n", "is of the module example.com/other"),
        ("go.mod", "", "is of the module"),
        ("go.mod", f"module {MODULE}\nrequire (\n", "leaves a block open"),
        ("go.mod", f'module {MODULE}\nrequire "x\n', "is not a line of a go.mod"),
        ("go.mod", f"module {MODULE}\n<<<<<<< HEAD\n", "go.mod:2: conflict markers"),
        ("go.mod", f"module {MODULE}\nrequire x.org/a nonsense\n", "not a canonical version"),
        ("go.mod", b"module \xff\n", "cannot be read"),
        ("go.sum", "a b\n", "is not a line of a go.sum"),
        ("go.sum", "<<<<<<< HEAD\n", "go.sum:1: conflict markers"),
        ("go.sum", "\n=======\r\n", "go.sum"),
        ("go.sum", SUM.replace("AAA=", "BBB="), "the file says"),
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
