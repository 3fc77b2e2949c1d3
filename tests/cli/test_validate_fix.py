"""`gpsgen validate --fix`: it mends what it can, and touches nothing else."""

import os
import stat
from dataclasses import replace
from pathlib import Path

import pytest

from gpsgen.__main__ import run
from gpsgen.config import LoadedConfig, load_config
from gpsgen.diagnostics import Diagnostic, Diagnostics, Edit, Fix, Source, codes
from gpsgen.read import Document
from gpsgen.read.config import parse_config
from tests.cli.running import contents
from tests.config.projects import project, write_project

FAULTY = project(
    "main: {name: shop, loger: slog} # ours\n"
    "applications:\n  - name: api   # the only one\n    transprot: [api, sys]\n"
    "    worker: ['tickr']\n"
)
MENDED = (
    FAULTY.replace("loger", "logger").replace("transprot", "transport").replace("tickr", "ticker")
)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_fixes_are_applied_and_told(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = write_project(here, FAULTY)

    assert run(["validate", "--fix"]) == 0

    shown = capsys.readouterr()
    assert path.read_text() == MENDED
    assert shown.out == "project.yaml: no findings\n"
    lines = shown.err.splitlines()
    assert lines[0] == "fixed project.yaml:1:20: GPS1101: replace it with `logger`"
    assert len(lines) == 3


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
def test_layout_stays_byte_for_byte(here: Path, line_break: str, mark: bytes) -> None:
    path = write_project(here, "")
    path.write_bytes(mark + FAULTY.replace("\n", line_break).encode())

    assert run(["validate", "--fix"]) == 0

    assert path.read_bytes() == mark + MENDED.replace("\n", line_break).encode()


def test_mode_and_links_stay(here: Path) -> None:
    (here / "real").mkdir()
    real = write_project(here / "real", FAULTY)
    real.chmod(0o640)
    write_project(here, "").unlink()
    (here / "project.yaml").symlink_to("real/project.yaml")

    assert run(["validate", "--fix"]) == 0

    assert (here / "project.yaml").readlink() == Path("real/project.yaml")
    assert real.read_text() == MENDED
    assert stat.S_IMODE(real.stat().st_mode) == 0o640
    assert sorted(it.name for it in (here / "real").iterdir()) == ["api.yml", "project.yaml"]


def test_what_is_left_is_reported(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = write_project(here, FAULTY.replace("slog", "banana"))

    assert run(["validate", "--fix", "--format", "concise"]) == 1

    (left,) = capsys.readouterr().out.splitlines()
    assert "banana" in left
    assert path.read_text() == MENDED.replace("slog", "banana")


def test_a_second_run_changes_nothing(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_project(here, FAULTY)
    run(["validate", "--fix"])
    before = contents(here)
    capsys.readouterr()

    assert run(["validate", "--fix"]) == 0

    assert contents(here) == before
    assert capsys.readouterr().err == "nothing was fixed: no finding has a fix of its own\n"


def test_without_fix_nothing_is_written(here: Path) -> None:
    write_project(here, FAULTY)
    before = contents(here)

    assert run(["validate"]) == 1
    assert contents(here) == before


def test_a_pipe_cannot_be_fixed(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_project(here, "")
    read, write = os.pipe()
    os.write(write, FAULTY.encode())
    os.close(write)

    assert run(["validate", f"/dev/fd/{read}", "--fix"]) == 1

    os.close(read)
    shown = capsys.readouterr()
    assert "is not a regular file" in shown.out + shown.err


class Loader:
    """Loads a config with findings of our own, each made anew from the text."""

    def __init__(self, *rules: tuple[str, str]) -> None:
        self.rules = rules
        self.loads = 0

    def __call__(self, path: Path) -> LoadedConfig:
        self.loads += 1
        loaded = load_config(path)
        (source,) = (it for name, it in loaded.sources.items() if name == str(path))
        found = [finding(source, token, text) for token, text in self.rules if token in source.text]
        return replace(loaded, diagnostics=Diagnostics(found))


def finding(source: Source, token: str, text: str) -> Diagnostic:
    start = source.text.index(token)
    span = source.span(start, start + len(token))
    return Diagnostic(
        code=codes.BAD_TEXT, message=f"no {token}", span=span, fix=Fix("mend", (Edit(span, text),))
    )


@pytest.fixture
def loading(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Lets a test put its own loader in the place of `load_config`."""
    return monkeypatch


def fix_with(loader: Loader, loading: pytest.MonkeyPatch) -> int:
    """The exit status of a run with a loader."""
    loading.setattr("gpsgen.cli.validate.load_config", loader)
    loading.setattr("gpsgen.cli.fixing.load_config", loader)
    return run(["validate", "--fix"])


def test_fixes_that_overlap_take_rounds(here: Path, loading: pytest.MonkeyPatch) -> None:
    path = write_project(here, "a: [one, two]\n")
    loader = Loader(("[one, two]", "[two, one]"), ("two", "three"))

    assert fix_with(loader, loading) == 0

    assert path.read_text() == "a: [three, one]\n"
    assert loader.loads == 3


def test_fixes_that_call_for_each_other_come_to_an_end(
    here: Path, loading: pytest.MonkeyPatch
) -> None:
    path = write_project(here, "a: one\n")

    assert fix_with(Loader(("one", "two"), ("two", "one")), loading) == 1

    assert path.read_text() == "a: one\n"


def test_a_fix_that_breaks_the_file_is_not_applied(here: Path, loading: pytest.MonkeyPatch) -> None:
    path = write_project(here, "a: [one]\nb: two\n")

    assert fix_with(Loader(("[", "[["), ("two", "three")), loading) == 1

    assert path.read_text() == "a: [one]\nb: three\n"


def test_a_fix_that_makes_a_key_twice_is_not_applied(
    here: Path, loading: pytest.MonkeyPatch
) -> None:
    path = write_project(here, "a: one\nb: two\n")

    assert fix_with(Loader(("b", "a"), ("two", "three")), loading) == 1

    assert path.read_text() == "a: one\nb: three\n"


def test_a_text_as_it_was_is_read_once(here: Path, loading: pytest.MonkeyPatch) -> None:
    before = "bad: [ok]\n" + "".join(f"key{number}: one{number}\n" for number in range(8))
    path = write_project(here, before)
    read: list[str] = []

    def parse(source: Source, diagnostics: Diagnostics) -> Document | None:
        read.append(source.text)
        return parse_config(source, diagnostics)

    loading.setattr("gpsgen.cli.fixing.parse_config", parse)
    rules = [(f"one{number}", "two") for number in range(8)]

    assert fix_with(Loader(*rules, ("[", "[[")), loading) == 1

    after = "bad: [ok]\n" + "".join(f"key{number}: two\n" for number in range(8))
    assert path.read_text() == after
    assert read.count(before) == 1


def test_a_file_that_changes_meanwhile_is_left_alone(
    here: Path, loading: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write_project(here, "a: one\n")

    class Racing(Loader):
        def __call__(self, path: Path) -> LoadedConfig:
            loaded = super().__call__(path)
            path.write_text("a: one # mine\n")
            return loaded

    assert fix_with(Racing(("one", "two")), loading) == 1

    assert path.read_text() == "a: one # mine\n"
    assert "has changed since it was read" in capsys.readouterr().err


def test_a_write_that_fails_leaves_the_file_and_no_other(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write_project(here, FAULTY)

    def refuse(_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", refuse)

    assert run(["validate", "--fix"]) == 1

    assert path.read_text() == FAULTY
    assert sorted(it.name for it in here.iterdir()) == ["api.yml", "project.yaml"]
    assert capsys.readouterr().err == "error: No space left on device\n"


def test_one_run_mends_all_that_is_fixable(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    queues = (
        "queues: [{id: 1, name: a, fields: [{name: a, type: []int}, {name: b, type: []int}]}]\n"
    )
    (here / "queues.yaml").write_text(queues)
    queue = "{name: q, generator_type: template, generator_template: queue, path: queues.yaml}"
    changes = (
        f"worker: [{queue}]\n"
        "tools: {protobuf_version: 1.7.0, goat_version: v1, argen_version: v2}\n"
        "applications: [{name: api, transport: [api, sys], worker: [q]}]\n"
    )
    path = write_project(here, project(changes))

    assert run(["validate", "--fix"]) == 0

    assert "fixable" not in capsys.readouterr().out
    assert (here / "queues.yaml").read_text() == queues.replace("[]int", "'[]int'")
    assert "tools: {}\n" in path.read_text()
