"""What commands share that look at a project and write nothing."""

from gpsgen.apply.opening import opened
from gpsgen.cli import report
from gpsgen.cli.account import Account
from gpsgen.cli.places import Places
from gpsgen.cli.preparing import Prepared, UnusableConfigError, prepare
from gpsgen.cli.terminal import Terminal
from gpsgen.reconcile.actions import Decisions
from gpsgen.regeneration import Regeneration


def look(
    places: Places, terminal: Terminal, account: Account, *, json: bool
) -> tuple[Prepared, Regeneration] | None:
    """Return what a config asks for, and what a generation that nothing is decided for would do.

    None where the config has errors; they are told, or held by `account` where that is told as
    JSON.

    Raises:
        gpsgen.errors.GpsgenError: the project cannot be trusted, or a run is at work in it.

    """
    account.places = places
    try:
        prepared = prepare(places, terminal)
        with opened(places.target, writes=False):
            return prepared, prepared.regeneration(Decisions(), terminal)
    except UnusableConfigError as error:
        account.diagnostics.extend(error.loaded.diagnostics)
        if not json:
            report.findings(error.loaded.diagnostics, error.loaded.sources, terminal)
        return None
