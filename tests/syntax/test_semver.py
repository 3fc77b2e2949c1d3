from itertools import pairwise

import pytest

from gpsgen.syntax.semver import compare, is_canonical, major

#: The order of semver.org, and Go's pseudo-versions before the release they precede.
ASCENDING = [
    "v0.0.0-20180917221912-90fa682c2a6e",
    "v0.9.9",
    "v1.0.0-alpha",
    "v1.0.0-alpha.1",
    "v1.0.0-alpha.beta",
    "v1.0.0-beta",
    "v1.0.0-beta.2",
    "v1.0.0-beta.11",
    "v1.0.0-rc.1",
    "v1.0.0",
    "v1.2.0",
    "v1.10.0",
    "v2.0.0+incompatible",
]


def test_versions_are_ordered_by_precedence():
    for earlier, later in pairwise(ASCENDING):
        assert compare(earlier, later) == -1
        assert compare(later, earlier) == 1
        assert compare(later, later) == 0
    assert [major(version) for version in ASCENDING[-2:]] == [1, 2]


@pytest.mark.parametrize(
    "version", ["1.2.3", "v1.2", "v1.2.3.4", "v01.2.3", "v1.2.3-", "v1.2.3+build", "v1.2.3-01", ""]
)
def test_other_versions_are_not_canonical(version):
    assert not is_canonical(version)
    with pytest.raises(ValueError, match="canonical"):
        major(version)
