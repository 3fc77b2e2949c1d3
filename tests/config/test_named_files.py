"""What the files of command lines and queues, and the Go of drivers, may hold without a finding."""

from pathlib import Path

import pytest

from gpsgen.config import load_config
from gpsgen.diagnostics import Source, codes
from gpsgen.diagnostics.fixing import apply_edits
from tests.config.projects import project, write_project

COMMANDS = """\
commands:
  - name: user
    description: ""
    subcommands:
      - name: add
        description: |
          Adds a user.

          `$(touch x)` and {{.Name}} are "text".
        flags:
          - {name: name, required: true, description: Her name.}
          - {name: nick, default: ""}
          - {name: greeting, type: string, default: "Hello, 'you' {{.}} "}
          - {name: age, type: int, default: -1}
          - {name: score, type: float64, default: 1e-3}
          - {name: dry-run, type: bool, default: false}
          - {name: n, type: bool, required: no}
          - {name: timeout, type: duration, default: 1m30s, description: }
      - name: version
  - name: delete.all
    subcommands: []
    flags: []
  - name: ItemService
    flags: [{name: id, type: int, required: true}]
"""
QUEUES = """\
queues:
  - id: 0
    name: send-mail
    fields:
      - {name: user_id, type: int64}
      - {name: retries, type: int}
      - {name: to, type: string}
      - {name: urgent, type: bool}
      - {name: body, type: "[]byte"}
      - {name: parts, type: '[]int'}
      - {name: copies, type: '[]int64'}
  - id: 7
    name: user.created
    fields: [{name: user_id, type: int64}]
"""
CONFIG = project("""\
cli:
  - {name: admin, generator_type: template, generator_template: cli, path: commands.yaml}
  - {name: bare, generator_type: template, generator_template: cli}
worker:
  - {name: mail, generator_type: template, generator_template: queue, path: [./queues.yaml]}
  - {name: bot, generator_type: template, generator_template: telegram}
driver:
  - name: telegram
    import: github.com/acme/shop/pkg/drivers/telegram
    package: telegram
    obj_name: Telegram
    service_injection: |
      telegram.BaseAuth
      telegram.UnimplementedPayment // for payments
      *telegram.Sender
      admins, users map[string][]int64 `json:"-"`
applications:
  - name: api
    transport: [api, sys]
    worker: [mail, {name: bot}]
    driver:
      - name: telegram
        params:
          - WithUpdatePoller()
          - WithTimeout(5 * time.Second)
          - |
            WithAdmins(
              []string{"ann", "bob"},
            )
  - {name: adm, cli: admin}
  - {name: small, cli: bare}
""")


def write(folder: Path, commands: str = COMMANDS, queues: str = QUEUES) -> Path:
    (folder / "commands.yaml").write_text(commands, encoding="utf-8")
    (folder / "queues.yaml").write_text(queues, encoding="utf-8")
    return write_project(folder, CONFIG)


def test_good_files_give_no_finding(tmp_path: Path) -> None:
    loaded = load_config(write(tmp_path))
    not_generated = {codes.NOT_SUPPORTED_YET, codes.IGNORED_YET}
    assert [it.concise for it in loaded.diagnostics if it.code not in not_generated] == []
    assert [file.name for file in loaded.specs] == ["api.yml", "commands.yaml", "queues.yaml"]


def test_all_faults_of_a_file_are_found_at_once(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "commands:\n"
        "  - {name: help, flags: [{name: a, type: in}, {name: b, type: int, default: x}, {}]}\n"
        "  - {name: run, flags: [{name: h}], subcommands: [{name: a b}, {name: c}, {name: c}]}\n"
        "  - {name: run}\n"
        "  - go\n",
        "queues:\n"
        "  - {id: x, name: a, fields: [{name: attempts, type: int}, {name: b, type: byte}]}\n"
        "  - {name: a, fields: []}\n",
    )
    errors = load_config(path).diagnostics.errors
    found = {(finding.code.name, finding.config_path) for finding in errors}
    assert {
        ("reserved-name", "commands[0].name"),
        ("not-an-option", "commands[0].flags[0].type"),
        ("bad-default", "commands[0].flags[1].default"),
        ("missing-field", "commands[0].flags[2]"),
        ("conflicting-fields", "commands[1].subcommands"),
        ("reserved-name", "commands[1].flags[0].name"),
        ("bad-name", "commands[1].subcommands[0].name"),
        ("duplicate-name", "commands[1].subcommands[2]"),
        ("duplicate-name", "commands[2]"),
        ("wrong-type", "commands[3]"),
        ("not-an-integer", "queues[0].id"),
        ("reserved-name", "queues[0].fields[0].name"),
        ("not-an-option", "queues[0].fields[1].type"),
        ("missing-field", "queues[1]"),
        ("duplicate-name", "queues[1]"),
        ("empty-value", "queues[1].fields"),
    } == found


def test_a_file_that_two_entries_name_is_judged_once(tmp_path: Path) -> None:
    write(tmp_path, "commands: []\n")
    text = CONFIG.replace("template: cli}", "template: cli, path: commands.yaml}")
    loaded = load_config(write_project(tmp_path, text))
    assert [finding.code.name for finding in loaded.diagnostics.errors] == ["empty-value"]


@pytest.mark.parametrize("entry", ["{name: a, type: []byte}", "{name: a, type: []int64 }"])
def test_the_fix_of_an_unquoted_type_mends_it(entry: str, tmp_path: Path) -> None:
    text = f"queues: [{{id: 1, name: a, fields: [{entry}]}}]\n"
    (finding,) = load_config(write(tmp_path, queues=text)).diagnostics.errors
    assert finding.fix
    mended = apply_edits(Source("queues.yaml", text), finding.fix.edits)
    assert not load_config(write(tmp_path, queues=mended)).diagnostics.has_errors


HOSTILE = ["'", '"', "`", "\\", "$(x)", "{{.}}", "<!--", "%s", "${HOME}", "日本", "\t", "x" * 5000]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:8])
def test_hostile_texts_are_refused_with_a_place_or_kept(text: str, tmp_path: Path) -> None:
    quoted = '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
    for field in ("name", "description", "default", "type", "required"):
        name = "" if field == "name" else "name: f, "
        path = write(tmp_path, f"commands: [{{name: run, flags: [{{{name}{field}: {quoted}}}]}}]\n")
        errors = load_config(path).diagnostics.errors
        places = {(Path(finding.span.file).name, finding.config_path) for finding in errors}
        is_kept = field in {"description", "default"}
        assert places == (
            set() if is_kept else {("commands.yaml", f"commands[0].flags[0].{field}")}
        )
    for field in ("name", "type", "id"):
        path = write(tmp_path, queues=f"queues: [{{{field}: {quoted}, fields: []}}]\n")
        errors = load_config(path).diagnostics.errors
        assert errors
        assert {finding.span.line for finding in errors} == {1}
