"""`go.mod` and `go.sum` for code of another ogen than ours: tidied, and tried, by Go itself.

The pins know our ogen alone. With another, the whole project is written into a scratch folder,
tidied and built there: what comes of that is complete, and an ogen whose code does not fit ours is
found before anything is written.
"""

import hashlib
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from gpsgen.compile.command import ModuleMode, go
from gpsgen.compile.tool import Tool, refusal
from gpsgen.compile.tool_module import Module, load_module, store_module
from gpsgen.gomod.files import GO_MOD, GO_SUM
from gpsgen.plan.files import RenderedFile
from gpsgen.syntax import modfile
from gpsgen.toolchain import OLDEST_GO, Toolchain

_KIND = "requirements"
_SCRATCH_GO = ".".join(map(str, OLDEST_GO))


def settled(
    rendered: Mapping[str, RenderedFile], ogen: Tool, toolchain: Callable[[], Toolchain]
) -> dict[str, RenderedFile]:
    """Return the files of a project, with code of `ogen`, with complete `go.mod` and `go.sum`.

    Every pinned module but ogen stays at least at the version that we test with. `toolchain` is
    asked only where the cache has no answer.

    Raises:
        gpsgen.compile.tool.UnusableVersionError: the project cannot be built with its ogen.
        gpsgen.errors.EnvironmentMissingError: Go or the network is missing.

    """
    key = _key(rendered)
    module = load_module(_KIND, key)
    if module is None:
        module = _tried(rendered, ogen, toolchain())
        store_module(_KIND, key, module)
    # A line of Go that a required module demands is kept where it is later than the project's.
    line = modfile.parse(rendered[GO_MOD].data.decode()).go
    go_mod = modfile.render(modfile.parse(module.go_mod).with_go(line))
    texts = {GO_MOD: go_mod, GO_SUM: module.go_sum}
    return {
        **rendered,
        **{path: replace(rendered[path], data=text.encode()) for path, text in texts.items()},
    }


def _key(rendered: Mapping[str, RenderedFile]) -> str:
    """Return what the answer of Go rests on: the least versions, and all Go."""
    digest = hashlib.sha256()
    for path, file in sorted(rendered.items()):
        if path == GO_MOD or path.endswith(".go"):
            digest.update(f"{path}\0{len(file.data)}\0".encode() + file.data)
    return digest.hexdigest()


def _tried(rendered: Mapping[str, RenderedFile], ogen: Tool, toolchain: Toolchain) -> Module:
    """Tidy and build the project apart from the one on disk."""
    with tempfile.TemporaryDirectory(prefix="gpsgen-") as scratch:
        folder = Path(scratch)
        for path, file in rendered.items():
            place = folder / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(file.data)
        # The project's own line may be later than the toolchain.
        _go(ogen, toolchain, folder, "mod", "edit", f"-go={_SCRATCH_GO}")
        _go(ogen, toolchain, folder, "mod", "tidy")
        _go(ogen, toolchain, folder, "build", "./...")
        return Module.read(folder)


def _go(ogen: Tool, toolchain: Toolchain, folder: Path, *arguments: str) -> None:
    ran = go(toolchain, folder, *arguments, mode=ModuleMode.UPDATE)
    if ran.returncode != 0:
        raise refusal(ogen, "used in this project", ran.stderr)
