"""Go from an OpenAPI spec by ogen (https://ogen.dev), cached by spec, version and options."""

import hashlib
import json
import re
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from gpsgen.compile.building import built
from gpsgen.compile.cache import load_json, store_json
from gpsgen.compile.command import captured
from gpsgen.compile.contract import Contract, load_contract, read_contract
from gpsgen.compile.layout import spec_layout
from gpsgen.compile.tool import OGEN, Tool, UnusableVersionError
from gpsgen.toolchain import Toolchain
from gpsgen.version import __version__

#: The name of every package that ogen makes; its importers call it so too.
PACKAGE = "oas"

#: What gofmt is told, so that a person who runs it over a project changes nothing.
_SIMPLIFY = ("-s", "-w")

_FINDING = re.compile(
    r"^  - (?P<file>.+?):(?P<line>\d+)(?::(?P<column>\d+))? -> (?P<text>.*)$", re.MULTILINE
)
#: What ogen could leave out if it were told to, and where it noted so.
_UNSUPPORTED = re.compile(r"^(?P<text>.+)\n\nTry to create ogen\.yml", re.MULTILINE)
_AT = re.compile(r'"at": "[^"]+?:(?P<line>\d+):(?P<column>\d+)"')
_LEVEL = re.compile(r"^  - (.+)$", re.MULTILINE)


class SpecError(Exception):
    """What ogen has against a spec, with the place where ogen names one (both count from 1)."""

    def __init__(
        self, spec: Path, message: str, line: int | None = None, column: int | None = None
    ) -> None:
        super().__init__(message)
        self.spec = spec
        self.message = message
        self.line = line
        self.column = column


@dataclass(frozen=True, slots=True)
class CompiledSpec:
    """What ogen made of a spec."""

    #: The Go files, by name.
    files: Mapping[str, str]
    contract: Contract


def compile_spec(
    specs: Sequence[Path], toolchain: Callable[[], Toolchain], ogen: Tool = OGEN
) -> CompiledSpec:
    """Return the Go that `ogen` makes of `specs`.

    The first spec is the root; where there are more, it may refer to them. `toolchain` is asked
    only where the cache has no answer.

    Raises:
        SpecError: ogen refuses the spec.
        gpsgen.compile.tool.UnusableVersionError: that version of ogen does not exist, does not
            build, or makes Go of another kind.
        gpsgen.toolchain.ToolchainMissingError: ogen has to run, and there is no Go to build it.
        gpsgen.errors.EnvironmentMissingError: ogen could not be built.

    """
    layout = spec_layout(specs)
    texts = {path: spec.read_bytes() for path, spec in layout.items()}
    options = _options(allow_remote=len(texts) > 1)
    key = _key(ogen, texts, options)
    cached = _cached(key)
    if cached is not None:
        return cached
    found = toolchain()
    files = _run(built(ogen, found), found.gofmt, layout, texts, options)
    compiled = CompiledSpec(files, _contract(files, ogen))
    store_json("ogen", key, {"files": files, "contract": compiled.contract.data()})
    return compiled


def _cached(key: str) -> CompiledSpec | None:
    data = load_json("ogen", key)
    if data is None:
        return None
    try:
        return CompiledSpec(data["files"], load_contract(data["contract"]))
    except (KeyError, TypeError):
        return None


def _contract(files: Mapping[str, str], ogen: Tool) -> Contract:
    try:
        return read_contract(files)
    except ValueError as error:
        if ogen.is_ours:
            raise
        raise UnusableVersionError(ogen, "makes Go that we cannot read", str(error)) from error


def _options(*, allow_remote: bool) -> str:
    """Return ogen's configuration: servers only; metrics and logs are the runtime's."""
    return json.dumps(
        {
            "parser": {"allow_remote": allow_remote},
            "generator": {"features": {"disable": ["ogen/otel", "paths/client"]}},
        }
    )


def _key(ogen: Tool, texts: Mapping[str, bytes], options: str) -> str:
    made = "\0".join((__version__, ogen.version, PACKAGE, options, *_SIMPLIFY))
    digest = hashlib.sha256(made.encode())
    for path, data in texts.items():
        digest.update(f"\0{path}\0{len(data)}\0".encode() + data)
    return digest.hexdigest()


def _run(
    ogen: Path, gofmt: Path, layout: Mapping[str, Path], texts: Mapping[str, bytes], options: str
) -> dict[str, str]:
    """Run ogen on copies of the specs: it finds no other files, so that all it reads is keyed."""
    with tempfile.TemporaryDirectory(prefix="gpsgen-") as scratch:
        config = Path(scratch) / "ogen.yaml"
        config.write_text(options, "utf-8")
        target = Path(scratch) / PACKAGE
        specs = Path(scratch).resolve() / "specs"
        for path, data in texts.items():
            place = specs / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(data)
        root = specs / next(iter(texts))
        ran = captured(
            [ogen, "-config", config, "-target", target, "-package", PACKAGE, f"./{root.name}"],
            root.parent,
        )
        if ran.returncode != 0:
            raise _refusal(ran.stderr, layout, specs)
        captured([gofmt, *_SIMPLIFY, target], target)
        return {path.name: path.read_text("utf-8") for path in sorted(target.glob("*.go"))}


def _refusal(output: str, layout: Mapping[str, Path], specs: Path) -> SpecError:
    """Return what ogen said of the copies in the folder `specs`, as said of the specs."""
    root = next(iter(layout))
    found = _FINDING.search(output)
    if found:
        path = _path(found["file"], specs)
        column = int(found["column"]) if found["column"] else None
        message = _plain(found["text"], specs)
        return SpecError(layout.get(path, layout[root]), message, int(found["line"]), column)
    if unsupported := _UNSUPPORTED.search(output):
        at = [*_AT.finditer(output)][-1:]
        line, column = (int(at[0]["line"]), int(at[0]["column"])) if at else (None, None)
        return SpecError(layout[root], unsupported["text"], line, column)
    # an error within an error: the levels in a row, without the places in ogen's own code
    text = " ".join(_LEVEL.findall(output)).rstrip(":") or output.strip().rpartition("\n")[2]
    return SpecError(layout[root], _plain(text, specs) or "ogen failed without a word")


def _path(named: str, specs: Path) -> str:
    """Return which spec ogen names; empty for the root, which alone is not named by a URL."""
    return unquote(urlsplit(named).path).removeprefix(f"{specs}/") if "://" in named else ""


def _plain(message: str, specs: Path) -> str:
    """Return a message without the folder of the copies."""
    return message.replace(f"file://{specs}/", "").replace(f"{specs}/", "")
