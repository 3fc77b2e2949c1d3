"""What `rest` entries of a config hold."""

from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from gpsgen.model import forms
from gpsgen.model.base import Section
from gpsgen.model.scalars import (
    ApiVersion,
    Instantiation,
    ListedOrSingle,
    Name,
    Port,
    Switch,
    Text,
    UrlPath,
    one_of,
)

GeneratorType = Annotated[
    Literal["ogen", "ogen_client", "template"],
    one_of("ogen", "ogen_client", "template", what="generator type"),
]
GeneratorTemplate = Annotated[Literal["sys"], one_of("sys", what="template of a REST server")]
OnOff = Annotated[Literal["on", "off"], one_of("on", "off", what="setting")]

AuthTransport = Annotated[
    Literal["header"], one_of("header", what="transport of an authentication")
]
AuthType = Annotated[
    Literal["apikey", "bearer"], one_of("apikey", "bearer", what="type of an authentication")
]

#: The fields that an entry has to have, by its `generator_type`.
_NEEDED = {
    "ogen": ("path", "port"),
    "ogen_client": ("path",),
    "template": ("generator_template", "port"),
}

SYS_PATHS = ("metrics_path", "ready_path", "live_path", "version_path", "pprof_path")
"""The fields that hold the paths of a `sys` server."""

SYS_FIELDS = (*SYS_PATHS, "pprof")
"""The fields that only a `sys` server has."""

CLIENT_FIELDS = ("auth_params", "instantiation")
"""The fields that only a client has."""


class GeneratorParams(Section):
    """Settings of what ogen makes."""

    auth_handler: OnOff = Field(
        "off", description="Demand a security scheme of the spec; where it has one, it is checked."
    )


class AuthParams(Section):
    """How a client proves who it is."""

    transport: AuthTransport = Field(description="Where the proof is sent.")
    type: AuthType = Field(description="What the proof is.")


class RestEntry(Section):
    """A REST server or client.

    `ogen` makes a server from an OpenAPI spec, `ogen_client` a client; the template `sys` is a
    server for operators.
    """

    model_config = ConfigDict(json_schema_extra=forms.needs({"generator_type": _NEEDED}))

    name: Name = Field(description="The name that applications use.")
    generator_type: GeneratorType = Field(
        description="What it is: a server (`ogen`) or a client (`ogen_client`) from an OpenAPI "
        "spec, or a server from a template (`template`)."
    )
    generator_template: GeneratorTemplate | None = Field(
        None, description="Which template, where `generator_type` is `template`."
    )
    generator_params: GeneratorParams = Field(
        default_factory=GeneratorParams, description="Settings of what ogen makes."
    )
    path: Annotated[tuple[Text, ...], ListedOrSingle] = Field(
        (), description="The OpenAPI spec first, then the files it refers to."
    )
    port: Port | None = Field(None, description="The TCP port that the server listens on.")
    auth_params: AuthParams | None = Field(None, description="How a client proves who it is.")
    instantiation: Instantiation = Field(
        "static",
        description="Whether a client is made once (`static`), or for each call (`dynamic`).",
    )
    public_service: Switch = Field(
        default=False,
        description="Whether the server can be reached from outside.",
    )
    health_check_path: UrlPath | None = Field(
        None, description="Where a proxy asks whether the server is well."
    )
    version: ApiVersion = Field("v1", description="The version of the API.")
    metrics_path: UrlPath = Field("/metrics", description="Where metrics are served.")
    ready_path: UrlPath = Field("/ready", description="Where readiness is served.")
    live_path: UrlPath = Field("/live", description="Where liveness is served.")
    version_path: UrlPath = Field("/version", description="Where the build's version is served.")
    pprof_path: UrlPath = Field("/debug/pprof", description="Where profiles are served.")
    pprof: Switch = Field(
        default=False,
        description="Whether profiles are served.",
    )

    @property
    def key(self) -> tuple[str, str]:
        """What tells this entry from all others: one name may have several versions."""
        return self.name, self.version

    @property
    def is_ogen(self) -> bool:
        """Whether ogen makes the server from a spec."""
        return self.generator_type == "ogen"

    @property
    def is_client(self) -> bool:
        """Whether it calls a server of others."""
        return self.generator_type == "ogen_client"

    @property
    def is_sys(self) -> bool:
        """Whether it is the server of metrics, readiness, liveness and profiles."""
        return self.generator_type == "template" and self.generator_template == "sys"

    @property
    def sys_paths(self) -> dict[str, str]:
        """The paths that a `sys` server serves, by field."""
        return {field: getattr(self, field) for field in SYS_PATHS}
