"""Whatever a config holds: it loads, or every fault in it has a place."""

import tempfile
import unicodedata
from pathlib import Path

import strictyaml
from hypothesis import given
from hypothesis import strategies as st

from gpsgen.config import LoadedConfig, load_config
from gpsgen.diagnostics import render
from gpsgen.read.document import Document, Mapping, Node, PlainData, Scalar
from tests.strategies import ProjectFiles, projects
from tests.support.examples import share

HOSTILE = st.one_of(
    st.text(max_size=10),
    st.text("{}[]:,-#&*!|>'\"%@`? \n\t\\", max_size=6),
    st.sampled_from(
        [
            "\x00",
            "\x1b[2J",
            "\u202e",
            "\ue000",
            "${HOME}",
            "{{.}}",
            "`id`",
            "'; DROP TABLE x;--",
            "9" * 50,
        ]
    ),
)


def load(project: ProjectFiles) -> LoadedConfig:
    with tempfile.TemporaryDirectory() as folder:
        return load_config(project.write(Path(folder)))


@given(projects())
def test_valid_configs_load(project: ProjectFiles) -> None:
    loaded = load(project)
    assert not [finding.concise for finding in loaded.diagnostics]
    assert loaded.config
    assert loaded.document
    check_places(loaded.document)
    text = project.config.removeprefix("\ufeff")
    assert written(loaded.document.data) == strictyaml.dirty_load(text, allow_flow_style=True).data


@given(projects(), st.data())
@share(2)
def test_mutated_configs_load_or_have_located_faults(
    project: ProjectFiles, data: st.DataObject
) -> None:
    text = project.config
    for _ in range(data.draw(st.integers(1, 3))):
        text = mutate(data, text)
    loaded = load(ProjectFiles(text, project.specs))
    check_findings(loaded, text)


@given(st.text(max_size=60) | st.text("ab: -[]{}#&*!|>'\"\n\t?,", max_size=40))
@share(2)
def test_any_text_at_all_has_located_faults(text: str) -> None:
    loaded = load(ProjectFiles(text, {}))
    assert loaded.config is None
    check_findings(loaded, text)


def written(data: PlainData) -> PlainData:
    """Data as strictyaml gives it: where nothing is written, an empty text."""
    if isinstance(data, dict):
        return {key: written(value) for key, value in data.items()}
    return [written(item) for item in data] if isinstance(data, list) else data or ""


def mutate(data: st.DataObject, text: str) -> str:
    """Change one thing: a range of text, a whole line, or where a line stands."""
    lines = text.splitlines(keepends=True)
    kind = data.draw(st.sampled_from(["replace", "value", "drop", "repeat", "indent"]))
    if kind == "replace" or not lines:
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, min(start + 8, len(text))))
        return text[:start] + data.draw(HOSTILE) + text[end:]
    index = data.draw(st.integers(0, len(lines) - 1))
    line = lines[index]
    if kind == "value":
        key = line.split(":")[0]
        line = f"{key}: {data.draw(HOSTILE | st.sampled_from(['', '{}', '[]', '[a, {b: c}]']))}\n"
    changed = {"drop": "", "repeat": line * 2, "indent": f" {line}", "value": line}[kind]
    return "".join([*lines[:index], changed, *lines[index + 1 :]])


def check_findings(loaded: LoadedConfig, text: str) -> None:
    assert (loaded.config is None) == loaded.diagnostics.has_errors
    last_line = len(text.encode("utf-8", "replace").decode().splitlines()) + 1
    for finding in loaded.diagnostics:
        span = finding.span
        assert span.file.endswith("project.yaml")
        assert 1 <= span.line <= span.end_line <= last_line
        assert (span.line, span.column) <= (span.end_line, span.end_column)
        assert min(span.column, span.end_column) >= 1
    for line in render(loaded.diagnostics, loaded.sources, color=False).split("\n"):
        assert not [c for c in line if unicodedata.category(c) in {"Cc", "Cf", "Zl", "Zp"}]


def check_places(document: Document) -> None:
    """Every scalar without quotes stands at its place, letter by letter."""
    nodes: list[Node] = [document.root]
    while nodes:
        node = nodes.pop()
        if isinstance(node, Scalar):
            written = document.source.text[node.start : node.end]
            assert written == node.text if node.plain else written[0] in "'\""
        elif isinstance(node, Mapping):
            nodes += [part for entry in node.entries.values() for part in (entry.key, entry.value)]
        else:
            nodes += node.items
