"""The layers of a generated project: what each folder may import (design: layers)."""

from pathlib import Path

import pytest

from goast import scan
from tests.support.projects import fixture_names, generate

pytestmark = pytest.mark.go

#: Loggers that only the runtime's own package for each may import.
_LOGGERS = ("github.com/rs/zerolog", "github.com/sirupsen/logrus")


def violations(project: Path) -> list[str]:
    """Return `file imports path` for each import that the file's layer must not have."""
    module = (project / "go.mod").read_text().split()[1]
    found = []
    for file in sorted(project.rglob("*.go")):
        path = file.relative_to(project).as_posix()
        paths = [entry.path for entry in scan(file.read_text()).imports]
        found += [f"{path} imports {it}" for it in paths if _is_forbidden(path, it, module)]
    return found


def _is_forbidden(file: str, imported: str, module: str) -> bool:
    own = imported.removeprefix(f"{module}/") if imported.startswith(f"{module}/") else ""
    if imported.startswith(_LOGGERS):
        return not file.startswith("pkg/runtime/logger/")
    if file.startswith("pkg/"):
        return bool(own) and not own.startswith("pkg/")
    if file.startswith("internal/pkg/"):
        return own.startswith(("internal/app", "cmd/", "pkg/runtime/logger/", "pkg/runtime/config"))
    if file.startswith("internal/app/"):
        return own.startswith(("cmd/", "pkg/runtime/logger/"))
    return False


@pytest.mark.parametrize("name", fixture_names())
def test_a_generated_project_keeps_its_layers(name: str, tmp_path: Path) -> None:
    project = generate(name, tmp_path / name, people=True)

    assert violations(project) == []


@pytest.mark.parametrize(
    ("file", "imported"),
    [
        ("pkg/runtime/app/x.go", "example.com/team/shop/internal/app/service"),
        ("pkg/rest/api/v1/x.go", "github.com/rs/zerolog"),
        ("internal/pkg/events/x.go", "example.com/team/shop/internal/app/service"),
        ("internal/pkg/events/x.go", "example.com/team/shop/pkg/runtime/config"),
        ("internal/app/service/x.go", "github.com/sirupsen/logrus"),
    ],
)
def test_an_import_against_the_layers_is_found(file: str, imported: str, tmp_path: Path) -> None:
    project = generate("shop", tmp_path / "shop")
    intruder = project / file
    intruder.parent.mkdir(parents=True, exist_ok=True)
    intruder.write_text(f'package x\n\nimport _ "{imported}"\n')

    assert violations(project) == [f"{file} imports {imported}"]
