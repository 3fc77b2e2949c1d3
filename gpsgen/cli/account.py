"""What a command came to, as one JSON document on the standard output.

Its keys are told in docs/regeneration.md; `version` changes when one changes its meaning or goes.
"""

import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from gpsgen.cli.places import Places
from gpsgen.cli.terminal import Terminal
from gpsgen.diagnostics import Diagnostics
from gpsgen.errors import GpsgenError, OutputError
from gpsgen.version import __version__

_VERSION = 1


class Outcome(StrEnum):
    """How a command ended."""

    #: Files were written.
    WRITTEN = "written"
    #: They were, and some hold conflict markers that a person has to resolve.
    UNRESOLVED = "unresolved"
    #: The project is what its config asks for.
    NOTHING_TO_DO = "nothing-to-do"
    #: It is not, and nothing was written since that was not asked for.
    DRIFT = "drift"
    #: Nothing was or could be written: that would lose what a person made.
    CONFLICT = "conflict"
    #: A question was answered.
    ANSWERED = "answered"
    #: There are errors in the config, or something else failed; `error` says what.
    FAILED = "failed"


@dataclass
class Account:
    """What is known of a command's run so far."""

    command: str
    places: Places | None = None
    outcome: Outcome = Outcome.FAILED
    diagnostics: Diagnostics = field(default_factory=Diagnostics)
    #: What this command tells beside what all do.
    answer: dict[str, Any] = field(default_factory=dict)

    def render(self, error: str | None) -> str:
        """Return the document."""
        # Most runs tell nothing as JSON, and none of them needs the formats.
        from gpsgen.diagnostics.formats.json_report import plain_findings  # noqa: PLC0415
        from gpsgen.diagnostics.formats.json_text import json_text  # noqa: PLC0415

        outcome = Outcome.FAILED if error is not None else self.outcome
        return json_text(
            {
                "version": _VERSION,
                "generator": __version__,
                "command": self.command,
                "config": str(self.places.config) if self.places else None,
                "target": str(self.places.target) if self.places else None,
                "outcome": outcome.value,
                **self.answer,
                "diagnostics": plain_findings(self.diagnostics),
                "error": error,
            }
        )


@contextlib.contextmanager
def accounted(command: str, terminal: Terminal, *, wanted: bool) -> Iterator[Account]:
    """Yield the account of a command, and write it at its end, whatever that is, if it is wanted.

    Raises:
        OutputError: the standard output takes no more.

    """
    account = Account(command)
    error = None
    try:
        yield account
    except OutputError:
        wanted = False
        raise
    except GpsgenError as failure:
        error = str(failure)
        raise
    except OSError as failure:
        error = f"{failure.filename}: {failure.strerror}" if failure.filename else str(failure)
        raise
    except Exception:
        error = "a bug in gpsgen; the standard error has more"
        raise
    except BaseException:
        wanted = False
        raise
    finally:
        if wanted:
            terminal.write(account.render(error), encoding="utf-8")


def text_of(data: bytes) -> str:
    """Return bytes as JSON can hold them."""
    return data.decode(errors="replace")


def tally(words: Sequence[str]) -> dict[str, int]:
    """Return how often each word comes, by the word."""
    return {word: words.count(word) for word in sorted(set(words))}
