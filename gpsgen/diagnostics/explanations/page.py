"""What a page of the catalogue holds: what a code means, why it is there, how to mend it."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import dedent
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gpsgen.diagnostics.codes import Code

CONFIG_NAME = "project.yaml"
"""The file that an example's first text is, as pages call it."""


@dataclass(frozen=True, slots=True)
class File:
    """A file of an example."""

    name: str
    text: str
    encoding: str = "utf-8"


@dataclass(frozen=True, slots=True)
class Example:
    """Files that have a fault, or the same without it.

    Of `project.yaml` an example shows the sections that matter, unless it is whole.
    """

    files: tuple[File, ...]
    is_whole: bool = False
    #: The config as it is named to gpsgen; a page shows the command where there are no files.
    config: str = CONFIG_NAME


@dataclass(frozen=True, slots=True)
class Page:
    """What is to be said of one code, beside its meaning in a line."""

    code: Code
    #: What was found, and what to do about it.
    text: str
    #: The reason.
    why: str
    wrong: Example
    right: Example


def sections(text: str) -> Example:
    """Make an example of sections of a config."""
    return Example((File(CONFIG_NAME, _dedented(text)),))


def whole(text: str) -> Example:
    """Make an example of a whole config."""
    return Example((File(CONFIG_NAME, _dedented(text)),), is_whole=True)


def beside(config: str, name: str, text: str) -> Example:
    """Make an example of sections of a config, and of a file that it names or that it lies beside.

    Where `config` is empty, the page shows the file alone.
    """
    files = (File(CONFIG_NAME, _dedented(config)), File(name, _dedented(text)))
    return Example(files if config else files[1:])


def _dedented(text: str) -> str:
    return dedent(text).lstrip("\n")
