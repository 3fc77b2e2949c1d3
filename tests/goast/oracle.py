"""Go's own reading of Go files, through the helper in ``astdump/``."""

import json
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

SOURCES = Path(__file__).parent / "astdump"


def build(program: Path) -> "Astdump":
    """Build the helper at a path."""
    subprocess.run(["go", "build", "-o", program, "."], cwd=SOURCES, check=True)
    return Astdump(program)


class Astdump:
    """The built helper."""

    def __init__(self, program: Path) -> None:
        self.program = program

    def lines(self, mode: str, paths: Iterable[Path | str]) -> list[str]:
        """Return a line for each file."""
        return self._run(mode, "\n".join(map(str, paths)))

    def trees(self, paths: Iterable[Path | str]) -> list[Any]:
        """Return each file's tree as go/ast has it."""
        lines = self.lines("ast", paths)
        assert not any(line.startswith("ERROR") for line in lines), lines
        return [json.loads(line)["file"] for line in lines]

    def faults(self, paths: Iterable[Path | str]) -> list[list[str]]:
        """Return the codes of what the type checker has against each file."""
        return list(map(json.loads, self.lines("faults", paths)))

    def parsed(self, paths: Sequence[Path]) -> Iterator[tuple[Path, Any, list[str]]]:
        """Yield the files that parse, each with its tree and the type checker's codes."""
        for path, line, codes in zip(
            paths, self.lines("ast", paths), self.lines("faults", paths), strict=True
        ):
            if not line.startswith("ERROR"):
                yield path, json.loads(line)["file"], json.loads(codes)

    def declarations(self, paths: Iterable[Path | str]) -> list[list[str]]:
        """Return the texts of each file's declarations, but for imports."""
        return list(map(json.loads, self.lines("declarations", paths)))

    def literals(self, sources: Iterable[str]) -> list[str | None]:
        """Return the value of each text that is one Go literal, None for any other text."""
        return self._answers("literals", sources)

    def expressions(self, sources: Iterable[str]) -> list[Any]:
        """Return the tree of each text that is an expression, None for any other text."""
        return self._answers("expressions", sources)

    def structs(self, sources: Iterable[str]) -> list[Any]:
        """Return the struct with each text as its body, None where there is none."""
        return self._answers("structs", sources)

    def pieces(self, paths: Iterable[Path]) -> list[dict[str, list[str]]]:
        """Return the calls and the bodies of structs in each file."""
        return list(map(json.loads, self.lines("pieces", paths)))

    def _answers(self, mode: str, sources: Iterable[str]) -> list[Any]:
        return list(map(json.loads, self._run(mode, "\n".join(map(json.dumps, sources)))))

    def _run(self, mode: str, stdin: str) -> list[str]:
        result = subprocess.run(
            [self.program, mode], input=stdin, capture_output=True, check=True, encoding="utf-8"
        )
        return result.stdout.split("\n")[:-1]
