"""Rules on the integration tests of applications (`goat_tests`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpsgen.diagnostics import codes
from gpsgen.diagnostics.text import quote
from gpsgen.model.base import is_known, known
from gpsgen.model.wording import subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gpsgen.config.application import Application
    from gpsgen.config.sections import Config
    from gpsgen.diagnostics.model import Path
    from gpsgen.model.findings import Findings


def check_integration_tests(draft: Config, findings: Findings) -> None:
    """Report tests that nothing can be asked through, and settings that disagree."""
    for application in known(draft.applications):
        _binary(application, findings)
        asking = next(_asking(application), None)
        if asking is None:
            continue
        _agreement(application, findings)
        if application.cli is None:
            _sys(application, asking, draft, findings)
        elif is_known(application.cli):
            findings.at_value(
                asking,
                codes.TESTS_OF_CLI,
                f"{subject(findings.document, application.place)} is a command line, which has no "
                "integration tests",
                labels=[findings.value(application.place_of("cli"), "the command line")],
                help="remove them",
            )


def _asking(application: Application) -> Iterator[Path]:
    """Yield where tests are asked for."""
    if application.goat_tests is True:
        yield application.place_of("goat_tests")
    tests = application.goat_tests_config
    if tests is not None and is_known(tests) and tests.enabled is True:
        yield tests.place_of("enabled")


def _sys(application: Application, asking: Path, draft: Config, findings: Findings) -> None:
    """Demand a `sys` server, which says when the application can be tested."""
    if not is_known(*application.transport, *draft.rest, *draft.grpc):
        return
    names = {item.name for item in application.transport}
    servers = [entry for entry in draft.rest if entry.name in names]
    others = {entry.name for entry in draft.grpc}
    # a name that is misspelt, or an entry at fault, may be the server
    is_told = names <= {*others, *(entry.name for entry in servers)} and is_known(
        *names, *(value for it in servers for value in (it.generator_type, it.generator_template))
    )
    may_be_sys = any(
        entry.generator_type == "template" and entry.generator_template in {"sys", None}
        for entry in servers
    )
    if is_told and not may_be_sys:
        findings.at_value(
            asking,
            codes.TESTS_WITHOUT_SYS,
            f"{subject(findings.document, application.place)} has integration tests, and no `sys` "
            "server",
            help="add a server with the template `sys` to its `transport`; tests wait for it",
        )


def _agreement(application: Application, findings: Findings) -> None:
    """Warn where one of the two switches is off, which the other one makes void."""
    tests = application.goat_tests_config
    if tests is None or not is_known(tests, application.goat_tests):
        return
    if not is_known(tests.enabled):
        return
    switches = {
        application.place_of("goat_tests"): "goat_tests" in application.model_fields_set,
        tests.place_of("enabled"): "enabled" in tests.model_fields_set,
    }
    if not all(switches.values()) or application.goat_tests == tests.enabled:
        return
    on, off = switches if application.goat_tests else reversed(switches)
    findings.at_value(
        off,
        codes.WITHOUT_EFFECT,
        f"{quote(str(off[-1]))} has no effect here: integration tests are on",
        labels=[findings.value(on, "switched on here")],
        help="remove one of the two",
    )


def _binary(application: Application, findings: Findings) -> None:
    tests = application.goat_tests_config
    if tests is None or not is_known(tests):
        return
    path = tests.binary_path
    if path is None or not is_known(path):
        return
    if not path.startswith("/") or path.endswith("/"):
        findings.at_value(
            tests.place_of("binary_path"),
            codes.BAD_FOLDER,
            f"{quote(path)} is not the path of a file from the root",
            help="for example: `/tmp/api`",
        )
