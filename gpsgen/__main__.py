"""The console script `gpsgen`.

A generation that has nothing to do ends here, before the imports that one with work to do needs.
"""

import sys
from collections.abc import Sequence

from gpsgen.cli.quick import quick_generate


def main() -> None:
    """Run the command line and exit with its status (see `gpsgen.errors.ExitStatus`)."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run the command line on `arguments` and return the exit status."""
    status = quick_generate(arguments)
    if status is None:
        from gpsgen.cli.app import run_app  # noqa: PLC0415 - the heavy imports

        status = run_app(arguments)
    return status


if __name__ == "__main__":
    main()
