"""What ends a run, each with the exit status that it has."""

from enum import IntEnum


class ExitStatus(IntEnum):
    """The exit statuses of every command."""

    OK = 0
    #: Errors in the config or a spec, drift, conflicts.
    FINDINGS = 1
    USAGE = 2
    #: Go, gofmt or the network for a tool is missing.
    ENVIRONMENT = 3
    #: Our bug.
    BUG = 4
    #: What a shell makes of the signal that Ctrl-C sends.
    INTERRUPTED = 130


STATUS_MEANINGS = {
    ExitStatus.OK: "good, warnings included",
    ExitStatus.FINDINGS: "errors, conflicts or drift, or a file that cannot be read or written",
    ExitStatus.USAGE: "wrong usage",
    ExitStatus.ENVIRONMENT: "the machine lacks something",
    ExitStatus.BUG: "a bug in gpsgen",
    ExitStatus.INTERRUPTED: "interrupted",
}
"""What each exit status says, as the help has it."""


class GpsgenError(Exception):
    """Ends the run; its text is for the user and says what to do."""

    #: What the process ends with.
    status = ExitStatus.FINDINGS


class UsageError(GpsgenError):
    """The command line cannot be carried out."""

    status = ExitStatus.USAGE


class EnvironmentMissingError(GpsgenError):
    """The machine lacks something; the text says what, and how to get it."""

    status = ExitStatus.ENVIRONMENT


class OutputError(GpsgenError):
    """What a command has to say cannot be written."""
