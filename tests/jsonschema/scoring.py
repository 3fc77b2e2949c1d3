"""Groups of schemas and documents, run through generated Go; what went wrong is told in words."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.jsonschema import exact_json
from tests.jsonschema.generating import go_of
from tests.jsonschema.go_module import GoModule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from tests.jsonschema.corpora.official import Case, Group
    from tests.jsonschema.go_module import Answer

_SHORT = 300


@dataclass(slots=True)
class Result:
    """What became of a group."""

    group: Group
    #: Why there is no code for it: the generator's or the compiler's words.
    failure: str = ""
    answers: Sequence[Answer] = ()
    #: How long its Go is.
    size: int = 0

    @property
    def right(self) -> int:
        """How many cases have the right verdict."""
        return sum(
            answer.accepted is case.valid
            for case, answer in zip(self.group.cases, self.answers, strict=False)
        )

    def faults(self) -> Iterator[str]:
        """Yield all that is wrong, each with the schema and the document."""
        schema = _short(exact_json.dumps(self.group.schema))
        if self.failure:
            yield f"{self.group.title}\n  schema: {schema}\n  {self.failure[:2000]}"
            return
        for case, answer in zip(self.group.cases, self.answers, strict=True):
            for fault in faults_of(case, answer):
                document = _short(case.data.decode())
                yield (
                    f"{self.group.title}: {case.description}\n"
                    f"  schema: {schema}\n  document: {document}\n  {fault}"
                )


@dataclass(slots=True)
class Score:
    """What became of all groups."""

    results: list[Result] = field(default_factory=list[Result])

    @property
    def cases(self) -> int:
        """How many documents there are."""
        return sum(len(it.group.cases) for it in self.results)

    @property
    def right(self) -> int:
        """How many of them have the right verdict."""
        return sum(it.right for it in self.results)

    def faults(self) -> list[str]:
        """Return all that is wrong."""
        return [fault for it in self.results for fault in it.faults()]


def score(
    groups: Sequence[Group], folder: Path, *, remotes: Path | None = None, formats: bool = False
) -> Score:
    """Generate, build and run the packages of groups in a folder."""
    module = GoModule(folder / "module")
    results: dict[str, Result] = {}
    for number, group in enumerate(groups):
        name = f"g{number:04}"
        results[name] = Result(group)
        file = folder / name / "schema.json"
        file.parent.mkdir()
        file.write_text(exact_json.dumps(group.schema), "utf-8")
        try:
            text = go_of(file, name, group.draft, remotes=remotes, formats=formats)
        except Exception as error:  # noqa: BLE001 - one crash must not hide what else is wrong
            results[name].failure = f"not generated: {type(error).__name__}: {error}"
            continue
        results[name].size = len(text)
        module.add(name, text)
    for name, said in module.build().items():
        results[name].failure = f"not compiled: {said}"
    documents = {
        name: [case.data for case in result.group.cases]
        for name, result in results.items()
        if not result.failure
    }
    for name, answers in module.decode(documents).items():
        results[name].answers = answers
    return Score(list(results.values()))


def faults_of(case: Case, answer: Answer) -> Iterator[str]:
    """Yield what is wrong with the answer to a case."""
    if answer.panic:
        yield f"panic: {answer.panic}"
    elif answer.accepted is not case.valid:
        yield f"must be {_word(valid=case.valid)}: {answer.error or 'is accepted'}"
    elif answer.accepted:
        if answer.unencodable:
            yield f"cannot be encoded: {answer.unencodable}"
        elif not exact_json.equal(exact_json.loads(answer.encoded), case.document):
            yield f"is encoded as {_short(answer.encoded.decode())}"
        if answer.invalid:
            yield f"Validate: {answer.invalid}"
    elif answer.syntax:
        yield f"is no JSON: {answer.error}"
    else:
        yield from _faults_of_findings(case, answer)


def _faults_of_findings(case: Case, answer: Answer) -> Iterator[str]:
    if not answer.findings:
        yield f"no findings: {answer.error}"
    for finding in answer.findings:
        if not _leads_into(finding.instance_path, case.document):
            yield f"leads nowhere: {json.dumps(finding.instance_path)} ({finding.message})"
        if "#" not in finding.schema_path or not finding.keyword or not finding.message:
            yield f"says too little: {finding}"


def _leads_into(pointer: str, document: object) -> bool:
    """Say whether a JSON pointer (RFC 6901) names a value of a document."""
    if pointer and not pointer.startswith("/"):
        return False
    here = document
    for step in pointer.split("/")[1:]:
        name = step.replace("~1", "/").replace("~0", "~")
        if isinstance(here, dict) and name in here:
            here = here[name]
        elif isinstance(here, list) and name.isdecimal() and int(name) < len(here):
            here = here[int(name)]
        else:
            return False
    return True


def _word(*, valid: bool) -> str:
    return "valid" if valid else "invalid"


def _short(text: str) -> str:
    return text if len(text) <= _SHORT else f"{text[:_SHORT]}…"
