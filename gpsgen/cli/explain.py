"""`gpsgen explain`: the page of a code, or the table of all codes."""

import re

from gpsgen.cli.terminal import Terminal
from gpsgen.diagnostics.explanations import PAGES, Page
from gpsgen.diagnostics.explanations.page_text import page_text, table_text
from gpsgen.diagnostics.suggest import nearest
from gpsgen.diagnostics.text import quote, safe
from gpsgen.errors import ExitStatus, UsageError

#: A number as people type it, or as they paste it: `error[GPS1301]:`.
_NUMBER = re.compile(r"(?:\w+\[)?(?:gps)?([0-9]{4})\]?:?", re.IGNORECASE | re.ASCII)
_WIDEST = 100


def explain(code: str | None, terminal: Terminal) -> ExitStatus:
    """Print the page of a code, or without one a table of all codes.

    Raises:
        UsageError: there is no such code.

    """
    color = terminal.result_color
    width = min(terminal.result_width(), _WIDEST)
    if code is None:
        terminal.write(table_text(color=color, width=width))
    else:
        terminal.write(page_text(find_page(code), color=color, width=width))
    return ExitStatus.OK


def find_page(code: str) -> Page:
    """Return the page of a code: `GPS1301`, `1301` or `unknown-reference`.

    Raises:
        UsageError: there is no such code.

    """
    if number := _NUMBER.fullmatch(code):
        page = PAGES.get(f"GPS{number[1]}")
    else:
        page = _by_name().get(code.lower())
    if page is None:
        likely = None if number else nearest(code, _by_name())
        advice = f"did you mean `{likely}`?" if likely else "`gpsgen explain` lists all codes"
        raise UsageError(f"there is no code {safe(quote(code))}; {advice}")
    return page


def _by_name() -> dict[str, Page]:
    return {page.code.name: page for page in PAGES.values()}
