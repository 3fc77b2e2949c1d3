"""What events refer to: one fault gives one finding, also where several sections are at fault."""

from pathlib import Path

import pytest

from gpsgen.config import load_config
from gpsgen.diagnostics import codes
from tests.config.projects import project, write_project

REST = "applications: [{name: api, transport: [api, sys], worker: [ticker], kafka: [events]}]\n"
EVENT = (
    "kafka: [{name: events, type: producer, client: c, events: [{name: a, schema: users.made}]}]\n"
)
MADE = "{id: made, path: made.json}"
USERS = f"jsonschema: [{{name: users, schemas: [{MADE}]}}]\n"

FINDINGS = {
    "a set in the older form": (
        EVENT + "jsonschema: [{name: users, path: [made.json]}]\n",
        ["deprecated jsonschema[0].path", "unknown-reference kafka[0].events[0].schema"],
    ),
    "a set that lists nothing": (
        EVENT + "jsonschema: [{name: users, schemas: []}]\n",
        ["empty-value jsonschema[0].schemas"],
    ),
    "a set that is no map": (
        EVENT + "jsonschema: [users]\n",
        ["wrong-type jsonschema[0]"],
    ),
    "sets that are no list": (
        EVENT + "jsonschema: {users: []}\n",
        ["wrong-type jsonschema"],
    ),
    "a schema without its id": (
        EVENT + "jsonschema: [{name: users, schemas: [{path: made.json}]}]\n",
        ["missing-field jsonschema[0].schemas[0]"],
    ),
    "events that are no list": (
        USERS + "kafka: [{name: events, type: producer, client: c, events: users.made}]\n",
        ["wrong-type kafka[0].events"],
    ),
    "an event that is no map": (
        USERS + "kafka: [{name: events, type: producer, client: c, events: [users.made]}]\n",
        ["wrong-type kafka[0].events[0]"],
    ),
    "a schema of an event that is no text": (
        USERS
        + "kafka: [{name: events, type: producer, client: c, events: [{name: a, schema: []}]}]\n",
        ["wrong-type kafka[0].events[0].schema"],
    ),
    "one set that is meant, and one that is not": (
        EVENT + f"jsonschema: [{{name: user, schemas: [{MADE}]}}, "
        "{name: pets, schemas: [{id: born, path: made.json}]}]\n",
        ["unknown-reference kafka[0].events[0].schema", "unused-definition jsonschema[1]"],
    ),
    "two sets of one name": (
        EVENT + f"jsonschema: [{{name: users, schemas: [{MADE}]}}, "
        "{name: users, schemas: [{id: x, path: made.json}]}]\n",
        ["duplicate-name jsonschema[1]"],
    ),
    "a schema at fault in two sets": (
        EVENT + f"jsonschema: [{{name: users, schemas: [{MADE}, {{id: b, path: bad.json}}]}}, "
        "{name: pets, package: p, schemas: [{id: born, path: bad.json}]}]\n",
        ["spec-invalid type", "unused-definition jsonschema[1]"],
    ),
}


@pytest.mark.parametrize(("changes", "expected"), FINDINGS.values(), ids=FINDINGS.keys())
def test_one_fault_gives_one_finding(changes: str, expected: list[str], tmp_path: Path) -> None:
    (tmp_path / "made.json").write_text('{"type": "object"}')
    (tmp_path / "bad.json").write_text('{"type": "objekt"}')
    loaded = load_config(write_project(tmp_path, project(REST + changes)))
    found = [f"{it.code.name} {it.config_path}" for it in loaded.diagnostics]
    assert sorted(it for it in found if codes.NOT_SUPPORTED_YET.name not in it) == sorted(expected)
