import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gpsgen.syntax import InvalidText
from gpsgen.syntax.mermaid import Arrow, Direction, Edge, Flowchart, Node, Shape, Subgraph, render
from tests.support.examples import share

LABELS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp"]), max_size=12)
NODE_LINE = re.compile(r'    (?P<name>[A-Za-z][A-Za-z0-9_]*)\["(?P<label>[^"\[\]<>`;\n]*)"\]')
ENTITY = re.compile(r"#(\d+)~")


def test_a_diagram_reads_like_a_person_s():
    flowchart = Flowchart(
        (
            Node("client", "Client", Shape.ROUND),
            Subgraph("shop", 'Service "shop"', (Node("rest:api", "REST api"), Node("end", "x"))),
            Node("db", "PostgreSQL\nshop", Shape.CYLINDER),
            Edge("client", "rest:api", "HTTP"),
            Edge("rest:api", "db", arrow=Arrow.DOTTED),
            Edge("rest:api", "end", arrow=Arrow.THICK),
        ),
        Direction.TOP_DOWN,
    )
    assert render(flowchart) == (
        "flowchart TD\n"
        '    client("Client")\n'
        '    subgraph shop["Service #34;shop#34;"]\n'
        '        rest_api["REST api"]\n'
        '        node_end["x"]\n'
        "    end\n"
        '    db[("PostgreSQL<br/>shop")]\n'
        '    client -->|"HTTP"| rest_api\n'
        "    rest_api -.-> db\n"
        "    rest_api ==> node_end\n"
    )


@share(1)
@given(st.dictionaries(LABELS, LABELS.filter(str.strip), min_size=1, max_size=6))
def test_keys_and_labels_of_any_text_stay_within_their_places(labels):
    nodes = tuple(Node(key, label) for key, label in labels.items())
    _, *lines = render(Flowchart(nodes)).removesuffix("\n").split("\n")
    assert len(lines) == len(labels)
    names = []
    for line, label in zip(lines, labels.values(), strict=True):
        found = NODE_LINE.fullmatch(re.sub(r"#(\d+);", r"#\1~", line))
        assert found
        names.append(found["name"])
        shown = ENTITY.sub(lambda entity: chr(int(entity[1])), found["label"])
        assert shown == label.strip()
    assert len(set(names)) == len(names)


def test_no_label_reads_like_a_colour():
    text = render(Flowchart((Node("style", "a:b"), Node("x", "style: a:#b;"))))
    assert 'node_style["a:b"]' in text
    assert 'x["style#58; a#58;#35;b#59;"]' in text


@pytest.mark.parametrize(
    "build",
    [
        lambda: Node("a", " "),
        lambda: Node("a", "a\rb"),
        lambda: render(Flowchart((Edge("a", "b"),))),
        lambda: render(Flowchart((Node("a", "x"), Node("a", "y")))),
        lambda: Subgraph("a", "", ()),
    ],
)
def test_what_a_diagram_cannot_hold_is_refused(build):
    with pytest.raises(InvalidText):
        build()
