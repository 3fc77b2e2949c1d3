"""What `worker` entries of a config hold."""

from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from gpsgen.model import forms
from gpsgen.model.base import Section
from gpsgen.model.scalars import ListedOrSingle, Name, Text, one_of

GeneratorType = Annotated[
    Literal["template"], one_of("template", what="generator type of a worker")
]
GeneratorTemplate = Annotated[
    Literal["daemon", "queue", "telegram"],
    one_of("daemon", "queue", "telegram", what="template of a worker"),
]


class WorkerEntry(Section):
    """A worker: a loop of batches (`daemon`), a reader of queues, or a Telegram bot."""

    model_config = ConfigDict(
        json_schema_extra=forms.needs({"generator_template": {"queue": ["path"]}})
    )

    name: Name = Field(description="The name that applications use.")
    generator_type: GeneratorType = Field(description="How the worker is made.")
    generator_template: GeneratorTemplate = Field(
        description="What it is: a loop of batches (`daemon`), a reader of queues (`queue`), or a "
        "bot (`telegram`)."
    )
    path: Annotated[tuple[Text, ...], ListedOrSingle] = Field(
        (), description="The file that lists the queues of a `queue` worker."
    )
