"""What happens to a file: by whose it is, what is on disk, and what is recorded."""

from pathlib import Path

import pytest

from gpsgen.layout import MANIFEST_PATH
from gpsgen.plan.files import RenderedFile
from gpsgen.plan.ownership import Owner
from gpsgen.reconcile.actions import Action, ActionKind, reconcile
from gpsgen.reconcile.manifest import Entry, Manifest, digest

PATH = "cmd/api/file"

# planned: what the file should be, `-` where nothing asks for it
# owner: in the plan, or else in the manifest
# recorded: what was written last; disk: what is there now
# planned owner recorded disk | action
TABLE = """\
new generated -   -    | create
new generated old -    | create
new generated old old  | update
new generated old new  | keep
new generated -   new  | keep
new generated old edit | conflict
new generated -   edit | conflict
new people    -   -    | create
new people    -   edit | keep
new people    old -    | keep
new people    old old  | keep
new people    old edit | keep
new shared    -   -    | create
new shared    -   edit | update
new shared    old edit | update
new shared    old -    | create
new shared    old new  | keep
-   generated old old  | delete
-   generated old edit | conflict
-   generated old -    | -
-   people    old old  | unused
-   people    old edit | unused
-   people    old -    | -
-   shared    old edit | unused
"""


def act(planned: str, owner: str, recorded: str, disk: str, project: Path) -> list[Action]:
    """Reconcile one file whose texts are given, `-` for none."""
    place = project / PATH
    place.parent.mkdir(parents=True)
    if disk != "-":
        place.write_text(disk)
    entry = Entry(Owner(owner), digest(recorded.encode()))
    manifest = Manifest(entries={PATH: entry} if recorded != "-" else {})
    file = RenderedFile(PATH, planned.encode(), "main", Owner(owner))
    return reconcile({PATH: file} if planned != "-" else {}, manifest, project)


@pytest.mark.parametrize("row", TABLE.splitlines())
def test_actions_by_the_table(row: str, tmp_path: Path) -> None:
    case, _, expected = (cell.strip() for cell in row.partition("|"))
    planned, owner, recorded, disk = case.split()

    actions = act(planned, owner, recorded, disk, tmp_path)

    assert [action.kind for action in actions] == ([] if expected == "-" else [expected])
    writes = {ActionKind.CREATE, ActionKind.UPDATE}
    assert [action.data for action in actions] == [
        b"new" if action.kind in writes else None for action in actions
    ]
    assert all(bool(it.reason) == (it.kind is ActionKind.CONFLICT) for it in actions)


def test_a_conflict_says_what_to_do(tmp_path: Path) -> None:
    reasons = [
        act("new", "generated", "old", "edit", tmp_path / "1")[0].reason,
        act("-", "generated", "old", "edit", tmp_path / "2")[0].reason,
        act("new", "generated", "-", "edit", tmp_path / "3")[0].reason,
    ]

    assert ["edited" in reason for reason in reasons] == [True, True, False]
    assert "any more" in reasons[1]
    assert "did not write it" in reasons[2]


@pytest.mark.parametrize("owner", Owner)
@pytest.mark.parametrize("where", ["cmd", "cmd/api", PATH])
@pytest.mark.parametrize("what", ["link", "dangling link", "other kind"])
def test_no_write_goes_through_what_is_no_plain_file_or_folder(
    what: str, where: str, owner: Owner, tmp_path: Path
) -> None:
    project, elsewhere = tmp_path / "shop", tmp_path / "elsewhere"
    place = project / where
    place.parent.mkdir(parents=True)
    if what == "other kind":
        place.mkdir() if where == PATH else place.touch()
    else:
        place.symlink_to(elsewhere)
        if what == "link":
            elsewhere.touch() if where == PATH else (elsewhere / "api").mkdir(parents=True)
    file = RenderedFile(PATH, b"new", "main", owner)

    (action,) = reconcile({PATH: file}, Manifest(), project)

    is_theirs = owner is Owner.PEOPLE and where == PATH
    assert action.kind is (ActionKind.KEEP if is_theirs else ActionKind.CONFLICT)
    assert action.data is None


def test_stale_files_behind_a_link_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "elsewhere/api").mkdir(parents=True)
    (tmp_path / "elsewhere/api/file").write_text("old")
    (tmp_path / "shop").mkdir()
    (tmp_path / "shop/cmd").symlink_to(tmp_path / "elsewhere")
    manifest = Manifest(entries={PATH: Entry(Owner.GENERATED, digest(b"old"))})

    assert reconcile({}, manifest, tmp_path / "shop") == []


def test_actions_are_sorted_and_the_manifest_is_not_among_them(tmp_path: Path) -> None:
    names = ["b", "a/c", "a"]
    files = {name: RenderedFile(name, b"", "main", Owner.GENERATED) for name in names[:2]}
    manifest = Manifest(entries={MANIFEST_PATH: Entry(Owner.GENERATED, digest(b""))})

    actions = reconcile(files, manifest, tmp_path)

    assert [action.path for action in actions] == ["a/c", "b"]
