"""Makes `gpsgen/gomod/pins.json`: what each package that generated code may import requires.

Run it after a change of a version in `gpsgen/runtime/go.mod` or of ogen: `make pins`. It needs Go
and the network. One module that imports everything fixes the versions; then each package is tidied
alone, which gives the modules and the sums that a project needs for it.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TypedDict

from gpsgen.compile.tool import OGEN
from gpsgen.gomod.requirements import PINS
from gpsgen.jsonschema.patterns.modules import REGEXP2
from gpsgen.toolchain import find_toolchain

#: What ogen's output may import, besides what the runtime does (ogen: gen/_template/*.tmpl).
OGEN_IMPORTS = [
    "github.com/go-faster/errors",
    "github.com/go-faster/jx",
    "github.com/google/uuid",
    "github.com/ogen-go/ogen/conv",
    "github.com/ogen-go/ogen/http",
    "github.com/ogen-go/ogen/json",
    "github.com/ogen-go/ogen/middleware",
    "github.com/ogen-go/ogen/ogenerrors",
    "github.com/ogen-go/ogen/ogenregex",
    "github.com/ogen-go/ogen/uri",
    "github.com/ogen-go/ogen/validate",
    "github.com/shopspring/decimal",
]


class _Pin(TypedDict):
    module: str
    needs: list[str]
    sums: list[str]


_RUNTIME = Path("gpsgen/runtime")


def main() -> None:
    go = find_toolchain().go
    packages = sorted({*_runtime_imports(go), *OGEN_IMPORTS, REGEXP2.path})
    with tempfile.TemporaryDirectory() as scratch:
        everything = Path(scratch) / "everything"
        _module(everything, packages)
        _go(go, everything, "mod", "edit", *_required_versions(go))
        _go(go, everything, "mod", "tidy")
        versions, sums = _build_list(go, everything), _sums(everything)
        pins = {package: _needs(go, Path(scratch), package, versions, sums) for package in packages}
        needed = {module for pin in pins.values() for module in pin["needs"]}
        pinned = {
            "modules": {module: versions[module] for module in needed},
            "sums": sums,
            "packages": pins,
        }
    PINS.write_text(json.dumps(pinned, indent=1, sort_keys=True) + "\n", "utf-8")
    print(f"{PINS}: {len(pins)} packages, {len(pinned['modules'])} modules")


def _runtime_imports(go: Path) -> list[str]:
    template = '{{join .Imports "\\n"}}'
    found = _go(go, _RUNTIME, "list", "-f", template, "./...").split()
    return [name for name in found if "." in name.split("/")[0]]


def _required_versions(go: Path) -> list[str]:
    required = json.loads(_go(go, _RUNTIME, "mod", "edit", "-json"))["Require"]
    versions = {entry["Path"]: entry["Version"] for entry in required}
    versions[OGEN.module] = OGEN.version
    return [f"-require={path}@{version}" for path, version in sorted(versions.items())]


def _build_list(go: Path, module: Path) -> dict[str, str]:
    """Return the version of every module in the graph, whether a package of it is used or not."""
    lines = _go(go, module, "list", "-m", "all").splitlines()[1:]
    return dict(line.split()[:2] for line in lines)


def _needs(
    go: Path, scratch: Path, package: str, versions: dict[str, str], sums: dict[str, str]
) -> _Pin:
    """Tidy a module that imports `package` alone, at the versions that all packages share."""
    module = scratch / package.replace("/", "_")
    _module(module, [package])
    _go(go, module, "mod", "edit", *(f"-require={path}@{v}" for path, v in versions.items()))
    _go(go, module, "mod", "tidy")
    owner = _go(go, module, "list", "-f", "{{.Module.Path}}", package).strip()
    used = _go(go, module, "list", "-deps", "-f", "{{with .Module}}{{.Path}}{{end}}", package)
    # What is not in the graph of everything is there only because this module is alone.
    found = _sums(module).keys() & sums.keys()
    return {"module": owner, "needs": sorted(set(used.split())), "sums": sorted(found)}


def _module(folder: Path, imports: list[str]) -> None:
    folder.mkdir()
    (folder / "go.mod").write_text("module example.com/pins\n\ngo 1.26\n")
    lines = "".join(f'\t_ "{name}"\n' for name in imports)
    (folder / "main.go").write_text(f"package main\n\nimport (\n{lines})\n\nfunc main() {{}}\n")


def _sums(module: Path) -> dict[str, str]:
    try:
        lines = (module / "go.sum").read_text().splitlines()
    except FileNotFoundError:
        return {}
    return {f"{path} {version}": sum_ for path, version, sum_ in map(str.split, lines)}


def _go(go: Path, folder: Path, *arguments: str) -> str:
    environment = {**os.environ, "GOFLAGS": "-mod=mod", "GOTOOLCHAIN": "local", "GOWORK": "off"}
    ran = subprocess.run(
        [go, *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    if ran.returncode != 0:
        sys.exit(f"go {' '.join(arguments)}: {ran.stderr}")
    return ran.stdout


if __name__ == "__main__":
    main()
