"""A default is what Go reads as a value of the flag's type."""

import json
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gpsgen.features.cli.commands import FLAG_TYPES
from gpsgen.features.cli.rules.defaults import is_default

TEXTS = [
    *("", "0", "1", "-1", "+1", "-0", "007", "1_000", "0x10", " 1", "1 ", "--1", "+", "\u0661"),
    *("9223372036854775807", "9223372036854775808", "-9223372036854775808", "9" * 50),
    *("-9223372036854775809", "true", "True", "TRUE", "tRUE", "t", "F", "yes", "on", "off"),
    *("1.5", ".5", "5.", ".", "1e5", "1E+5", "1e", "1e400", "-1e400", "1e-400", "1_2.5", "1_.5"),
    *("1__2", "_1", "1_", "0x1p2", "0x1", "0x_1p2", "0x1_p2", "0x.8p1", "0x1.p1", "0x1p99999"),
    *("1_000e1_0", "inf", "-INF", "infinity", "infin", "nan", "+nan", "NaN", "1,5", "1.5.5"),
    *("5s", "1h2m", "1h 2m", "1.5h", ".5s", "5.s", ".s", "s", "-5s", "+5s", "1d", "1H", "0.1ns"),
    *("1us", "1\u00b5s", "1\u03bcs", "1m1m", "9223372036854775807ns", "9223372036854775808ns"),
    *("-9223372036854775808ns", "2562047h47m16.854775807s", "2562047h47m16.854775808s", "\n5s"),
]
GO = """\
package main

import (
	"encoding/json"
	"os"
	"strconv"
	"time"
)

func main() {
	var texts []string
	if err := json.NewDecoder(os.Stdin).Decode(&texts); err != nil {
		panic(err)
	}
	var answers [][]bool
	for _, text := range texts {
		_, i := strconv.ParseInt(text, 10, 64)
		_, b := strconv.ParseBool(text)
		_, f := strconv.ParseFloat(text, 64)
		_, d := time.ParseDuration(text)
		answers = append(answers, []bool{true, i == nil, b == nil, f == nil, d == nil})
	}
	if err := json.NewEncoder(os.Stdout).Encode(answers); err != nil {
		panic(err)
	}
}
"""


@pytest.mark.go
def test_defaults_are_read_as_go_reads_them(tmp_path: Path) -> None:
    (tmp_path / "main.go").write_text(GO, encoding="utf-8")
    done = subprocess.run(
        ["go", "run", "main.go"],
        input=json.dumps(TEXTS),
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    ours = [[is_default(type_, text) for type_ in FLAG_TYPES] for text in TEXTS]
    answers = dict(zip(TEXTS, ours, strict=True))
    assert answers == dict(zip(TEXTS, json.loads(done.stdout), strict=True))


@pytest.mark.parametrize("type_", FLAG_TYPES)
@pytest.mark.parametrize("text", ["9" * 10_000, "1e" + "9" * 10_000, "1h" * 5_000])
def test_long_texts_are_read_without_an_error(type_: str, text: str) -> None:
    assert is_default(type_, text) == (type_ == "string")


@given(st.integers(-(2**64), 2**64))
def test_integers_of_64_bits_are_ints(number: int) -> None:
    assert is_default("int", str(number)) == (-(2**63) <= number < 2**63)
    assert is_default("duration", f"{number}ns") == (-(2**63) <= number < 2**63)


@given(st.floats())
def test_what_python_writes_of_a_float_is_one(number: float) -> None:
    assert is_default("float64", repr(number))
