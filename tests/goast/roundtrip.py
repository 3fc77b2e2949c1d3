"""Go files read by go/ast, printed by goast and read again: do they say the same?

The parentheses of the source are thrown away on the way, so that every one in the result was
put there by the printer; and every file passes the structural checks, since it compiles.
`python -m tests.goast.roundtrip` takes all of GOROOT/src.
"""

import json
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from goast import InvalidNode, load, render
from tests.goast import goroot
from tests.goast.oracle import Astdump, build

BATCH = 100


def differences(astdump: Astdump, folder: Path, paths: Sequence[Path]) -> list[str]:
    """Return what is not the same, a line a file; ``folder`` is for the printed files.

    Equal are the trees less parentheses, and the tokens less comments, parentheses around
    expressions, semicolons and trailing commas. Parentheses that the source does without are
    a difference.
    """
    found, pairs = [], []
    for index, (path, line) in enumerate(zip(paths, astdump.lines("ast", paths), strict=True)):
        try:
            text = render(load(json.loads(line)["file"]))
        except InvalidNode as error:
            found.append(f"{path}: {error}")
            continue
        printed = folder / f"{index}.go"
        printed.write_text(text, "utf-8")
        pairs.append((path, printed))
    answers = astdump.lines("same", (f"{path}\t{printed}" for path, printed in pairs))
    for (path, _), answer in zip(pairs, answers, strict=True):
        if answer != "ok":
            found.append(f"{path}: {answer}")
    return found


def main() -> int:
    """Print what differs in the whole tree, and how long it took."""
    start = time.perf_counter()
    paths = goroot.files()
    batches = [paths[first : first + BATCH] for first in range(0, len(paths), BATCH)]
    with tempfile.TemporaryDirectory() as folder:
        astdump = build(Path(folder, "astdump"))
        with ProcessPoolExecutor() as pool:
            found = list(pool.map(partial(_batch, astdump), batches))
    wrong = [line for lines in found for line in lines]
    print(*wrong, sep="\n", end="\n" * bool(wrong))
    taken = time.perf_counter() - start
    print(f"{len(paths) - len(wrong)} of {len(paths)} files are the same after {taken:.0f} s")
    return 1 if wrong else 0


def _batch(astdump: Astdump, paths: Sequence[Path]) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        return differences(astdump, Path(folder), paths)


if __name__ == "__main__":
    sys.exit(main())
