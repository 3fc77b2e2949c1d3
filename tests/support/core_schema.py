"""What an editor reads: YAML 1.2 with the core schema (YAML 1.2.2, 10.3.2)."""

import re

from gpsgen.read.document import Mapping, Node, Scalar

_BOOLEAN = re.compile(r"(true|True|TRUE)|false|False|FALSE")
_INTEGER = re.compile(r"[-+]?[0-9]+")
_OCTAL_OR_HEX = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_INFINITE_OR_NONE = re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")

NULLS = ("~", "null", "Null", "NULL")
"""The words for nothing. They stay text here: see the test that is about them."""


def scalar(text: str) -> str | float | bool | None:
    """Return what an editor makes of text without quotes."""
    if match := _BOOLEAN.fullmatch(text):
        return match.group(1) is not None
    if _INTEGER.fullmatch(text):
        return int(text)
    if _OCTAL_OR_HEX.fullmatch(text):
        return int(text, 0)
    if _FLOAT.fullmatch(text):
        return float(text)
    if _INFINITE_OR_NONE.fullmatch(text):
        return float(text.replace(".", ""))
    return text or None


def data(node: Node) -> object:
    """Return what an editor makes of a node."""
    if isinstance(node, Scalar):
        return scalar(node.text) if node.plain else node.text
    if isinstance(node, Mapping):
        return {key: data(entry.value) for key, entry in node.entries.items()}
    return [data(item) for item in node.items]
