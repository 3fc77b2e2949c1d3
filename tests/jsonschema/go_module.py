"""A Go module with a package for each schema, built once, which decodes documents."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from base64 import b64decode, b64encode
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from goast import File, Ident, Index, Package, Qualified, call, map_literal, render, var
from gpsgen.plan.static_go import RUNTIME_SOURCES
from gpsgen.syntax import gomod
from gpsgen.syntax.gomod import GoMod, Requirement
from gpsgen.toolchain import Toolchain, find_toolchain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

MODULE = "generated.test/schemas"
#: The helpers, as generated packages import them.
HELPERS = Package(f"{MODULE}/jsonschema", "jsonschema")
#: The type that each package declares for its schema.
ROOT_TYPE = "Root"

#: What patterns with look-around need.
_REGEXP2 = "github.com/dlclark/regexp2"
_DRIVER = Path(__file__).parent / "driver"
_PACKAGE_LINE = re.compile(rf"# {re.escape(MODULE)}/(\w+)")
_FLAGS = ("-trimpath", f"-gcflags={MODULE}/...=-l -N -e", "-ldflags=-s -w")


@dataclass(frozen=True, slots=True)
class Finding:
    """A finding about a document."""

    instance_path: str
    schema_path: str
    keyword: str
    message: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a document."""

    accepted: bool = False
    error: str = ""
    findings: tuple[Finding, ...] = ()
    #: Whether the error is about JSON itself.
    syntax: bool = False
    encoded: bytes = b""
    unencodable: str = ""
    invalid: str = ""
    #: What a panic said, or how the process ended.
    panic: str = ""


@dataclass(slots=True)
class GoModule:
    """A module in a folder."""

    folder: Path
    toolchain: Toolchain = field(default_factory=find_toolchain)
    packages: list[str] = field(default_factory=list[str])

    def __post_init__(self) -> None:
        copy_helpers(self.folder / "jsonschema")
        shutil.copytree(_DRIVER, self.folder / "driver")
        self._write_module_files()

    def add(self, name: str, text: str) -> None:
        """Add the package of a schema."""
        place = self.folder / name
        place.mkdir()
        (place / "schema_gen.go").write_text(text, "utf-8")
        self.packages.append(name)

    def build(self) -> dict[str, str]:
        """Build the driver, and return what the compiler says of the packages that it lacks."""
        faults: dict[str, list[str]] = {}
        ran = self.go("build", *_FLAGS, "./jsonschema", *(f"./{it}" for it in self.packages))
        if ran.returncode:
            faults = _by_package(ran.stderr)
            assert faults.keys() & set(self.packages), ran.stderr
        built = [name for name in self.packages if name not in faults]
        (self.folder / "driver" / "schemas.go").write_text(_table(built), "utf-8")
        ran = self.go("build", *_FLAGS, "-o", self.program, "./driver")
        assert ran.returncode == 0, ran.stderr
        return {name: "\n".join(lines) for name, lines in faults.items()}

    @property
    def program(self) -> Path:
        """The driver that was built."""
        return self.folder / "driver.bin"

    def vet(self) -> str:
        """Return what `go vet` says of the packages."""
        return self.go("vet", *(f"./{name}" for name in self.packages)).stderr

    def decode(self, documents: Mapping[str, Sequence[bytes]]) -> dict[str, list[Answer]]:
        """Decode documents by their packages; what ends the process is told as a panic."""
        left = dict(documents)
        answers: dict[str, list[Answer]] = {}
        while left:
            ran = subprocess.run(
                self.program,
                input="".join(_request(name, of_it) for name, of_it in left.items()),
                capture_output=True,
                text=True,
                check=False,
            )
            for line in ran.stdout.splitlines():
                response = json.loads(line)
                answers[response["schema"]] = list(map(_answer, response["answers"]))
                del left[response["schema"]]
            if ran.returncode and left:
                lost = next(iter(left))
                said = f"the process ended: {ran.stderr[:2000]}"
                answers[lost] = [Answer(panic=said)] * len(left.pop(lost))
        return answers

    def peak(self, documents: Mapping[str, Sequence[bytes]]) -> float:
        """Return the largest memory of a process that decodes documents, in megabytes.

        Raises:
            subprocess.CalledProcessError: the process did not come to its end.

        """
        requests = "".join(_request(name, of_it) for name, of_it in documents.items())
        (self.folder / "requests").write_text(requests, "utf-8")
        with (self.folder / "requests").open() as file:
            process = subprocess.Popen(self.program, stdin=file, stdout=subprocess.DEVNULL)
            _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise subprocess.CalledProcessError(process.returncode, process.args)
        return usage.ru_maxrss / 1024

    def _write_module_files(self) -> None:
        """Require the one module that patterns may need, in the runtime's version."""
        required = (RUNTIME_SOURCES / "go.mod").read_text("utf-8")
        version = re.search(rf"{re.escape(_REGEXP2)} (v\S+)", required)
        assert version, f"the runtime does not pin {_REGEXP2}"
        module = GoMod(MODULE, "1.26", requirements=(Requirement(_REGEXP2, version[1]),))
        (self.folder / "go.mod").write_text(gomod.render(module), "utf-8")
        shutil.copy(RUNTIME_SOURCES / "go.sum", self.folder / "go.sum")

    def go(self, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
        """Run the go command in the module."""
        # Not each module has a pattern that needs what is required.
        environment = {"GOFLAGS": "-mod=mod", "GOWORK": "off"}
        return subprocess.run(
            [self.toolchain.go, *arguments],
            cwd=self.folder,
            env=self.toolchain.environment() | environment,
            capture_output=True,
            text=True,
            check=False,
        )


def copy_helpers(folder: Path) -> None:
    """Copy the package that generated code imports."""
    left_out = shutil.ignore_patterns("*_test.go", "testdata")
    shutil.copytree(RUNTIME_SOURCES / "jsonschema", folder, ignore=left_out)


def _table(packages: Iterable[str]) -> str:
    entries = {
        name: call(Index(Ident("of"), [Qualified(Package(f"{MODULE}/{name}", name), ROOT_TYPE)]))
        for name in packages
    }
    return render(File("main", [var("schemas", None, [map_literal(Ident("schema"), entries)])]))


def _by_package(output: str) -> dict[str, list[str]]:
    """Return the compiler's lines by the package that they are about."""
    faults: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in output.splitlines():
        if match := _PACKAGE_LINE.match(line):
            lines = faults.setdefault(match[1], [])
        else:
            lines.append(line)
    return faults


def _request(name: str, documents: Iterable[bytes]) -> str:
    encoded = [b64encode(it).decode() for it in documents]
    return json.dumps({"schema": name, "documents": encoded}) + "\n"


def _answer(data: dict[str, Any]) -> Answer:
    return Answer(
        accepted=data["accepted"],
        error=data.get("error", ""),
        findings=tuple(
            Finding(it["InstancePath"], it["SchemaPath"], it["Keyword"], it["Message"])
            for it in data.get("findings", ())
        ),
        syntax=data.get("syntax", False),
        encoded=b64decode(data.get("encoded", "")),
        unencodable=data.get("unencodable", ""),
        invalid=data.get("invalid", ""),
        panic=data.get("panic", ""),
    )
