"""The tools of these tests: what reads metrics refuses what it does not understand."""

import pytest

from tests.e2e.applications import NOTES, SHOP
from tests.e2e.exposition import parse

TEXT = """\
# HELP a Help.
# TYPE a counter
a 1
a{x="1",y="a,b=\\"c\\"} \\\\ \\n"} 2.5e-07
a_bucket{le="+Inf"} +Inf
"""


def test_samples_are_read():
    samples = parse(TEXT)
    assert [sample.value for sample in samples] == [1, 2.5e-07, float("inf")]
    assert samples[1].labels == {"x": "1", "y": 'a,b="c"} \\ \n'}
    assert samples.total("a", x="1") == 2.5e-07
    assert samples.total("a") == 1 + 2.5e-07


@pytest.mark.parametrize("line", ["a", "a{x=1} 1", 'a{x="1" 1', 'a{x="1"y} 1', "<html>"])
def test_what_is_no_sample_is_refused(line: str):
    with pytest.raises(ValueError, match=r"not (a sample|labels)"):
        parse(line)


def test_variables_follow_the_paths_of_keys():
    assert SHOP.variable("log/level") == "OC_shop__log__level"
    port = "transport/rest/notes-api_v2/port"
    assert NOTES.variable(port) == "OC_notes__transport__rest__notes_api_v2__port"
