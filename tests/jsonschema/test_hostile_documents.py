"""Hostile documents end in an error, in bounded time and memory; `go test -fuzz` finds no panic."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import settings

from tests.jsonschema.generating import go_of
from tests.jsonschema.go_module import GoModule
from tests.jsonschema.hostile_documents import SCHEMAS, End, documents

pytestmark = [pytest.mark.slow, pytest.mark.go]

#: Megabytes; the largest document has 11 of them, and the driver's requests hold it in base64.
_MOST_MEMORY = 2_000
_LARGE = 100_000
_FUZZ_TIME = "20s"
_FUZZ = Path(__file__).parent / "fuzz"


@pytest.fixture(scope="module")
def module(tmp_path_factory: pytest.TempPathFactory) -> GoModule:
    folder = tmp_path_factory.mktemp("hostile")
    module = GoModule(folder / "module")
    for name, schema in SCHEMAS.items():
        file = folder / f"{name}.json"
        file.write_text(json.dumps(schema), "utf-8")
        module.add(name, go_of(file, name, "draft2020-12"))
    assert module.build() == {}
    return module


def test_each_document_ends_as_it_should(module: GoModule) -> None:
    wrong = []
    asked = {name: [it for it in documents() if it.schema == name] for name in SCHEMAS}
    answers = module.decode({name: [it.data for it in of_it] for name, of_it in asked.items()})
    for hostile, answer in (
        pair for name in SCHEMAS for pair in zip(asked[name], answers[name], strict=True)
    ):
        end = End.ACCEPTED if answer.accepted else End.SYNTAX if answer.syntax else End.FINDINGS
        if answer.panic or hostile.end not in {None, end}:
            said = answer.panic or answer.error
            wrong.append(f"{hostile.schema}, {hostile.name}: {end.value}: {said[:300]}")

    assert wrong == []


def test_findings_about_a_hostile_document_are_few_and_short(module: GoModule) -> None:
    many = [it for it in documents() if it.end is End.FINDINGS]
    for hostile in many:
        (answer,) = module.decode({hostile.schema: [hostile.data]})[hostile.schema]

        assert len(answer.findings) <= 100, hostile.name
        assert len(answer.error) < 100_000, hostile.name
        assert all(len(it.message) < 1000 for it in answer.findings), hostile.name


def test_memory_is_bounded(module: GoModule) -> None:
    peaks = {
        f"{it.schema}, {it.name}": module.peak({it.schema: [it.data]})
        for it in documents()
        if len(it.data) > _LARGE
    }

    assert {name: peak for name, peak in peaks.items() if peak > _MOST_MEMORY} == {}


@pytest.mark.parametrize("schema", SCHEMAS)
def test_fuzzing_finds_nothing(module: GoModule, schema: str) -> None:
    place = module.folder / schema
    text = (_FUZZ / "fuzz_test.go").read_text("utf-8")
    (place / "fuzz_test.go").write_text(text.replace("package fuzz", f"package {schema}"), "utf-8")
    corpus = place / "testdata" / "fuzz" / "FuzzDecode"
    shutil.rmtree(corpus, ignore_errors=True)
    is_long = settings.get_current_profile_name() == "fuzz"
    how = ["-fuzz", "FuzzDecode", "-fuzztime", _FUZZ_TIME] if is_long else []

    ran = module.go("test", "-run", "FuzzDecode", *how, f"./{schema}")

    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_the_memory_of_a_process_is_seen(module: GoModule) -> None:
    assert 1 < module.peak({"typed": [b"{}"]}) < _MOST_MEMORY


def test_a_process_that_ends_is_seen(module: GoModule) -> None:
    with pytest.raises(subprocess.CalledProcessError):
        module.peak({"unknown": [b"{}"]})
