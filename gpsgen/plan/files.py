"""The files of a plan: a path, an owner, and what will become the bytes."""

from dataclasses import dataclass

import goast
from gpsgen.plan.ownership import Owner

#: What a feature hands over: a Go file as nodes, or the finished text or bytes of another language.
Content = goast.File | str | bytes


@dataclass(frozen=True, slots=True)
class Stub:
    """A method that generated code asks of a type which people write.

    Where their file is there already, a method that it does not have comes in a file of its own.
    """

    #: As it stands in that file, whatever else the type has; its receiver names the type.
    method: goast.Func
    #: The name of that file, such as `create_item_handler.go`.
    file: str
    #: What calls it, for people: `POST /items of shop.yaml`.
    caller: str


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """A generated package whose types the methods of people speak of."""

    package: goast.Package
    #: The names of all types that it declares.
    types: frozenset[str]


@dataclass(frozen=True, slots=True)
class PlannedFile:
    """A file that the project should have."""

    #: Relative to the project's folder, with `/` between its elements.
    path: str
    content: Content
    #: The config entry that asks for it, as `applications[0]`; empty for the config as a whole.
    origin: str
    owner: Owner = Owner.GENERATED
    #: What generated code asks of the types in it, if it is Go that people write.
    stubs: tuple[Stub, ...] = ()
    vocabulary: Vocabulary | None = None
    #: Names that its package declares in files which are not planned: no import may go by them.
    taken: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class RenderedFile:
    """A planned file with its bytes."""

    path: str
    data: bytes
    origin: str
    owner: Owner
