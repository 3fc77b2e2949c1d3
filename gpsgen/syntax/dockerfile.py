"""Dockerfile: stages and their instructions as nodes.

Shell code stands in `Run` as nodes of `shell`; every other text is escaped for the words of a
Dockerfile, where `$` is a reference.
"""

import json
import re
from dataclasses import dataclass
from typing import Final, TypeAlias, assert_never

from gpsgen.syntax import shell
from gpsgen.syntax.comment import comment_lines
from gpsgen.syntax.image_reference import require_image_reference
from gpsgen.syntax.invalid import InvalidText, require_line, require_match

_VARIABLE: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_STAGE: Final = re.compile(r"[a-z][a-z0-9_.-]*")
_LABEL: Final = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._/-]*[A-Za-z0-9])?")
_PATH: Final = re.compile(r"[A-Za-z0-9_./@%+=:,-]+")
_SOURCE: Final = re.compile(r"[A-Za-z0-9_./@%+=:,*?-]+")
_OWNER: Final = re.compile(r"[A-Za-z0-9_.-]+(?::[A-Za-z0-9_.-]+)?")
_MODE: Final = re.compile(r"0?[0-7]{3,4}")
_PLATFORM: Final = re.compile(r"[a-z0-9]+/[a-z0-9_]+(?:/[a-z0-9]+)?|\$(?:BUILD|TARGET)PLATFORM")
_DURATION: Final = re.compile(r"(?:[0-9]+(?:\.[0-9]+)?(?:ms|s|m|h))+")
_IDENTIFIER: Final = re.compile(r"[A-Za-z0-9_.-]+")
_DIRECTIVE: Final = re.compile(r"\s*[A-Za-z][A-Za-z0-9]*\s*=.*")
_WIDTH: Final = 100
_PORT_LIMIT: Final = 65535


@dataclass(frozen=True, slots=True)
class Reference:
    """The value of an argument or a variable: `${NAME}`."""

    name: str

    def __post_init__(self) -> None:
        require_match("Reference", "name", self.name, _VARIABLE, "is not a variable's name")


#: Text in which Docker expands references; a `str` is literal.
Text: TypeAlias = str | Reference | tuple[str | Reference, ...]


@dataclass(frozen=True, slots=True)
class From:
    """The image that a stage begins with: a reference, or the alias of an earlier stage."""

    image: str
    alias: str = ""
    platform: str = ""

    def __post_init__(self) -> None:
        require_image_reference("From", "image", self.image)
        if self.alias:
            require_match("From", "alias", self.alias, _STAGE, "is not the name of a stage")
        if self.platform:
            require_match("From", "platform", self.platform, _PLATFORM, "is not a platform")


@dataclass(frozen=True, slots=True)
class CacheMount:
    """A folder that outlives a build: `--mount=type=cache,target=…`."""

    target: str
    identifier: str = ""

    def __post_init__(self) -> None:
        _require_mount_path("CacheMount", "target", self.target)
        if self.identifier:
            _require("CacheMount", "identifier", self.identifier, _IDENTIFIER)

    def __str__(self) -> str:
        identifier = f",id={self.identifier}" if self.identifier else ""
        return f"type=cache{identifier},target={self.target}"


@dataclass(frozen=True, slots=True)
class BindMount:
    """A folder of the build's context or of another stage: `--mount=type=bind,…`."""

    source: str
    target: str
    stage: str = ""

    def __post_init__(self) -> None:
        _require_mount_path("BindMount", "source", self.source)
        _require_mount_path("BindMount", "target", self.target)
        if self.stage:
            require_match("BindMount", "stage", self.stage, _STAGE, "is not the name of a stage")

    def __str__(self) -> str:
        stage = f",from={self.stage}" if self.stage else ""
        return f"type=bind{stage},source={self.source},target={self.target}"


@dataclass(frozen=True, slots=True)
class SecretMount:
    """A file that one command may read and no layer keeps: `--mount=type=secret,…`."""

    identifier: str
    target: str

    def __post_init__(self) -> None:
        _require("SecretMount", "identifier", self.identifier, _IDENTIFIER)
        _require_mount_path("SecretMount", "target", self.target)

    def __str__(self) -> str:
        return f"type=secret,id={self.identifier},target={self.target}"


@dataclass(frozen=True, slots=True)
class Run:
    """A command run while the image is built."""

    command: shell.Statement
    mounts: tuple[CacheMount | BindMount | SecretMount, ...] = ()


@dataclass(frozen=True, slots=True)
class Copy:
    """Files brought into the image."""

    sources: tuple[str, ...]
    destination: str
    #: A stage or an image to copy from.
    source_stage: str = ""
    #: `user` or `user:group`.
    owner: str = ""
    #: Octal permissions.
    mode: str = ""

    def __post_init__(self) -> None:
        for source in self.sources:
            _require("Copy", "sources", source, _SOURCE)
        _require("Copy", "destination", self.destination, _PATH)
        if self.source_stage:
            require_image_reference("Copy", "source_stage", self.source_stage)
        if self.owner:
            _require("Copy", "owner", self.owner, _OWNER)
        if self.mode:
            _require("Copy", "mode", self.mode, _MODE)
        if not self.sources:
            raise InvalidText("Copy", "sources", "", "there is nothing to copy")


@dataclass(frozen=True, slots=True)
class Env:
    """A variable of the environment of builds and containers."""

    name: str
    value: Text

    def __post_init__(self) -> None:
        require_match("Env", "name", self.name, _VARIABLE, "is not a variable's name")


@dataclass(frozen=True, slots=True)
class Arg:
    """An argument of the build."""

    name: str
    default: Text | None = None

    def __post_init__(self) -> None:
        require_match("Arg", "name", self.name, _VARIABLE, "is not a variable's name")


@dataclass(frozen=True, slots=True)
class Label:
    """Metadata of the image."""

    name: str
    value: Text

    def __post_init__(self) -> None:
        _require("Label", "name", self.name, _LABEL)


@dataclass(frozen=True, slots=True)
class Workdir:
    """The folder that later instructions and the container work in."""

    path: str

    def __post_init__(self) -> None:
        _require("Workdir", "path", self.path, _PATH)


@dataclass(frozen=True, slots=True)
class User:
    """Who runs later instructions and the container: `user` or `user:group`."""

    name: str

    def __post_init__(self) -> None:
        _require("User", "name", self.name, _OWNER)


@dataclass(frozen=True, slots=True)
class Expose:
    """Ports that the container listens on."""

    ports: tuple[int, ...]

    def __post_init__(self) -> None:
        for port in self.ports:
            if not 0 < port <= _PORT_LIMIT:
                raise InvalidText("Expose", "ports", str(port), "is not a port")
        if not self.ports:
            raise InvalidText("Expose", "ports", "", "there is no port to expose")


@dataclass(frozen=True, slots=True)
class Entrypoint:
    """What the container runs, without a shell."""

    arguments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cmd:
    """Arguments of the entrypoint that a user can replace."""

    arguments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Healthcheck:
    """A command that tells whether the container is well; none switches an inherited one off."""

    arguments: tuple[str, ...]
    interval: str = ""
    timeout: str = ""
    start_period: str = ""
    retries: int | None = None

    def __post_init__(self) -> None:
        for field in ("interval", "timeout", "start_period"):
            if duration := getattr(self, field):
                _require("Healthcheck", field, duration, _DURATION)


@dataclass(frozen=True, slots=True)
class Comment:
    """One or more lines of comment."""

    text: str


Instruction: TypeAlias = (
    Run | Copy | Env | Arg | Label | Workdir | User | Expose | Entrypoint | Cmd | Healthcheck
)


@dataclass(frozen=True, slots=True)
class Stage:
    """An image that the file builds."""

    start: From
    instructions: tuple[Instruction | Comment, ...] = ()


@dataclass(frozen=True, slots=True)
class Dockerfile:
    """A whole file; its last stage is the image."""

    stages: tuple[Stage, ...]
    #: Comment lines at the top.
    comment: str = ""
    #: Arguments before the first stage.
    arguments: tuple[Arg, ...] = ()


def render(dockerfile: Dockerfile) -> str:
    """Write a Dockerfile."""
    sections: list[list[str]] = []
    if dockerfile.comment:
        sections.append(_comment_lines(dockerfile.comment))
    if dockerfile.arguments:
        sections.append([_instruction(argument) for argument in dockerfile.arguments])
    sections += [_stage_lines(stage) for stage in dockerfile.stages]
    return "\n\n".join("\n".join(lines) for lines in sections) + "\n"


def _require(node: str, field: str, text: str, pattern: re.Pattern[str]) -> None:
    require_match(node, field, text, pattern, "holds what a Dockerfile cannot write there")


def _require_mount_path(node: str, field: str, path: str) -> None:
    _require(node, field, path, _PATH)
    if "," in path:
        raise InvalidText(node, field, path, "a comma ends an option of a mount")


def _stage_lines(stage: Stage) -> list[str]:
    platform = f"--platform={stage.start.platform} " if stage.start.platform else ""
    alias = f" AS {stage.start.alias}" if stage.start.alias else ""
    lines = [f"FROM {platform}{stage.start.image}{alias}"]
    for item in stage.instructions:
        if isinstance(item, Comment):
            lines += _comment_lines(item.text)
        else:
            lines.append(_instruction(item))
    return lines


def _instruction(instruction: Instruction) -> str:  # noqa: C901, PLR0911 - a table from node to text
    match instruction:
        case Run():
            return _run(instruction)
        case Copy():
            return _copy(instruction)
        case Env(name, value):
            return f"ENV {name}={_quoted('Env', value)}"
        case Arg(name, default):
            return f"ARG {name}" if default is None else f"ARG {name}={_quoted('Arg', default)}"
        case Label(name, value):
            return f"LABEL {name}={_quoted('Label', value)}"
        case Workdir(path):
            return f"WORKDIR {path}"
        case User(name):
            return f"USER {name}"
        case Expose(ports):
            return f"EXPOSE {' '.join(map(str, ports))}"
        case Entrypoint(arguments):
            return f"ENTRYPOINT {_exec_form('Entrypoint', arguments)}"
        case Cmd(arguments):
            return f"CMD {_exec_form('Cmd', arguments)}"
        case Healthcheck():
            return _healthcheck(instruction)
        case _ as never:
            assert_never(never)


def _run(run: Run) -> str:
    code = shell.pieces(run.command)
    for piece in code:
        if isinstance(piece, str):
            require_line("Run", "command", piece)
    mounts = [f"--mount={mount}" for mount in run.mounts]
    line = " ".join(["RUN", *mounts, shell.plain_text(code)])
    if len(line) <= _WIDTH:
        return line
    continuation = " \\\n    "
    return continuation.join(
        [" ".join(["RUN", *mounts[:1]]), *mounts[1:], shell.plain_text(code, continuation)]
    )


def _copy(copy: Copy) -> str:
    options = _options(
        {"from": copy.source_stage, "chown": copy.owner, "chmod": copy.mode},
    )
    return " ".join(["COPY", *options, *copy.sources, copy.destination])


def _healthcheck(check: Healthcheck) -> str:
    if not check.arguments:
        return "HEALTHCHECK NONE"
    options = _options(
        {
            "interval": check.interval,
            "timeout": check.timeout,
            "start-period": check.start_period,
            "retries": "" if check.retries is None else str(check.retries),
        }
    )
    command = _exec_form("Healthcheck", check.arguments)
    return " ".join(["HEALTHCHECK", *options, "CMD", command])


def _options(values: dict[str, str]) -> list[str]:
    return [f"--{name}={value}" for name, value in values.items() if value]


def _exec_form(node: str, arguments: tuple[str, ...]) -> str:
    for argument in arguments:
        require_line(node, "arguments", argument)
    return json.dumps(arguments, ensure_ascii=False)


def _quoted(node: str, text: Text) -> str:
    parts = text if isinstance(text, tuple) else (text,)
    return '"' + "".join(_quoted_part(node, part) for part in parts) + '"'


def _quoted_part(node: str, part: str | Reference) -> str:
    if isinstance(part, Reference):
        return f"${{{part.name}}}"
    require_line(node, "value", part)
    return part.replace("\\", "\\\\").replace('"', '\\"').replace("$", "\\$")


def _comment_lines(text: str) -> list[str]:
    for line in text.split("\n"):
        if _DIRECTIVE.fullmatch(line):
            raise InvalidText("Comment", "text", text, "reads like a directive of the parser")
    return comment_lines("Comment", "text", text)
