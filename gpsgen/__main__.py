"""The console script `gpsgen`.

Each command imports what it needs when it needs it: a generation that has nothing to do, a version
and a help come without the generator.
"""

import gc
import sys
from collections.abc import Sequence

from gpsgen.cli.failures import guarded
from gpsgen.cli.terminal import Terminal


def main() -> None:
    """Run the command line and exit with its status (see `gpsgen.errors.ExitStatus`)."""
    # A run is short and makes few cycles: the collector would search all of its nodes for nothing.
    gc.disable()
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run the command line on `arguments` and return the exit status."""
    return guarded(lambda terminal: _run(arguments, terminal))


def _run(arguments: Sequence[str], terminal: Terminal) -> int:
    from gpsgen.cli.quick import quick  # noqa: PLC0415 - what fails in it ends in a text, too

    status = quick(arguments, terminal)
    if status is None:
        from gpsgen.cli.app import run_app  # noqa: PLC0415 - typer

        status = run_app(arguments)
    return status


if __name__ == "__main__":
    main()
