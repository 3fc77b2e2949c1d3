"""What is no plain file, in the place of one that a generation reads or writes."""

import os
import shutil
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from gpsgen.__main__ import run
from gpsgen.layout import MANIFEST_PATH
from tests.apply.faults import watching
from tests.regeneration.trees import see

pytestmark = pytest.mark.go

HANDLER = "internal/app/transport/rest/api/v1/handler.go"
GENERATED = "cmd/api/psg_main_gen.go"


def make_socket(place: Path) -> None:
    # the name of a socket is short: it is made where it is and then moved
    here = Path.cwd()
    os.chdir(place.parent)
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(place.name)
    finally:
        os.chdir(here)


ODD: dict[str, Callable[[Path], object]] = {
    "a pipe": os.mkfifo,
    "a socket": make_socket,
    "a folder": Path.mkdir,
    "a link to a device": lambda place: place.symlink_to("/dev/zero"),
    "a link out of the tree": lambda place: place.symlink_to(place.parents[-2] / "etc/hostname"),
    "a link to itself": lambda place: place.symlink_to(place.name),
    "a link to nothing": lambda place: place.symlink_to("nothing"),
}


@pytest.mark.parametrize("is_changed", [False, True])
@pytest.mark.parametrize(
    ("path", "odd"),
    [
        (path, odd)
        for path in (GENERATED, "go.mod", "go.sum", MANIFEST_PATH, ".project-config", "cmd")
        for odd in ODD
        if (path, odd) not in {("cmd", "a folder"), (".project-config", "a folder")}
    ],
)
def test_nothing_is_read_from_it_or_written_to_it(
    path: str,
    odd: str,
    is_changed: bool,  # noqa: FBT001
    config: Path,
    shop: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    place = shop / path
    shutil.rmtree(place) if place.is_dir() else place.unlink()
    ODD[odd](place)
    if is_changed:
        config.write_text(config.read_text().replace("8080", "9090"))
    before = see(shop)

    def never_there(_: int, opened: str) -> None:
        is_there = opened == str(place)
        assert not is_there or not (place.is_fifo() or os.path.realpath(place) == "/dev/zero")

    with watching(shop, never_there):
        status = run(["generate", str(config), f"--target={shop}", "--no-post-generate"])

    out, err = capsys.readouterr()
    assert status == 1
    assert path in out + err
    assert see(shop) == before


@pytest.mark.parametrize("odd", ["a pipe", "a socket", "a folder", "a link to nothing"])
def test_people_may_have_it_in_place_of_a_file_of_theirs(
    odd: str, config: Path, shop: Path
) -> None:
    (shop / HANDLER).unlink()
    ODD[odd](shop / HANDLER)
    (shop / "LICENSE.txt").unlink()
    ODD[odd](shop / "LICENSE.txt")
    config.write_text(config.read_text().replace("8080", "9090"))
    before = see(shop)

    def never_a_pipe(_: int, opened: str) -> None:
        assert not Path(opened).is_fifo()

    with watching(shop, never_a_pipe):
        assert run(["generate", str(config), f"--target={shop}", "--no-post-generate"]) == 0

    after = see(shop)
    assert all(after[path] == before[path] for path in (HANDLER, "LICENSE.txt"))
