"""The documents of a project: a README and a licence for people, the architecture drawn by us."""

from collections.abc import Iterable, Sequence

from gpsgen.layout import CONFIG_PATH, GENERATED_BY
from gpsgen.names import path_element
from gpsgen.plan.catalog import effective, metrics
from gpsgen.plan.feature import COMMON_SETTINGS, Blueprint, Component, Settings, Stage
from gpsgen.plan.files import PlannedFile
from gpsgen.plan.golang import SERVICE_FOLDER
from gpsgen.plan.ownership import Owner
from gpsgen.resolve.project import Application, Project
from gpsgen.syntax import markdown, mermaid, text
from gpsgen.syntax.markdown import (
    BulletList,
    Code,
    CodeBlock,
    Diagram,
    Heading,
    Link,
    Paragraph,
    Table,
)

ARCHITECTURE = "docs/psg_architecture.md"

_ORIGIN = "main"


def document_files(blueprint: Blueprint) -> Iterable[PlannedFile]:
    """Return the documents."""
    project = blueprint.project
    yield PlannedFile("README.md", _readme(project), _ORIGIN, Owner.PEOPLE)
    yield PlannedFile("LICENSE.txt", _license(project), "main.author", Owner.PEOPLE)
    yield PlannedFile(ARCHITECTURE, _architecture(blueprint), _ORIGIN)


def _license(project: Project) -> str:
    return text.render(
        text.TextFile(
            (
                text.Paragraph(f"Copyright (c) {project.author}. All rights reserved."),
                text.Paragraph(
                    "Replace this text by the licence that you choose; it is not generated again."
                ),
            )
        )
    )


def _readme(project: Project) -> str:
    binaries = [f"./bin/{path_element(first.name)}" for first in project.applications[:1]]
    return markdown.render(
        markdown.Document(
            (
                Heading(1, project.name),
                Paragraph(
                    (
                        "A Go service. What is generated and what is yours is told in ",
                        Link(ARCHITECTURE, ARCHITECTURE),
                        "; this file is yours.",
                    )
                ),
                CodeBlock("\n".join(("make build", *binaries, "make help")), language="sh"),
                Heading(2, "Where to write"),
                BulletList(
                    (
                        (Code(f"{SERVICE_FOLDER}/service.go"), ": the business logic"),
                        (Code("internal/app/transport/"), ": what answers a request"),
                        (Code("internal/app/worker/"), ": what runs in the background"),
                    )
                ),
                Paragraph(
                    (
                        "After a change of ",
                        Code(CONFIG_PATH),
                        " or of a spec, ",
                        Code("make generate"),
                        " brings the rest up to date. It never touches what you wrote.",
                    )
                ),
            )
        )
    )


def _architecture(blueprint: Blueprint) -> str:
    project = blueprint.project
    blocks: list[markdown.Block] = [
        Heading(1, f"The architecture of {project.name}"),
        Paragraph(
            "Every transport and every worker calls the same service; the service knows none of "
            "them. An application is one binary and one container, and scales alone."
        ),
        Diagram(_flowchart(blueprint)),
    ]
    for application in project.applications:
        blocks += _application(project, application, blueprint.components[application.name])
    blocks += [*_configuration(project), *_metrics(blueprint), *_ownership()]
    return markdown.render(markdown.Document(tuple(blocks), comment=GENERATED_BY))


def _flowchart(blueprint: Blueprint) -> mermaid.Flowchart:
    project = blueprint.project
    items: list[mermaid.Item] = []
    edges: list[mermaid.Item] = []
    for application in project.applications:
        nodes: list[mermaid.Item] = []
        for component in blueprint.components[application.name]:
            key = f"{application.name}/{component.kind}/{component.name}"
            port = f" :{component.port}" if component.port else ""
            nodes.append(mermaid.Node(key, f"{component.kind} {component.name}{port}"))
            if component.stage is not Stage.SYSTEM:
                edges.append(mermaid.Edge(key, "service"))
        items.append(
            mermaid.Subgraph(f"application/{application.name}", application.name, tuple(nodes))
        )
    service = mermaid.Node("service", f"service {project.name}", mermaid.Shape.ROUND)
    return mermaid.Flowchart((*items, service, *edges))


def _application(
    project: Project, application: Application, components: Sequence[Component]
) -> Iterable[markdown.Block]:
    yield Heading(2, f"Application {application.name}")
    yield Table(
        ("what", "name", "port", "configuration"),
        tuple(
            (
                component.kind,
                component.name,
                str(component.port or ""),
                Code(f"/{project.name}/{component.settings.section}/"),
            )
            for component in components
        ),
    )
    yield _keys([component.settings for component in components])


def _configuration(project: Project) -> Iterable[markdown.Block]:
    names = [application.name for application in project.applications]
    name = names[0] if names else "application"
    yield Heading(2, "Configuration")
    yield Paragraph(
        (
            "A key has a path, such as ",
            Code(f"/{project.name}/log/level"),
            "; with the name of an application before its last part, ",
            Code(f"/{project.name}/log/{name}/level"),
            ", it holds for that application alone.",
        )
    )
    yield Paragraph(
        "The environment wins over OnlineConf, and that over what is compiled in. The variables of "
        "an application stand in its .env example. These keys are read by all:"
    )
    yield _keys(COMMON_SETTINGS)


def _keys(sections: Sequence[Settings]) -> Table:
    return Table(
        ("key", "type", "compiled in", "what it does"),
        tuple(
            (
                Code(f"{settings.section}/{key.name}"),
                key.type,
                Code(value) if value else "",
                key.help,
            )
            for settings in sections
            for key, value in effective(settings)
        ),
    )


def _metrics(blueprint: Blueprint) -> Iterable[markdown.Block]:
    components = [part for parts in blueprint.components.values() for part in parts]
    sections = [*COMMON_SETTINGS, *(component.settings for component in components)]
    packages = sorted({package for settings in sections for package in settings.packages})
    found = [metric for package in packages for metric in metrics(package)]
    yield Heading(2, "Metrics")
    yield Table(
        ("metric", "type", "labels", "what it counts"),
        tuple(
            (Code(metric.name), metric.type, ", ".join(metric.labels), metric.help)
            for metric in found
        ),
    )


def _ownership() -> Iterable[markdown.Block]:
    yield Heading(2, "What is whose")
    yield Table(
        ("files", "whose", "what a generation does"),
        (
            (
                (Code("psg_*"), ", ", Code("pkg/"), ", Dockerfiles, linter configuration"),
                "generated",
                "brings them up to date; one that was edited stops it before anything is written",
            ),
            (
                "handlers, service, workers, their tests, README, Makefile",
                "yours",
                "writes them once, then never again",
            ),
            (
                (Code("go.mod"), ", ", Code("go.sum")),
                "shared",
                "adds and raises what the generated code needs, keeps all of yours",
            ),
        ),
    )
