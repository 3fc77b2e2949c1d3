"""The Go tools that make and check a project, and which of their versions can be used."""

import re
from dataclasses import dataclass, replace
from typing import Final, Self

from gpsgen.compile.cache import cache_dir
from gpsgen.errors import EnvironmentMissingError
from gpsgen.syntax import semver
from gpsgen.version import (
    GOLANGCI_VERSION,
    OGEN_VERSION,
    OLDEST_GOLANGCI_VERSION,
    OLDEST_OGEN_VERSION,
)

#: What go commands say of a machine or a network that is in their way; all else that they say is
#: of the version.
_MACHINE: Final = re.compile(
    r"dial (?:tcp|udp)|no such host|connection (?:refused|reset)|network is unreachable"
    r"|i/o timeout|Client\.Timeout|TLS handshake|x509: |proxyconnect|: (?:unexpected )?EOF$"
    r"|GOPROXY=off|reading https?://\S+: (?:5\d\d|407|429) "
    r"|no space left|permission denied|read-only file system|executable file not found",
    re.MULTILINE,
)
#: The lines of a go command that tell what it does, or which package it speaks of.
_PROGRESS: Final = re.compile(r"go: (?:downloading|finding|added|upgraded|downgraded) |# ")
_LONGEST_REASON: Final = 300


@dataclass(frozen=True, slots=True)
class Tool:
    """A command that is a package of a Go module."""

    #: The name of its folder in `tools`, and of the binary.
    name: str
    #: The import path of the command.
    package: str
    #: The module that holds the command.
    module: str
    version: str
    #: The version that ships pinned with gpsgen.
    ours: str
    #: The oldest version that works with what gpsgen writes.
    oldest: str
    #: The key in the config's section `tools` that asks for a version.
    key: str

    @property
    def is_ours(self) -> bool:
        """Whether this is the version that ships pinned with gpsgen."""
        return self.version == self.ours

    def at(self, version: str) -> Self:
        """Return the tool at another version."""
        return replace(self, version=version)

    def takes(self, version: str) -> bool:
        """Say whether a version may work: whether it does, only its use can tell."""
        return (
            semver.is_canonical(version)
            and semver.major(version) == semver.major(self.ours)
            and semver.compare(version, self.oldest) >= 0
        )


OGEN = Tool(
    name="ogen",
    package="github.com/ogen-go/ogen/cmd/ogen",
    module="github.com/ogen-go/ogen",
    version=OGEN_VERSION,
    ours=OGEN_VERSION,
    oldest=OLDEST_OGEN_VERSION,
    key="ogen_version",
)

GOLANGCI = Tool(
    name="golangci-lint",
    package="github.com/golangci/golangci-lint/v2/cmd/golangci-lint",
    module="github.com/golangci/golangci-lint/v2",
    version=GOLANGCI_VERSION,
    ours=GOLANGCI_VERSION,
    oldest=OLDEST_GOLANGCI_VERSION,
    key="golangci_version",
)


class UnusableVersionError(Exception):
    """A version that the config asks for does not exist, or does not work with what we write."""

    def __init__(self, tool: Tool, fault: str, reason: str) -> None:
        super().__init__(f"{tool.name} {tool.version} {fault}")
        self.tool = tool
        #: What says so, on one line: what Go has against it.
        self.reason = reason


def refusal(tool: Tool, deed: str, output: str) -> EnvironmentMissingError | UnusableVersionError:
    """Return what a go command that failed on a tool has to end the run with.

    `deed` is what could not be done with the tool (`built`), `output` what the command printed.
    Of our own version, which works, it is always the machine that fails.
    """
    if not tool.is_ours and not _MACHINE.search(output):
        return UnusableVersionError(tool, f"cannot be {deed}", _reason(output))
    asked = "" if tool.is_ours else f" `tools.{tool.key}` asks for it; ours is {tool.ours}."
    return EnvironmentMissingError(
        f"{tool.name} {tool.version} could not be {deed}:\n{output.strip()}\n"
        f"That needs the network once; later runs take it from {cache_dir()}.{asked}"
    )


def _reason(output: str) -> str:
    """Return the first thing that a go command has against something, on one line."""
    lines = [line for line in output.splitlines() if line.strip()]
    told = [line for line in lines if not _PROGRESS.match(line)] or ["without a word"]
    first, *rest = told
    # What is indented goes on with the line before it.
    more = next((number for number, line in enumerate(rest) if not line[0].isspace()), len(rest))
    text = " ".join(line.strip() for line in [first, *rest[:more]]).removeprefix("go: ")
    return text if len(text) <= _LONGEST_REASON else f"{text[:_LONGEST_REASON]}…"
