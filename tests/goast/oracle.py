"""Go's own reading of Go files, through the helper in ``astdump/``."""

import json
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any

SOURCES = Path(__file__).parent / "astdump"


class Astdump:
    """The built helper."""

    def __init__(self, program: Path) -> None:
        self.program = program

    def lines(self, mode: str, paths: Iterable[Path | str]) -> list[str]:
        """Return a line for each file."""
        return self._run(mode, "\n".join(map(str, paths)))

    def tree(self, path: Path) -> Any:
        """Return a file's tree as go/ast has it."""
        [line] = self.lines("ast", [path])
        assert not line.startswith("ERROR"), line
        return json.loads(line)["file"]

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
