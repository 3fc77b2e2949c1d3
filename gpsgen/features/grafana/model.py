"""What the section `grafana` of a config holds."""

from typing import Annotated, Literal

from pydantic import Field

from gpsgen.model.base import Section
from gpsgen.model.scalars import Listed, Switch, Text, one_of

DatasourceType = Annotated[
    Literal["prometheus", "loki"], one_of("prometheus", "loki", what="type of a datasource")
]
DatasourceAccess = Annotated[
    Literal["proxy", "direct"], one_of("proxy", "direct", what="access of a datasource")
]


class Datasource(Section):
    """Where Grafana takes data from."""

    name: Text = Field(description="The name that applications use.")
    type: DatasourceType = Field(description="What answers queries.")
    access: DatasourceAccess = Field(
        "proxy", description="Whether the server or the browser asks it."
    )
    url: Text = Field(description="Where it is.")
    is_default: Switch = Field(
        default=False,
        alias="isDefault",
        description="Whether panels without a datasource use it.",
    )
    editable: Switch = Field(
        default=False,
        description="Whether it can be changed in Grafana.",
    )


class Grafana(Section):
    """Grafana, whose dashboards show the metrics of the applications."""

    datasources: Annotated[tuple[Datasource, ...], Listed] = Field(
        (), description="Where dashboards take their data from."
    )
