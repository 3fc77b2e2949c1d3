"""What must hold within the section `grafana`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpsgen.diagnostics import codes
from gpsgen.model.base import is_known, known

if TYPE_CHECKING:
    from gpsgen.features.grafana.model import Grafana
    from gpsgen.model.findings import Findings


def check_grafana(grafana: Grafana, findings: Findings) -> None:
    """Report a second default among the datasources."""
    if not is_known(grafana):
        return
    defaults = [
        datasource.place_of("isDefault")
        for datasource in known(grafana.datasources)
        if datasource.is_default is True
    ]
    for place in defaults[1:]:
        findings.at_value(
            place,
            codes.SECOND_DEFAULT,
            "only one datasource can be the default",
            labels=[findings.value(defaults[0], "the default already")],
            help="write `isDefault: false`, or leave it out",
        )
