"""Whatever a config and its files hold: they load, or every fault in them has a place."""

import tempfile
import unicodedata
from pathlib import Path

import strictyaml
from hypothesis import given
from hypothesis import strategies as st

from gpsgen.config import LoadedConfig, load_config
from gpsgen.diagnostics import Diagnostic, Diagnostics, Source, Span, codes
from gpsgen.diagnostics.formats import FORMATS, Report
from gpsgen.read.config import parse_config
from gpsgen.read.document import Document, Mapping, Node, PlainData, Scalar
from gpsgen.read.spec import parse_spec
from tests.strategies import ProjectFiles, projects
from tests.strategies.mutations import mistyped_projects, mutated_projects
from tests.support.examples import share

#: What a valid config may be told: what this version does not do yet, and of older forms.
_EXPECTED = {codes.NOT_SUPPORTED_YET, codes.IGNORED_YET, codes.DEPRECATED}


@given(projects())
def test_valid_configs_load(project: ProjectFiles) -> None:
    with tempfile.TemporaryDirectory() as folder:
        loaded = load_config(project.write(Path(folder)))
        check_findings(loaded, Path(folder))
    assert [it.concise for it in loaded.diagnostics if it.code not in _EXPECTED] == []
    assert loaded.config


@given(projects())
def test_a_config_is_read_as_strictyaml_reads_it(project: ProjectFiles) -> None:
    text = project.config.removeprefix("\ufeff")
    document = parse_config(Source("project.yaml", text), Diagnostics())
    assert document
    check_places(document)
    assert written(document.data) == strictyaml.dirty_load(text, allow_flow_style=True).data


@share(1, fuzz=10)
@given(mutated_projects() | mistyped_projects())
def test_mutated_projects_load_or_have_located_faults(project: ProjectFiles) -> None:
    with tempfile.TemporaryDirectory() as folder:
        check_findings(load_config(project.write(Path(folder))), Path(folder))


@given(st.text(max_size=60) | st.text("ab: -[]{}#&*!|>'\"\n\t?,", max_size=40))
@share(2)
def test_any_text_at_all_has_located_faults(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        loaded = load_config(ProjectFiles(text, {}).write(Path(folder)))
        assert loaded.config is None
        check_findings(loaded, Path(folder))


def written(data: PlainData) -> PlainData:
    """Data as strictyaml gives it: where nothing is written, an empty text."""
    if isinstance(data, dict):
        return {key: written(value) for key, value in data.items()}
    return [written(item) for item in data] if isinstance(data, list) else data or ""


def check_findings(loaded: LoadedConfig, folder: Path) -> None:
    """Every finding has a place within a file that was read, and every format can write it."""
    assert (loaded.config is None) == loaded.diagnostics.has_errors
    documents = {name: parsed(source) for name, source in loaded.sources.items()}
    if loaded.document:
        documents[str(folder / "project.yaml")] = loaded.document
    for finding in loaded.diagnostics:
        edits = finding.fix.edits if finding.fix else ()
        for span in (finding.span, *(it.span for it in (*finding.labels, *edits))):
            check_span(span, loaded, folder)
        document = documents.get(finding.span.file)
        # what YAML does not allow may lie in the second value of a key, which no document holds
        if document and finding.code.number > "GPS1100":
            assert document.existing(finding.path) == finding.path, finding.concise
    assert len(set(map(distinct, loaded.diagnostics))) == len(loaded.diagnostics)
    report = Report(
        str(folder / "project.yaml"), loaded.diagnostics, loaded.sources, folder, width=80
    )
    for write in FORMATS.values():
        shown = write(report)
        unseen = {unicodedata.category(c) for c in shown} & {"Cc", "Cf", "Cs", "Zl", "Zp"}
        assert unseen <= {"Cc"}
        assert not [c for c in shown if unicodedata.category(c) == "Cc" and c != "\n"]


def distinct(finding: Diagnostic) -> tuple[object, ...]:
    """What tells findings apart: none is reported twice."""
    return finding.code.number, finding.span, finding.message


def parsed(source: Source) -> Document | None:
    """A file as it was read, by its ending; None for one in neither YAML nor JSON."""
    if source.name.endswith(".yaml"):
        return parse_config(source, Diagnostics())
    if source.name.endswith((".yml", ".json")):
        return parse_spec(source, Diagnostics(), is_json=source.name.endswith(".json"))
    return None


def check_span(span: Span, loaded: LoadedConfig, folder: Path) -> None:
    """A place lies within a file that was read, or says where one is no text."""
    assert (span.line, span.column) <= (span.end_line, span.end_column)
    assert Path(span.file).is_relative_to(folder) or span.file in loaded.sources
    source = loaded.sources.get(span.file)
    if source is None:
        assert min(span.line, span.column) >= 1
        return
    for line, column in ((span.line, span.column), (span.end_line, span.end_column)):
        assert 1 <= line <= len(source.line_starts)
        assert 1 <= column <= len(source.line(line)) + 2


def check_places(document: Document) -> None:
    """Every scalar without quotes stands at its place, letter by letter."""
    nodes: list[Node] = [document.root]
    while nodes:
        node = nodes.pop()
        if isinstance(node, Scalar):
            there = document.source.text[node.start : node.end]
            assert there == node.text if node.plain else there[0] in "'\"|"
        elif isinstance(node, Mapping):
            nodes += [part for entry in node.entries.values() for part in (entry.key, entry.value)]
        else:
            nodes += node.items
