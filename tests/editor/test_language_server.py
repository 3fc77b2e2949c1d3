"""What people see in an editor that knows the schema: the YAML language server itself is asked."""

from pathlib import Path

import pytest

from gpsgen.config.schema import SCHEMAS
from tests.config.test_schema import EVERY_FIELD
from tests.editor.language_server import Editor
from tests.support import schemas
from tests.support.projects import FIXTURES, fixture_names

pytestmark = pytest.mark.slow

MODELINE = "# yaml-language-server: $schema=project.schema.json\n"
REQUIRED = {
    "main": "{name: shop}",
    "git": "{repo: r, module_path: example.com/shop}",
    "applications": "[{name: api}]",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder as a person has it who wrote the schema beside the config."""
    schema = schemas.place("project").read_text("utf-8")
    (tmp_path / "project.schema.json").write_text(schema, "utf-8")
    return tmp_path


def completions(editor: Editor, folder: Path, marked: str) -> dict[str, str]:
    return editor.completions(folder, MODELINE + marked)


def test_keys_are_completed(editor: Editor, folder: Path) -> None:
    sections = completions(editor, folder, "‸")
    fields = completions(editor, folder, "main:\n  name: shop\n  ‸")

    assert {"main", "rest", "applications", "post_generate"} <= sections.keys()
    assert "scheduler" not in sections
    assert fields["ci"] == "ci: "
    assert {"logger", "author", "dev_stand"} <= fields.keys()
    assert not {"main", "rest", "name"} & fields.keys()


def test_fields_of_items_are_completed(editor: Editor, folder: Path) -> None:
    application = "applications:\n  - name: api\n"

    assert {"transport", "cli", "deploy"} <= completions(
        editor, folder, f"{application}    ‸"
    ).keys()
    assert {"name", "config"} <= completions(
        editor, folder, f"{application}    transport:\n      - ‸"
    ).keys()
    inner = f"{application}    transport:\n      - name: api\n        config:\n          ‸"
    assert completions(editor, folder, inner).keys() == {"instantiation", "optional"}


@pytest.mark.parametrize(
    ("marked", "offered"),
    [
        ("main:\n  logger: ‸", ["zerolog", "logrus", "slog"]),
        ("main:\n  ci: [‸]", ["github", "gitlab"]),
        ("main:\n  ci: ‸", ["github", "gitlab"]),
        ("main:\n  dev_stand: ‸", ["false", "true"]),
        ("rest:\n  - generator_type: ‸", ["ogen", "ogen_client", "template"]),
        ("applications:\n  - name: api\n    use_active_record: ‸", ["false"]),
        ("applications:\n  - name: api\n    use_envs: ‸", ["true"]),
        ("main:\n  name: ‸", []),
        ("main:\n  author: ‸", ["Unknown author"]),
        ("git:\n  repo: ‸", []),
        ("rest:\n  - port: ‸", []),
        ("tools: ‸", []),
    ],
)
def test_values_are_completed_where_there_is_a_choice(
    editor: Editor, folder: Path, marked: str, offered: list[str]
) -> None:
    assert sorted(completions(editor, folder, marked)) == sorted(offered)


def test_steps_are_completed(editor: Editor, folder: Path) -> None:
    offered = completions(editor, folder, "post_generate:\n  - ‸")

    assert {"git_install", "go_mod_tidy"} <= offered.keys()
    assert offered["run"] == "run: "


def test_defaults_are_filled_in(editor: Editor, folder: Path) -> None:
    offered = completions(editor, folder, "rest:\n  - name: sys\n    ‸")

    assert offered["metrics_path"] == "metrics_path: ${1:/metrics}"


def test_a_description_is_shown(editor: Editor, folder: Path) -> None:
    shown = editor.hover(folder, f"{MODELINE}main:\n  log‸ger: zerolog\n")

    assert "The library that writes the log." in shown
    assert "* `slog`" in shown
    item = editor.hover(folder, f"{MODELINE}applications:\n  - transport: [{{na‸me: api}}]\n")
    assert "The name of a" in item


@pytest.mark.parametrize(
    ("change", "marked", "message"),
    [
        ("main: {name: a, logger: zap}", "zap", 'Valid values: "zerolog", "logrus", "slog".'),
        ("main: {name: Shop}", "Shop", "lower case and hyphens"),
        ("main: {name: a, ci: githb}", "githb", "Valid values: github, gitlab."),
        ("main: {name: a, dev_stand: maybe}", "maybe", "Write true or false."),
        ("main: {name: a, nam: b}", "nam", "Property nam is not allowed."),
        ("main: {nam: b}", "main", 'Missing property "name".'),
        ("rest: [{name: a, generator_type: ogen, path: x, port: 99999}]", "99999", "65535"),
        ("rest: [{name: a, generator_type: template, port: 80}]", "{", '"generator_template"'),
        ("tools: {ogen_version: 1.20}", "1.20", 'Expected "string"'),
        ("tools: {golang_version: 1.x}", "1.x", "This must be a version of Go"),
        ("applications: [{name: a, transport: [[x]]}]", "[x]", "Write a name, or a map."),
        ("applications: [{name: a, transport: [{nme: x}]}]", "nme", "Property nme is not"),
        ("post_generate: [git_instal]", "git_instal", "Valid values: git_install, "),
        ("tools: {buf_version: 1}", "buf_version: 1", "nothing uses `buf_version`; remove it"),
        ("ws: []", "ws: []", "never had a meaning; remove the section"),
        ("applcations: []", "applcations", "Property applcations is not allowed."),
    ],
)
def test_a_fault_is_marked(
    editor: Editor, folder: Path, change: str, marked: str, message: str
) -> None:
    section, _, _ = change.partition(":")
    others = [f"{key}: {value}\n" for key, value in REQUIRED.items() if key != section]

    found = editor.findings(folder, f"{MODELINE}{''.join(others)}{change}\n")

    assert [it for it in found if it.text == marked and message in it.message], found


@pytest.mark.parametrize("name", fixture_names())
def test_the_examples_are_free_of_marks(editor: Editor, name: str) -> None:
    text = (FIXTURES / name / "project.yaml").read_text("utf-8")

    assert editor.findings(FIXTURES / name, text) == []
    # the schema that the example names was found, and used
    assert editor.findings(FIXTURES / name, f"{text}nonsense: 1\n") != []


@pytest.mark.parametrize("name", SCHEMAS)
def test_whatever_gpsgen_accepts_is_free_of_marks(editor: Editor, name: str) -> None:
    text = (EVERY_FIELD / f"{name}.yaml").read_text("utf-8")

    assert editor.findings(EVERY_FIELD, text) == []
    assert editor.findings(EVERY_FIELD, f"{text}nonsense: 1\n") != []
