"""Generations that fail or are killed half-way: the next one puts everything right."""

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from gpsgen.__main__ import run
from gpsgen.layout import JOURNAL_DIR
from tests.apply.faults import failing, killed
from tests.cli.running import contents, tree

pytestmark = pytest.mark.go

MINE = "// mine\n"
HANDLER = "internal/app/transport/rest/api/v1/handler.go"

#: When things go wrong, as a part of the calls to the file system that a generation makes.
MOMENTS = (0.01, 0.3, 0.6, 0.65, 0.7, 0.75, 0.78, 0.81, 0.84, 0.87, 0.9, 0.93, 0.96, 0.99)


@dataclass(frozen=True)
class Healed:
    """The project once it is generated anew, unharmed."""

    files: dict[str, bytes]
    #: How many calls to the file system that took.
    calls: int


@pytest.fixture
def shop(config: Path, tmp_path: Path) -> tuple[list[str], Path]:
    """A project whose config has changed in every way since it was generated."""
    project = tmp_path / "shop"
    arguments = ["generate", str(config), "--target", str(project), "--no-post-generate"]
    assert run(arguments) == 0
    (project / HANDLER).write_text(MINE)
    text = config.read_text().replace("zerolog", "logrus").replace("8080", "9090")
    config.write_text(
        text.replace("name: restock", "name: refill").replace("- restock", "- refill")
    )
    return arguments, project


@pytest.fixture
def healed(shop: tuple[list[str], Path], tmp_path: Path) -> Healed:
    """What should come of the project in the end."""
    arguments, project = shop
    twin = shutil.copytree(project, tmp_path / "twin")
    with failing(twin, 10**6) as watch:
        assert run([str(twin) if word == str(project) else word for word in arguments]) == 0
    return Healed(contents(twin), watch.seen)


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_failure_leaves_all_as_it_was_and_a_second_try_does_it(
    moment: float,
    shop: tuple[list[str], Path],
    healed: Healed,
    capsys: pytest.CaptureFixture[str],
) -> None:
    arguments, project = shop
    before = tree(project)
    capsys.readouterr()

    with failing(project, int(healed.calls * moment) + 1):
        status = run(arguments)

    err = capsys.readouterr().err
    if status:
        assert status == 1, err
        assert tree(project) == before
        assert "No space left on device" in err
    assert run(arguments) == 0
    assert contents(project) == healed.files


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_kill_is_healed_by_the_next_run(
    moment: float, shop: tuple[list[str], Path], healed: Healed
) -> None:
    arguments, project = shop

    assert killed(lambda: run(arguments), project, int(healed.calls * moment) + 1)

    assert run(arguments) == 0
    assert contents(project) == healed.files
    assert (project / HANDLER).read_text() == MINE
    assert not (project / JOURNAL_DIR).exists()


def test_a_recovery_is_told(
    shop: tuple[list[str], Path], healed: Healed, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments, project = shop
    number = healed.calls
    while not (project / JOURNAL_DIR / "journal.json").exists():
        number -= 1
        twin = shutil.copytree(project, project.with_name(f"copy {number}"))
        assert killed(lambda: run(arguments), project, number)
        if not (project / JOURNAL_DIR / "journal.json").exists():
            shutil.rmtree(project)
            twin.rename(project)
    capsys.readouterr()

    assert run(arguments) == 0
    assert "an earlier run was cut off" in capsys.readouterr().err
    assert contents(project) == healed.files


def test_a_damaged_journal_stops_everything(
    shop: tuple[list[str], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    arguments, project = shop
    (project / JOURNAL_DIR).mkdir()
    (project / JOURNAL_DIR / "journal.json").write_text("nonsense")
    before = tree(project)

    assert run(arguments) == 1
    assert "delete the folder" in capsys.readouterr().err
    assert tree(project) == before


@pytest.mark.slow
def test_a_kill_anywhere_is_healed(shop: tuple[list[str], Path], healed: Healed) -> None:
    arguments, project = shop
    before = shutil.copytree(project, project.with_name("before"))
    for number in range(1, healed.calls + 1):
        shutil.rmtree(project)
        shutil.copytree(before, project)
        assert killed(lambda: run(arguments), project, number)

        assert run(arguments) == 0
        assert contents(project) == healed.files, f"killed at the call {number}"
