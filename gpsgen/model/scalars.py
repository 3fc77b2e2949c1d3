"""Types of values: text becomes what it stands for, or a fault in our own words."""

from __future__ import annotations

import re
import unicodedata
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Literal, LiteralString

from pydantic import WrapValidator
from pydantic_core import PydanticCustomError

from gpsgen.diagnostics import codes
from gpsgen.diagnostics.text import quote, quote_all
from gpsgen.model import forms
from gpsgen.model.base import UNKNOWN
from gpsgen.names import NAME_PATTERN, fault_in_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic import GetJsonSchemaHandler, ValidatorFunctionWrapHandler
    from pydantic_core import CoreSchema

    from gpsgen.diagnostics.codes import Code
    from gpsgen.model.forms import Form, Schema

FAULT: LiteralString = "fault"
"""The type of the pydantic errors that carry a code of ours."""

_INTEGER = re.compile(r"0|[1-9][0-9]*", re.ASCII)
_SIGNED = re.compile(r"[+-]?[0-9]+", re.ASCII)
_LONGEST_INTEGER = 18
_SWITCHES = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}
_INVISIBLE = frozenset({"Cc", "Cf", "Zl", "Zp"})
_UNSEEN = {"\n": "a line break", "\t": "a tab"}
_UNSEEN_HELP = {"\n": "write it on one line, without `|` or `>`"}
_WHITE_SPACE = frozenset("\t\n")
_SERVICE_NAME = re.compile(r"[a-z][a-z0-9-]*", re.ASCII)
#: A path as Go's router matches it: clean, and without escapes, which would give it two forms.
_URL_SEGMENT = r"(?!\.{1,2}(?:/|\Z))[A-Za-z0-9._~!$&'()*+,;=:@-]+"
_URL_PATH = re.compile(rf"/(?:{_URL_SEGMENT}(?:/{_URL_SEGMENT})*/?)?", re.ASCII)
#: A name of a topic (Kafka: org.apache.kafka.common.internals.Topic) that a Go name can be made of.
_TOPIC = re.compile(r"[._-]*[A-Za-z][A-Za-z0-9._-]*", re.ASCII)
_LONGEST_TOPIC = 249
#: A reference to an image (distribution: reference/regexp.go).
_DOMAIN = r"(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9-]+)*(?::[0-9]+)?/)?"
_COMPONENT = r"[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*"
_IMAGE_NAME = rf"{_DOMAIN}{_COMPONENT}(?:/{_COMPONENT})*"
_IMAGE = re.compile(
    rf"{_IMAGE_NAME}(?::[A-Za-z0-9_][A-Za-z0-9_.-]{{0,127}})?(?:@sha256:[0-9a-f]{{64}})?", re.ASCII
)
_IMAGE_PREFIX = re.compile(_IMAGE_NAME, re.ASCII)
_FOLDER = re.compile(r"(?:/(?!\.{1,2}(?:/|\Z))[^/]+)+/?|/")
_API_VERSION = re.compile(r"v[0-9]+", re.ASCII)

NAME_FORM = forms.matching(NAME_PATTERN, "A name is made of words, for example: user-events")
_TOPIC_FORM = forms.matching(
    _TOPIC, "This must be the name of a topic, for example: user.created", numbers=True
)
_SERVICE_NAME_FORM = forms.matching(
    _SERVICE_NAME, "Write lower case and hyphens, for example: shop"
)


@dataclass(frozen=True, slots=True)
class Typed(WrapValidator):
    """A validator that also tells editors what may be written."""

    form: Form = forms.as_is

    def __get_pydantic_json_schema__(
        self, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> Schema:
        """Return the schema of what may be written, which pydantic asks for."""
        return self.form(deepcopy(handler.resolve_ref_schema(handler(core_schema))))


def typed(take: Callable[[object], object], form: Form = forms.as_is) -> Typed:
    """Make a type of a function that takes what is written, or raises a fault.

    `form` is for editors: it makes of the schema of the type below that of what may be written.
    """

    def validate(value: object, handler: ValidatorFunctionWrapHandler) -> object:
        return value if value is UNKNOWN else handler(take(value))

    return Typed(validate, form=form)


def fault(
    code: Code, message: str, help_: str | None = None, options: tuple[str, ...] = ()
) -> PydanticCustomError:
    """Make an error of a validator that becomes a finding at the value's place.

    Of `options`, the one that is likely meant is suggested in the place of the help.
    """
    context = {"code": code, "message": message, "help": help_, "options": options}
    return PydanticCustomError(FAULT, "{message}", context)


def text(value: object) -> str:
    """Take any text on one line."""
    return _visible(value, frozenset())


def lines(value: object) -> str:
    """Take any text, on one line or more."""
    return _visible(value, _WHITE_SPACE)


def _visible(value: object, allowed: frozenset[str]) -> str:
    if value is None or (isinstance(value, str) and not value.strip(" ")):
        raise fault(codes.EMPTY_VALUE, "the value is empty")
    if not isinstance(value, str):
        raise fault(codes.WRONG_TYPE, f"this must be text, not {kind(value)}")
    invisible = (c for c in value if unicodedata.category(c) in _INVISIBLE and c not in allowed)
    bad = next(invisible, None)
    if bad is not None:
        what = _UNSEEN.get(bad, f"the invisible character U+{ord(bad):04X}")
        raise fault(codes.BAD_TEXT, f"the text holds {what}", _UNSEEN_HELP.get(bad))
    return value


def integer(value: object) -> int:
    """Take a whole number in decimal digits."""
    written = text(value)
    if not _INTEGER.fullmatch(written) or len(written) > _LONGEST_INTEGER:
        help_ = "write decimal digits only, without leading zeros"
        raise fault(codes.NOT_AN_INTEGER, f"{quote(written)} is not a whole number", help_)
    return int(written)


def switch(value: object) -> bool:
    """Take true or false, in any of YAML's words."""
    written = text(value)
    if written.lower() not in _SWITCHES:
        message = f"{quote(written)} is neither true nor false"
        raise fault(codes.NOT_A_SWITCH, message, "write `true` or `false`")
    return _SWITCHES[written.lower()]


def port(value: object) -> int:
    """Take a TCP port."""
    written = text(value)
    if not _SIGNED.fullmatch(written):
        return integer(value)
    if len(written) <= _LONGEST_INTEGER and 1 <= int(written) <= 65535:
        return integer(value)
    raise fault(codes.BAD_PORT, f"the port {quote(written)} is not between 1 and 65535")


def one_of(*options: str, what: str) -> Typed:
    """Make a type that has only the given options."""
    article = "an" if what[0] in "aeiou" else "a"

    def take(value: object) -> str:
        written = text(value)
        if written in options:
            return written
        message = f"{quote(written)} is not {article} {what}"
        raise fault(codes.NOT_AN_OPTION, message, f"allowed: {quote_all(options)}", options)

    return typed(take)


def matching(
    pattern: re.Pattern[str], code: Code, what: str, example: str, *, numbers: bool = False
) -> Typed:
    """Make a type of the texts of one form; `numbers` says whether some look like numbers."""

    def take(value: object) -> str:
        written = text(value)
        if pattern.fullmatch(written):
            return written
        raise fault(code, f"{quote(written)} is not {what}", f"for example: `{example}`")

    message = f"This must be {what}, for example: {example}"
    return typed(take, forms.matching(pattern, message, numbers=numbers))


def entry_name(value: object) -> str:
    """Take a name that maps to code, paths and keys."""
    written = text(value)
    if reason := fault_in_name(written):
        raise fault(codes.BAD_NAME, f"{quote(written)} cannot be a name: {reason}")
    return written


def topic(value: object) -> str:
    """Take the name of a topic."""
    written = text(value)
    if not _TOPIC.fullmatch(written) or len(written) > _LONGEST_TOPIC:
        message = f"{quote(written)} is not the name of a topic"
        help_ = f"letters, digits, `.`, `_`, `-`, at most {_LONGEST_TOPIC} of them: `user.created`"
        raise fault(codes.BAD_TOPIC, message, help_)
    return written


def service_name(value: object) -> str:
    """Take the name of the whole service."""
    written = entry_name(value)
    if not _SERVICE_NAME.fullmatch(written):
        message = f"{quote(written)} cannot be the service's name: use lower case and `-`"
        likely = re.sub(r"[._]+", "-", written.lower())
        raise fault(codes.BAD_NAME, message, f"for example: {quote(likely)}")
    return written


def kind(value: object) -> str:
    """Say what people call a value of this type."""
    if isinstance(value, dict):
        return "a map"
    return "a list" if isinstance(value, list) else "text"


def listed(value: object) -> object:
    """Take a list; nothing at all is an empty one."""
    return () if value is None else value


def listed_or_single(value: object) -> object:
    """Take a list, or a text with the items of one, parted by commas."""
    return [item.strip() for item in value.split(",")] if isinstance(value, str) else listed(value)


def listed_or_one(value: object) -> object:
    """Take a list, or the text that would be its only item."""
    return [value] if isinstance(value, str) else listed(value)


def free_map(value: object) -> object:
    """Take a map from any keys to texts; nothing at all is an empty one."""
    for key in value if isinstance(value, dict) else ():
        text(key)
    return {} if value is None else value


def named(value: object) -> object:
    """Take an item of a list in an application: a name, or a map with a name in it."""
    return {"name": value} if isinstance(value, str) else value


Text = Annotated[str, typed(text)]
Lines = Annotated[str, typed(lines)]
FreeMap = Annotated[dict[str, Text], typed(free_map, forms.or_nothing)]
Switch = Annotated[bool, typed(switch)]
Port = Annotated[int, typed(port, forms.port)]
Name = Annotated[str, typed(entry_name, NAME_FORM)]
ServiceName = Annotated[str, typed(service_name, _SERVICE_NAME_FORM)]
UrlPath = Annotated[str, matching(_URL_PATH, codes.BAD_URL_PATH, "a URL path", "/metrics")]
ApiVersion = Annotated[str, matching(_API_VERSION, codes.BAD_VERSION, "an API version", "v1")]
FolderPath = Annotated[
    str, matching(_FOLDER, codes.BAD_FOLDER, "the path of a folder from the root", "/var/lib/shop")
]
Topic = Annotated[str, typed(topic, _TOPIC_FORM)]
Image = Annotated[
    str,
    matching(
        _IMAGE,
        codes.BAD_IMAGE,
        "a reference to an image",
        "docker.io/library/redis:8",
        numbers=True,
    ),
]
ImagePrefix = Annotated[
    str,
    matching(
        _IMAGE_PREFIX, codes.BAD_IMAGE, "a prefix of image names", "ghcr.io/acme", numbers=True
    ),
]
Instantiation = Annotated[
    Literal["static", "dynamic"], one_of("static", "dynamic", what="instantiation")
]
Listed = typed(listed, forms.or_nothing)
ListedOrSingle = typed(listed_or_single, forms.listed_or_single)
ListedOrOne = typed(listed_or_one, forms.listed_or_one)
Named = typed(named, forms.field_or_map("name"))
