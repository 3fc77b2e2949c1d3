"""What is suggested for thousands of misspelt names takes no more than a run may spend on it."""

from pathlib import Path

import pytest

from gpsgen.config import load_config
from gpsgen.diagnostics import suggest
from tests.config.projects import project, write_project

MANY = 600


def lines(form: str) -> str:
    return "".join(form.format(number) for number in range(MANY))


TRANSPORTS = "rest:\n" + lines(
    "  - {{name: transport-{0}, generator_type: template, generator_template: sys, port: 1{0}}}\n"
)
CONFIGS = {
    "transports": TRANSPORTS
    + "applications:\n  - name: api\n    worker: [ticker]\n    transport:\n"
    + lines("      - transprot-{}-\n"),
    "transports of many applications": TRANSPORTS
    + "applications:\n"
    + lines("  - {{name: api-{0}, transport: [transprot-{0}-], worker: [ticker]}}\n"),
    "schemas": "kafka:\n  - name: k\n    type: producer\n    client: c\n    events:\n"
    + lines("      - {{name: e{0}, schema: usres-{0}-.created}}\n")
    + "jsonschema:\n"
    + lines("  - {{name: users-{}, schemas: [{{id: created, path: user.json}}]}}\n")
    + "applications: [{name: api, transport: [api, sys], worker: [ticker], kafka: [k]}]\n",
}


@pytest.mark.parametrize("name", CONFIGS)
def test_what_is_compared_has_a_limit(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared = 0
    distance = suggest._distance

    def count(left: str, right: str, limit: int) -> int:
        nonlocal compared
        compared += len(left)
        return distance(left, right, limit)

    monkeypatch.setattr(suggest, "_distance", count)
    (tmp_path / "user.json").write_text('{"type": "object"}')

    loaded = load_config(write_project(tmp_path, project(CONFIGS[name])))

    found = [it for it in loaded.diagnostics.errors if it.code.name == "unknown-reference"]
    assert len(found) == MANY
    asked = [it for it in found if it.help and it.help.startswith("did you mean")]
    assert 0 < len(asked) < MANY
    assert 0 < compared <= suggest._LETTERS
    # what is not looked for any more may be meant to be any of the others
    unused = {"unused-entry", "unused-definition"}
    assert not [it.concise for it in loaded.diagnostics if it.code.name in unused]
