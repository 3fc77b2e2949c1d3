"""`--json`: one document on the standard output, whatever becomes of the run."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from gpsgen.__main__ import run
from gpsgen.apply.lock import locked
from gpsgen.layout import MANIFEST_PATH
from gpsgen.reconcile.actions import ActionKind, Reason
from gpsgen.version import __version__
from tests.cli.projects import MAIN, WORKER, append, drop_worker, on, rewrite
from tests.cli.running import Ran, gpsgen, tree

pytestmark = pytest.mark.go

COMMON = {
    "version",
    "generator",
    "command",
    "config",
    "target",
    "outcome",
    "diagnostics",
    "error",
}


def document(ran: Ran) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(ran.out)
    assert set(found) >= COMMON
    assert (found["version"], found["generator"]) == (1, __version__)
    return found


def actions(found: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {action["path"]: action for action in found["actions"]}


def test_a_generation_tells_each_file(config: Path, tmp_path: Path) -> None:
    ran = on("generate", config, tmp_path / "shop", "--json")

    found = document(ran)
    assert (ran.status, ran.err) == (0, "")
    assert (found["command"], found["outcome"]) == ("generate", "written")
    assert (found["config"], found["target"]) == (str(config), str(tmp_path / "shop"))
    assert (found["diagnostics"], found["error"]) == ([], None)
    assert actions(found)[MAIN] == {
        "path": MAIN,
        "action": "create",
        "owner": "generated",
        "reason": "new",
        "origin": "applications[0]",
        "detail": None,
    }
    assert found["manifest"] == {"path": MANIFEST_PATH, "action": "create", "generator": None}
    assert set(found["summary"]) == {kind.value for kind in ActionKind}
    assert found["summary"]["create"] == len(found["actions"])
    assert all((tmp_path / "shop" / path).is_file() for path in actions(found))


def test_a_run_without_work(config: Path, shop: Path) -> None:
    before = tree(shop)

    found = document(on("generate", config, shop, "--json"))

    assert found["outcome"] == "nothing-to-do"
    assert found["manifest"]["action"] == "keep"
    assert found["summary"]["keep"] == len(found["actions"])
    assert tree(shop) == before


@pytest.mark.parametrize(("options", "status"), [(["--dry-run"], 0), (["--check"], 1)])
def test_drift(options: list[str], status: int, config: Path, shop: Path) -> None:
    drop_worker(config)
    before = tree(shop)

    ran = on("generate", config, shop, "--json", *options)

    found = document(ran)
    assert (ran.status, found["outcome"]) == (status, "drift")
    assert actions(found)[WORKER]["action"] == "unused"
    assert actions(found)[WORKER]["origin"] is None
    assert "diff" not in actions(found)[MAIN]
    assert tree(shop) == before


def test_diffs_come_with_the_actions(config: Path, shop: Path) -> None:
    rewrite(config, "port: 8080", "port: 9090")

    found = document(on("generate", config, shop, "--json", "--diff"))

    assert "+EXPOSE 9090 8085\n" in actions(found)["Dockerfile-api"]["diff"]
    assert "diff" not in actions(found)["README.md"]
    assert "+generated" in found["manifest"]["diff"]


def test_a_conflict(config: Path, shop: Path) -> None:
    append(shop / MAIN)
    before = tree(shop)

    ran = on("generate", config, shop, "--json")

    found = document(ran)
    assert (ran.status, ran.err, found["outcome"]) == (1, "", "conflict")
    assert actions(found)[MAIN]["reason"] == Reason.EDITED
    assert actions(found)[MAIN]["detail"] == "it is generated, and it was edited"
    assert tree(shop) == before

    shown = actions(document(on("generate", config, shop, "--json", "--diff")))[MAIN]["edit"]
    assert shown["is_known"] is True
    assert "+// an edit\n" in shown["diff"]


def test_a_merge_that_left_work(config: Path, shop: Path) -> None:
    rewrite(shop / "Dockerfile-api", "EXPOSE 8080 8085", "EXPOSE 8080 8085 1")
    rewrite(config, "port: 8080", "port: 9090")

    ran = on("generate", config, shop, "--json", "--merge")

    found = document(ran)
    assert (ran.status, found["outcome"]) == (1, "unresolved")
    assert actions(found)["Dockerfile-api"]["reason"] == "unresolved"


@pytest.mark.parametrize("command", ["generate", "status"])
def test_errors_in_the_config(command: str, config: Path, shop: Path) -> None:
    rewrite(config, "logger: zerolog", "logger: zerologg")

    ran = on(command, config, shop, "--json")

    found = document(ran)
    assert (ran.status, ran.err, found["outcome"]) == (1, "", "failed")
    assert [it["severity"] for it in found["diagnostics"]] == ["error"]
    assert found["diagnostics"][0]["path"] == "main.logger"


def test_what_else_may_fail(config: Path, shop: Path) -> None:
    with locked(shop):
        ran = on("generate", config, shop, "--json")

    assert ran.status == 1
    assert document(ran)["outcome"] == "failed"
    assert "another gpsgen is at work" in document(ran)["error"]
    assert ran.err == f"error: {document(ran)['error']}\n"


def test_a_bug_of_ours_too(
    config: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("gpsgen.cli.preparing.resolve", fail)

    assert run(["generate", str(config), "--json"]) == 4

    out, err = capsys.readouterr()
    assert json.loads(out)["error"].startswith("a bug in gpsgen")
    assert "Please report it" in err


def test_wrong_usage_too(tmp_path: Path) -> None:
    ran = gpsgen("generate", "--json", cwd=tmp_path)

    found = document(ran)
    assert (ran.status, found["config"]) == (2, None)
    assert "there is no config here" in found["error"]


def test_steps_do_not_write_into_the_document(config: Path, tmp_path: Path) -> None:
    append(config, "post_generate:\n  - run: echo hello\n  - run: 'false'\n")

    ran = on("generate", config, tmp_path / "shop", "--json")

    found = document(ran)
    assert "hello" in ran.err
    assert (ran.status, found["outcome"]) == (1, "failed")
    assert "ended with status 1" in found["error"]
    assert actions(found)[MAIN]["action"] == "create"


def test_a_status(config: Path, shop: Path) -> None:
    append(shop / MAIN)
    append(shop / "README.md")

    ran = on("status", config, shop, "--json", "--diff")

    found = document(ran)
    files = {file["path"]: file for file in found["files"]}
    assert (ran.status, ran.err) == (0, "")
    assert (found["command"], found["outcome"]) == ("status", "conflict")
    assert (files[MAIN]["state"], files[MAIN]["origin"]) == ("edited", "applications[0]")
    assert "+// an edit\n" in files[MAIN]["edit"]["diff"]
    assert (files["README.md"]["state"], files["README.md"]["detail"]) == ("yours", "edited")
    assert sum(found["summary"].values()) == len(files)
    assert found["written_by"] == __version__


def test_a_why(config: Path, shop: Path) -> None:
    ran = gpsgen("why", "--json", "--config", config, "--target", shop, MAIN, "notes.txt")

    found = document(ran)
    known, unknown = found["files"]
    assert (ran.status, ran.err, found["outcome"]) == (1, "", "answered")
    assert (known["path"], known["origin"], known["is_known"]) == (MAIN, "applications[0]", True)
    line = config.read_text().splitlines()[known["place"]["line"] - 1]
    assert line.strip() == "- name: api"
    assert (unknown["path"], unknown["place"], unknown["is_known"]) == ("notes.txt", None, False)


def test_text_that_is_none_is_told_somehow(
    config: Path, shop: Path, cache: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (shop / MAIN).write_bytes(b"\xff\x1b[2J\n")
    shutil.rmtree(cache / "stamps")

    command = ["generate", str(config), "--target", str(shop), "--json", "--diff"]
    assert run(command) == 1

    out = capsys.readouterr().out
    assert "\x1b" not in out
    assert out.isascii()
    assert json.loads(out)["outcome"] == "conflict"
