"""What holds of every generated project, whatever its config says."""

import json
import re
import subprocess
import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path, PurePosixPath

import yaml

import goast
from gpsgen.gomod.requirements import PINS, requirements
from gpsgen.names import env_element
from gpsgen.syntax import gosum
from gpsgen.toolchain import find_toolchain
from tests.generation.wholes import Whole

_PINNED = json.loads(PINS.read_text("utf-8"))["packages"]
#: The Go files that gofmt was content with.
_FORMATTED: set[bytes] = set()
#: What stands in a Dockerfile as a list of words.
_LIST = re.compile(r"^(?:ENTRYPOINT|CMD|HEALTHCHECK .*CMD|  CMD) (.*)$", re.MULTILINE)
_INVISIBLE = {"Cc", "Cf", "Cs", "Zl", "Zp"}
_TARGET = re.compile(r"^([A-Za-z0-9._/-]+):(?!=)", re.MULTILINE)


def check_all(whole: Whole, folder: Path) -> None:
    """Apply every check; what a tool has to read is written into a folder."""
    check_paths(whole)
    check_gofmt(whole, folder)
    check_declarations(whole)
    check_imports(whole)
    check_modules(whole)
    check_make(whole, folder)
    check_yaml(whole)
    check_environment(whole)
    check_dockerfiles(whole)


def check_paths(whole: Whole) -> None:
    """Every path is clean, within the project, and one also where case makes no difference."""
    paths = [file.path for file in whole.planned]
    for path in paths:
        pure = PurePosixPath(path)
        assert not pure.is_absolute(), path
        assert pure.as_posix() == path, path
        assert ".." not in pure.parts, path
        assert not {unicodedata.category(character) for character in path} & _INVISIBLE, path
        assert "\\" not in path, path
    folded = [path.casefold() for path in paths]
    assert len(set(folded)) == len(folded), sorted(paths)
    folders = {parent.as_posix() for path in folded for parent in PurePosixPath(path).parents}
    assert not folders & set(folded), "a file lies where a folder has to be"


def check_gofmt(whole: Whole, folder: Path) -> None:
    """All Go parses and is as gofmt writes it; a file that comes again is looked at once."""
    fresh = {path: data for path, data in _go_files(whole).items() if data not in _FORMATTED}
    if fresh:
        _write(fresh, folder)
        gofmt = find_toolchain().gofmt
        assert _run([gofmt, "-l", *fresh], folder) == ""
        _FORMATTED.update(fresh.values())


def check_declarations(whole: Whole) -> None:
    """No package declares a name twice, no folder holds two packages, no file is left out."""
    trees: dict[tuple[str, str], list[goast.File]] = defaultdict(list)
    for file in whole.planned:
        if isinstance(file.content, goast.File):
            trees[str(PurePosixPath(file.path).parent), file.content.package].append(file.content)
    for files in trees.values():
        goast.check_package(files)
    declared: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for path, source in _sources(whole).items():
        assert not source.build, f"{path} is built only where {source.build}"
        declared[str(PurePosixPath(path).parent), source.package] += [
            (it.receiver, it.name) for it in source.declarations if it.name not in {"_", "init"}
        ]
    for package, names in declared.items():
        assert len(set(names)) == len(names), f"{package} declares a name twice"
    for place in {place for place, _ in declared}:
        packages = {name.removesuffix("_test") for at, name in declared if at == place}
        assert len(packages) == 1, f"{place} holds the packages {packages}"


def check_imports(whole: Whole) -> None:
    """Every import is a package of the project, of the standard library, or a pinned one."""
    root = find_toolchain().go.parent.parent / "src"
    sources = _sources(whole)
    own = {
        whole.project.import_path(str(PurePosixPath(path).parent))
        for path, source in sources.items()
        if not path.endswith("_test.go") and source.package != "main"
    }
    for path, source in sources.items():
        for entry in source.imports:
            known = entry.path in own or entry.path in _PINNED or (root / entry.path).is_dir()
            assert known, f"{path} imports {entry.path}"


def check_modules(whole: Whole) -> None:
    """`go.mod` and `go.sum` hold what the imports of all files need, and nothing else."""
    imports = {entry.path for source in _sources(whole).values() for entry in source.imports}
    needed = requirements(imports & set(_PINNED))
    wanted = {**needed.direct, **needed.indirect}
    module = whole.files["go.mod"].decode()
    found = dict(re.findall(r"^\t(\S+) (v\S+)", module, re.MULTILINE))
    assert found == wanted
    assert whole.files["go.sum"].decode() == gosum.render(gosum.GoSum().with_sums(needed.sums))


def check_make(whole: Whole, folder: Path) -> None:
    """Make knows how to make every target, and says nothing against the files."""
    _write({path: whole.files[path] for path in ("Makefile", "psg_gen.mk")}, folder)
    (folder / "tools/golangci-lint").mkdir(parents=True, exist_ok=True)
    (folder / "tools/golangci-lint/go.mod").touch()
    targets = _TARGET.findall(whole.files["psg_gen.mk"].decode())
    goals = [target for target in targets if not target.startswith(".")]
    assert len(goals) > 10
    _run(["make", "-n", "--warn-undefined-variables", *goals], folder)


def check_yaml(whole: Whole) -> None:
    """Every document that we write in YAML loads."""
    for path, data in whole.files.items():
        if path.endswith((".yml", ".yaml")) and not path.startswith(("api/", ".project-config/")):
            assert yaml.safe_load(data), path


def check_environment(whole: Whole) -> None:
    """A shell reads the example of each environment, and finds the port of each server in it."""
    for application in whole.project.applications:
        path = f".env-{application.name.lower()}.example"
        lines = [line.removeprefix("# ") for line in whole.files[path].decode().splitlines()]
        chosen = [line for line in lines if line.startswith("OC_")]
        printed = _run(["env", "-i", "sh", "-c", "\n".join(["set -a", *chosen, "env -0"])])
        values = dict(line.split("=", 1) for line in printed.split("\0") if line)
        for server in application.transports:
            elements = [whole.project.name, *server.section.split("/"), "port"]
            name = "OC_" + "__".join(env_element(element) for element in elements)
            assert values[name] == str(server.port), path


def check_dockerfiles(whole: Whole) -> None:
    """Every command that stands in a Dockerfile as a list is one, and the health check is right."""
    for application in whole.project.applications:
        text = whole.files[f"Dockerfile-{application.name.lower()}"].decode()
        lists = [json.loads(words) for words in _LIST.findall(text)]
        assert ["/app"] in lists
        if application.sys:
            url = f"http://127.0.0.1:{application.sys.port}{application.sys.live_path}"
            assert any(command[-1] == url for command in lists), text


def _go_files(whole: Whole) -> dict[str, bytes]:
    """Return the Go files that belong to a package: a copied input is none, whatever its name."""
    return {
        path: data
        for path, data in whole.files.items()
        if path.endswith(".go") and not path.startswith(".")
    }


def _sources(whole: Whole) -> dict[str, goast.Source]:
    """Return what each Go file says at its top level."""
    return {path: _scan(data) for path, data in _go_files(whole).items()}


@cache
def _scan(data: bytes) -> goast.Source:
    """Read a Go file, once: those of the runtime and of ogen come again in every project."""
    return goast.scan(data.decode())


def _write(files: Mapping[str, bytes], folder: Path) -> None:
    for path, data in files.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)


def _run(command: Sequence[str | Path], folder: Path | None = None) -> str:
    """Return what a command prints; it may say nothing on its standard error."""
    ran = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")
    return ran.stdout
