"""What the file of a queue worker holds: `queues.yaml`."""

import re
from typing import Annotated, Literal

from pydantic import Field

from gpsgen.diagnostics import codes
from gpsgen.diagnostics.text import quote, quote_all
from gpsgen.model.base import Section
from gpsgen.model.scalars import Listed, Name, fault, integer, text, typed

FIELD_TYPES = ("int", "int64", "string", "bool", "[]byte", "[]int", "[]int64")

_NEGATIVE = re.compile(r"-[0-9]+", re.ASCII)


def queue_id(value: object) -> int:
    """Take a number from 0."""
    written = text(value)
    if _NEGATIVE.fullmatch(written):
        message = f"the id {quote(written)} is below 0"
        raise fault(codes.NOT_AN_INTEGER, message, "write a number from 0")
    return integer(written)


def field_type(value: object) -> str:
    """Take the type of a field, which YAML takes for a list where it is not quoted."""
    if isinstance(value, list):
        message = "a type is text, not a list"
        raise fault(codes.WRONG_TYPE, message, "quote a type that begins with `[`: `'[]byte'`")
    written = text(value)
    if written in FIELD_TYPES:
        return written
    is_slice = written.startswith("[]")
    options = tuple(it for it in FIELD_TYPES if it.startswith("[]") is is_slice)
    message = f"{quote(written)} is not a type of a field"
    raise fault(codes.NOT_AN_OPTION, message, f"allowed: {quote_all(FIELD_TYPES)}", options)


QueueId = Annotated[int, typed(queue_id)]
FieldType = Annotated[
    Literal["int", "int64", "string", "bool", "[]byte", "[]int", "[]int64"], typed(field_type)
]


class QueueField(Section):
    """A value that the tasks of a queue carry."""

    name: Name = Field(description="The name that becomes a field of the task's struct.")
    type: FieldType = Field(description="The type of the value.")


class Queue(Section):
    """A queue: the tasks in it, and the handler that takes them."""

    id: QueueId = Field(description="The number under which the storage has the queue.")
    name: Name = Field(description="The name that becomes the types of its task and handler.")
    fields: Annotated[tuple[QueueField, ...], Listed] = Field(description="What a task carries.")


class Queues(Section):
    """A whole `queues.yaml`."""

    queues: Annotated[tuple[Queue, ...], Listed] = Field(description="The queues of the worker.")
