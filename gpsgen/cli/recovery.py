"""Tells that a run before this one was cut off; it needs none of the generator's imports."""

from gpsgen.cli.terminal import Terminal


def tell_recovered(terminal: Terminal) -> None:
    """Tell that a run before this one was cut off."""
    terminal.note("an earlier run was cut off; what it had begun is brought to its end")
