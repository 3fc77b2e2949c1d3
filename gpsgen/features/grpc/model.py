"""What `grpc` entries of a config hold."""

from typing import Annotated, Literal

from pydantic import Field

from gpsgen.model.base import Section
from gpsgen.model.scalars import Instantiation, Name, Port, Switch, Text, one_of

GeneratorType = Annotated[
    Literal["buf_client", "buf_server"],
    one_of("buf_client", "buf_server", what="generator type of a gRPC entry"),
]


class GrpcEntry(Section):
    """A gRPC client or server, made from a protobuf file."""

    name: Name = Field(description="The name that applications use.")
    path: Text = Field(description="The protobuf file.")
    generator_type: GeneratorType = Field(
        description="What it is: a client (`buf_client`) or a server (`buf_server`)."
    )
    port: Port | None = Field(None, description="The TCP port that the server listens on.")
    buf_local_plugins: Switch = Field(
        default=False,
        description="Whether buf takes its plugins from the machine.",
    )
    instantiation: Instantiation = Field(
        "static",
        description="Whether a client is made once (`static`), or for each call (`dynamic`).",
    )

    @property
    def is_client(self) -> bool:
        """Whether it calls a server of others."""
        return self.generator_type == "buf_client"
