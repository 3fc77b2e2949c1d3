"""`python -m tests.jsonschema.reducing SEED COUNT`: looks for differences, and makes them small.

A round tries all ways to leave one thing out of each case in one build.
"""

from __future__ import annotations

import argparse
import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.jsonschema import exact_json
from tests.jsonschema.differences import judged, questions
from tests.jsonschema.interpreting import Question, is_valid_schema
from tests.jsonschema.scoring import Result, score

if TYPE_CHECKING:
    from collections.abc import Iterator

_ROUNDS = 25
_AT_ONCE = 40


def main() -> None:
    """Print what differs, at its smallest."""
    parser = argparse.ArgumentParser(prog="python -m tests.jsonschema.reducing")
    parser.add_argument("seed", type=int)
    parser.add_argument("count", type=int)
    parser.add_argument("--most", type=int, default=10, help="how many cases are made small")
    asked = parser.parse_args()
    faulty = _faulty(questions(asked.seed, asked.count))
    print(f"{len(faulty)} of {asked.count} schemas differ")
    kinds: dict[str, Result] = {}
    for result in faulty:
        kinds.setdefault(_kind(result), result)
    print(f"{len(kinds)} kinds of fault: {', '.join(kinds)}")
    for kind, result in list(kinds.items())[: asked.most]:
        small = _reduced(result)
        print(f"\n== {kind}", *small.faults(), sep="\n")
        print(f"  whole schema: {exact_json.dumps(small.group.schema)}", flush=True)


def _faulty(asked: list[Question]) -> list[Result]:
    with tempfile.TemporaryDirectory(prefix="gpsgen-fuzz-") as folder:
        results = score(judged(asked), Path(folder)).results
    return [it for it in results if any(it.faults())]


def _reduced(result: Result) -> Result:
    """Return the smallest case that goes wrong in the same way."""
    kind = _kind(result)
    best = _smallest([it for it in _faulty(_single(result)) if _kind(it) == kind] or [result])
    for _ in range(_ROUNDS):
        size = _size(best)
        smaller = list(filter(is_valid_schema, _smaller(best)))
        # the boldest steps first
        smaller.sort(key=lambda it: len(exact_json.dumps(it.schema)) + len(it.documents[0]))
        found = None
        for start in range(0, len(smaller), _AT_ONCE):
            same = [it for it in _faulty(smaller[start : start + _AT_ONCE]) if _kind(it) == kind]
            if same:
                found = _smallest(same)
                break
        if found is None or _size(found) >= size:
            return best
        best = found
    return best


def _kind(result: Result) -> str:
    """Return what is wrong in a few words, to tell the same fault from another."""
    if result.failure:
        words = re.sub(r"\bg\d{4}\b|\[\d+\]|\(#.*\)|\d+:\d+", "", result.failure)
        return " ".join(words.split()[:12])
    return next(result.faults()).rpartition("\n")[2].strip().split(":")[0][:40]


def _smallest(results: list[Result]) -> Result:
    return min(results, key=_size)


def _size(result: Result) -> int:
    documents = sum(len(case.data) for case in result.group.cases)
    return len(exact_json.dumps(result.group.schema)) + documents


def _single(result: Result) -> list[Question]:
    """Return a question for each document."""
    group = result.group
    return [Question(group.draft, group.schema, [it.data.decode()]) for it in group.cases]


def _smaller(result: Result) -> Iterator[Question]:
    group = result.group
    text = group.cases[0].data.decode()
    for schema in _less(group.schema):
        if isinstance(schema, dict):
            yield Question(group.draft, schema, [text])
    for document in _less(group.cases[0].document):
        yield Question(group.draft, group.schema, [exact_json.dumps(document)])


def _less(data: Any) -> Iterator[Any]:
    """Yield data with one thing left out, or one of its parts in its place."""
    if isinstance(data, dict):
        yield from data.values()
        for name, value in data.items():
            yield {key: it for key, it in data.items() if key != name}
            for less in _less(value):
                yield data | {name: less}
    elif isinstance(data, list):
        yield from data
        for index, value in enumerate(data):
            yield data[:index] + data[index + 1 :]
            for less in _less(value):
                yield [*data[:index], less, *data[index + 1 :]]
    elif isinstance(data, str) and data:
        yield ""
        yield data[1:]


if __name__ == "__main__":
    main()
