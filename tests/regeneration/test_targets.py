"""However a target is named, the same project comes out, and a second run has nothing to do."""

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from gpsgen.__main__ import run
from tests.cli.running import contents, tree

pytestmark = pytest.mark.go


@dataclass(frozen=True)
class Target:
    """A working directory, a target as it is named there, and the folder that it is.

    All are seen from one folder; `links` are made there first, name to target.
    """

    named: str
    folder: str
    cwd: str = "."
    links: tuple[tuple[str, str], ...] = ()
    is_absolute: bool = False


TARGETS = [
    Target("shop", "shop"),
    Target(".", "shop", cwd="shop"),
    Target("shop", "shop", is_absolute=True),
    Target("shop/", "shop"),
    Target("./a//b/../shop", "a/shop", cwd="."),
    Target("../shop", "shop", cwd="elsewhere"),
    Target("my shop", "my shop"),
    Target("магазин/été", "магазин/été"),
    Target("link", "real", links=(("link", "real"),)),
    Target("link/", "real", links=(("link", "real"),)),
    Target("link/deep/shop", "real/deep/shop", links=(("link", "real"),)),
    Target(".", "real", cwd="link", links=(("link", "real"),)),
    Target("../shop", "shop", cwd="link", links=(("link", "real"),)),
    Target("last", "real", links=(("first", "real"), ("last", "first"))),
]


@pytest.fixture
def expected(config: Path, tmp_path: Path) -> dict[str, bytes]:
    """What every target should hold."""
    plain = tmp_path / "plain"
    assert run(["generate", str(config), "--target", str(plain), "--no-post-generate"]) == 0
    return contents(plain)


@pytest.mark.parametrize("target", TARGETS, ids=lambda it: f"{it.named} in {it.cwd}")
def test_a_target_named_in_any_way(
    target: Target,
    config: Path,
    expected: dict[str, bytes],
    tmp_path: Path,
    cache: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    base = tmp_path / "base"
    base.mkdir()
    for name, to in target.links:
        (base / to).mkdir(exist_ok=True)
        (base / name).symlink_to(to)
    (base / "a" / "b").mkdir(parents=True)
    (base / target.cwd).mkdir(exist_ok=True)
    monkeypatch.chdir(base / target.cwd)
    named = str(base / target.named) if target.is_absolute else target.named
    arguments = ["generate", str(config), f"--target={named}", "--no-post-generate"]

    assert run(arguments) == 0

    assert contents(base / target.folder) == expected
    before = tree(base)
    for _ in range(2):
        assert run(arguments) == 0
        assert run([*arguments, "--check"]) == 0
        assert tree(base) == before
        shutil.rmtree(cache / "stamps")


def test_a_link_that_leads_nowhere_is_no_target(
    config: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "base").mkdir()
    (tmp_path / "base/link").symlink_to("nowhere")
    before = tree(tmp_path / "base")

    status = run(["generate", str(config), f"--target={tmp_path / 'base/link'}"])

    assert status in {1, 2}
    assert "link" in capsys.readouterr().err
    assert tree(tmp_path / "base") == before


def test_a_target_below_a_link_that_leads_nowhere_leaves_no_folders(
    config: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "base").mkdir()
    (tmp_path / "base/link").symlink_to("nowhere")
    before = tree(tmp_path / "base")

    status = run(["generate", str(config), f"--target={tmp_path / 'base/new/../link/deep/shop'}"])

    assert status in {1, 2}
    assert "link" in capsys.readouterr().err
    assert tree(tmp_path / "base") == before


@pytest.mark.parametrize("length", [4060, 5000])
def test_a_target_whose_paths_are_too_long_is_refused_whole(
    length: int, config: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "base").mkdir()
    target = tmp_path / "base"
    while len(str(target)) < length:
        target /= "x" * min(200, max(1, length - len(str(target)) - 1))

    status = run(["generate", str(config), f"--target={target}", "--no-post-generate"])

    assert status == 1
    assert "File name too long" in capsys.readouterr().err
    assert list((tmp_path / "base").iterdir()) == []
