"""Rules on `setup.yaml`, the answers of `gpsgen setup`, where it lies beside the config."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic_core import PydanticCustomError

from gpsgen.config.rules.deployments import check_deployments
from gpsgen.diagnostics import codes
from gpsgen.diagnostics.text import quote, quote_all
from gpsgen.features.deploy.setup import PUBLIC, SECRETS, OnlineConf, Setup, Slack, Telegram
from gpsgen.layout import SETUP_FILE
from gpsgen.model.base import is_known, known
from gpsgen.model.scalars import text
from gpsgen.model.shape import draft as draft_of
from gpsgen.model.unique import check_unique
from gpsgen.read.concealment import conceal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gpsgen.config.sections import Config
    from gpsgen.model.base import Section
    from gpsgen.model.findings import Findings
    from gpsgen.model.spec_files import SpecFiles


def check_setup(draft: Config, files: SpecFiles) -> None:
    """Read the file and apply its rules."""
    file = files.folder / SETUP_FILE
    source = files.source(file)
    if source is None:
        return
    in_file = files.strict(file, holds="the answers to `gpsgen setup`")
    files.conceal(conceal(source, in_file.document.root if in_file else None, PUBLIC))
    if in_file is None:
        return
    in_file.at_entry(
        (),
        codes.IGNORED_YET,
        f"`{SETUP_FILE}` has no effect yet",
        help="it can stay; what is generated is the same without it",
    )
    setup = draft_of(Setup, in_file)
    _unique(setup, in_file)
    _repository(setup, in_file)
    _secrets(setup, in_file)
    check_deployments(setup, draft, in_file)


def _unique(setup: Setup, findings: Findings) -> None:
    check_unique(setup.servers, "servers", findings)
    check_unique(setup.applications, "applications", findings)
    check_unique(setup.environments, "environments", findings, uses=("environment variable",))
    check_unique(setup.environments, "environments", findings, field="branch")


def _repository(setup: Setup, findings: Findings) -> None:
    """Report a repository in a group, which only GitLab has."""
    ci = setup.ci
    if not is_known(ci) or not is_known(ci.provider, ci.repo) or ci.repo is None:
        return
    if ci.provider == "github" and ci.repo.count("/") > 1:
        findings.at_value(
            ci.place_of("repo"),
            codes.BAD_NAME,
            f"{quote(ci.repo)} is not the name of a repository on GitHub",
            help="write its owner and its name: `acme/shop`",
        )


def _secrets(setup: Setup, findings: Findings) -> None:
    """Check what is switched on for what it needs, and secrets without telling them."""
    for section, needs in _switched(setup):
        for field in SECRETS:
            if field in section.model_fields_set and not _is_missing(section, field):
                _secret(section, field, findings)
        missing = [field for field in needs if _is_missing(section, field)]
        if section.enabled is True and missing:
            findings.at_entry(
                section.place,
                codes.MISSING_FIELD,
                f"`{section.place[-1]}` is enabled, and lacks {quote_all(missing)}",
                help=f"add `{missing[0]}: …`, or write `enabled: false`",
            )


def _switched(setup: Setup) -> Iterator[tuple[OnlineConf | Telegram | Slack, tuple[str, ...]]]:
    """Yield the sections that can be switched on, each with the fields that it needs then."""
    for environment in known(setup.environments):
        if is_known(environment.onlineconf):
            yield environment.onlineconf, ("host",)
    if is_known(setup.notifications):
        if is_known(setup.notifications.telegram):
            yield setup.notifications.telegram, ("bot_token", "chat_id")
        if is_known(setup.notifications.slack):
            yield setup.notifications.slack, ("webhook_url",)


def _is_missing(section: Section, field: str) -> bool:
    value = getattr(section, field)
    return value is None or value == ""


def _secret(section: Section, field: str, findings: Findings) -> None:
    try:
        text(getattr(section, field))
    except PydanticCustomError as error:
        given = error.context or {}
        findings.at_key(section.place_of(field), given["code"], f"`{field}`: {given['message']}")
