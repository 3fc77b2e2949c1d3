"""What `rest` entries of a config hold."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from gpsgen.model.base import Section
from gpsgen.model.scalars import (
    ApiVersion,
    ListedOrSingle,
    Name,
    Port,
    Switch,
    Text,
    UrlPath,
    one_of,
)

GeneratorType = Annotated[
    Literal["ogen", "template"],
    one_of("ogen", "template", what="generator type", later=["ogen_client"]),
]
GeneratorTemplate = Annotated[Literal["sys"], one_of("sys", what="template of a REST server")]
OnOff = Annotated[Literal["on", "off"], one_of("on", "off", what="setting")]

SYS_PATHS = ("metrics_path", "ready_path", "live_path", "version_path", "pprof_path")
"""The fields that hold the paths of a `sys` server."""

SYS_FIELDS = (*SYS_PATHS, "pprof")
"""The fields that only a `sys` server has."""

OGEN_FIELDS = ("generator_params", "path")
"""The fields that only a server made by ogen has."""


class GeneratorParams(Section):
    """Settings of what ogen makes."""

    auth_handler: OnOff = Field(
        "off", description="Demand a security scheme of the spec; where it has one, it is checked."
    )


class RestEntry(Section):
    """A REST server: `ogen` makes it from an OpenAPI spec, the template `sys` is fixed."""

    name: Name = Field(description="The name that applications use.")
    generator_type: GeneratorType = Field(description="How the server is made.")
    generator_template: GeneratorTemplate | None = Field(
        None, description="Which template, where `generator_type` is `template`."
    )
    generator_params: GeneratorParams = Field(
        GeneratorParams(), description="Settings of what ogen makes."
    )
    path: Annotated[tuple[Text, ...], ListedOrSingle] = Field(
        (), description="The OpenAPI spec first, then the files it refers to."
    )
    port: Port | None = Field(None, description="The TCP port that the server listens on.")
    version: ApiVersion = Field("v1", description="The version of the API.")
    metrics_path: UrlPath = Field("/metrics", description="Where metrics are served.")
    ready_path: UrlPath = Field("/ready", description="Where readiness is served.")
    live_path: UrlPath = Field("/live", description="Where liveness is served.")
    version_path: UrlPath = Field("/version", description="Where the build's version is served.")
    pprof_path: UrlPath = Field("/debug/pprof", description="Where profiles are served.")
    pprof: Switch = Field(False, description="Whether profiles are served.")  # noqa: FBT003

    @property
    def key(self) -> tuple[str, str]:
        """What tells this entry from all others: one name may have several versions."""
        return self.name, self.version

    @property
    def is_ogen(self) -> bool:
        """Whether ogen makes the server from a spec."""
        return self.generator_type == "ogen"

    @property
    def is_sys(self) -> bool:
        """Whether it is the server of metrics, readiness, liveness and profiles."""
        return self.generator_type == "template" and self.generator_template == "sys"

    @property
    def sys_paths(self) -> dict[str, str]:
        """The paths that a `sys` server serves, by field."""
        return {field: getattr(self, field) for field in SYS_PATHS}
