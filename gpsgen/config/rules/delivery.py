"""Rules on what is delivered: the stand, artifacts and their packages, the documentation site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpsgen.diagnostics import codes
from gpsgen.diagnostics.text import quote
from gpsgen.features.packaging.model import PACKAGES, Packaging
from gpsgen.model.base import is_known, known

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gpsgen.config.sections import Config
    from gpsgen.diagnostics.model import Path
    from gpsgen.model.findings import Findings

#: As many further places of one fault are shown.
_LABELLED = 5

_NEEDED = ("maintainer", "description")
"""What the tools that make packages demand."""


def check_delivery(draft: Config, findings: Findings) -> None:
    """Report what is asked for without what it needs, and what is asked for twice."""
    _dev_stand(draft, findings)
    _packaging(draft, findings)
    for place, items in _sets(draft):
        _distinct(items, place, findings)


def _dev_stand(draft: Config, findings: Findings) -> None:
    if not is_known(draft.main, *draft.post_generate):
        return
    steps = [item.step for item in draft.post_generate]
    if draft.main.dev_stand is not True or "git_install" in steps or not is_known(*steps):
        return
    findings.at_value(
        draft.main.place_of("dev_stand"),
        codes.DEV_STAND_WITHOUT_GIT,
        "a development stand needs a git repository, which no step of `post_generate` makes",
        help="add `git_install` to `post_generate`",
    )


def _packaging(draft: Config, findings: Findings) -> None:
    """Hold each list of artifacts with a package in it against the section `packaging`."""
    asking = [package for artifacts in _artifacts(draft) for package in _packages(*artifacts)]
    if not asking or not is_known(draft.packaging):
        return
    if "packaging" not in draft.model_fields_set:
        (place, artifact), *others = asking
        findings.at_value(
            place,
            codes.MISSING_PACKAGING,
            f"the artifact `{artifact}` needs the section `packaging`",
            labels=[findings.value(other, "here, too") for other, _ in others[:_LABELLED]],
            help="add `packaging: {maintainer: Name <name@example.com>, description: …}`",
        )
        return
    packaging = draft.packaging or Packaging()
    for field in _NEEDED:
        if getattr(packaging, field) is None:
            findings.at_entry(
                ("packaging",),
                codes.MISSING_FIELD,
                f"the section `packaging` has no `{field}`",
                labels=[findings.value(asking[0][0], "packages are asked for here")],
                help=f"add `{field}: …`",
            )


def _artifacts(draft: Config) -> Iterator[tuple[Path, tuple[str, ...]]]:
    """Yield the lists of artifacts that are in force, and where they stand."""
    own = [(entry.place_of("artifacts"), entry.artifacts) for entry in known(draft.applications)]
    if any(artifacts is None for _, artifacts in own) and is_known(draft.artifacts):
        yield ("artifacts",), draft.artifacts
    for place, artifacts in own:
        if artifacts is not None and is_known(artifacts):
            yield place, artifacts


def _packages(place: Path, artifacts: tuple[str, ...]) -> list[tuple[Path, str]]:
    """Return the first package of a list and where it stands, if the list has one."""
    items = [((*place, index), artifact) for index, artifact in enumerate(artifacts)]
    return [(place, artifact) for place, artifact in items if artifact in PACKAGES][:1]


def _sets(draft: Config) -> Iterator[tuple[Path, tuple[str, ...] | None]]:
    """Yield the lists in which nothing may stand twice."""
    yield ("artifacts",), draft.artifacts
    if is_known(draft.main):
        yield draft.main.place_of("ci"), draft.main.ci
    for application in known(draft.applications):
        for field in ("artifacts", "depends_on_docker_images"):
            yield application.place_of(field), getattr(application, field)


def _distinct(items: tuple[str, ...] | None, place: Path, findings: Findings) -> None:
    if items is None or not is_known(items):
        return
    first: dict[str, int] = {}
    for index, item in enumerate(items):
        if not is_known(item):
            continue
        earlier = first.setdefault(item, index)
        if earlier != index:
            findings.at_value(
                (*place, index),
                codes.DUPLICATE_ITEM,
                f"`{place[-1]}` lists {quote(item)} twice",
                labels=[findings.value((*place, earlier), "the first one")],
                help="remove one of them",
            )
