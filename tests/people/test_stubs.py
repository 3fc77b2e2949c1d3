"""Which stubs come beside what people wrote: those that they neither have nor were given."""

from dataclasses import replace
from pathlib import Path

import pytest

from goast import Param, Star
from gpsgen.people.adapting import adapt
from gpsgen.plan.files import PlannedFile
from gpsgen.plan.ownership import Owner
from gpsgen.reconcile.manifest import Entry, Manifest
from tests.people.shop import (
    ALL,
    FOLDER,
    HANDLER,
    HEAD,
    MODULE,
    SIGNATURES,
    adapted,
    beside,
    manifest,
    package,
    plan,
    project,
    recorded,
    text_of,
    written,
)

CREATE, DELETE, LIST = map(written, SIGNATURES)
TWO = HEAD + CREATE + DELETE
LIST_FILE, CREATE_FILE = "list_items_handler.go", "create_item_handler.go"


def embedding(*types: str) -> str:
    """The handler, without `ListItems`, that embeds types beside its fallback."""
    return TWO.replace(
        "\tUnimplemented\n", "".join(f"\t{it}\n" for it in ("Unimplemented", *types))
    )


def importing(path: str, text: str) -> str:
    return text.replace('"context"\n', f'"context"\n\t"{path}"\n')


def items(*names: str, folder: str = "", receiver: str = "items") -> str:
    """A file in which a type `items` has methods."""
    clause = folder.rpartition("/")[2] or "api"
    methods = [written(name, receiver=f"i {receiver}") for name in names]
    return package(f"\ntype {receiver.strip('*')} struct{{}}\n", *methods, clause=clause)


ITEMS = {"items.go": items("ListItems")}

#: What people have: the files, and the stubs that are needed beside them.
HAVING: dict[str, tuple[dict[str, str], list[str]]] = {
    "all in one file": ({"handler.go": ALL}, []),
    "one is not there": ({"handler.go": TWO}, [LIST_FILE]),
    "moved to another file": ({"handler.go": TWO, "list.go": package(LIST)}, []),
    "type and all moved": ({"server.go": ALL}, []),
    "a value as receiver": ({"handler.go": TWO + written("ListItems", receiver="h Handler")}, []),
    "a receiver without a name": (
        {"handler.go": TWO + written("ListItems", receiver="*Handler")},
        [],
    ),
    "in parentheses": ({"handler.go": TWO + written("ListItems", receiver="h *(Handler)")}, []),
    "of another type": ({"handler.go": TWO, "items.go": items("ListItems")}, [LIST_FILE]),
    "a function of that name": ({"handler.go": TWO + "\nfunc ListItems() {}\n"}, [LIST_FILE]),
    "in a comment": ({"handler.go": f"{TWO}\n/*{LIST}*/\n"}, [LIST_FILE]),
    "in a string": ({"handler.go": f"{TWO}\nconst text = `{LIST}`\n"}, [LIST_FILE]),
    "for one system": ({"handler.go": TWO, "list_windows.go": package(LIST)}, []),
    "under a constraint": ({"handler.go": TWO, "list.go": f"//go:build x\n\n{package(LIST)}"}, []),
    "in a test": ({"handler.go": TWO, "list_test.go": package(LIST)}, []),
    "in a test outside": (
        {"handler.go": TWO, "list_test.go": package(LIST, clause="api_test")},
        [LIST_FILE],
    ),
    "in a file that Go skips": ({"handler.go": TWO, "_list.go": package(LIST)}, [LIST_FILE]),
    "in a file that is no Go": ({"handler.go": TWO, "list.txt": package(LIST)}, [LIST_FILE]),
    "in a folder below": (
        {"handler.go": TWO, f"{FOLDER}/more/list.go": package(LIST)},
        [LIST_FILE],
    ),
    "embedded": ({"handler.go": embedding("items"), **ITEMS}, []),
    "embedded by pointer": (
        {"handler.go": embedding("*items"), "items.go": items("ListItems", receiver="*items")},
        [],
    ),
    "embedded, which has none": (
        {"handler.go": embedding("items"), "items.go": items()},
        [LIST_FILE],
    ),
    "embedded twice over": (
        {
            "handler.go": embedding("all"),
            "all.go": "package api\n\ntype all struct{ items }\n",
            **ITEMS,
        },
        [],
    ),
    "embedded in a circle": (
        {
            "handler.go": embedding("*all"),
            "all.go": "package api\n\ntype all struct{ *more }\ntype more struct{ *all }\n",
        },
        [LIST_FILE],
    ),
    "an embedded interface": (
        {
            "handler.go": embedding("items"),
            "items.go": package(
                f"\ntype items interface{{ ListItems{SIGNATURES['ListItems']} }}\n"
            ),
        },
        [],
    ),
    "an embedded generic type": (
        {
            "handler.go": embedding("items[int]"),
            "items.go": package(
                "\ntype items[T any] struct{}\n", written("ListItems", receiver="i items[T]")
            ),
        },
        [],
    ),
    "embedded by an alias": (
        {"handler.go": embedding("all"), "all.go": "package api\n\ntype all = items\n", **ITEMS},
        [],
    ),
    "embedded from another package": (
        {
            "handler.go": importing(f"{MODULE}/internal/items", embedding("items.Items")),
            "internal/items/i.go": items("ListItems", folder="items", receiver="Items"),
        },
        [],
    ),
    "embedded from another package, which has none": (
        {
            "handler.go": importing(f"{MODULE}/internal/items", embedding("items.Items")),
            "internal/items/i.go": items(folder="items", receiver="Items"),
        },
        [LIST_FILE],
    ),
    "embedded from another module": (
        {"handler.go": importing("example.org/items", embedding("items.Items"))},
        [],
    ),
    "an alias of an interface is embedded": (
        {
            "handler.go": embedding("lists"),
            "lists.go": package("\ntype lists = interface{ ListItems() }\n"),
        },
        [],
    ),
    "an alias of a struct is embedded": (
        {
            "handler.go": embedding("lists"),
            "lists.go": package("\ntype lists = struct{ items }\n"),
            **ITEMS,
        },
        [],
    ),
    "embedded from nowhere": ({"handler.go": embedding("items.Items")}, []),
    "what ogen made is embedded": (
        {"handler.go": TWO.replace("\tUnimplemented\n", "\toas.UnimplementedHandler\n")},
        [LIST_FILE],
    ),
    "the interface is embedded": ({"handler.go": embedding("oas.Handler")}, []),
    "nothing is embedded": ({"handler.go": TWO.replace("\tUnimplemented\n", "")}, [LIST_FILE]),
    "an error is embedded": ({"handler.go": embedding("error")}, [LIST_FILE]),
    "a field of that name": (
        {"handler.go": TWO.replace("svc int\n", "svc int\n\tListItems func()\n")},
        [],
    ),
    "an alias of a type in another package": (
        {"handler.go": importing("example.org/x", "package api\n\ntype Handler = x.Handler\n")},
        [],
    ),
    "an alias beside": (
        {"handler.go": TWO.replace("type Handler", "type server") + "\ntype Handler = server\n"},
        [LIST_FILE],
    ),
    "methods of the type and of its alias": (
        {
            "handler.go": TWO.replace("type Handler", "type server") + "\ntype Handler = server\n",
            "list.go": package(written("ListItems", receiver="s *server")),
        },
        [],
    ),
    "no type at all": ({"handler.go": "package api\n"}, []),
    "an interface instead": ({"handler.go": "package api\n\ntype Handler interface{}\n"}, []),
    "a type of another kind": (
        {"handler.go": TWO.replace("type Handler struct {", "type Handler int\ntype x struct {")},
        [LIST_FILE],
    ),
    "a type made of one elsewhere": (
        {"handler.go": importing("example.org/x", "package api\n\ntype Handler x.Handler\n")},
        [],
    ),
    "the folder is gone": ({}, []),
}


@pytest.mark.parametrize("case", HAVING.values(), ids=HAVING)
def test_a_stub_comes_for_what_people_do_not_have(
    case: tuple[dict[str, str], list[str]], tmp_path: Path
) -> None:
    files, stubs = case

    found = adapted(project(tmp_path, files))

    assert [it.concise for it in found.findings] == []
    new = [name for name in beside(found) if name == LIST_FILE]
    assert new == stubs
    assert [it.path for it in found.files if it.path == HANDLER] == [HANDLER]


def test_a_stub_compiles_whatever_the_type_has_become(tmp_path: Path) -> None:
    found = adapted(project(tmp_path, {"handler.go": TWO}))

    assert beside(found) == [LIST_FILE]
    text = text_of(found, f"{FOLDER}/{LIST_FILE}")
    assert "func (h *Handler) ListItems(ctx context.Context, limit, offset int)" in text
    assert "return Unimplemented{}.ListItems(ctx, limit, offset)" in text


def test_a_stub_belongs_to_the_entry_that_asks_for_it(tmp_path: Path) -> None:
    found = adapted(project(tmp_path, {"handler.go": TWO}))

    stub = next(it for it in found.files if it.path == f"{FOLDER}/{LIST_FILE}")
    assert (stub.origin, stub.owner) == ("rest[0]", Owner.PEOPLE)


def test_a_renamed_type_is_known_by_its_constructor(tmp_path: Path) -> None:
    text = TWO.replace("Handler struct", "api struct").replace("*Handler", "*api")
    found = adapted(project(tmp_path, {"api.go": text.replace("&Handler", "&api")}))

    assert beside(found) == [LIST_FILE]
    assert "func (h *api) ListItems(" in text_of(found, f"{FOLDER}/{LIST_FILE}")


def test_no_import_of_a_stub_goes_by_a_name_that_people_declare(tmp_path: Path) -> None:
    found = adapted(
        project(tmp_path, {"handler.go": TWO, "oas.go": "package api\n\nvar oas = 1\n"})
    )

    stub = next(it for it in found.files if it.path == f"{FOLDER}/{LIST_FILE}")
    assert "oas" in stub.taken


def test_a_file_that_was_taken_over_is_read_and_leaves_no_doubt(tmp_path: Path) -> None:
    fallback = package("\ntype Unimplemented struct{ oas.UnimplementedHandler }\n", LIST)
    root = project(tmp_path, {"handler.go": TWO, "psg_gen.go": fallback})
    before = manifest(HANDLER)
    ejected = Entry(Owner.EJECTED, frozenset({"0" * 64}))
    entries = {**before.entries, f"{FOLDER}/psg_gen.go": ejected}

    assert beside(adapted(root, before)) == [LIST_FILE]
    assert beside(adapted(root, Manifest(entries=entries))) == []


def test_one_file_may_ask_for_methods_of_several_types(tmp_path: Path) -> None:
    generated, handler = plan()
    first, *rest = handler.stubs
    other = replace(first.method, recv=Param("c", Star("Closer")))
    planned = [generated, replace(handler, stubs=(replace(first, method=other), *rest))]
    closer = package("\ntype Closer struct{}\n", written("CreateItem", receiver="c *Closer"))

    for files, stubs in (
        ({"handler.go": ALL, "closer.go": closer}, []),
        ({"handler.go": ALL, "closer.go": package("\ntype Closer struct{}\n")}, [CREATE_FILE]),
        ({"handler.go": ALL}, []),
    ):
        root = project(tmp_path / str(len(stubs)) / str(len(files)), files)
        assert beside(adapted(root, planned=planned)) == stubs


# What is recorded


def test_what_people_have_is_recorded(tmp_path: Path) -> None:
    assert recorded(adapted(project(tmp_path, {"handler.go": ALL}))) == set(SIGNATURES)


def test_what_they_are_given_is_recorded(tmp_path: Path) -> None:
    assert recorded(adapted(project(tmp_path, {"handler.go": HEAD}))) == set(SIGNATURES)


def test_what_was_given_once_does_not_come_again(tmp_path: Path) -> None:
    before = manifest(HANDLER, offered=["ListItems"])
    found = adapted(project(tmp_path, {"handler.go": TWO}), before)

    assert beside(found) == []
    assert recorded(found) == set(SIGNATURES)


def test_what_nothing_asks_for_any_more_is_not_recorded(tmp_path: Path) -> None:
    before = manifest(HANDLER, offered=[*SIGNATURES, "GetItem"])

    assert recorded(adapted(project(tmp_path, {"handler.go": ALL}), before)) == set(SIGNATURES)


def test_a_doubt_is_not_recorded(tmp_path: Path) -> None:
    found = adapted(project(tmp_path, {"handler.go": embedding("oas.Handler")}))

    assert recorded(found) == {"CreateItem", "DeleteItem"}


def test_a_stub_that_was_given_stays_planned(tmp_path: Path) -> None:
    before = manifest(HANDLER, f"{FOLDER}/{LIST_FILE}", offered=SIGNATURES)
    root = project(tmp_path, {"handler.go": TWO, LIST_FILE: package(LIST)})

    assert beside(adapted(root, before)) == [LIST_FILE]


def test_a_stub_that_was_deleted_stays_planned_so_that_it_stays_known(tmp_path: Path) -> None:
    before = manifest(HANDLER, f"{FOLDER}/{LIST_FILE}", offered=SIGNATURES)

    assert beside(adapted(project(tmp_path, {"handler.go": TWO}), before)) == [LIST_FILE]


def test_the_folders_that_had_a_say_are_told(tmp_path: Path) -> None:
    handler = importing(f"{MODULE}/internal/items", embedding("items.Items"))
    root = project(tmp_path, {"handler.go": handler, "internal/items/i.go": items(folder="items")})

    assert set(adapted(root).read) == {FOLDER, "internal/items"}


# Names of files


@pytest.mark.parametrize("taken", [LIST_FILE, LIST_FILE.upper()])
def test_a_name_that_is_taken_gets_a_number(taken: str, tmp_path: Path) -> None:
    root = project(tmp_path, {"handler.go": TWO, taken: "package api\n"})

    assert beside(adapted(root)) == ["list_items_handler_2.go"]


def test_a_name_that_was_given_once_gets_a_number(tmp_path: Path) -> None:
    before = manifest(HANDLER, f"{FOLDER}/{LIST_FILE}")
    found = adapted(project(tmp_path, {"handler.go": TWO}), before)

    assert beside(found) == [LIST_FILE, "list_items_handler_2.go"]


def test_a_numbered_stub_is_known_again(tmp_path: Path) -> None:
    numbered = "list_items_handler_2.go"
    before = manifest(HANDLER, f"{FOLDER}/{numbered}", offered=SIGNATURES)
    root = project(tmp_path, {"handler.go": TWO, numbered: package(LIST)})

    assert beside(adapted(root, before)) == [numbered]


def test_operations_that_differ_in_case_have_files_that_differ_in_more(tmp_path: Path) -> None:
    signatures = {"GetSku": "(ctx context.Context)", "GetSKU": "(ctx context.Context)"}
    found = adapted(project(tmp_path, {"handler.go": HEAD}), planned=plan(signatures))

    assert beside(found) == ["get_sku_2_handler.go", "get_sku_handler.go"]


@pytest.mark.parametrize("name", ["RunTest", "OpenWindows", "ForLinuxAmd64", "Get386", "X" * 300])
def test_no_name_of_a_file_means_something_to_go(name: str, tmp_path: Path) -> None:
    planned = plan({name: "(ctx context.Context)"})
    (file,) = beside(adapted(project(tmp_path, {"handler.go": HEAD}), planned=planned))

    assert file.endswith("_handler.go")
    assert len(file) < 200


# A file that is about to be created


def first(root: Path) -> list[PlannedFile]:
    return [it for it in adapted(root, Manifest()).files if it.owner is Owner.PEOPLE]


def test_a_first_generation_is_as_it_is_planned(tmp_path: Path) -> None:
    planned = plan()
    found = adapt(planned, Manifest(), tmp_path, MODULE)

    assert list(found.files) == planned
    assert recorded(found) == set(SIGNATURES)


def test_a_new_file_leaves_out_what_people_have(tmp_path: Path) -> None:
    found = adapted(project(tmp_path, {"server.go": TWO}), Manifest())

    text = text_of(found, HANDLER)
    assert "ListItems" in text
    assert "return Unimplemented{}.ListItems" in text
    assert not any(it in text for it in ("CreateItem", "DeleteItem", "type Handler", "NewHandler"))
    assert recorded(found) == set(SIGNATURES)


def test_a_new_file_keeps_what_goes_with_its_own_type(tmp_path: Path) -> None:
    found = adapted(project(tmp_path, {"list.go": package(LIST)}), Manifest())

    text = text_of(found, HANDLER)
    assert "type Handler struct" in text
    assert "return h.Unimplemented.CreateItem" in text
    assert "ListItems" not in text


def test_a_file_with_nothing_new_is_not_created(tmp_path: Path) -> None:
    root = project(tmp_path, {"server.go": ALL})

    assert first(root) == []
    assert recorded(adapted(root, Manifest())) == set(SIGNATURES)


def test_a_new_file_does_not_guess_at_an_alias(tmp_path: Path) -> None:
    root = project(tmp_path, {"x.go": importing("x.org/x", "package api\n\ntype Handler = x.H\n")})
    found = adapted(root, Manifest())

    assert "func NewHandler" in text_of(found, HANDLER)
    assert not any(name in text_of(found, HANDLER) for name in SIGNATURES)
    assert recorded(found) == set()


def test_other_files_of_people_leave_out_what_is_there_too(tmp_path: Path) -> None:
    planned = [PlannedFile(it.path, it.content, "main", it.owner) for it in plan()]
    root = project(tmp_path, {"server.go": HEAD + CREATE})

    text = text_of(adapted(root, Manifest(), planned), HANDLER)

    assert "type Handler" not in text
    assert "CreateItem" not in text
    assert "DeleteItem" in text


# Go that cannot be read


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (b"package api\n\nfunc (h *Handler) ListItems() {\n", ":3:31"),
        (b"package api\n\n// caf\xe9\n", ":3:7"),
        (b"\xef\xbb\xbfpackage api\n// \xff", ":2:4"),
        (b"<<<<<<< ours\npackage api\n", ":1:1"),
        (b"package api\n\ntype", ":3:1"),
        (b"package api\n\x00", ":2:1"),
        (b"", ":1:1"),
    ],
)
def test_go_that_cannot_be_read_is_told_and_nothing_added(
    text: bytes, place: str, tmp_path: Path
) -> None:
    root = project(tmp_path, {"handler.go": TWO})
    (root / FOLDER / "broken.go").write_bytes(text)

    found = adapted(root, manifest(HANDLER, offered=["CreateItem"]))

    (finding,) = found.findings
    assert finding.concise.startswith(f"{root / FOLDER / 'broken.go'}{place}: warning[GPS1703]")
    assert set(found.sources) == {finding.span.file}
    assert beside(found) == []
    assert recorded(found) == {"CreateItem"}


def test_nothing_is_created_beside_go_that_cannot_be_read(tmp_path: Path) -> None:
    assert first(project(tmp_path, {"server.go": "package api\n\nfunc"})) == []


def test_a_stub_given_earlier_stays_planned_beside_go_that_cannot_be_read(tmp_path: Path) -> None:
    before = manifest(HANDLER, f"{FOLDER}/{LIST_FILE}", offered=SIGNATURES)
    root = project(tmp_path, {"handler.go": "package"})

    assert beside(adapted(root, before)) == [LIST_FILE]


def test_an_unreadable_package_that_is_embedded_is_told(tmp_path: Path) -> None:
    handler = importing(f"{MODULE}/internal/items", embedding("items.Items"))
    root = project(tmp_path, {"handler.go": handler, "internal/items/i.go": "package"})

    assert [it.span.file for it in adapted(root).findings] == [str(root / "internal/items/i.go")]


def test_links_that_lead_nowhere_and_folders_are_no_go(tmp_path: Path) -> None:
    root = project(tmp_path, {"handler.go": TWO, f"{FOLDER}/x.go/y.txt": ""})
    (root / FOLDER / ".#handler.go").symlink_to("nowhere")
    (root / FOLDER / "lost.go").symlink_to("nowhere")

    found = adapted(root)

    assert len(found.findings) == 0
    assert beside(found) == [LIST_FILE]


def test_an_import_path_leads_out_of_the_project_nowhere(tmp_path: Path) -> None:
    handler = importing(f"{MODULE}/../out", embedding("out.Items"))
    project(tmp_path, {"out/i.go": items(folder="out", receiver="Items")})

    found = adapted(project(tmp_path / "shop", {"handler.go": handler}))

    assert beside(found) == []
    assert set(found.read) == {FOLDER}
