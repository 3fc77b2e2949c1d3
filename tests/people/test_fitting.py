"""Which signatures of people's do not fit any more: a change is told, a doubt is not."""

from dataclasses import replace
from pathlib import Path

import pytest

from gpsgen.diagnostics import Diagnostic
from gpsgen.reconcile.manifest import OfferedStub
from tests.people.shop import (
    FOLDER,
    HANDLER,
    HEAD,
    MODULE,
    OAS,
    SIGNATURES,
    adapted,
    manifest,
    package,
    plan,
    project,
    written,
)

REST = written("DeleteItem") + written("ListItems")

#: Signatures of `CreateItem` that are the planned one, in the words of people.
SAME = {
    "other names": "(c context.Context, _ *oas.NewItem) (*oas.Item, error)",
    "no names": "(context.Context, *oas.NewItem) (*oas.Item, error)",
    "named results": "(ctx context.Context, req *oas.NewItem) (item *oas.Item, err error)",
    "parentheses": "(ctx (context.Context), req *(oas.NewItem)) (*oas.Item, (error))",
    "several lines": "(\n\tctx context.Context, // why\n\treq *oas.NewItem,\n) (*oas.Item, error)",
    "aliases of types": "(ctx Context, req *NewItem) (*Item, error)",
    "aliases of aliases": "(ctx Context, req *NewItem) (*Thing, error)",
    "aliases of pointers": "(ctx Context, req *NewItem) (ItemPointer, error)",
    "aliases in another package": "(ctx Context, req *NewItem) (*types.Item, error)",
}
ALIASES = """
type (
	Context = context.Context
	NewItem = oas.NewItem
	Item = oas.Item
	Thing = Item
	ItemPointer = *Thing
)
"""
IMPORTS = f'"{MODULE}/internal/types"\n\t"example.org/x"\n\t"{OAS.path}"'

#: Signatures that may be the planned one or not.
UNSURE = {
    "a type of another module": "(ctx context.Context, req *x.NewItem) (*oas.Item, error)",
    "a type that is nowhere": "(ctx context.Context, req *NotThere) (*oas.Item, error)",
    "a package that is not imported": "(ctx context.Context, req *api.NewItem) (*oas.Item, error)",
    "an alias to another module": "(ctx context.Context, req *Foreign) (*oas.Item, error)",
    "an alias of itself": "(ctx context.Context, req *Round) (*oas.Item, error)",
    "a type in a package that is not there": "(c context.Context, r types.Lost) (*oas.Item, error)",
    "what cannot be parsed": "(ctx context.Context, req *oas.NewItem, req int) (*oas.Item, error)",
}

#: Signatures that are another for sure.
CHANGED = {
    "a parameter less": "(ctx context.Context) (*oas.Item, error)",
    "a parameter more": "(ctx context.Context, req *oas.NewItem, n int) (*oas.Item, error)",
    "another type": "(ctx context.Context, req *oas.Item) (*oas.Item, error)",
    "no pointer": "(ctx context.Context, req oas.NewItem) (*oas.Item, error)",
    "a slice": "(ctx context.Context, req []oas.NewItem) (*oas.Item, error)",
    "an array": "(ctx context.Context, req [2]oas.NewItem) (*oas.Item, error)",
    "a map": "(ctx context.Context, req map[string]oas.NewItem) (*oas.Item, error)",
    "a channel": "(ctx context.Context, req <-chan oas.NewItem) (*oas.Item, error)",
    "a function": "(ctx context.Context, req func(int) error) (*oas.Item, error)",
    "any": "(ctx context.Context, req any) (*oas.Item, error)",
    "a struct": "(ctx context.Context, req struct{}) (*oas.Item, error)",
    "variadic": "(ctx context.Context, req ...*oas.NewItem) (*oas.Item, error)",
    "a type of their own": "(ctx context.Context, req *Own) (*oas.Item, error)",
    "a type of their own elsewhere": "(ctx context.Context, req *types.Own) (*oas.Item, error)",
    "an alias of another type": "(ctx context.Context, req *Item) (*oas.Item, error)",
    "another order": "(req *oas.NewItem, ctx context.Context) (*oas.Item, error)",
    "a result less": "(ctx context.Context, req *oas.NewItem) error",
    "no result": "(ctx context.Context, req *oas.NewItem)",
    "one unsure, another changed": "(ctx context.Context, req *NotThere) (oas.Item, error)",
}


def findings(root: Path, signature: str, **files: str) -> list[Diagnostic]:
    """What is told of a handler whose `CreateItem` has a signature."""
    text = HEAD.replace(f'"{OAS.path}"', IMPORTS) + written("CreateItem", signature) + REST
    more = ALIASES + "\ntype Own struct{}\ntype Foreign = x.T\ntype Round = Round\n"
    types = package("\ntype Item = oas.Item\ntype Own struct{}\n", clause="types")
    project(root, {"handler.go": text + more, "internal/types/t.go": types, **files})
    return list(adapted(root).findings)


@pytest.mark.parametrize("signature", [SIGNATURES["CreateItem"], *SAME.values(), *UNSURE.values()])
def test_what_fits_or_may_fit_is_not_told(signature: str, tmp_path: Path) -> None:
    assert [it.concise for it in findings(tmp_path, signature)] == []


@pytest.mark.parametrize("signature", CHANGED.values(), ids=CHANGED)
def test_what_does_not_fit_is_told(signature: str, tmp_path: Path) -> None:
    (finding,) = findings(tmp_path, signature)

    assert finding.code.number == "GPS1701"


def test_a_change_is_told_with_its_place_and_both_signatures(tmp_path: Path) -> None:
    (finding,) = findings(tmp_path, "(ctx context.Context, a, b int) error")

    line = (tmp_path / HANDLER).read_text().split("CreateItem")[0].count("\n") + 1
    assert finding.concise == (
        f"{tmp_path / HANDLER}:{line}:19: warning[GPS1701]: `Handler.CreateItem` does not fit any "
        "more: `(context.Context, int, int) error` → "
        "`(context.Context, *oas.NewItem) (*oas.Item, error)`"
    )
    assert finding.label == "POST /CreateItem calls it otherwise"
    assert finding.help == (
        "declare it as `CreateItem(ctx context.Context, req *oas.NewItem) (*oas.Item, error)`"
    )


def test_the_new_signature_speaks_as_the_file_does(tmp_path: Path) -> None:
    text = HEAD.replace(f'"{OAS.path}"', f'api "{OAS.path}"')
    broken = written("CreateItem", "(ctx context.Context, req api.NewItem) (*api.Item, error)")
    project(tmp_path, {"handler.go": text + broken})

    (finding,) = adapted(tmp_path).findings
    assert "→ `(context.Context, *api.NewItem) (*api.Item, error)`" in finding.message


def test_an_import_without_a_name_goes_by_that_of_the_package(tmp_path: Path) -> None:
    assert not OAS.path.endswith(f"/{OAS.name}")
    planned = plan({"CreateItem": SIGNATURES["CreateItem"].replace("*oas.NewItem", "oas.Item")})
    project(tmp_path, {"handler.go": HEAD + written("CreateItem")})

    assert len(adapted(tmp_path, planned=planned).findings) == 1


def test_a_dot_import_says_nothing(tmp_path: Path) -> None:
    text = HEAD.replace(f'"{OAS.path}"', f'. "{OAS.path}"')
    fits = written("CreateItem", "(ctx context.Context, req *NewItem) (*Item, error)")
    project(tmp_path, {"handler.go": text + fits})

    assert len(adapted(tmp_path).findings) == 0


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("(a any, b byte, c rune)", "(interface{}, uint8, int32)"),
        ("(a, b int, c string)", "(a int, b int, c string)"),
        ("(a map[string][]int)", "(map[string]([]int))"),
        ("(a func(x int) (y error))", "(func(int) error)"),
        ("(a <-chan int, b chan<- int)", "(<-chan int, chan<- int)"),
        ("(a [4]int, b [][]byte)", "([4]int, [][]uint8)"),
        ("(a ...string)", "(b ...string)"),
        ("(a struct{})", "(struct{})"),
        ("()", "()"),
    ],
)
def test_one_type_has_one_spelling(ours: str, theirs: str, tmp_path: Path) -> None:
    project(tmp_path, {"handler.go": HEAD + written("Do", theirs)})

    assert [it.concise for it in adapted(tmp_path, planned=plan({"Do": ours})).findings] == []


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("(a []int)", "([4]int)"),
        ("(a [4]int)", "([5]int)"),
        ("(a <-chan int)", "(chan int)"),
        ("(a func(int))", "(func(string))"),
        ("(a func(int))", "(func() int)"),
        ("(a ...string)", "([]string)"),
        ("(a map[string]int)", "(map[int]string)"),
        ("(a int)", "(int64)"),
        ("(a error)", "(any)"),
    ],
)
def test_two_types_have_two_spellings(ours: str, theirs: str, tmp_path: Path) -> None:
    project(tmp_path, {"handler.go": HEAD + written("Do", theirs)})

    assert len(adapted(tmp_path, planned=plan({"Do": ours})).findings) == 1


# Where the method stands


@pytest.mark.parametrize("name", ["list_windows.go", "list_amd64.go", "list_test.go"])
def test_a_file_that_not_every_build_has_is_not_judged(name: str, tmp_path: Path) -> None:
    project(tmp_path, {"handler.go": HEAD, name: package(written("CreateItem", "()"))})

    assert len(adapted(tmp_path).findings) == 0


def test_a_file_under_a_constraint_is_not_judged(tmp_path: Path) -> None:
    text = f"//go:build ignore\n\n{package(written('CreateItem', '()'))}"
    project(tmp_path, {"handler.go": HEAD, "old.go": text})

    assert len(adapted(tmp_path).findings) == 0


def test_a_method_of_an_embedded_type_is_judged(tmp_path: Path) -> None:
    handler = HEAD.replace("\tUnimplemented\n", "\tUnimplemented\n\t*items\n")
    items = package("\ntype items struct{}\n", written("CreateItem", "()", "i *items"))
    project(tmp_path, {"handler.go": handler, "items.go": items})

    (finding,) = adapted(tmp_path).findings
    assert finding.span.file == str(tmp_path / FOLDER / "items.go")
    assert "`items.CreateItem`" in finding.message


def test_a_method_that_hides_that_of_an_embedded_type_is_judged_alone(tmp_path: Path) -> None:
    handler = HEAD.replace("\tUnimplemented\n", "\tUnimplemented\n\t*items\n")
    items = package("\ntype items struct{}\n", written("CreateItem", "()", "i *items"))
    project(tmp_path, {"handler.go": handler + written("CreateItem"), "items.go": items})

    assert len(adapted(tmp_path).findings) == 0


def test_the_method_of_one_of_two_embedded_types_is_not_judged(tmp_path: Path) -> None:
    handler = HEAD.replace("\tUnimplemented\n", "\tUnimplemented\n\t*a\n\t*b\n")
    methods = [written("CreateItem", "()", f"x *{it}") for it in "ab"]
    types = package("\ntype a struct{}\ntype b struct{}\n", *methods)
    project(tmp_path, {"handler.go": handler, "items.go": types})

    assert len(adapted(tmp_path).findings) == 0


# What is gone


def test_a_method_of_an_operation_that_is_gone_is_told(tmp_path: Path) -> None:
    gone = written("UpdateItem", "(ctx context.Context, req *oas.UpdateItem) (*oas.Item, error)")
    project(tmp_path, {"handler.go": HEAD + gone})

    (finding,) = adapted(tmp_path, manifest(HANDLER)).findings

    assert finding.code.number == "GPS1702"
    assert finding.message == (
        "`Handler.UpdateItem` speaks of `oas.UpdateItem`, which is not generated any more"
    )


def test_a_method_that_was_given_for_what_is_gone_is_told_while_it_is_there(
    tmp_path: Path,
) -> None:
    project(tmp_path, {"handler.go": HEAD + written("UpdateItem", "(ctx context.Context) error")})
    given = OfferedStub(FOLDER, "Handler.UpdateItem")
    before = replace(manifest(HANDLER), stubs=frozenset({given}))

    found = adapted(tmp_path, before)

    (finding,) = found.findings
    assert finding.code.number == "GPS1702"
    assert finding.message == "nothing calls `Handler.UpdateItem` any more"
    assert given in found.stubs
    (tmp_path / HANDLER).write_text(HEAD)
    assert len(adapted(tmp_path, before).findings) == 0
    assert given not in adapted(tmp_path, before).stubs


@pytest.mark.parametrize(
    "signature",
    [
        "(ctx context.Context) (*oas.Item, error)",
        "(ctx context.Context) (*x.Lost, error)",
        "(ctx context.Context, lost Lost)",
        "()",
    ],
)
def test_other_methods_of_theirs_are_nobodys_business(signature: str, tmp_path: Path) -> None:
    assert findings(tmp_path, SIGNATURES["CreateItem"], **{"x.go": package()}) == []
    project(tmp_path, {"more.go": package(written("help", signature))})

    assert len(adapted(tmp_path).findings) == 0


def test_a_hostile_signature_is_shortened(tmp_path: Path) -> None:
    long = "(" + ", ".join(f"a{number} int" for number in range(5000)) + ")"
    project(tmp_path, {"handler.go": HEAD + written("CreateItem", long)})

    (finding,) = adapted(tmp_path).findings
    assert len(finding.message) < 1000


def test_a_signature_that_is_nested_too_deeply_is_not_judged(tmp_path: Path) -> None:
    deep = f"(a {'[]' * 2000}int)"
    project(tmp_path, {"handler.go": HEAD + written("CreateItem", deep)})

    assert len(adapted(tmp_path).findings) == 0
