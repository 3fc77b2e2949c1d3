"""What interpreting validators say of documents: Python's `jsonschema`, and one in Go."""

from __future__ import annotations

import decimal
import json
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import jsonschema
from referencing.exceptions import Unresolvable

from gpsgen.toolchain import find_toolchain
from tests.jsonschema import exact_json

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gpsgen.read.json_data import JSONData

Verdicts: TypeAlias = list[bool]
"""Which documents are right."""

SOURCES = Path(__file__).parent / "oracle"

_VALIDATORS = {
    "draft4": jsonschema.Draft4Validator,
    "draft6": jsonschema.Draft6Validator,
    "draft7": jsonschema.Draft7Validator,
    "draft2019-09": jsonschema.Draft201909Validator,
    "draft2020-12": jsonschema.Draft202012Validator,
}
#: Divisions by what a schema divides by are exact up to this many digits.
_DIGITS = 2000


@dataclass(frozen=True, slots=True)
class Question:
    """A schema and the texts of documents."""

    draft: str
    schema: JSONData
    documents: Sequence[str]


def verdicts(question: Question) -> Verdicts | None:
    """Return which documents Python's validator takes, or None where it gives up.

    It gives up on patterns that Python does not know, and fails at `additionalItems` beside an
    `items` that is `true`.
    """
    validator = _VALIDATORS[question.draft](question.schema)
    documents = map(exact_json.loads, question.documents)
    try:
        with decimal.localcontext(prec=_DIGITS):
            return [validator.is_valid(it) for it in documents]
    except (re.error, Unresolvable, RecursionError, ArithmeticError, TypeError):
        return None


def is_valid_schema(question: Question) -> bool:
    """Say whether a schema is one."""
    validator = _VALIDATORS[question.draft]
    return bool(validator(validator.META_SCHEMA).is_valid(question.schema))


@dataclass(frozen=True, slots=True)
class GoOracle:
    """A validator in Go that knows all drafts, keeps numbers exact and passes the whole suite."""

    program: Path

    @classmethod
    def build(cls, program: Path) -> GoOracle | str:
        """Build it at a path, or return why it is not to be had; it needs the network once."""
        toolchain = find_toolchain()
        ran = subprocess.run(
            [toolchain.go, "build", "-o", program, "."],
            cwd=SOURCES,
            env=toolchain.environment() | {"GOFLAGS": "-mod=readonly", "GOWORK": "off"},
            capture_output=True,
            text=True,
            check=False,
        )
        return cls(program) if ran.returncode == 0 else ran.stderr.strip()

    def verdicts(self, questions: Sequence[Question]) -> list[Verdicts | None]:
        """Return what `verdicts` returns, for each question."""
        lines = (
            json.dumps(
                {
                    "draft": it.draft,
                    "schema": exact_json.dumps(it.schema),
                    "documents": list(it.documents),
                }
            )
            for it in questions
        )
        ran = subprocess.run(
            self.program, input="\n".join(lines), capture_output=True, text=True, check=True
        )
        return list(map(json.loads, ran.stdout.splitlines()))
