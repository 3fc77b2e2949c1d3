"""What must hold within the file of a command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpsgen.diagnostics import codes
from gpsgen.diagnostics.text import quote
from gpsgen.features.cli.commands import Command, Commands, Flag, Subcommand
from gpsgen.features.cli.rules.defaults import is_default
from gpsgen.model.base import is_known, known
from gpsgen.model.shape import draft
from gpsgen.model.unique import check_unique
from gpsgen.model.wording import subject
from gpsgen.names import go_exported

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gpsgen.model.base import Section
    from gpsgen.model.findings import Findings

#: Names become methods, types of parameters and their fields.
_USES = ("Go identifier",)
#: What every command line has already, and every command.
_BUILT_IN_COMMANDS = frozenset({"help", "version"})
_BUILT_IN_FLAGS = frozenset({"help", "h"})
#: How values of a type are written.
_EXAMPLES = {
    "int": "for example: `10`",
    "bool": "write `true` or `false`",
    "float64": "for example: `0.5`",
    "duration": "a number and its unit, for example: `1m30s`",
}


def check_commands(findings: Findings) -> None:
    """Apply the rules to a whole file; the findings are those about it."""
    listed = draft(Commands, findings).commands
    if listed == ():
        findings.at_key(
            ("commands",),
            codes.EMPTY_VALUE,
            "there is no command",
            help="a command is an item with a `name`",
        )
    for command in known(listed):
        _reserved(command, _BUILT_IN_COMMANDS, "every command line has a command", findings)
        _flags(command, findings)
        for subcommand in known(command.subcommands):
            _flags(subcommand, findings)
        if _is_filled(command.flags) and _is_filled(command.subcommands):
            message = (
                f"{subject(findings.document, command.place)} has subcommands, and so no flags"
            )
            help_ = "give the flags to the subcommands that need them"
            _exclusive(command, ("subcommands", "flags"), message, help_, findings)
    _names(listed, findings)


def _is_filled(items: tuple[Section, ...]) -> bool:
    return is_known(items) and bool(items)


def _reserved(named: Command | Flag, taken: frozenset[str], owner: str, findings: Findings) -> None:
    if is_known(named.name) and named.name in taken:
        findings.at_value(
            named.place_of("name"),
            codes.RESERVED_NAME,
            f"{owner} {quote(named.name)} already",
            help="choose another name",
        )


def _exclusive(
    section: Section, fields: tuple[str, str], message: str, help_: str, findings: Findings
) -> None:
    """Report two fields that exclude each other, at the one that is written later."""
    earlier, later = sorted(map(section.place_of, fields), key=findings.document.key_span)
    findings.at_key(
        later,
        codes.CONFLICTING_FIELDS,
        message,
        labels=[findings.key(earlier, "the other one")],
        help=help_,
    )


def _names(commands: Iterable[Command], findings: Findings) -> None:
    """Report commands of one name, also where a command's and a subcommand's run together."""
    below = {
        command.place: check_unique(command.subcommands, "subcommands", findings, uses=_USES)
        for command in known(commands)
    }
    methods: dict[str, Subcommand] = {}
    for command in check_unique(commands, "commands", findings, uses=_USES):
        for leaf in [command] if command.subcommands == () else below[command.place]:
            words = [command.name] if leaf is command else [command.name, leaf.name]
            method = go_exported("-".join(words))
            earlier = methods.setdefault(method, leaf)
            if earlier is not leaf:
                findings.at_entry(
                    leaf.place,
                    codes.NAME_CLASH,
                    f"the command {quote(' '.join(words))} has the same Go identifier as another, "
                    f"{quote(method)}",
                    labels=[findings.entry(earlier.place, "the other one")],
                    help="rename one of them",
                )


def _flags(command: Subcommand, findings: Findings) -> None:
    check_unique(command.flags, "flags", findings, uses=_USES)
    for flag in known(command.flags):
        _reserved(flag, _BUILT_IN_FLAGS, "every command has a flag", findings)
        _default(flag, findings)


def _default(flag: Flag, findings: Findings) -> None:
    if "default" not in flag.model_fields_set or not is_known(flag.default):
        return
    called = subject(findings.document, flag.place)
    if flag.default is None:
        findings.at_key(
            flag.place_of("default"),
            codes.EMPTY_VALUE,
            f"the default of {called} is empty",
            help='write `""` for an empty text, or remove it',
        )
        return
    if flag.required is True:
        message = f"{called} is required, so that its default has no use"
        _exclusive(flag, ("required", "default"), message, "remove one of them", findings)
    if is_known(flag.type) and not is_default(flag.type, flag.default):
        findings.at_value(
            flag.place_of("default"),
            codes.BAD_DEFAULT,
            f"{quote(flag.default)} is not a value of the type `{flag.type}`",
            help=_EXAMPLES[flag.type],
        )
