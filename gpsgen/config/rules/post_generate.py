"""Rules on the steps after generation."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from gpsgen.diagnostics import codes
from gpsgen.diagnostics.text import quote
from gpsgen.model.base import is_known, known

if TYPE_CHECKING:
    from gpsgen.config.sections import Config, PostGenerateStep
    from gpsgen.model.findings import Findings


def check_post_generate(draft: Config, findings: Findings) -> None:
    """Report steps that are not just one thing, and commands that cannot be split into words."""
    for item in known(draft.post_generate):
        if item.step is not None and item.run is not None:
            findings.at_key(
                item.place_of("run"),
                codes.CONFLICTING_FIELDS,
                "an item of `post_generate` is a step or a command, not both",
                labels=[findings.key(item.place_of("step"), "a step")],
                help="write two items: `- git_install` and `- run: make seed`",
            )
        elif item.step is None and item.run is None:
            findings.at_entry(
                item.place,
                codes.MISSING_FIELD,
                "this step has neither a `step` nor a command to `run`",
                help="add `step: …` or `run: …`",
            )
        elif item.run is not None and is_known(item.run):
            _command(item, item.run, findings)


def _command(item: PostGenerateStep, command: str, findings: Findings) -> None:
    try:
        words = shlex.split(command)
    except ValueError:
        findings.at_value(
            item.place_of("run"),
            codes.BAD_TEXT,
            f"{quote(command)} cannot be split into words: a quote is not closed",
            help="a command is split as a shell does it, and run without one",
        )
        return
    if not words or not words[0]:
        findings.at_value(item.place_of("run"), codes.EMPTY_VALUE, "the command is empty")
