"""Generated Go held against an interpreting validator, on schemas and documents made by chance."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from tests.jsonschema import exact_json
from tests.jsonschema.corpora.official import DRAFTS, Case, Group
from tests.jsonschema.interpreting import Question, verdicts
from tests.jsonschema.scoring import score
from tests.strategies.json_documents import DocumentMaker
from tests.strategies.json_schemas import SchemaMaker

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from tests.jsonschema.scoring import Score

_DOCUMENTS = 10


def questions(seed: int, count: int) -> list[Question]:
    """Return schemas of all drafts, each with documents; the same for the same seed."""
    random = Random(seed)
    made = []
    for _ in range(count):
        maker = SchemaMaker(random, random.choice(DRAFTS))
        schema = maker.schema()
        documents = DocumentMaker(random, maker, schema).documents(_DOCUMENTS)
        made.append(Question(maker.draft, schema, documents))
    return made


def judged(asked: Iterable[Question]) -> list[Group]:
    """Return the questions that Python's validator has an answer to, as groups of cases."""
    groups = []
    for question in asked:
        right = verdicts(question)
        if right is not None:
            groups.append(group_of(question, right))
    return groups


def group_of(question: Question, right: Sequence[bool]) -> Group:
    """Return a question with its answers as a group of cases."""
    cases = tuple(
        Case("by chance", exact_json.loads(text), valid, text)
        for text, valid in zip(question.documents, right, strict=True)
    )
    return Group("by chance", "by chance", question.draft, question.schema, cases)


def compared(asked: Sequence[Question], folder: Path) -> Score:
    """Return what generated Go makes of questions."""
    return score(judged(asked), folder)
