"""Any text in a config is refused at its place, or carried as it is into everything it lands in."""

import json
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gpsgen.config import load_config
from gpsgen.features.containers.dockerfile import source_url
from gpsgen.syntax.dockerfile import Dockerfile, From, Label, Stage, render
from tests.generation.checks import check_all
from tests.generation.openapi_shapes import operation, spec
from tests.generation.wholes import Whole, generated
from tests.strategies.hostile import HOSTILE
from tests.support.examples import share

pytestmark = pytest.mark.go

#: The spec of the server: any that has no findings.
SPEC = json.dumps(spec({"/a": {"get": operation("getA")}}))

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
        named = {str(config), *map(str, read.specs)}
        assert {finding.span.file for finding in read.diagnostics} <= named
        assert all(finding.span.line >= 1 for finding in read.diagnostics)
        return None
    whole = generated(config, read)
    check_all(whole, folder / "target")
    return whole


def _write_spec(folder: Path, name: str) -> None:
    """Write a spec under any name that stays in the folder and that a file can have."""
    try:
        place = folder / name
        if place.resolve().is_relative_to(folder) and not place.exists():
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(SPEC)
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
            label = Label("org.opencontainers.image.source", source_url(text))
            image = Dockerfile((Stage(From("scratch"), (label,)),))
            images = [data for path, data in files.items() if path.startswith("Dockerfile-")]
            return all(render(image).splitlines()[-1] in data.splitlines() for data in images)
        case "module_path":
            return files["go.mod"].startswith(f"module example.com/{text}\n")
        case "spec" | "version":
            version, name = ("v1", Path(text).name) if place == "spec" else (text, "api.json")
            return f"api/rest/server/{version}/{name}" in files
        case "metrics_path" | "live_path":
            return f'"/{text}"' in go
    return f'"{text}"' in go
