"""What people do between generations with Go's own tools is no reason for a conflict, or a change.

The tools are the real ones, and each case ends with the tools and the generator run in turns.
"""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from gpsgen.__main__ import run
from gpsgen.layout import CONFIG_DIR, CONFIG_NAME
from gpsgen.toolchain import find_toolchain
from tests.generation.openapi_shapes import SHAPES, write_project
from tests.support.caches import fresh_cache
from tests.support.projects import FIXTURES, fixture_names, generate, go

pytestmark = [pytest.mark.go, pytest.mark.slow]

Tree = dict[str, tuple[bytes, int]]

GOIMPORTS = "golang.org/x/tools/cmd/goimports@v0.42.0"
HANDLERS = "internal/app/transport/rest/api/v1"
NOTE = Path("internal/app/service/note.go")
SHARED = ("go.mod", "go.sum")


@pytest.fixture(autouse=True)
def stamps(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the stamps, in a cache whose tools and compiled specs are the machine's."""
    return fresh_cache(tmp_path_factory, monkeypatch) / "stamps"


@pytest.fixture
def shop(stamps: Path, tmp_path: Path) -> Path:
    """The shop, generated from the config that it holds."""
    return at_home(generate("shop", tmp_path / "shop"), stamps)


@pytest.fixture(scope="session")
def goimports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real goimports, built once."""
    folder = tmp_path_factory.mktemp("goimports")
    toolchain = find_toolchain()
    ran = subprocess.run(
        [toolchain.go, "install", GOIMPORTS],
        env=toolchain.environment() | {"GOBIN": str(folder), "GOFLAGS": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    if ran.returncode != 0:
        pytest.skip(f"{GOIMPORTS} cannot be had: {ran.stderr}")
    return folder / "goimports"


def tree(project: Path) -> Tree:
    """Return the bytes of each file, and when it was written."""
    return {
        path.relative_to(project).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in project.rglob("*")
        if path.is_file() and ".git" not in path.parts
    }


def texts(project: Path, paths: Iterable[str] = SHARED) -> dict[str, bytes]:
    return {path: (project / path).read_bytes() for path in paths}


def regenerate(project: Path, stamps: Path, *flags: str) -> int:
    """Run the generator in a project as if for the first time on a machine."""
    shutil.rmtree(stamps, ignore_errors=True)
    config = project / CONFIG_DIR / CONFIG_NAME
    return run(["generate", str(config), "--no-post-generate", *flags])


def at_home(project: Path, stamps: Path) -> Path:
    """Generate a project from its own copy of the config, which is people's from then on."""
    assert regenerate(project, stamps) == 0
    return project


def rest(project: Path, stamps: Path) -> None:
    """See that generating and tidying change nothing, whoever comes first."""
    before = tree(project)
    assert regenerate(project, stamps, "--check") == 0
    assert regenerate(project, stamps) == 0
    assert tree(project) == before
    assert go(project, "mod", "tidy", "-diff") == ""


def note(project: Path, *imports: str) -> None:
    """Write Go of a person's that imports packages."""
    lines = "".join(f'import _ "{path}"\n' for path in imports)
    (project / NOTE).write_text(f"package service\n\n{lines}")


def edit(project: Path, *lines: str) -> None:
    """Write lines at the end of go.mod, as people do."""
    with (project / "go.mod").open("a") as file:
        file.write("".join(f"\n{line}\n" for line in lines))


def third_party(project: Path) -> None:
    note(project, "github.com/google/go-cmp/cmp")
    go(project, "get", "github.com/google/go-cmp@v0.7.0")


def raised(project: Path) -> None:
    go(project, "get", "github.com/rs/zerolog@v1.34.0")


def all_raised(project: Path) -> None:
    go(project, "get", "github.com/ogen-go/ogen@v1.24.0")


def indirect_raised(project: Path) -> None:
    go(project, "get", "golang.org/x/sys@v0.42.0")


def indirect_made_direct(project: Path) -> None:
    note(project, "gopkg.in/yaml.v3")


def toolchain(project: Path) -> None:
    go(project, "mod", "edit", "-go=1.26.1", "-toolchain=go1.26.2")


def directives(project: Path) -> None:
    edit(
        project,
        "// A line of theirs.",
        "exclude github.com/rs/zerolog v1.32.0",
        "retract v0.0.1 // A bad one.",
        "godebug default=go1.26",
        "ignore ./web",
    )


def replaced(project: Path) -> None:
    fork = project.parent / "uuid"
    found = go(project, "list", "-m", "-f", "{{.Dir}}", "github.com/google/uuid").strip()
    shutil.copytree(found, fork, copy_function=shutil.copyfile)
    edit(project, "replace github.com/google/uuid => ../uuid")


def handlers_written(project: Path) -> None:
    shutil.copytree(FIXTURES / "shop" / "people", project, dirs_exist_ok=True)
    (project / HANDLERS / "handler_test.go").unlink()


def formatted(project: Path) -> None:
    go(project, "mod", "edit", "-fmt")


@pytest.mark.parametrize("name", fixture_names())
def test_what_is_generated_is_at_rest(name: str, stamps: Path, tmp_path: Path) -> None:
    rest(at_home(generate(name, tmp_path / name), stamps), stamps)


@pytest.mark.parametrize(
    "ordinary",
    [
        third_party,
        raised,
        all_raised,
        indirect_raised,
        indirect_made_direct,
        toolchain,
        directives,
        replaced,
        handlers_written,
        formatted,
    ],
)
def test_go_and_we_come_to_rest(ordinary: Callable[[Path], None], shop: Path, stamps: Path) -> None:
    ordinary(shop)
    before = texts(shop)
    assert regenerate(shop, stamps) == 0
    assert texts(shop) == before, "what Go wrote is complete"
    go(shop, "mod", "tidy")
    rest(shop, stamps)
    go(shop, "build", "./...")


def test_ours_is_raised_back(shop: Path, stamps: Path) -> None:
    before = texts(shop)
    go(shop, "get", "github.com/rs/zerolog@v1.32.0")

    assert regenerate(shop, stamps, "--check") == 1
    assert regenerate(shop, stamps) == 0

    go(shop, "build", "./...")
    go(shop, "mod", "tidy")
    assert texts(shop) == before
    rest(shop, stamps)


@pytest.mark.parametrize("foreign", [[], ["github.com/google/go-cmp/cmp"]])
@pytest.mark.parametrize("logger", ["logrus", "slog"])
def test_a_module_that_is_not_needed_goes(
    logger: str, foreign: list[str], shop: Path, stamps: Path
) -> None:
    if foreign:
        third_party(shop)
        go(shop, "mod", "tidy")
    _switch_logger(shop, logger)

    assert regenerate(shop, stamps) == 0

    assert b"zerolog" not in (shop / "go.mod").read_bytes()
    go(shop, "build", "./...")
    go(shop, "vet", "./...")
    if foreign:
        go(shop, "mod", "tidy")
    rest(shop, stamps)


def test_a_module_that_people_use_too_stays(shop: Path, stamps: Path) -> None:
    note(shop, "github.com/rs/zerolog/log")
    go(shop, "mod", "tidy")
    _switch_logger(shop, "slog")

    assert regenerate(shop, stamps) == 0

    go(shop, "build", "./...")
    rest(shop, stamps)
    (shop / NOTE).unlink()
    go(shop, "mod", "tidy")
    assert b"zerolog" not in (shop / "go.mod").read_bytes()
    rest(shop, stamps)


@pytest.mark.parametrize("lost", [["go.mod"], ["go.sum"], ["go.mod", "go.sum"]])
def test_a_shared_file_that_is_lost_comes_back(lost: list[str], shop: Path, stamps: Path) -> None:
    before = texts(shop)
    for path in lost:
        (shop / path).unlink()

    assert regenerate(shop, stamps) == 0

    assert texts(shop) == before
    rest(shop, stamps)


def test_vendoring_and_workspaces_are_left_alone(shop: Path, stamps: Path) -> None:
    go(shop, "mod", "vendor")
    _tool(shop, find_toolchain().go, "work", "init", ".")

    before = tree(shop)
    assert regenerate(shop, stamps) == 0

    assert tree(shop) == before
    _tool(shop, find_toolchain().go, "work", "sync")
    rest(shop, stamps)


@pytest.mark.parametrize("spec", ["shop", "shapes"])
def test_formatters_find_nothing_to_change(
    spec: str, goimports: Path, linter: Path, stamps: Path, tmp_path: Path
) -> None:
    project = tmp_path / "project"
    if spec == "shop":
        generate("shop", project)
    else:
        write_project(SHAPES, tmp_path)
        generate("shapes", project, config=tmp_path)
    at_home(project, stamps)
    before = texts(project, tree(project))
    toolchain = find_toolchain()

    _tool(project, toolchain.gofmt, "-w", ".")
    _tool(project, toolchain.gofmt, "-s", "-w", ".")
    _tool(project, goimports, "-w", ".")
    _tool(project, linter, "fmt")
    _tool(project, toolchain.go, "vet", "./...")
    _tool(project, toolchain.go, "fix", "./...")

    assert texts(project, tree(project)) == before
    rest(project, stamps)


def test_line_ends_of_windows_are_nobodys_edit(shop: Path, stamps: Path) -> None:
    identity = ["-c", "user.name=a", "-c", "user.email=a@example.com"]
    _tool(shop, "git", "init", "--quiet")
    _tool(shop, "git", "add", "--all")
    _tool(shop, "git", *identity, "commit", "--quiet", "--message", "a")
    _tool(shop, "git", "config", "core.autocrlf", "true")
    for path in tree(shop):
        (shop / path).unlink()
    _tool(shop, "git", "checkout", "--quiet", "--", ".")
    assert (shop / "go.mod").read_bytes().count(b"\r\n") > 10

    before = tree(shop)
    assert regenerate(shop, stamps, "--check") == 0
    assert regenerate(shop, stamps) == 0
    assert tree(shop) == before

    _switch_logger(shop, "slog")
    assert regenerate(shop, stamps) == 0
    for text in texts(shop).values():
        assert text.count(b"\r\n") == text.count(b"\n")
    assert regenerate(shop, stamps, "--check") == 0
    go(shop, "build", "./...")


def _switch_logger(project: Path, logger: str) -> None:
    config = project / CONFIG_DIR / CONFIG_NAME
    config.write_bytes(
        config.read_bytes().replace(b"logger: zerolog", b"logger: %b" % logger.encode())
    )


def _tool(project: Path, *command: str | Path) -> None:
    """Run a tool in a project, where a workspace counts."""
    ran = subprocess.run(
        command,
        cwd=project,
        env={**os.environ, **find_toolchain().environment(), "GOFLAGS": "-buildvcs=false"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, f"{command}:\n{ran.stdout}{ran.stderr}"
