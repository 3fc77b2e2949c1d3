"""The grammar of a container image's reference: `registry:5000/path/name:tag@sha256:…`."""

import re
from typing import Final

from gpsgen.syntax.invalid import InvalidText

_HOST_LABEL: Final = r"(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])"
_DOMAIN: Final = rf"(?:{_HOST_LABEL}(?:\.{_HOST_LABEL})*|\[[a-fA-F0-9:]+\])(?::[0-9]+)?"
_COMPONENT: Final = r"[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*"
_REFERENCE: Final = re.compile(
    rf"(?P<name>(?:{_DOMAIN}/)?{_COMPONENT}(?:/{_COMPONENT})*)"
    r"(?::(?P<tag>[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}))?"
    r"(?:@(?P<digest>sha256:[0-9a-f]{64}))?"
)
_NAME_LIMIT: Final = 255


def require_image_reference(node: str, field: str, text: str) -> None:
    """Refuse a text that is not an image's reference."""
    found = _REFERENCE.fullmatch(text)
    if found is None or len(found["name"]) > _NAME_LIMIT:
        raise InvalidText(node, field, text, "is not the reference of an image")


def is_pinned(reference: str) -> bool:
    """Whether the reference names a version: a digest, or a tag other than `latest`."""
    found = _REFERENCE.fullmatch(reference)
    return found is not None and bool(found["digest"] or found["tag"] not in (None, "latest"))
