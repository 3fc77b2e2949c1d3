import pytest

from gpsgen.syntax import InvalidText
from gpsgen.syntax.gosum import GoSum, Sum, parse, render

HASH = "h1:" + "A" * 43 + "="
OTHER = "h1:" + "B" * 43 + "="
TEXT = (
    f"github.com/a/b v1.2.0 {HASH}\n"
    f"github.com/a/b v1.2.0/go.mod {HASH}\n"
    f"github.com/a/b v1.10.0/go.mod {HASH}\n"
    f"golang.org/x/sync v0.10.0 {OTHER}\n"
)


def test_what_is_read_is_written_again():
    assert render(parse(TEXT)) == TEXT
    assert parse("") == GoSum()


def test_sums_are_added_in_their_places():
    added = [Sum("github.com/a/b", "v1.9.0", HASH), Sum("github.com/a/b", "v1.2.0", HASH)]
    lines = TEXT.splitlines()
    lines.insert(2, f"github.com/a/b v1.9.0 {HASH}")
    assert render(parse(TEXT).with_sums(added)).splitlines() == lines


def test_only_the_same_sum_is_dropped():
    ours = parse(TEXT).sums[0]
    assert render(parse(TEXT).without_sums([ours])) == TEXT.split("\n", 1)[1]
    theirs = Sum(ours.path, ours.version, OTHER)
    assert render(parse(TEXT).without_sums([theirs])) == TEXT


def test_a_contradicting_hash_is_refused():
    with pytest.raises(InvalidText, match=r"contradicts the sum that is to be added, h1:B"):
        parse(TEXT).with_sums([Sum("github.com/a/b", "v1.2.0", OTHER)])


@pytest.mark.parametrize(
    "line", ["a", "a v1.0.0", f"a 1.0.0 {HASH}", "a v1.0.0 h1:x=", f"a\x00 v1.0.0 {HASH}"]
)
def test_another_line_is_refused(line):
    with pytest.raises(InvalidText):
        parse(line)


def test_sums_of_two_algorithms_stay_side_by_side():
    other = TEXT.split("\n", 1)[0].replace("h1:", "h2:")
    sums = parse(TEXT).with_sums(parse(other).sums)
    assert set(render(sums).splitlines()) == {*TEXT.splitlines(), other}
