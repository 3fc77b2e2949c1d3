"""The rule that a project is not called as a module that it needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpsgen.diagnostics import codes
from gpsgen.diagnostics.text import quote
from gpsgen.gomod.requirements import is_pinned
from gpsgen.model.base import is_known

if TYPE_CHECKING:
    from gpsgen.config.sections import Config
    from gpsgen.model.findings import Findings


def check_module(draft: Config, findings: Findings) -> None:
    """Report a module path that generated code imports packages of."""
    if is_known(draft.git) and is_known(draft.git.module_path) and is_pinned(draft.git.module_path):
        findings.at_value(
            draft.git.place_of("module_path"),
            codes.BAD_MODULE_PATH,
            f"{quote(draft.git.module_path)} is a module that generated code needs",
            help="call the project as its own repository is called",
        )
