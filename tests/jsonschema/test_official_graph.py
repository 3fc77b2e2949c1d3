"""The official test suite, through the graph of schemas and the interpreter of tests."""

from pathlib import Path

import pytest

from gpsgen.diagnostics import Diagnostics
from gpsgen.jsonschema.documents import SchemaFile
from gpsgen.jsonschema.drafts import DRAFTS as DRAFT_NAMES
from gpsgen.jsonschema.reading import read_roots
from gpsgen.jsonschema.remotes import SUITE_ADDRESS, Remotes
from tests.jsonschema.corpora.fetching import UnavailableError
from tests.jsonschema.corpora.official import DRAFTS, Suite, packaged_suite
from tests.jsonschema.exact_json import dumps
from tests.jsonschema.interpreter import is_valid

pytestmark = pytest.mark.slow

#: What a run of a draft has at least, so that an empty suite is no success.
_LEAST_CASES = 500


@pytest.mark.parametrize(("draft", "name"), [*zip(DRAFTS, DRAFT_NAMES, strict=True)])
def test_each_required_case(draft: str, name: str, tmp_path: Path) -> None:
    suite = _suite()
    remotes = Remotes(((SUITE_ADDRESS, suite.remotes),))
    wrong: list[str] = []
    count = 0
    for at, group in enumerate(suite.groups(draft)):
        file = tmp_path / f"{at}.json"
        file.write_text(dumps(group.schema), "utf-8")
        found = Diagnostics()
        roots = read_roots([SchemaFile(file)], remotes, name, found)
        assert roots, (group.title, [it.concise for it in found])
        for case in group.cases:
            count += 1
            if is_valid(roots[0].schema, case.document) is not case.valid:
                wrong.append(f"{group.title}: {case.description}")
    assert wrong == []
    assert count >= _LEAST_CASES


def _suite() -> Suite:
    try:
        return packaged_suite()
    except UnavailableError as error:
        pytest.skip(f"NO CONFORMANCE RUN, the official suite is not to be had: {error}")
