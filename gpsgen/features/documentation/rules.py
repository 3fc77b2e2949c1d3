"""What must hold within the section `documentation`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpsgen.diagnostics import codes
from gpsgen.model.base import is_known

if TYPE_CHECKING:
    from gpsgen.features.documentation.model import Documentation
    from gpsgen.model.findings import Findings


def check_documentation(documentation: Documentation, findings: Findings) -> None:
    """Apply the rules to the section."""
    if not is_known(documentation) or not is_known(documentation.type):
        return
    written = documentation.model_fields_set
    if "headers" in written and documentation.type != "minio":
        findings.at_key(
            documentation.place_of("headers"),
            codes.MISPLACED_FIELD,
            "only a documentation site of the type `minio` has `headers`",
            labels=[findings.value(documentation.place_of("type"), "this is another type")]
            if documentation.type
            else [],
            help="remove it, or write `type: minio`",
        )
    elif written and documentation.type is None:
        findings.at_key(
            documentation.place,
            codes.WITHOUT_EFFECT,
            "`documentation` has no effect without a `type`",
            help="add `type: s3`, `type: github_pages` or `type: minio`, or remove the section",
        )
