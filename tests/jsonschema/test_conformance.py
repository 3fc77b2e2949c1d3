"""The official test suite, through generated and compiled Go."""

from pathlib import Path

import pytest

from tests.jsonschema.conformance import MODES, formats, required
from tests.jsonschema.corpora.fetching import UnavailableError
from tests.jsonschema.corpora.official import DRAFTS, Suite, packaged_suite

pytestmark = [pytest.mark.slow, pytest.mark.go]

_LEAST_FORMATS = 0.9
#: What a run of a draft has at least, so that an empty suite is no success.
_LEAST_CASES = 500


@pytest.fixture(scope="session")
def suite() -> Suite:
    try:
        return packaged_suite()
    except UnavailableError as error:
        pytest.skip(f"NO CONFORMANCE RUN, the official suite is not to be had: {error}")


@pytest.mark.parametrize("draft", DRAFTS)
@pytest.mark.parametrize("mode", ["raw", "wrapped", "typed, wrapped"])
def test_each_required_case(suite: Suite, tmp_path: Path, draft: str, mode: str) -> None:
    done = required(suite, draft, mode, tmp_path)

    assert done.cases >= _LEAST_CASES
    assert done.faults() == []


@pytest.mark.parametrize("draft", DRAFTS)
def test_most_cases_of_formats(suite: Suite, tmp_path: Path, draft: str) -> None:
    done = formats(suite, draft, tmp_path)

    assert done.right / done.cases >= _LEAST_FORMATS, "\n".join(done.faults())


def test_each_mode_is_another(suite: Suite) -> None:
    for group in suite.groups("draft7", "pattern.json"):
        written = [mode(group) for mode in MODES.values()]

        assert len({str(it.schema) for it in written if it}) > 1
