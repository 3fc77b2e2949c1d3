"""What `kafka` entries of a config hold."""

from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from gpsgen.model import forms
from gpsgen.model.base import Section
from gpsgen.model.go_values import ExportedName, ImportPath, PackageName
from gpsgen.model.scalars import Listed, Name, Text, Topic, one_of

KafkaType = Annotated[
    Literal["producer", "consumer"], one_of("producer", "consumer", what="type of a Kafka entry")
]
KafkaDriver = Annotated[
    Literal["segmentio", "custom"], one_of("segmentio", "custom", what="driver of a Kafka entry")
]

CUSTOM_FIELDS = ("driver_import", "driver_package", "driver_obj")
"""The fields that only an entry with the driver `custom` has, and needs."""


class KafkaEvent(Section):
    """An event: a method in Go, and a topic unless the configuration names another."""

    name: Topic = Field(description="The event; also the name of its topic by default.")
    schema_: Text | None = Field(
        None,
        alias="schema",
        description="The schema of its messages, as `set.id`; without one they are bytes.",
    )


class KafkaEntry(Section):
    """A producer or a consumer of events."""

    model_config = ConfigDict(
        json_schema_extra=forms.needs(
            {"type": {"consumer": ["group"]}, "driver": {"custom": CUSTOM_FIELDS}}
        )
    )

    name: Name = Field(description="The name that applications use.")
    type: KafkaType = Field(description="Whether it writes or reads.")
    driver: KafkaDriver = Field("segmentio", description="The library that talks to the broker.")
    driver_import: ImportPath | None = Field(
        None, description="The import path of a driver of your own."
    )
    driver_package: PackageName | None = Field(
        None, description="The package of a driver of your own."
    )
    driver_obj: ExportedName | None = Field(None, description="The type of a driver of your own.")
    client: Name = Field(description="The name under which the service's configuration has it.")
    group: Text | None = Field(None, description="The group that a consumer is a member of.")
    events: Annotated[tuple[KafkaEvent, ...], Listed] = Field(
        description="The events that it writes or reads."
    )

    @property
    def is_consumer(self) -> bool:
        """Whether it reads events."""
        return self.type == "consumer"
