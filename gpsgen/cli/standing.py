"""How each file of a project stands to what its config asks for."""

from dataclasses import dataclass
from enum import StrEnum

from gpsgen.cli.conflicts import wrong_with
from gpsgen.plan.ownership import Owner
from gpsgen.reconcile.actions import Action, ActionKind, Reason
from gpsgen.reconcile.manifest import digests, text_digest


class State(StrEnum):
    """How a file stands; those that ask for most come first."""

    #: It holds the conflict markers of a merge.
    UNRESOLVED = "unresolved"
    #: It is generated, and a person edited it.
    EDITED = "edited"
    #: gpsgen has to write it, and what stands there is not gpsgen's.
    FOREIGN = "foreign"
    #: What stands in its place is no file.
    OBSTACLE = "obstacle"
    #: It was there, and is not any more.
    MISSING = "missing"
    #: The next generation changes or deletes it.
    STALE = "stale"
    #: The next generation writes it for the first time.
    NEW = "new"
    #: It is generated, and carries an edit that was merged.
    MERGED = "merged"
    #: A person took it over.
    EJECTED = "ejected"
    #: It is people's, and nothing in the config uses it any more.
    UNUSED = "unused"
    #: It is people's.
    YOURS = "yours"
    #: It is as it should be.
    CLEAN = "clean"


_STATES = {
    Reason.UP_TO_DATE: State.CLEAN,
    Reason.NEW: State.NEW,
    Reason.MISSING: State.MISSING,
    Reason.STALE: State.STALE,
    Reason.UNASKED: State.STALE,
    Reason.YOURS: State.YOURS,
    Reason.EJECTED: State.EJECTED,
    Reason.EDITED: State.EDITED,
    Reason.MERGED: State.MERGED,
    Reason.UNRESOLVED: State.UNRESOLVED,
    Reason.OVERWRITTEN: State.STALE,
    Reason.FOREIGN: State.FOREIGN,
    Reason.OBSTACLE: State.OBSTACLE,
}


@dataclass(frozen=True, slots=True)
class Standing:
    """How one file stands."""

    action: Action
    state: State
    #: What else is to be said of it; may be empty.
    remark: str = ""


def standing(action: Action) -> Standing:
    """Say how a file stands, by what a generation that nothing was decided for would do to it."""
    is_unused = action.kind is ActionKind.UNUSED
    state = State.UNUSED if is_unused else _STATES[action.reason]
    return Standing(action, state, _remark(action, state))


def _remark(action: Action, state: State) -> str:  # noqa: PLR0911 - a state each
    match state:
        case State.OBSTACLE | State.UNRESOLVED:
            return wrong_with(action)
        case State.EDITED if action.planned is None:
            return "nothing asks for it any more"
        case State.STALE if action.kind is ActionKind.DELETE:
            return "nothing asks for it any more"
        case State.MISSING if action.owner is Owner.PEOPLE:
            return "it is yours, and stays away"
        case State.EJECTED if action.before is None:
            return "it is not there"
        case State.EJECTED if has_moved_on(action):
            return "gpsgen would write it differently since"
        case State.UNUSED if action.owner is Owner.EJECTED:
            return "ejected"
        case State.UNUSED | State.YOURS:
            return since_handed_over(action)
    return ""


def since_handed_over(action: Action) -> str:
    """Say what became of a person's file since it was handed over, if it ever was."""
    if action.recorded is None or not action.recorded.written:
        return "gpsgen did not write it"
    return "as gpsgen wrote it" if is_as_written(action) else "edited"


def is_as_written(action: Action) -> bool:
    """Say whether a file is what gpsgen once wrote."""
    if action.before is None or action.recorded is None:
        return False
    return bool(digests(action.before) & action.recorded.written)


def has_moved_on(action: Action) -> bool:
    """Say whether gpsgen would write a file differently from how it last did."""
    if action.planned is None or action.recorded is None:
        return False
    return text_digest(action.planned) not in action.recorded.written
