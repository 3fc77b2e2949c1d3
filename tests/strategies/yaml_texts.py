"""Writes data in the YAML of configs, in any of the styles that people use."""

import json
import re
import unicodedata
from random import Random
from typing import Any

Data = Any

_PLAIN = re.compile(r"[A-Za-z0-9_/.$(][A-Za-z0-9_/.$()+@=-]*", re.ASCII)
_UNSEEN = {"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"}
_LINE_BREAKS = ("\n", "\n", "\r\n")


def yaml_text(data: Data, random: Random) -> str:
    """Return a text that holds the data: block or flow style, quotes, comments, line breaks."""
    lines = random.choice([["# a comment"], []])
    if isinstance(data, dict) and data:
        lines = [*lines, *_entries(data, "", random)]
    else:
        lines = [*lines, _flow(data, random)]
    return random.choice(["", "", "\ufeff"]) + random.choice(_LINE_BREAKS).join([*lines, ""])


def _entries(data: dict[str, Data], indent: str, random: Random) -> list[str]:
    return [line for key, value in data.items() for line in _entry(key, value, indent, random)]


def _entry(key: str, value: Data, indent: str, random: Random) -> list[str]:
    start = f"{indent}{_scalar(key, random)}:"
    deeper = indent + random.choice(["  ", "    "])
    if _is_block(value) and random.random() < 0.8:
        return [f"{start} {_header(value)}", *_indented(value, deeper)]
    if not isinstance(value, dict | list) or not value or random.random() < 0.3:
        comment = random.choice(["", "", "  # why"])
        return [f"{start} {_flow(value, random)}{comment}"]
    if isinstance(value, dict):
        return [start, *_entries(value, deeper, random)]
    # a list may begin in the column of its key
    deeper = random.choice([indent, deeper])
    return [start, *(line for item in value for line in _item(item, deeper, random))]


def _item(item: Data, indent: str, random: Random) -> list[str]:
    if isinstance(item, dict) and item and random.random() < 0.7:
        first, *rest = _entries(item, f"{indent}  ", random)
        return [f"{indent}- {first.lstrip()}", *rest]
    if _is_block(item) and random.random() < 0.8:
        return [f"{indent}- {_header(item)}", *_indented(item, f"{indent}  ")]
    return [f"{indent}- {_flow(item, random)}"]


def _is_block(value: Data) -> bool:
    """Whether a literal block can hold a text as it is."""
    if not isinstance(value, str) or "\n" not in value.rstrip("\n"):
        return False
    lines = value.split("\n")
    shows = value.replace("\n", "").replace("\t", "").isprintable()
    return shows and bool(lines[0]) and lines[0][0] not in " \t"


def _header(text: str) -> str:
    ends = len(text) - len(text.rstrip("\n"))
    return {0: "|-", 1: "|"}.get(ends, "|+")


def _indented(text: str, indent: str) -> list[str]:
    return [f"{indent}{line}" if line else "" for line in text.removesuffix("\n").split("\n")]


def _flow(value: Data, random: Random) -> str:
    if isinstance(value, dict):
        inner = (f"{_scalar(k, random)}: {_flow(v, random)}" for k, v in value.items())
        return "{" + ", ".join(inner) + "}"
    if isinstance(value, list):
        items = ("''" if item is None else _flow(item, random) for item in value)
        return "[" + ", ".join(items) + "]"
    return "" if value is None else _scalar(str(value), random)


def _scalar(text: str, random: Random) -> str:
    if _PLAIN.fullmatch(text) and random.random() < 0.6:
        return text
    if text.isprintable() and random.random() < 0.3:
        return "'" + text.replace("'", "''") + "'"
    # YAML reads the escapes of JSON
    return json.dumps(text, ensure_ascii=any(unicodedata.category(c) in _UNSEEN for c in text))
