"""What a fix writes in the place of a text reads as it is meant, and all else as before."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from gpsgen.diagnostics import Diagnostics, Source
from gpsgen.diagnostics.fixing import apply_edits
from gpsgen.diagnostics.model import Path
from gpsgen.model.findings import Findings, together
from gpsgen.read import Document, Mapping, Node, Sequence
from gpsgen.read.config import parse_config
from gpsgen.read.document import PlainData
from gpsgen.read.spec import parse_spec
from tests.strategies.yaml_texts import yaml_text

TEXTS = st.text("ab1 .-_:;#,[]{}'\"\\\n&*!|>%@`é日\x1f", min_size=1, max_size=6)
DATA = st.recursive(
    TEXTS,
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3)
        | st.dictionaries(TEXTS, inner, min_size=1, max_size=3)
    ),
    max_leaves=6,
)


@given(DATA, TEXTS, st.integers(0, 1000))
def test_a_value_that_is_replaced_reads_as_it_is_meant(
    data: PlainData, text: str, style: int
) -> None:
    random = Random(style)
    document = config(yaml_text({"key": data}, random))
    path = random.choice(values(document.root, ()))

    fix = Findings(document, Diagnostics()).replace(path, text)

    if fix is None:
        assert not text.isprintable() or is_block(document, path)
    else:
        changed = config(apply_edits(document.source, fix.edits))
        assert changed.data == with_value(document.data, path, text)


@given(DATA, TEXTS, st.integers(0, 1000))
def test_a_key_that_is_renamed_reads_as_it_is_meant(data: PlainData, text: str, style: int) -> None:
    random = Random(style)
    document = config(yaml_text({"key": data}, random))
    path = random.choice(keys(document.root, ()))

    fix = Findings(document, Diagnostics()).rename(path, text)

    if fix is None:
        assert not text.isprintable() or document.node((*path[:-1], text)) is not None
    else:
        changed = config(apply_edits(document.source, fix.edits))
        assert changed.data == with_key(document.data, path, text)


def test_what_is_more_than_a_text_is_not_replaced() -> None:
    spec = parse_spec(
        Source("f", "a: &x one\nb: *x\nc: !t one\nd: one\n  two\ne:\nf: [one]\n"),
        Diagnostics(),
        is_json=False,
    )
    assert spec
    findings = Findings(spec, Diagnostics())

    assert [findings.replace((key,), "two") for key in spec.root.entries] == [None] * 6
    assert findings.replace(("none",), "two") is None
    assert findings.rename(("none",), "two") is None
    assert findings.rename(("a",), "b") is None


def test_json_stays_json() -> None:
    spec = parse_spec(Source("f.json", '{"a": "b"}'), Diagnostics(), is_json=True)
    assert spec
    findings = Findings(spec, Diagnostics())
    fix = together([findings.replace(("a",), 'a "b" \\ c'), findings.rename(("a",), "d")])
    assert fix

    changed = parse_spec(
        Source("f.json", apply_edits(spec.source, fix.edits)), Diagnostics(), is_json=True
    )

    assert changed
    assert changed.data == {"d": 'a "b" \\ c'}


def test_what_cannot_be_done_everywhere_is_done_nowhere() -> None:
    document = config("a: one\nb:\n")
    findings = Findings(document, Diagnostics())

    assert together([findings.replace(("a",), "two"), findings.replace(("b",), "two")]) is None
    assert together([]) is None


def config(text: str) -> Document:
    document = parse_config(Source("f", text.removeprefix("\ufeff")), Diagnostics())
    assert document, text
    return document


def values(node: Node, path: Path) -> list[Path]:
    """The paths of all texts that are values."""
    if isinstance(node, Mapping):
        return [it for key, in_ in node.entries.items() for it in values(in_.value, (*path, key))]
    if isinstance(node, Sequence):
        return [it for at, item in enumerate(node.items) for it in values(item, (*path, at))]
    return [path]


def keys(node: Node, path: Path) -> list[Path]:
    """The paths of all keys."""
    if isinstance(node, Mapping):
        below = [it for key, in_ in node.entries.items() for it in keys(in_.value, (*path, key))]
        return [*((*path, key) for key in node.entries), *below]
    if isinstance(node, Sequence):
        return [it for at, item in enumerate(node.items) for it in keys(item, (*path, at))]
    return []


def is_block(document: Document, path: Path) -> bool:
    """Whether a text stands in a block, where another cannot simply take its place."""
    span = document.value_span(path)
    return document.source.line(span.line)[span.column - 1] == "|"


def with_value(data: PlainData, path: Path, text: str) -> PlainData:
    """The data with another text at a path."""
    if not path:
        return text
    step, *rest = path
    if isinstance(data, list):
        return [with_value(it, (*rest,), text) if at == step else it for at, it in enumerate(data)]
    assert isinstance(data, dict)
    return {key: with_value(it, (*rest,), text) if key == step else it for key, it in data.items()}


def with_key(data: PlainData, path: Path, text: str) -> PlainData:
    """The data with another key in the place of one."""
    step, *rest = path
    if isinstance(data, list):
        return [with_key(it, (*rest,), text) if at == step else it for at, it in enumerate(data)]
    assert isinstance(data, dict)
    if rest:
        inner = with_key(data[str(step)], (*rest,), text)
        return {key: inner if key == step else it for key, it in data.items()}
    return {text if key == step else key: it for key, it in data.items()}
