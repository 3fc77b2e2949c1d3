"""However people split a package, name and group parameters, and import: it is read the same."""

import tempfile
from dataclasses import dataclass
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tests.people.shop import FOLDER, HANDLER, OAS, adapted, beside, manifest, plan, project

#: The types of each method's parameters and results; `oas` and `ctx` are how packages go by.
METHODS = {
    "CreateItem": (("ctx.Context", "*oas.NewItem"), ("*oas.Item", "error")),
    "DeleteItem": (("ctx.Context", "oas.DeleteItemParams"), ("error",)),
    "ListItems": (("ctx.Context", "int", "int"), ("[]oas.Item", "error")),
    "PutItem": (("ctx.Context", "map[string][]byte", "any"), ("func(*oas.Item) error",)),
}
_LETTERS = "abcdefgh"


@dataclass(frozen=True)
class Method:
    """A method as people write it."""

    name: str
    file: int
    receiver: str
    names: bool
    grouped: bool
    result_names: bool
    comment: str

    def text(self, params: tuple[str, ...], results: tuple[str, ...], imports: "Imports") -> str:
        """Return its Go."""
        their_params = self._listed([imports.spelt(it) for it in params], named=self.names)
        their_results = self._listed(
            [imports.spelt(it) for it in results], named=self.result_names, first="r"
        )
        head = f"func ({self.receiver}) {self.name}"
        return f"\n{self.comment}{head}({their_params}) ({their_results}) {{ panic(`}}`) }}\n"

    def _listed(self, types: list[str], *, named: bool, first: str = "p") -> str:
        if not named:
            return ", ".join(types)
        parts = []
        for index, type_ in enumerate(types):
            joins = self.grouped and types[index + 1 : index + 2] == [type_]
            parts.append(
                f"{first}{_LETTERS[index]}" if joins else f"{first}{_LETTERS[index]} {type_}"
            )
        return ", ".join(parts)


@dataclass(frozen=True)
class Imports:
    """How a file imports the packages that it speaks of."""

    oas: str
    context: str
    aliased: bool

    def spelt(self, type_: str) -> str:
        """Return a type in the words of the file."""
        if self.aliased:
            type_ = type_.replace("oas.Item", "Thing").replace("any", "interface{}")
        type_ = type_.replace("[]byte", "[]uint8") if self.aliased else type_
        return type_.replace("oas.", f"{self.oas or 'oas'}.").replace(
            "ctx.", f"{self.context or 'context'}."
        )

    @property
    def head(self) -> str:
        """The beginning of the file."""
        context, oas = self.context or "context", self.oas or "oas"
        imported = f'import {self.context} "context"\nimport (\n\t{self.oas} "{OAS.path}"\n)\n'
        return f"package api\n\n{imported}\nvar _ {context}.Context\nvar _ {oas}.Item\n"


RECEIVERS = ("h *Handler", "h Handler", "*Handler", "_ *Handler", "h *items", "i items")
TYPES = """
type Handler struct {
	Unimplemented
	*items
}
type items struct{}
func NewHandler() *Handler { return nil }
"""

methods = st.tuples(
    *(
        st.builds(
            Method,
            name=st.just(name),
            file=st.integers(0, 3),
            receiver=st.sampled_from(RECEIVERS),
            names=st.booleans(),
            grouped=st.booleans(),
            result_names=st.booleans(),
            comment=st.sampled_from(
                ["", "// func (h *Handler) Fake() {}\n", "/* { */ ", "//nolint:x\n"]
            ),
        )
        for name in METHODS
    )
).flatmap(st.permutations)
imports = st.lists(
    st.builds(
        Imports,
        oas=st.sampled_from(["", "oas", "api", "v1"]),
        context=st.sampled_from(["", "ctx", "stdcontext"]),
        aliased=st.booleans(),
    ),
    min_size=4,
    max_size=4,
)
packages = st.tuples(methods, imports, st.integers(0, 3))

PLANNED = plan(
    {
        name: f"({', '.join(params)}) ({', '.join(results)})".replace("ctx.", "context.")
        for name, (params, results) in METHODS.items()
    }
)


def files(
    package: tuple[list[Method], list[Imports], int], changed: str = "", position: int = 0
) -> dict[str, str]:
    """Return the files of a package, one method of which may have another type somewhere."""
    written, heads, types = package
    texts = [head.head for head in heads]
    texts[types] += f"{TYPES}type Thing = {heads[types].oas or 'oas'}.Item\n"
    for method in written:
        params, results = METHODS[method.name]
        if method.name == changed:
            together = [*params, *results]
            together[position % len(together)] = "chan string"
            params, results = tuple(together[: len(params)]), tuple(together[len(params) :])
        texts[method.file] += method.text(params, results, heads[method.file])
    return {f"file{number}.go": text for number, text in enumerate(texts)}


@given(packages)
def test_what_people_have_is_seen_however_they_write_it(
    package: tuple[list[Method], list[Imports], int],
) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        root = project(Path(scratch), files(package))
        found = adapted(root, manifest(HANDLER), PLANNED)

    assert [it.concise for it in found.findings] == []
    assert beside(found) == []
    assert {stub.method for stub in found.stubs} == {f"Handler.{name}" for name in METHODS}


@given(packages, st.sampled_from(sorted(METHODS)), st.integers(0, 9))
def test_one_changed_type_is_one_finding_at_the_method(
    package: tuple[list[Method], list[Imports], int], name: str, position: int
) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        root = project(Path(scratch), files(package, name, position))
        found = adapted(root, manifest(HANDLER), PLANNED)
        (finding,) = found.findings
        line = Path(finding.span.file).read_text().splitlines()[finding.span.line - 1]

    assert line[finding.span.column - 1 : finding.span.end_column - 1] == name
    assert finding.span.file == str(root / FOLDER / f"file{file_of(package, name)}.go")
    assert beside(found) == []


@given(packages, st.sets(st.sampled_from(sorted(METHODS))))
def test_what_is_not_there_comes_in_a_file_of_its_own(
    package: tuple[list[Method], list[Imports], int], left_out: set[str]
) -> None:
    written, heads, types = package
    rest = [method for method in written if method.name not in left_out]
    with tempfile.TemporaryDirectory() as scratch:
        root = project(Path(scratch), files((rest, heads, types)))
        found = adapted(root, manifest(HANDLER), PLANNED)

    names = {name.removesuffix("_handler.go").replace("_", "") for name in beside(found)}
    assert names == {name.lower() for name in left_out}


def file_of(package: tuple[list[Method], list[Imports], int], name: str) -> int:
    """Return the number of the file that a method stands in."""
    return next(method.file for method in package[0] if method.name == name)


@given(
    st.binary(max_size=60)
    | st.text(alphabet='package api\n\t{}()[]*"`func type struct import/', max_size=80).map(
        str.encode
    )
)
def test_whatever_lies_there_is_read_or_told(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        root = project(Path(scratch), {"x.go": ""})
        for text in (data, b"package api\n" + data):
            (root / FOLDER / "x.go").write_bytes(text)
            found = adapted(root, manifest(HANDLER), PLANNED)
            assert {it.code.number for it in found.findings} <= {"GPS1703"}
