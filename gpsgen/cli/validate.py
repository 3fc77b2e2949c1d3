"""`gpsgen validate`: what is to be said of a config."""

import os
from pathlib import Path

from gpsgen.cli.fixing import fix_files
from gpsgen.cli.terminal import Terminal
from gpsgen.config import LoadedConfig, load_config
from gpsgen.diagnostics.formats import FORMATS, Format, Report
from gpsgen.errors import ExitStatus


def validate(config: Path, format_: Format, terminal: Terminal, *, fix: bool) -> ExitStatus:
    """Check a config and the files that it names, and write all findings to the standard output.

    With `fix` what can be mended without asking is mended first, and what is left is written.

    Raises:
        gpsgen.errors.GpsgenError: a file could not be fixed.

    """
    with terminal.stage("checking the config"):
        loaded = load_config(config)
    if fix:
        loaded = fix_files(config, loaded, terminal)
    text = FORMATS[format_](_report(config, loaded, terminal))
    terminal.write(text, encoding=None if format_ is Format.TEXT else "utf-8")
    return ExitStatus.FINDINGS if loaded.diagnostics.has_errors else ExitStatus.OK


def _report(config: Path, loaded: LoadedConfig, terminal: Terminal) -> Report:
    return Report(
        checked=str(config),
        diagnostics=loaded.diagnostics,
        sources=loaded.sources,
        root=_root(),
        color=terminal.result_color,
        width=terminal.result_width(),
    )


def _root() -> Path:
    """Return the checkout of a GitHub workflow where we are in one, else the working directory."""
    here = Path.cwd()
    checkout = os.environ.get("GITHUB_WORKSPACE")
    return Path(checkout) if checkout and here.is_relative_to(checkout) else here
