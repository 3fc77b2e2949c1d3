"""The shop, generated, and what people do to it and to its config."""

import re
from pathlib import Path

from gpsgen.__main__ import run
from tests.cli.running import Ran, gpsgen

MAIN = "cmd/api/psg_main_gen.go"
HANDLER = "internal/app/transport/rest/api/v1/handler.go"
WORKER = "internal/app/worker/restock/worker.go"


def append(path: Path, text: str = "// an edit\n") -> None:
    with path.open("a") as file:
        file.write(text)


def rewrite(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def drop_worker(config: Path) -> None:
    """Take the worker out of the shop's config."""
    text = re.sub(r"^worker:\n(?: .*\n)+", "", config.read_text(), flags=re.MULTILINE)
    config.write_text(re.sub(r"^ {4}worker:\n(?: .*\n?)+", "", text, flags=re.MULTILINE))
    assert "restock" not in config.read_text()


def generate(config: Path, project: Path, *options: str) -> int:
    """Generate in this process, and return the exit status."""
    return run(["generate", str(config), "--target", str(project), *options])


def on(command: str, config: Path, project: Path, *options: str) -> Ran:
    """Run a command that takes a config and a target."""
    return gpsgen(command, config, "--target", project, *options)
