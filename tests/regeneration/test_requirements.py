"""What go.mod requires: what generated Go needs, and what people are given once."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from gpsgen import regeneration
from gpsgen.apply.journal import ApplyError
from gpsgen.apply.writing import write
from gpsgen.plan.files import PlannedFile, RenderedFile
from gpsgen.plan.ownership import Owner
from gpsgen.reconcile.actions import Decisions
from gpsgen.reconcile.manifest import Entry
from gpsgen.reconcile.reading import read_manifest
from gpsgen.reconcile.shared import merge_shared
from gpsgen.regeneration import Plan, Regeneration, regenerate
from gpsgen.syntax import gomod, modfile
from gpsgen.syntax.gomod import GoMod, Requirement

MODULE = "example.com/shop"
OURS, STUB = "example.org/ours", "example.org/stub"
FILES = [
    PlannedFile("a.go", f'package a\n\nimport _ "{OURS}"\n', "main"),
    PlannedFile("b.go", f'package a\n\nimport _ "{STUB}"\n', "main", Owner.PEOPLE),
]


@pytest.fixture(autouse=True)
def _cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GPSGEN_CACHE", str(tmp_path_factory.mktemp("cache")))


def modules(counted: Sequence[PlannedFile]) -> list[PlannedFile]:
    names = [name for name in (OURS, STUB) if any(name in str(it.content) for it in counted)]
    module = GoMod(MODULE, "1.26", requirements=tuple(Requirement(it, "v1.0.0") for it in names))
    return [
        PlannedFile("go.mod", gomod.render(module), "main", Owner.SHARED),
        PlannedFile("go.sum", "", "main", Owner.SHARED),
    ]


def as_they_are(files: Sequence[PlannedFile]) -> Mapping[str, RenderedFile]:
    return {
        it.path: RenderedFile(it.path, str(it.content).encode(), it.origin, it.owner)
        for it in files
    }


def regenerated(project: Path) -> Regeneration:
    """Hold the plan against the project, and write it."""
    plan = Plan([*FILES, *modules(FILES)], MODULE, modules, as_they_are)
    found = regenerate(plan, project, Decisions(), holds_config=False)
    assert not found.conflicts
    write(found.actions, found.before, found.after, project)
    return found


def required(project: Path) -> set[str]:
    module = modfile.parse((project / "go.mod").read_text())
    return {entry.path for entry in module.requirements}


def test_what_people_are_given_is_required_once_and_theirs_then(tmp_path: Path) -> None:
    assert regenerated(tmp_path).after.requirements.keys() == {OURS}
    assert required(tmp_path) == {OURS, STUB}
    assert not regenerated(tmp_path).drifts

    # They write it anew, and tidy.
    (tmp_path / "b.go").write_text("package a\n")
    text = (tmp_path / "go.mod").read_text()
    (tmp_path / "go.mod").write_text(text.replace(f"\t{STUB} v1.0.0\n", ""))

    assert not regenerated(tmp_path).drifts
    assert required(tmp_path) == {OURS}


def test_what_a_file_needs_that_was_taken_over_is_theirs(tmp_path: Path) -> None:
    regenerated(tmp_path)
    manifest = read_manifest(tmp_path)
    ejected = Entry(Owner.EJECTED, manifest.entries["a.go"].written)
    entries = {**manifest.entries, "a.go": ejected}
    write(
        [], manifest, type(manifest)(manifest.generator, entries, manifest.requirements), tmp_path
    )

    assert not regenerated(tmp_path).drifts
    assert required(tmp_path) == {OURS, STUB}

    # The manifest says so as soon as it is written anyway.
    (tmp_path / "go.sum").unlink()
    assert regenerated(tmp_path).after.requirements == {}
    assert required(tmp_path) == {OURS, STUB}


def test_what_a_person_adds_while_go_mod_is_merged_is_not_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    regenerated(tmp_path)
    place = tmp_path / "go.mod"
    place.write_text(f"module {MODULE}\n\ngo 1.26\n")
    edited = f"{place.read_text()}\nrequire example.org/mine v1.0.0\n"

    def edit_meanwhile(*arguments: object) -> object:
        merged = merge_shared(*arguments)  # type: ignore[arg-type]
        place.write_text(edited)
        return merged

    monkeypatch.setattr(regeneration, "merge_shared", edit_meanwhile)

    with pytest.raises(ApplyError, match=r"go\.mod"):
        regenerated(tmp_path)
    assert place.read_text() == edited
