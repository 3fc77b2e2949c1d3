import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gpsgen.syntax import InvalidText
from gpsgen.syntax.dotenv import Assignment, Comment, DotenvFile, render
from tests.support.examples import share

VALUES = st.one_of(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp"]), max_size=12),
    st.text('ab01 "\\$`!#~*?[]{}()<>|&;=:%+-@,./\t', max_size=8),
).filter(lambda text: "'" not in text and not text.endswith("\\"))


def test_a_file_is_written_as():
    file = DotenvFile(
        (
            Comment("Where the service listens."),
            Assignment("OC_shop__port", "8080"),
            Comment(""),
            Assignment("OC_shop__greeting", "hello, $USER"),
            Assignment("OC_shop__secret", active=False),
        )
    )
    assert render(file) == (
        "# Where the service listens.\n"
        "OC_shop__port=8080\n"
        "\n"
        "OC_shop__greeting='hello, $USER'\n"
        "# OC_shop__secret=\n"
    )


@share(0.6)
@given(st.lists(VALUES, min_size=1, max_size=5))
def test_a_shell_reads_the_values_exactly(values):
    names = [f"V_{number}" for number in range(len(values))]
    file = render(DotenvFile(tuple(map(Assignment, names, values))))
    shown = " ".join(f'"${name}"' for name in names)
    code = f"{file}printf '%s\\0' {shown}"
    printed = subprocess.run(["sh", "-eu", "-c", code], capture_output=True, check=True).stdout
    assert printed == "".join(f"{value}\0" for value in values).encode()


def test_a_bare_value_is_read_by_every_reader():
    assert Assignment("A", "postgres://u@h:5432/db?sslmode=disable").is_bare
    assert not Assignment("A", "a b").is_bare
    assert not Assignment("A", "~/x").is_bare


@pytest.mark.parametrize(
    "build",
    [
        lambda: Assignment("a-b"),
        lambda: Assignment("A", "it's"),
        lambda: Assignment("A", "a b\\"),
        lambda: Assignment("A", "a\nb"),
        lambda: render(DotenvFile((Comment("a\rb"),))),
    ],
)
def test_what_readers_would_read_differently_is_refused(build):
    with pytest.raises(InvalidText):
        build()
