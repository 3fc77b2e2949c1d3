"""The structural rules against the compiler, both ways, in Go text and in Go's own examples."""

import re
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from goast import InvalidNode, check, load
from tests.goast import goroot
from tests.goast.faults import EXCEPTIONS, MISSING, PROMISED, REFUSED, RIGHT, WRONG
from tests.goast.oracle import Astdump

_EXAMPLE = re.compile(r"^\t// Examples?:\n((?:\t//.*\n)+)", re.MULTILINE)
_MAIN = re.compile(r"(func|var) main\b")


def source(text: str) -> str:
    if text.startswith("package"):
        return text
    main = "" if _MAIN.search(text) else "func main() {}"
    return f"package main\n{text}\n{main}\n"


def write(folder: Path, sources: Sequence[str]) -> list[Path]:
    paths = [folder / f"{number}.go" for number in range(len(sources))]
    for path, text in zip(paths, sources, strict=True):
        path.write_text(text, "utf-8")
    return paths


def is_refused(tree: Any) -> bool:
    """Whether goast refuses a file, as a whole or when one of its nodes is made."""
    try:
        check(load(tree))
    except InvalidNode:
        return True
    return False


def flat(rules: dict[str, list[str]]) -> list[str]:
    return [text for texts in rules.values() for text in texts]


@pytest.mark.go
@pytest.mark.parametrize("rule", WRONG)
def test_what_is_wrong_is_refused_by_both(rule: str, astdump: Astdump, tmp_path: Path) -> None:
    paths = write(tmp_path, list(map(source, WRONG[rule])))
    rows = zip(WRONG[rule], astdump.trees(paths), astdump.faults(paths), strict=True)
    assert [text for text, tree, codes in rows if not codes or not is_refused(tree)] == []


@pytest.mark.go
def test_what_is_right_is_taken_by_both(astdump: Astdump, tmp_path: Path) -> None:
    paths = write(tmp_path, list(map(source, RIGHT)))
    rows = zip(RIGHT, astdump.trees(paths), astdump.faults(paths), strict=True)
    assert [text for text, tree, codes in rows if codes or is_refused(tree)] == []


@pytest.mark.go
def test_what_is_left_to_the_compiler_is_refused_by_it_alone(
    astdump: Astdump, tmp_path: Path
) -> None:
    """A text that fails here has got its rule: it belongs to ``WRONG``."""
    texts = flat(MISSING)
    paths = write(tmp_path, list(map(source, texts)))
    rows = zip(texts, astdump.trees(paths), astdump.faults(paths), strict=True)
    assert [text for text, tree, codes in rows if not codes or is_refused(tree)] == []


@pytest.mark.go
def test_what_is_right_and_refused_all_the_same(astdump: Astdump, tmp_path: Path) -> None:
    """A text that fails here is refused no longer: it belongs to ``RIGHT``."""
    paths = write(tmp_path, list(map(source, REFUSED)))
    rows = zip(REFUSED, astdump.trees(paths), astdump.faults(paths), strict=True)
    assert [text for text, tree, codes in rows if codes or not is_refused(tree)] == []


@pytest.mark.go
@pytest.mark.slow
def test_the_compiler_itself_agrees(tmp_path: Path) -> None:
    """Build every program: the rows above are held against the type checker's library alone."""
    wrong, right = [*flat(WRONG), *flat(MISSING)], [*RIGHT, *REFUSED]
    (tmp_path / "go.mod").write_text("module m\n\ngo 1.26\n")
    for number, text in enumerate([*wrong, *right]):
        (tmp_path / f"p{number}").mkdir()
        (tmp_path / f"p{number}" / "x.go").write_text(source(text))
    result = subprocess.run(
        ["go", "build", "-o", "/dev/null", "-gcflags=-e", "./..."],
        cwd=tmp_path, capture_output=True, check=False, encoding="utf-8",
    )  # fmt: skip
    refused = {int(number) for number in re.findall(r"^# m/p(\d+)$", result.stderr, re.MULTILINE)}
    assert refused == set(range(len(wrong)))


def examples() -> list[str]:
    """Return the programs that Go's own list of errors has as examples."""
    text = (goroot.source_folder() / "internal/types/errors/codes.go").read_text("utf-8")
    found = (re.sub(r"^\t//  ?", "", block, flags=re.MULTILINE) for block in _EXAMPLE.findall(text))
    return [text if "package " in text else f"package p\n{text}" for text in found]


def declarations(astdump: Astdump) -> list[str]:
    """Return each declaration in the tests of Go's type checker as a program of its own."""
    folder = goroot.source_folder() / "internal/types/testdata"
    found = astdump.declarations(sorted(folder.rglob("*.go")))
    return [f"package p\n{text}\n" for texts in found for text in texts]


@pytest.mark.go
def test_go_s_own_examples_of_what_is_wrong(astdump: Astdump, tmp_path: Path) -> None:
    paths = write(tmp_path, [*examples(), *declarations(astdump)])
    refused: set[str] = set()
    for path, tree, codes in astdump.parsed(paths):
        text = path.read_text("utf-8")
        if any(part in text for part in EXCEPTIONS):
            continue
        if is_refused(tree):
            assert codes, text
            refused |= PROMISED & set(codes)
        else:
            assert not PROMISED & set(codes), text
    assert refused == PROMISED
