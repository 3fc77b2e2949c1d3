"""The page about JSON Schema says what is so."""

import re
import subprocess
from pathlib import Path

import pytest
import typer.main

from gpsgen.__main__ import run
from gpsgen.cli.app import app
from gpsgen.toolchain import find_toolchain

PAGE = Path(__file__).parents[2] / "docs" / "jsonschema.md"
TEXT = PAGE.read_text("utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)


@pytest.mark.go
def test_the_example_makes_what_stands_beside_it_and_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    [schema], [command, *_] = blocks("json"), blocks("sh")
    *excerpts, program = blocks("go")
    Path("order.json").write_text(schema)
    assert run(command.split()[1:]) == 0
    made = Path("shop/order_gen.go").read_text()
    assert len(excerpts) == 3
    assert [it for it in excerpts if it not in made] == []

    Path("go.mod").write_text("module example.com/shop\n\ngo 1.26\n")
    Path("main.go").write_text(program)
    toolchain = find_toolchain()
    ran = subprocess.run(
        [toolchain.go, "run", "."],
        env=toolchain.environment() | {"GOWORK": "off"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.stdout, ran.stderr) == (blocks("text")[0], "")


def test_the_page_has_all_options() -> None:
    command = typer.main.get_command(app).commands["jsonschema"]  # type: ignore[attr-defined]
    options = {name for option in command.params for name in option.opts if name[0] == "-"}

    assert [name for name in sorted(options - {"--help"}) if f"`{name}" not in TEXT] == []
