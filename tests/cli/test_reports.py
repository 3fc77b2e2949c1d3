"""What a generation says beside its counts."""

from pathlib import Path

import pytest

from gpsgen import version
from gpsgen.layout import MANIFEST_PATH
from tests.cli.projects import MAIN, WORKER, append, drop_worker, on, rewrite

pytestmark = pytest.mark.go


@pytest.mark.parametrize("options", [[], ["--dry-run"], ["--check"]])
def test_a_newer_generator_says_what_it_changes(
    options: list[str], config: Path, shop: Path
) -> None:
    rewrite(shop / MANIFEST_PATH, f"generator {version.__version__}", "generator 0.0.1")
    rewrite(config, "port: 8080", "port: 9090")

    err = on("generate", config, shop, *options).err

    assert (
        f"note: gpsgen 0.0.1 was the last to write this project; with gpsgen {version.__version__}"
        " and the config as it is, " in err
    )
    assert "  Dockerfile-api\n" in err
    assert MAIN not in err


def test_a_newer_generator_that_changes_nothing_says_nothing(config: Path, shop: Path) -> None:
    rewrite(shop / MANIFEST_PATH, f"generator {version.__version__}", "generator 0.0.1")

    assert on("generate", config, shop).err == ""


def test_a_long_list_of_changes_is_cut(config: Path, shop: Path) -> None:
    rewrite(shop / MANIFEST_PATH, f"generator {version.__version__}", "generator 0.0.1")
    for path in (shop / "pkg/runtime").rglob("*.go"):
        path.unlink()

    err = on("generate", config, shop).err

    assert len(err.splitlines()) == 22
    assert err.endswith(" more files\n")


def test_people_s_files_that_nothing_uses_are_named_once(config: Path, shop: Path) -> None:
    append(shop / WORKER)
    test_file = WORKER.replace(".go", "_test.go")
    assert (shop / test_file).exists()
    drop_worker(config)

    ran = on("generate", config, shop)

    assert ran.status == 0
    assert ran.err == (
        "note: nothing in the config uses these files any more; gpsgen leaves them to you:\n"
        f"  {WORKER}, edited\n"
        f"  {test_file}, as gpsgen wrote it\n"
        "  the Go in them may not compile without what was generated for it\n"
    )
    assert (shop / WORKER).exists()
