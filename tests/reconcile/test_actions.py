"""What happens to a file: by whose it is, what is on disk, and what is recorded."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from gpsgen.errors import GpsgenError
from gpsgen.layout import MANIFEST_PATH
from gpsgen.plan.files import RenderedFile
from gpsgen.plan.ownership import Owner
from gpsgen.reconcile.actions import Action, ActionKind, Decisions, Merge, Reason, reconcile
from gpsgen.reconcile.manifest import Entry, Manifest, digest
from gpsgen.syntax.markers import conflict_line

PATH = "cmd/api/file"

# planned: what the file should be, `-` where nothing asks for it
# owner: in the plan, or else in the manifest
# recorded: what was written last; `new+edit` where that was merged with an edit
# disk: the word for what stands there
# told: what a person said: drop the edit, drop all below the folder, merge it (into `both`, or,
#       where that clashes, a conflict), or nothing
# planned owner recorded disk told | action reason written recorded-then
TABLE = """\
new generated -        -    -     | create   new         new  new
new generated old      -    -     | create   missing     new  new
new generated old      old  -     | update   stale       new  new
new generated old      OLD  -     | update   stale       new  new
new generated old      new  -     | keep     up-to-date  -    new
new generated old      NEW  -     | keep     up-to-date  -    new
new generated -        new  -     | keep     up-to-date  -    new
new generated old      edit -     | conflict edited      -    old
new generated new      edit -     | conflict edited      -    new
new generated -        edit -     | conflict foreign     -    -
new generated old      edit drop  | update   overwritten new  new
new generated -        edit drop  | update   overwritten new  new
new generated old      edit below | update   overwritten new  new
new generated -        edit below | conflict foreign     -    -
new generated old      edit merge | update   merged      both new+both
new generated old      edit clash | update   unresolved  mark new
new generated old      both merge | keep     merged      -    new+both
new generated old      mark -     | conflict unresolved  -    old
new generated old      mark merge | conflict unresolved  -    old
new generated old      mark drop  | update   overwritten new  new
new generated old      mark below | update   overwritten new  new
new generated new+edit edit -     | keep     merged      -    new+edit
new generated old+edit edit -     | conflict edited      -    old+edit
new generated old+edit edit merge | update   merged      both new+both
new generated old+edit edit drop  | update   overwritten new  new
new generated old+edit old  -     | update   stale       new  new
new generated old+edit new  -     | keep     up-to-date  -    new
new generated new+edit both -     | conflict edited      -    new+edit
new generated old+edit -    -     | create   missing     new  new
new people    -        -    -     | create   new         new  new
new people    -        edit -     | keep     yours       -    none
new people    -        new  -     | keep     yours       -    new
new people    old      -    -     | keep     missing     -    old
new people    old      -    drop  | create   missing     new  new
new people    old      -    below | keep     missing     -    old
new people    old      old  -     | keep     yours       -    old
new people    old      edit -     | keep     yours       -    old
new people    old      edit drop  | keep     yours       -    old
new shared    -        -    -     | create   new         new  new
new shared    -        edit -     | update   stale       new  new
new shared    old      edit -     | update   stale       new  new
new shared    old      -    -     | create   missing     new  new
new shared    old      new  -     | keep     up-to-date  -    new
new ejected   old      edit -     | keep     ejected     -    old
new ejected   old      new  -     | keep     ejected     -    old
new ejected   old      -    -     | keep     ejected     -    old
new ejected   old      edit merge | keep     ejected     -    old
new ejected   old      edit drop  | update   overwritten new  new
new ejected   old      edit below | keep     ejected     -    old
new ejected   old      -    drop  | create   missing     new  new
-   generated old      old  -     | delete   unasked     -    -
-   generated old      OLD  -     | delete   unasked     -    -
-   generated old      edit -     | conflict edited      -    -
-   generated old      edit merge | conflict edited      -    -
-   generated old      edit drop  | delete   overwritten -    -
-   generated old      edit below | conflict edited      -    -
-   generated old+edit edit -     | conflict edited      -    -
-   generated old+edit old  -     | delete   unasked     -    -
-   generated old      -    -     | -
-   people    old      old  -     | unused   unasked     -    old
-   people    old      edit -     | unused   unasked     -    old
-   people    old      edit drop  | unused   unasked     -    old
-   people    old      -    -     | -
-   shared    old      edit -     | unused   unasked     -    old
-   ejected   old      edit -     | unused   ejected     -    old
-   ejected   old      edit drop  | unused   ejected     -    old
-   ejected   old      -    -     | -
"""

#: What stands on disk under the words of the table.
TEXTS = {
    "OLD": b"old\r\n",
    "NEW": b"new\r\n",
    "mark": b"<<<<<<< yours\nedit\n=======\nnew\n>>>>>>> gpsgen\n",
}

#: What is decided under the words of the table.
OVERWRITE = {"drop": frozenset({PATH}), "below": frozenset({"cmd"})}
MERGE: dict[str, Callable[[str, Entry, bytes, bytes], Merge]] = {
    "merge": lambda *_: Merge(text("both"), is_clean=True),
    "clash": lambda *_: Merge(text("mark"), is_clean=False),
}


def text(word: str) -> bytes:
    return TEXTS.get(word, f"{word}\n".encode())


def entry_of(owner: Owner, words: str) -> Entry | None:
    """Return the entry that a word of the table stands for."""
    if words == "-":
        return None
    if words == "none":
        return Entry(owner)
    written, _, merged = words.partition("+")
    entry = Entry.of(owner, text(written))
    return replace(entry, merged=frozenset({digest(text(merged))})) if merged else entry


def act(case: str, project: Path) -> list[Action]:
    """Reconcile one file of the table."""
    planned, owner, recorded, disk, told = case.split()
    place = project / PATH
    place.parent.mkdir(parents=True)
    if disk != "-":
        place.write_bytes(text(disk))
    entry = entry_of(Owner(owner), recorded)
    manifest = Manifest(entries={PATH: entry} if entry else {})
    plan_owner = Owner.GENERATED if owner == Owner.EJECTED else Owner(owner)
    file = RenderedFile(PATH, text(planned), "main", plan_owner)
    decisions = Decisions(OVERWRITE.get(told, frozenset()), MERGE.get(told))
    return reconcile({PATH: file} if planned != "-" else {}, manifest, project, decisions)


@pytest.mark.parametrize("row", TABLE.splitlines())
def test_actions_by_the_table(row: str, tmp_path: Path) -> None:
    case, _, expected = (cell.strip() for cell in row.partition("|"))

    actions = act(case, tmp_path)

    if expected == "-":
        assert actions == []
        return
    (action,) = actions
    kind, reason, written, recorded = expected.split()
    assert (action.kind, action.reason) == (kind, reason)
    assert action.data == (None if written == "-" else text(written))
    owner = Owner(case.split()[1])
    if owner is Owner.EJECTED and action.changes:
        owner = Owner.GENERATED
    assert action.entry == entry_of(owner, recorded)


def test_line_ends_that_a_checkout_has_changed_are_no_edit(tmp_path: Path) -> None:
    """A config that was copied as it was, with the line ends of Windows."""
    (tmp_path / "a").write_bytes(b"old\n")
    manifest = Manifest(entries={"a": Entry.of(Owner.GENERATED, b"old\r\n")})

    def action(data: bytes) -> tuple[str, str]:
        (found,) = reconcile(
            {"a": RenderedFile("a", data, "main", Owner.GENERATED)}, manifest, tmp_path
        )
        return found.kind, found.reason

    assert action(b"old\r\n") == ("keep", "up-to-date")
    assert action(b"new\r\n") == ("update", "stale")


def test_two_files_that_some_system_takes_for_one_are_refused(tmp_path: Path) -> None:
    files = [
        RenderedFile(path, b"", "main", Owner.GENERATED)
        for path in ("a/\x1bShop.yaml", "a/\x1bshop.yaml")
    ]

    with pytest.raises(GpsgenError) as refused:
        reconcile({file.path: file for file in files}, Manifest(), tmp_path)

    assert "`a/\\u{1b}Shop.yaml` and `a/\\u{1b}shop.yaml` are one file" in str(refused.value)
    assert "another name; nothing was written" in str(refused.value)


def test_what_is_planned_where_git_keeps_its_own_is_refused(tmp_path: Path) -> None:
    path = ".project-config/.git/config"
    file = RenderedFile(path, b"", "main", Owner.GENERATED)

    with pytest.raises(GpsgenError, match=r"/\.git/config`, where git .* rename"):
        reconcile({path: file}, Manifest(), tmp_path)


def test_a_merge_that_brings_nothing_of_a_person_leaves_a_file_that_is_ours(
    tmp_path: Path,
) -> None:
    (tmp_path / "a").write_text("edit")
    manifest = Manifest(entries={"a": Entry.of(Owner.GENERATED, b"old")})
    file = RenderedFile("a", b"new", "main", Owner.GENERATED)

    (action,) = reconcile(
        {"a": file}, manifest, tmp_path, Decisions(merge=lambda *_: Merge(b"new", is_clean=True))
    )

    assert (action.kind, action.data) == (ActionKind.UPDATE, b"new")
    assert action.entry == Entry.of(Owner.GENERATED, b"new")


def test_without_what_was_written_nothing_is_merged(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("edit")
    manifest = Manifest(entries={"a": Entry.of(Owner.GENERATED, b"old")})
    file = RenderedFile("a", b"new", "main", Owner.GENERATED)

    (action,) = reconcile({"a": file}, manifest, tmp_path, Decisions(merge=lambda *_: None))

    assert (action.kind, action.reason) == (ActionKind.CONFLICT, Reason.EDITED)


@pytest.mark.parametrize("same", ["cmd/Api/main.go", "cmd/API/MAIN.go", "cmd/api/main.go"])
def test_where_letters_are_one_a_file_has_two_names(same: str, tmp_path: Path) -> None:
    for path in ("cmd/api/main.go", same):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / "cmd/api/main.go").write_text("old")
    if same != "cmd/api/main.go":
        (tmp_path / same).hardlink_to(tmp_path / "cmd/api/main.go")
    manifest = Manifest(entries={same: Entry.of(Owner.GENERATED, b"old")})
    file = RenderedFile("cmd/api/main.go", b"new", "main", Owner.GENERATED)

    (action,) = reconcile({file.path: file}, manifest, tmp_path)

    assert (action.kind, action.path) == (ActionKind.UPDATE, "cmd/api/main.go")


def test_where_letters_differ_so_do_files(tmp_path: Path) -> None:
    (tmp_path / "A").write_text("old")
    manifest = Manifest(entries={"A": Entry.of(Owner.GENERATED, b"old")})
    file = RenderedFile("a", b"new", "main", Owner.GENERATED)

    actions = reconcile({"a": file}, manifest, tmp_path)

    assert [(it.kind, it.path) for it in actions] == [("delete", "A"), ("create", "a")]


@pytest.mark.parametrize("owner", [Owner.GENERATED, Owner.PEOPLE, Owner.SHARED])
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
    manifest = Manifest(entries={PATH: Entry.of(Owner.GENERATED, b"old")})

    assert reconcile({}, manifest, tmp_path / "shop") == []


def test_actions_are_sorted_and_the_manifest_is_not_among_them(tmp_path: Path) -> None:
    names = ["b", "a/c", "a"]
    files = {name: RenderedFile(name, b"", "main", Owner.GENERATED) for name in names[:2]}
    manifest = Manifest(entries={MANIFEST_PATH: Entry.of(Owner.GENERATED, b"")})

    actions = reconcile(files, manifest, tmp_path)

    assert [action.path for action in actions] == ["a/c", "b"]


def test_a_merge_is_known_again_whatever_its_line_ends_become(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"edit\r\n")
    manifest = Manifest(entries={"a": Entry.of(Owner.GENERATED, b"old\n")})
    file = RenderedFile("a", b"new\n", "main", Owner.GENERATED)
    merge = Decisions(merge=lambda *_: Merge(b"edit\r\nnew\r\n", is_clean=True))

    (action,) = reconcile({"a": file}, manifest, tmp_path, merge)

    assert action.entry
    for text_ in (b"edit\r\nnew\r\n", b"edit\nnew\n"):
        (tmp_path / "a").write_bytes(text_)
        (action,) = reconcile({"a": file}, Manifest(entries={"a": action.entry}), tmp_path)
        assert (action.kind, action.reason) == (ActionKind.KEEP, Reason.MERGED)
        assert action.entry


@pytest.mark.parametrize("ends", [b"\n", b"\r\n"])
def test_conflict_markers_are_seen(ends: bytes) -> None:
    lines = [b"a", b"<<<<<<< yours", b"b", b"=======", b"c", b">>>>>>> gpsgen", b"d", b""]

    assert conflict_line(ends.join(lines))
    for at in (1, 3, 5):
        assert not conflict_line(ends.join(lines[:at] + lines[at + 1 :]))


def test_a_great_many_markers_are_seen_in_no_time() -> None:
    assert not conflict_line(b"<<<<<<< a\n" * 100_000 + b"=======\n" * 100_000)
