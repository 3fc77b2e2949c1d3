"""Any text in a config is refused at its place, or carried as it is into everything it lands in."""

import json
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gpsgen.config import load_config
from tests.generation.checks import check_all
from tests.generation.wholes import Whole, generated
from tests.support.examples import share

pytestmark = pytest.mark.go

#: What breaks out of some language that a project is written in, or looks as if it did.
HOSTILE = (
    "`id`", "$(id)", "${HOME}", "$HOME", "$$", "%PATH%", "{{.Name}}", "<b>&amp;</b>", "a b",
    "a\tb", "a\nb", "a\r\nb", "a\u2028b", '"', "'", "\\", '\\"', "*/", "/*", "//", "#", "# x",
    "; id", "&& id", "| id", "> x", "!x", "!!python/object", "*x", "&x", "- x", "a: b", "[x]",
    "{x}", "%s%n", "-rf", "--help", "=x", "@x", "~", "~/x", "..", "../x", "/etc/passwd", ".", "con",
    "aux.txt", "nul", "type", "func", "init", "main", "_", "_test", "x_test", "x.go", "go.mod",
    "vendor", "testdata", "internal", "documentation", "é", "日本", "\u0430", "\u0131", "ß",
    "\u202e", "\ufeff", "\x00", "\x7f", "\x85", "x" * 64, "true", "null", "1.0", "0x1", "help",
    "build", "golangci-lint", ".tools", "Dockerfile", "Api", "API", "]]>", "```", "~~~", "|",
    "[a](b)", "end", "subgraph", "click", "%%{init}%%", "go:generate x", "+build ignore",
    "line x.go:1", "ARG X", "ONBUILD", "\\\n", "a\\", "$", "a$", "$(shell id)",
)  # fmt: skip

#: Every field of a config that takes a text of somebody's own.
PLACES = (
    *("name", "author", "repo", "module_path", "server", "worker", "application", "spec"),
    *("version", "metrics_path", "live_path"),
)


def config_with(place: str, text: str) -> dict[str, Any]:
    """Return a config with a text in one place, and in all those that name the same."""
    names = {name: name for name in ("server", "worker", "application")} | {place: text}
    sys = {"generator_type": "template", "generator_template": "sys", "name": "sys", "port": "2"}
    if place.endswith("_path") and place != "module_path":
        sys[place] = f"/{text}"
    server = {"name": names["server"], "generator_type": "ogen", "port": "1"}
    server["version"] = text if place == "version" else "v1"
    worker = {"name": names["worker"], "generator_type": "template"}
    return {
        "main": {"name": "shop"} | ({place: text} if place in {"name", "author"} else {}),
        "git": {
            "repo": text if place == "repo" else "x",
            "module_path": f"example.com/{text}" if place == "module_path" else "example.com/x",
        },
        "rest": [{**server, "path": [text if place == "spec" else "api.json"]}, sys],
        "worker": [{**worker, "generator_template": "daemon"}],
        "applications": [
            {
                "name": names["application"],
                "transport": [names["server"], "sys"],
                "worker": [names["worker"]],
            }
        ],
    }


def sound_or_refused(place: str, text: str, folder: Path) -> Whole | None:
    """Return a sound project with a text in a place, or None where the text is refused there."""
    config = folder / "project.yaml"
    config.write_text(json.dumps(config_with(place, text)), "utf-8")
    _write_spec(folder, text if place == "spec" else "api.json")
    read = load_config(config)
    if read.config is None:
        assert read.diagnostics.has_errors
        assert all(finding.span.file == str(config) for finding in read.diagnostics)
        assert all(finding.span.line >= 1 for finding in read.diagnostics)
        return None
    whole = generated(config, read)
    check_all(whole, folder / "target")
    return whole


def _write_spec(folder: Path, name: str) -> None:
    """Write a spec under any name that stays in the folder and that a file can have."""
    try:
        spec = folder / name
        if spec.resolve().is_relative_to(folder) and not spec.exists():
            spec.parent.mkdir(parents=True, exist_ok=True)
            spec.write_text("{}")
    except (ValueError, OSError):
        return


@share(0.4)
@given(st.sampled_from(PLACES), st.text(max_size=12))
def test_any_text_is_refused_or_harmless(place: str, text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        sound_or_refused(place, text, Path(folder).resolve())


@pytest.mark.parametrize("place", PLACES)
def test_hostile_text_is_refused_or_carried_exactly(place: str, tmp_path: Path) -> None:
    taken = 0
    for number, text in enumerate(HOSTILE):
        folder = tmp_path / str(number)
        folder.mkdir()
        whole = sound_or_refused(place, text, folder)
        if whole:
            taken += 1
            assert is_carried(place, text, whole), f"{text!r} is lost"
    assert taken or place == "version", "no text at all is taken"


def is_carried(place: str, text: str, whole: Whole) -> bool:
    """Say whether a text stands in the project as it is, where its place leads to."""
    files = {path: data.decode() for path, data in whole.files.items() if path[0] != "."}
    go = "".join(data for path, data in files.items() if path.endswith(".go"))
    match place:
        case "author":
            return " ".join(text.split()) in " ".join(files["LICENSE.txt"].split())
        case "repo":
            return True  # nothing shows it yet
        case "module_path":
            return files["go.mod"].startswith(f"module example.com/{text}\n")
        case "spec":
            return f"api/rest/server/v1/{Path(text).name}" in files
        case "metrics_path" | "live_path":
            return f'"/{text}"' in go
    return f'"{text}"' in go
