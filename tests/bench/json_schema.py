"""What generated decoders of JSON Schemas cost, and what generating and compiling them does."""

from __future__ import annotations

import json
import re
import shutil
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from gpsgen.compile.command import captured
from gpsgen.toolchain import find_toolchain
from tests.bench.measure import cost
from tests.bench.table import Table
from tests.jsonschema import exact_json
from tests.jsonschema.corpora.real import real_schemas
from tests.jsonschema.generating import go_of
from tests.jsonschema.go_module import HELPERS, MODULE, GoModule, copy_helpers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.bench.measure import Cost

_SOURCES = Path(__file__).parent / "json_schema_go"
_SCHEMA = _SOURCES / "schema.json"
_TIMES = 7
_LINE = re.compile(
    r"Benchmark(?P<group>\w+)/(?P<name>\S+?)(?:-\d+)?\s+\d+\s+(?P<ns>[\d.]+) ns/op"
    r"\s+(?P<bytes>\d+) B/op\s+(?P<allocs>\d+) allocs/op"
)
_REFERENCE = "encoding/json, decode only"
_AIMS = {
    "gpsgen, decode and validate": "< 0.5 of encoding/json, at most 60 allocations",
    "go-jsonschema, decode and validate in part": "> 15 of gpsgen",
}
_LARGE = (
    "compose-spec", "github-workflows", "gitlab-ci", "openapi-v3.1", "github-webhooks", "vega-lite",
    "azure-pipelines", "renovate",
)  # fmt: skip


def measure() -> Table:
    """Measure decoding and encoding of one document, by ours and by others."""
    with tempfile.TemporaryDirectory(prefix="gpsgen-bench-") as scratch:
        folder = Path(scratch) / "bench"
        _write(folder)
        _run(folder, "test", "-run", "Contenders", ".")
        said = _run(folder, "test", "-run", "^$", "-bench", ".", "-count", str(_TIMES), ".")
    figures: dict[tuple[str, str], list[tuple[float, int, int]]] = {}
    for found in map(_LINE.match, said.splitlines()):
        if found:
            key = found["group"], found["name"].replace("_", " ")
            taken = float(found["ns"]), int(found["bytes"]), int(found["allocs"])
            figures.setdefault(key, []).append(taken)
    reference = min(figures["Decode", _REFERENCE])[0]
    rows = [
        [name, group, *_row(min(taken), reference), _AIMS.get(name, "") * (group == "Decode")]
        for (group, name), taken in figures.items()
    ]
    return Table(["what", "document", "µs", "B", "allocations", "to decoding", "aim"], rows)


def measure_large() -> Table:
    """Measure generating and compiling large schemas."""
    rows = [list(row) for row in _large()]
    columns = ["schema", "its size", "generate", "Go, lines", "Go, size", "compile", "largest"]
    return Table(columns, rows)


def _row(taken: tuple[float, int, int], reference: float) -> list[str]:
    nanoseconds, size, allocations = taken
    return [
        f"{nanoseconds / 1000:.1f}",
        str(size),
        str(allocations),
        f"{nanoseconds / reference:.2f}",
    ]


def _write(folder: Path) -> None:
    """Write the module with what each generator makes of the schema."""
    shutil.copytree(_SOURCES, folder)
    copy_helpers(folder / "jsonschema")
    for package, formats in (("ours", False), ("oursformats", True)):
        text = go_of(_SCHEMA, package, formats=formats)
        (folder / package).mkdir()
        imported = text.replace(HELPERS.path, "bench/jsonschema")
        (folder / package / "schema_gen.go").write_text(imported, "utf-8")
    (folder / "gojsonschema").mkdir()
    out = "gojsonschema/gen.go"
    _run(folder, "tool", "go-jsonschema", "-p", "gojsonschema", "-o", out, "schema.json")
    (folder / "ogen").mkdir()
    _write_for_ogen(folder / "nullable.json")
    options = ["-package", "ogen", "-target", "ogen/gen.go", "-typename", "Profile"]
    _run(folder, "tool", "jschemagen", *options, "nullable.json")


def _write_for_ogen(path: Path) -> None:
    """Write the schema with `nullable`, since ogen takes no list of types."""
    schema = json.loads(_SCHEMA.read_bytes())
    schema["properties"]["parent_id"] |= {"type": "string", "nullable": True}
    path.write_text(json.dumps(schema), "utf-8")


def _run(folder: Path, *arguments: str) -> str:
    toolchain = find_toolchain()
    environment = toolchain.environment() | {"GOFLAGS": "-mod=readonly", "GOWORK": "off"}
    ran = captured([toolchain.go, *arguments], folder, environment)
    if ran.returncode:
        raise RuntimeError(f"go {' '.join(arguments)}:\n{ran.stdout}{ran.stderr}")
    return ran.stdout


def _large() -> Iterator[tuple[str, ...]]:
    with tempfile.TemporaryDirectory(prefix="gpsgen-bench-") as scratch:
        folder = Path(scratch)
        module = GoModule(folder / "module")
        _compiled(module, "jsonschema")
        for schema in real_schemas():
            if schema.name not in _LARGE:
                continue
            file = folder / f"{schema.name}.json"
            file.write_text(exact_json.dumps(schema.schema), "utf-8")
            package = re.sub(r"\W", "", schema.name)
            start = time.perf_counter()
            text = go_of(file, package, schema.draft)
            seconds = time.perf_counter() - start
            module.add(package, text)
            compiled = _compiled(module, package)
            yield (
                schema.name,
                f"{file.stat().st_size / 1000:.0f} kB",
                f"{seconds:.2f} s",
                str(text.count("\n")),
                f"{len(text) / 1000:.0f} kB",
                f"{compiled.wall:.1f} s",
                f"{compiled.peak:.0f} MB",
            )


def _compiled(module: GoModule, package: str) -> Cost:
    environment = {"GOFLAGS": "-mod=mod", "GOWORK": "off"}
    return cost(
        module.toolchain.go,
        "build",
        f"{MODULE}/{package}",
        cwd=module.folder,
        environment=module.toolchain.environment() | environment,
    )
