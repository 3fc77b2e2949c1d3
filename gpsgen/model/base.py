"""The base of all sections and entries of a config."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Self, cast, final

from pydantic import BaseModel, ConfigDict, PrivateAttr, model_validator

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import TypeVar

    from gpsgen.diagnostics.model import Path

    T = TypeVar("T")


@final
class _Unknown:
    """Stands in a draft for a value whose fault has been reported, so that rules can go on."""

    def __repr__(self) -> str:
        return "UNKNOWN"

    def __iter__(self) -> Iterator[object]:
        """Give what a list at fault holds for all that is known: something at fault."""
        return iter((self,))


UNKNOWN: Final = _Unknown()


def is_known(*values: object) -> bool:
    """Whether values are free of reported faults; rules ask this before they judge them."""
    return all(value is not UNKNOWN for value in values)


def known(values: Iterable[T]) -> Iterator[T]:
    """Return the items of a list that are free of reported faults, the list itself included."""
    if not is_known(values):
        return iter(())
    return (value for value in values if is_known(value))


class Section(BaseModel):
    """A map in the config with a fixed set of keys.

    Only a draft holds `UNKNOWN`; in a config that loaded without errors every field has the
    type that it declares.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    _path: Path = PrivateAttr(default=())

    @property
    def place(self) -> Path:
        """Where this section lies in the config: `("rest", 0)`."""
        return self._path

    def place_of(self, *steps: str | int) -> Path:
        """Where a field of this section lies: `entry.place_of("path", 0)`."""
        return (*self._path, *steps)

    @model_validator(mode="wrap")
    @classmethod
    def _accept_nothing(cls, data: Any, handler: Any) -> Self:  # noqa: ANN401
        if data is UNKNOWN:
            return cast("Self", data)
        return handler({} if data is None else data)  # type: ignore[no-any-return]


def locate(section: Section, path: Path = ()) -> None:
    """Tell a section and everything in it where it lies."""
    section._path = path  # noqa: SLF001 (pydantic keeps private attributes on the instance)
    for name, value in section:
        if isinstance(value, Section):
            locate(value, (*path, name))
        elif isinstance(value, tuple):
            for index, item in enumerate(value):
                if isinstance(item, Section):
                    locate(item, (*path, name, index))
