"""Whose a file is, and so what a later generation may do with it."""

from enum import StrEnum


class Owner(StrEnum):
    """The classes of ownership."""

    #: Ours: updated and removed as the plan says, never over an edit by a person.
    GENERATED = "generated"
    #: Written once, theirs from then on.
    PEOPLE = "people"
    #: Kept by both: our lines are added and raised, theirs stay.
    SHARED = "shared"
    #: It was ours until a person took it over; a plan has none of these.
    EJECTED = "ejected"
