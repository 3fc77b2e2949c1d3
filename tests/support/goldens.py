"""Golden files: a fixture's whole output, byte for byte.

What other tools make, and the runtime, stand as one hash a folder in `golden.sums`: a fix in the
runtime does not rewrite every golden. `python -m tests.support.goldens` writes them all anew.
"""

import hashlib
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from gpsgen.features.repository.linters import linters
from gpsgen.layout import MANIFEST_PATH, SCHEMA_PATH
from gpsgen.plan.static_go import RUNTIME_MODULE, RUNTIME_SOURCES
from gpsgen.syntax import yaml
from tests.support.projects import FIXTURES, fixture_names, generate

#: What stands as one hash: the runtime, ogen's output, the linter's sums, the config's schema.
HASHED = ("pkg/runtime", "pkg/rest", "tools", SCHEMA_PATH)

SUMS = "golden.sums"

#: The linter configuration of the runtime, which is made from that of projects.
LINTERS = RUNTIME_SOURCES / ".golangci.yml"


def linter_configuration() -> str:
    """Return the linter configuration of the runtime."""
    comment = "Made from gpsgen/features/repository/linters.py by `make golden`."
    return yaml.render(yaml.Document(linters(RUNTIME_MODULE), comment=comment))


def expected(name: str) -> dict[str, bytes]:
    """Return the golden files of a fixture by path, the sums under their own name."""
    folder = FIXTURES / name / "golden"
    files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in _files(folder)}
    return files | {SUMS: (FIXTURES / name / SUMS).read_bytes()}


def actual(project: Path) -> dict[str, bytes]:
    """Return what a generated project has in place of the golden files."""
    files = {path.relative_to(project).as_posix(): path.read_bytes() for path in _files(project)}
    del files[MANIFEST_PATH]
    hashed = {path: data for path, data in files.items() if path.startswith(HASHED)}
    sums = "".join(f"{_digest(hashed, folder)}  {folder}\n" for folder in HASHED)
    return {path: data for path, data in files.items() if path not in hashed} | {
        SUMS: sums.encode()
    }


def rewrite(name: str) -> None:
    """Write the golden files of a fixture anew."""
    folder = FIXTURES / name / "golden"
    with tempfile.TemporaryDirectory() as scratch:
        files = actual(generate(name, Path(scratch) / name))
    shutil.rmtree(folder, ignore_errors=True)
    (FIXTURES / name / SUMS).write_bytes(files.pop(SUMS))
    for path, data in files.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file())


def _digest(files: dict[str, bytes], folder: str) -> str:
    total = hashlib.sha256()
    for path in sorted(files):
        if path == folder or path.startswith(f"{folder}/"):
            total.update(f"{path}\0{len(files[path])}\0".encode() + files[path])
    return total.hexdigest()


if __name__ == "__main__":
    LINTERS.write_text(linter_configuration(), "utf-8")
    for fixture in fixture_names():
        rewrite(fixture)
