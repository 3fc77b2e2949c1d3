"""The fixtures as projects: generated, and worked on with the Go toolchain."""

import shutil
import subprocess
from pathlib import Path

from gpsgen.__main__ import run
from gpsgen.toolchain import find_toolchain

FIXTURES = Path(__file__).parents[2] / "fixtures"


def fixture_names() -> list[str]:
    """Return the names of all fixtures: each is a folder with a `project.yaml`."""
    return sorted(path.parent.name for path in FIXTURES.glob("*/project.yaml"))


def generate(name: str, target: Path, *, people: bool = False, config: Path | None = None) -> Path:
    """Generate a fixture into the folder `target`, with what people wrote for it if asked.

    Another folder with a `project.yaml` can stand in for that of the fixture.
    """
    written = FIXTURES / name / "people"
    if people and written.exists():
        shutil.copytree(written, target, dirs_exist_ok=True)
    source = (config or FIXTURES / name) / "project.yaml"
    status = run(["generate", str(source), "--target", str(target), "--no-post-generate"])
    assert status == 0, f"gpsgen generate ended with status {status}"
    return target


def go(project: Path, *arguments: str) -> str:
    """Run the go command in a project and return what it printed; failure fails the test."""
    toolchain = find_toolchain()
    ran = subprocess.run(
        [toolchain.go, *arguments],
        cwd=project,
        env=toolchain.environment() | {"GOFLAGS": "-mod=readonly", "GOWORK": "off"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, f"go {' '.join(arguments)}:\n{ran.stdout}{ran.stderr}"
    return ran.stdout


def binary(project: Path, application: str, *flags: str) -> Path:
    """Build an application of a project and return its binary."""
    place = project / "bin" / application
    go(project, "build", *flags, "-o", str(place), f"./cmd/{application}")
    return place
