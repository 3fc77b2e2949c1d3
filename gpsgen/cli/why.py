"""`gpsgen why`: which entry of the config a file of the project is there for."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from gpsgen.cli.account import Account, Outcome
from gpsgen.cli.decisions import is_below, project_path, unknown
from gpsgen.cli.importers import Importers
from gpsgen.cli.looking import look
from gpsgen.cli.places import Places
from gpsgen.cli.preparing import Prepared
from gpsgen.cli.terminal import Terminal
from gpsgen.diagnostics import Span, parse_path, show_place
from gpsgen.diagnostics.text import safe
from gpsgen.errors import ExitStatus
from gpsgen.layout import MANIFEST_PATH
from gpsgen.plan.ownership import Owner
from gpsgen.reconcile.actions import Action, ActionKind, Reason

_OWNERS = {
    Owner.GENERATED: "generated",
    Owner.PEOPLE: "yours: gpsgen writes it once, and never touches it again",
    Owner.SHARED: "shared: gpsgen adds what its code needs, and keeps what you add",
    Owner.EJECTED: "ejected: gpsgen wrote it until you took it over",
}
_MANIFEST = "the manifest: it says what gpsgen wrote, and whose it is"
_INPUT = "gpsgen reads it: it is the config, or the config names it"
_FOREIGN = "gpsgen did not write it, and nothing in the config asks for it"


@dataclass(frozen=True, slots=True)
class Answer:
    """Why one file is there."""

    path: str
    what: str
    #: The entry of the config; None where there is none.
    origin: str | None = None
    #: The files that import it, one the other, the first of which the entry asks for.
    chain: tuple[str, ...] = ()
    is_known: bool = True


def why(
    places: Places, paths: Sequence[str], terminal: Terminal, account: Account, *, json: bool
) -> ExitStatus:
    """Tell which entries of the config the files at `paths`, or below them, are there for.

    Raises:
        UsageError: a path lies outside the project.
        gpsgen.errors.GpsgenError: the project cannot be trusted, or a run is at work in it.

    """
    looked = look(places, terminal, account, json=json)
    if looked is None:
        return ExitStatus.FINDINGS
    prepared, found = looked
    asked = [project_path(path, places.target) for path in paths]
    given = (it for path in asked for it in _answers(path, found.actions, prepared))
    answers = list(dict.fromkeys(given))
    if json:
        account.outcome = Outcome.ANSWERED
        account.answer = {"files": [_plain(it, prepared) for it in answers]}
    else:
        _tell(answers, prepared, terminal)
    is_known = all(it.is_known for it in answers)
    return ExitStatus.OK if is_known else ExitStatus.FINDINGS


def _answers(path: str, actions: Sequence[Action], prepared: Prepared) -> Iterator[Answer]:
    """Answer for a path: for the file there or, where it is a folder's, for each file below."""
    importers = Importers(prepared.project, prepared.files)
    chosen = [it for it in actions if it.path == path or is_below(it.path, path)]
    yield from (_answer(action, importers) for action in chosen)
    if chosen:
        return
    place = prepared.places.target / path
    if path == MANIFEST_PATH:
        yield Answer(path, _MANIFEST)
    elif str(place.absolute()) in prepared.inputs:
        yield Answer(path, _INPUT)
    elif place.is_file():
        yield Answer(path, _FOREIGN, is_known=False)
    else:
        error = unknown(path, [it.path for it in actions], prepared.places.target)
        yield Answer(path, str(error), is_known=False)


def _answer(action: Action, importers: Importers) -> Answer:
    if action.planned is None:
        goes = action.kind is ActionKind.DELETE
        more = "the next generation deletes it" if goes else "it stays until you delete it"
        return Answer(action.path, f"nothing in the config asks for it any more: {more}")
    owner = Owner.EJECTED if action.reason is Reason.EJECTED else action.owner
    what = _OWNERS[owner]
    if action.reason is Reason.FOREIGN:
        what = f"{what}, but what stands there is not gpsgen's"
    chain = importers.chain(action.path)
    origin = chain[0].origin if chain else action.origin
    return Answer(action.path, what, origin, tuple(file.path for file in chain))


def _tell(answers: Sequence[Answer], prepared: Prepared, terminal: Terminal) -> None:
    """Tell of the files, those of one entry together."""
    groups: dict[tuple[str | None, tuple[str, ...]], list[Answer]] = defaultdict(list)
    for answer in answers:
        if answer.is_known:
            groups[answer.origin, answer.chain].append(answer)
        elif answer.what is _FOREIGN:
            terminal.error(f"{safe(answer.path)}: {answer.what}")
        else:
            terminal.error(answer.what)
    for index, ((origin, chain), group) in enumerate(groups.items()):
        if index:
            terminal.print("")
        for answer in group:
            terminal.print(f"{safe(answer.path)}: {answer.what}")
        if chain:
            terminal.print("needed by " + ", which is needed by ".join(map(safe, chain[::-1])))
        if origin is not None:
            _tell_place(origin, prepared, terminal)


def _tell_place(origin: str, prepared: Prepared, terminal: Terminal) -> None:
    if not origin:
        terminal.print(f"for the config as a whole: {safe(str(prepared.places.config))}")
        return
    is_default = not _is_written(origin, prepared)
    where = f"{origin}, which is not written: its default counts" if is_default else origin
    span = _span(origin, prepared)
    source = prepared.loaded.sources.get(span.file)
    color, width = terminal.result_color, terminal.result_width()
    terminal.print(show_place(span, where, source, color=color, width=width))


def _span(origin: str, prepared: Prepared) -> Span:
    """Return the place of an entry, or of what is written of it."""
    assert prepared.loaded.document is not None, "a config that was resolved was read"
    return prepared.loaded.document.entry_span(parse_path(origin))


def _is_written(origin: str, prepared: Prepared) -> bool:
    assert prepared.loaded.document is not None, "a config that was resolved was read"
    path = parse_path(origin)
    return prepared.loaded.document.existing(path) == path


def _plain(answer: Answer, prepared: Prepared) -> dict[str, Any]:
    plain = asdict(answer) | {"place": None}
    if answer.origin is not None:
        plain["place"] = asdict(_span(answer.origin, prepared))
    return plain
