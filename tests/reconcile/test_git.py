"""Git is asked for what it knows; nothing that a repository names is run, and nothing written."""

import subprocess
from pathlib import Path

import pytest

from gpsgen.plan.ownership import Owner
from gpsgen.reconcile.base import base_of
from gpsgen.reconcile.branches import made_by_git
from gpsgen.reconcile.git import git
from gpsgen.reconcile.manifest import Entry, digest
from tests.reconcile.test_branches import APART, BASE, OURS, PATH, THEIRS, entry, merged
from tests.reconcile.test_branches import git as prepare


def files(project: Path) -> set[Path]:
    return {path for path in project.rglob("*") if path.is_file()}


@pytest.mark.parametrize("theirs", [THEIRS, APART])
def test_no_program_of_a_repository_is_run(theirs: str, tmp_path: Path) -> None:
    project, trace = tmp_path / "project", tmp_path / "trace"
    on_disk = merged(project, OURS, theirs)
    program = f"touch '{trace}'; false"
    for name, value in {
        "merge.evil.driver": program,
        "merge.default": "evil",
        "merge.text.driver": program,
        "merge.renormalize": "true",
        "filter.evil.clean": program,
        "filter.evil.smudge": program,
        "diff.evil.command": program,
        "diff.evil.textconv": program,
        "diff.external": program,
        "core.fsmonitor": program,
        "core.pager": program,
        "gpg.program": program,
        "log.showSignature": "true",
        "alias.merge-tree": f"!{program}",
    }.items():
        prepare(project, "config", name, value)
    (project / ".git/info").mkdir(exist_ok=True)
    for place in (".gitattributes", ".git/info/attributes"):
        (project / place).write_text("* merge=evil filter=evil diff=evil\n")
    before = files(project)

    assert made_by_git(project, PATH, entry(OURS, theirs), on_disk)
    assert base_of(project, PATH, Entry(Owner.GENERATED, frozenset({digest(BASE.encode())})))

    assert not trace.exists()
    assert files(project) == before


def test_what_the_caller_has_git_configured_with_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A continuous integration tells git so which folders it may read."""
    monkeypatch.setenv("GIT_CONFIG_COUNT", "2")
    for number, (name, value) in enumerate({"a.b": "1", "core.fsmonitor": "x"}.items()):
        monkeypatch.setenv(f"GIT_CONFIG_KEY_{number}", name)
        monkeypatch.setenv(f"GIT_CONFIG_VALUE_{number}", value)

    def said(name: str) -> bytes:
        return git(["config", "--get", name], tmp_path).stdout

    assert (said("a.b"), said("core.fsmonitor")) == (b"1\n", b"false\n")


def test_a_count_that_is_none_is_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CONFIG_COUNT", "many")

    assert git(["config", "--get", "core.fsmonitor"], tmp_path).stdout == b"false\n"


def test_what_is_fetched_lazily_is_not_fetched(tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    prepare(tmp_path, "init", "--initial-branch", "main")
    for name, value in {
        "core.repositoryFormatVersion": "1",
        "extensions.partialClone": "origin",
        "remote.origin.promisor": "true",
        "remote.origin.url": f"ext::touch {trace}",
        "protocol.ext.allow": "always",
        "protocol.allow": "always",
    }.items():
        prepare(tmp_path, "config", name, value)

    asked = git(["cat-file", "blob", "1" * 40], tmp_path)

    assert asked.returncode != 0
    assert not trace.exists()
    with pytest.raises(subprocess.CalledProcessError):
        asked.check_returncode()
