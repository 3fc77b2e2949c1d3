"""The module that a tool is built from: ours ships with gpsgen, others are resolved once."""

import hashlib
import tempfile
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from gpsgen.compile.cache import load_json, store_json
from gpsgen.compile.command import ModuleMode, go
from gpsgen.compile.tool import Tool, refusal
from gpsgen.syntax import gomod
from gpsgen.syntax.gomod import GoMod
from gpsgen.toolchain import OLDEST_GO, Toolchain

_PINNED = Path(__file__).parent / "tools"
_KIND = "modules"


@dataclass(frozen=True, slots=True)
class Module:
    """The two files that say what a module is built from."""

    go_mod: str
    go_sum: str

    @classmethod
    def read(cls, folder: Path) -> "Module":
        """Read both files of a folder; a module that requires nothing has no sums."""
        sums = folder / "go.sum"
        return cls(
            (folder / "go.mod").read_text("utf-8"),
            sums.read_text("utf-8") if sums.exists() else "",
        )

    def write(self, folder: Path) -> None:
        """Write both files into a folder."""
        (folder / "go.mod").write_text(self.go_mod, "utf-8")
        (folder / "go.sum").write_text(self.go_sum, "utf-8")


def tool_module(tool: Tool, toolchain: Callable[[], Toolchain]) -> Module:
    """Return a module that pins a tool and all that it is built from.

    `toolchain` is asked only for a version that is neither ours nor in the cache.

    Raises:
        gpsgen.compile.tool.UnusableVersionError: there is no such version.
        gpsgen.errors.EnvironmentMissingError: Go or the network is missing.

    """
    if tool.is_ours:
        return Module.read(_PINNED / tool.name)
    key = hashlib.sha256(f"{tool.package}\0{tool.version}".encode()).hexdigest()
    cached = load_module(_KIND, key)
    if cached is not None:
        return cached
    module = _resolved(tool, toolchain())
    store_module(_KIND, key, module)
    return module


def load_module(kind: str, key: str) -> Module | None:
    """Return the module that `store_module` kept, or None."""
    data = load_json(kind, key)
    return None if data is None else Module(data["go_mod"], data["go_sum"])


def store_module(kind: str, key: str, module: Module) -> None:
    """Keep a module in the user's cache."""
    store_json(kind, key, asdict(module))


def _resolved(tool: Tool, toolchain: Toolchain) -> Module:
    with tempfile.TemporaryDirectory(prefix="gpsgen-") as scratch:
        folder = Path(scratch)
        empty = GoMod(f"gpsgen/tools/{tool.name}", ".".join(map(str, OLDEST_GO)))
        Module(gomod.render(empty), "").write(folder)
        asked = f"{tool.package}@{tool.version}"
        ran = go(toolchain, folder, "get", "-tool", asked, mode=ModuleMode.UPDATE)
        if ran.returncode != 0:
            raise refusal(tool, "had", ran.stderr)
        # A person who tidies the project finds nothing to change; it builds without that, too.
        go(toolchain, folder, "mod", "tidy", mode=ModuleMode.UPDATE)
        return Module.read(folder)
