"""Whole generations in one process: a config in, every planned file and its bytes out.

ogen's part is made beforehand, once, of a few specs: a server gets one of them in place of its own,
so that hundreds of configs take seconds.
"""

import json
import tempfile
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from zlib import crc32

from gpsgen.compile.ogen import CompiledSpec, compile_spec
from gpsgen.config import LoadedConfig, load_config
from gpsgen.pipeline import plan
from gpsgen.plan.files import PlannedFile
from gpsgen.plan.inputs import copied_inputs
from gpsgen.render.rendering import render
from gpsgen.resolve.project import OgenServer, Project
from gpsgen.resolve.resolving import resolve
from gpsgen.toolchain import find_toolchain
from tests.generation.openapi_shapes import SHAPES

#: The shapes that stand in for specs: of servers that ask who calls, and of others.
_SECURED = ("type", "main")
_OPEN = ("fmt", "test", "http")


@dataclass(frozen=True, slots=True)
class Whole:
    """A generated project, in memory."""

    project: Project
    planned: tuple[PlannedFile, ...]
    #: The bytes of each file, by path.
    files: dict[str, bytes]


def generated(config: Path, read: LoadedConfig | None = None) -> Whole:
    """Generate a project from a config without faults."""
    read = read or load_config(config)
    assert read.config, [finding.concise for finding in read.diagnostics]
    project = resolve(read.config, config.parent)
    compiled = {server: _stand_in(server) for server in project.ogen_servers}
    project = replace(project, compiled=compiled)
    planned = (*plan(project), *copied_inputs(config, read.specs, config.parent / "target"))
    rendered = render(planned, project.module)
    return Whole(project, planned, {path: file.data for path, file in rendered.items()})


def _stand_in(server: OgenServer) -> CompiledSpec:
    shapes = _SECURED if server.authenticated else _OPEN
    return _compiled(shapes[crc32(server.name.encode()) % len(shapes)])


@cache
def _compiled(entry: str) -> CompiledSpec:
    shape = next(shape for shape in SHAPES if shape.entry == entry)
    with tempfile.TemporaryDirectory() as folder:
        spec = Path(folder) / "spec.json"
        spec.write_text(json.dumps(shape.spec), "utf-8")
        return compile_spec([spec], find_toolchain)
