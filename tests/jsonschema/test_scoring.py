"""What is wrong with generated code is seen: a proof that cannot fail proves nothing."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.jsonschema import exact_json
from tests.jsonschema.corpora.official import Case, Group
from tests.jsonschema.go_module import Answer, Finding, GoModule
from tests.jsonschema.scoring import faults_of, score

_TAKEN = Case("taken", {"a": [1, True]}, valid=True)
_REFUSED = Case("refused", {"a": [1, True]}, valid=False)
_YES = Answer(accepted=True, encoded=b'{"a":[1.0,true]}')
_NO = Answer(error="no", findings=(Finding("/a/1", "#/items/type", "type", "is a boolean"),))


def test_right_answers_have_no_faults() -> None:
    assert [*faults_of(_TAKEN, _YES), *faults_of(_REFUSED, _NO)] == []


@pytest.mark.parametrize(
    ("case", "answer", "fault"),
    [
        (_REFUSED, _YES, "must be invalid: is accepted"),
        (_TAKEN, _NO, "must be valid: no"),
        (_TAKEN, replace(_YES, panic="boom"), "panic: boom"),
        (_TAKEN, replace(_YES, unencodable="NaN"), "cannot be encoded: NaN"),
        (_TAKEN, replace(_YES, encoded=b'{"a":[true,true]}'), "is encoded as"),
        (_TAKEN, replace(_YES, encoded=b'{"a":[1]}'), "is encoded as"),
        (_TAKEN, replace(_YES, invalid="too short"), "Validate: too short"),
        (_REFUSED, replace(_NO, syntax=True), "is no JSON: no"),
        (_REFUSED, replace(_NO, findings=()), "no findings: no"),
        (_REFUSED, Answer(findings=(Finding("/a/2", "#/x", "x", "y"),)), 'leads nowhere: "/a/2"'),
        (_REFUSED, Answer(findings=(Finding("/a", "#/x", "x", ""),)), "says too little"),
    ],
)
def test_each_fault_is_told(case: Case, answer: Answer, fault: str) -> None:
    (told,) = faults_of(case, answer)

    assert told.startswith(fault)


def test_numbers_are_compared_exactly() -> None:
    assert exact_json.equal(exact_json.loads("[1, 1e2]"), exact_json.loads("[1.0, 100]"))
    assert not exact_json.equal(exact_json.loads("0.1"), exact_json.loads("0.10000000000000001"))
    assert not exact_json.equal(exact_json.loads("1e400"), exact_json.loads("1e401"))
    assert not exact_json.equal(exact_json.loads("9007199254740993"), 9007199254740992)
    assert exact_json.loads(exact_json.dumps(exact_json.loads("1.50e-7"))) == exact_json.loads(
        "0.00000015"
    )


@pytest.mark.go
def test_a_wrong_verdict_of_compiled_code_is_counted(tmp_path: Path) -> None:
    cases = (_TAKEN, replace(_TAKEN, valid=False))
    groups = [Group("file", "group", "draft7", {"type": "object"}, cases)]

    done = score(groups, tmp_path)

    assert (done.right, done.cases) == (1, 2)
    assert len(done.faults()) == 1


@pytest.mark.go
def test_code_that_does_not_compile_is_told(tmp_path: Path) -> None:
    module = GoModule(tmp_path / "module")
    module.add("broken", "package broken\n\nvar x int = true\n")

    assert "cannot use true" in module.build()["broken"]
