"""What `worker` entries of a config hold."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from gpsgen.model.base import Section
from gpsgen.model.scalars import Name, one_of

GeneratorType = Annotated[
    Literal["template"], one_of("template", what="generator type of a worker")
]
GeneratorTemplate = Annotated[
    Literal["daemon"],
    one_of("daemon", what="template of a worker", later=["telegram", "queue"]),
]


class WorkerEntry(Section):
    """A worker: the template `daemon` is a loop that takes batches of jobs."""

    name: Name = Field(description="The name that applications use.")
    generator_type: GeneratorType = Field(description="How the worker is made.")
    generator_template: GeneratorTemplate = Field(description="Which template it is.")
