"""What `setup.yaml` may hold, and that nobody is shown its secrets."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from gpsgen.config import load_config
from gpsgen.diagnostics import Diagnostics, Source, render
from gpsgen.features.deploy.setup import PUBLIC, SECRETS, Branch, Host, PortPrefix, Subnet
from gpsgen.layout import SETUP_FILE
from gpsgen.read.concealment import conceal
from gpsgen.read.config import parse_config
from tests.config.cases import Case, all_cases
from tests.config.projects import BASE, write_project

SECRET = "Xy7/Zq9"
SETUP = f"""\
admin_email: ops@example.com  # was {SECRET}
servers:
  - name: one
    host: shop.example.com
applications:
  - name: api
environments:
  - name: live
    branch: main
    onlineconf:
      enabled: true
      host: config.example.com
      user: shop
      password: {SECRET}
    deployments:
      - server: one
        apps:
          - api
notifications:
  telegram:
    enabled: true
    bot_token: '{SECRET}'
    chat_id: -100200
  slack: {{enabled: true, webhook_url: "https://hooks.example.com/{SECRET}"}}
"""
CASES = [case for case in all_cases() if SETUP_FILE in case.files]


def shown(folder: Path) -> str:
    """All that people and programs are shown of a project."""
    loaded = load_config(folder / "project.yaml")
    frames = render(loaded.diagnostics, loaded.sources, color=False)
    return (frames + "".join(map(str, loaded.diagnostics))).replace(str(folder), "")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_no_case_shows_a_secret(case: Case, tmp_path: Path) -> None:
    case.write(tmp_path)
    assert "secret" not in shown(tmp_path)


@given(
    st.lists(st.integers(0, len(SETUP.splitlines()) - 1), max_size=3),
    st.integers(0, len(SETUP)),
    st.sampled_from(["", "{", "}", "[", "x", ":", ": ", "\t", "\n", " ", "'", '"', "&a ", "- "]),
)
def test_no_damage_shows_a_secret(
    tmp_path_factory: pytest.TempPathFactory, removed: list[int], place: int, inserted: str
) -> None:
    if SECRET in SETUP[max(place - len(SECRET), 0) : place + len(SECRET)]:
        place = 0
    text = SETUP[:place] + inserted + SETUP[place:]
    lines = [line for index, line in enumerate(text.split("\n")) if index not in removed]
    folder = tmp_path_factory.getbasetemp()
    write_project(folder, BASE)
    (folder / SETUP_FILE).write_text("\n".join(lines), encoding="utf-8")
    assert SECRET not in shown(folder)


def test_what_is_hidden_keeps_its_place() -> None:
    source = Source("f", SETUP)
    document = parse_config(source, Diagnostics())
    assert document
    for root in (document.root, None):
        concealed = conceal(source, root, PUBLIC)
        assert concealed.shown
        assert concealed.line_starts == source.line_starts
        assert [len(line) for line in concealed.shown.split("\n")] == [
            len(line) for line in SETUP.split("\n")
        ]
    assert conceal(source, document.root, PUBLIC).line(14) == "      password: *******"
    assert conceal(source, None, PUBLIC).line(4) == "    host: ****************"
    assert conceal(source, None, PUBLIC).line(14) == "      ********* *******"


def test_a_secret_of_several_lines_is_hidden() -> None:
    source = Source("f", "password: |\n  one\n  two\nname: a\n")
    document = parse_config(source, Diagnostics())
    assert document
    hidden = conceal(source, document.root, {"name"})
    assert hidden.shown == "password: *\n  ***\n  ***\nname: a\n"


def test_no_secret_is_public() -> None:
    assert not PUBLIC & {*SECRETS}


def test_a_file_of_secrets_is_not_copied_into_the_project(tmp_path: Path) -> None:
    path = write_project(tmp_path, BASE)
    (tmp_path / SETUP_FILE).write_text(SETUP, encoding="utf-8")
    assert [file.name for file in load_config(path).specs] == ["api.yml"]


GOOD = [
    *((Host, text) for text in ["a", "shop.example.com", "10.0.0.1", "::1", "fe80::1", "1a.io"]),
    *(
        (Subnet, text)
        for text in ["10.0.0.0/8", "192.168.1.0/24", "fd00::/8", "10.0.0.1/8", "0.0.0.0/0"]
    ),
    *((Branch, text) for text in ["main", "release/1.2", "feature_x", "ветка", "a@b"]),
    *((PortPrefix, text) for text in ["1", "80", "654"]),
]
BAD = [
    *((Host, text) for text in ["", "-a", "a-", "a b", "a;b", "1.2.3", "1.2.3.4.5", "256.0.0.1"]),
    *((Host, text) for text in ["a..b", "a.", "$(x)", "fe80::1%a;b", "http://a", "a:80", "é.io"]),
    *((Host, "a." * 127 + "a"), (Host, "a" * 64)),
    *((Subnet, text) for text in ["10.0.0.0", "10.0.0.0/33", "::%x/64", "a/8"]),
    *((Branch, text) for text in ["", "a b", "-a", "/a", "a/", "a..b", "a//b", "a.lock", "a~1"]),
    *((Branch, text) for text in ["a^", "a:b", "a?", "a*", "a[", "a\\b", "@{", "a/.b", "a."]),
    *((PortPrefix, text) for text in ["0", "655", "-1", "x"]),
]


@pytest.mark.parametrize(("type_", "text"), GOOD)
def test_good_values_are_taken(type_: object, text: str) -> None:
    assert str(TypeAdapter(type_).validate_python(text)) == text


@pytest.mark.parametrize(("type_", "text"), BAD)
def test_bad_values_are_refused(type_: object, text: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(type_).validate_python(text)
