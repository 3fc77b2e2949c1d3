"""`.env-{application}.example`: every key that an application reads, with its compiled-in value."""

from collections.abc import Iterable, Sequence

from gpsgen.layout import GENERATED_BY
from gpsgen.names import env_element, path_element
from gpsgen.plan.catalog import effective
from gpsgen.plan.feature import COMMON_SETTINGS, Component, Settings
from gpsgen.plan.files import PlannedFile
from gpsgen.resolve.project import Application, Project
from gpsgen.syntax import dotenv


def env_example(
    project: Project, application: Application, components: Sequence[Component]
) -> PlannedFile:
    """Return the example of an application's environment."""
    items: list[dotenv.Item] = [
        dotenv.Comment(GENERATED_BY),
        dotenv.Comment(
            f"The configuration of the application {application.name}. Each line shows the value\n"
            "that is compiled in: remove the # and change it where another is needed."
        ),
    ]
    for settings in [*COMMON_SETTINGS, *(component.settings for component in components)]:
        items.append(dotenv.Comment(""))
        items += _assignments(project, settings)
    return PlannedFile(
        f".env-{path_element(application.name)}.example",
        dotenv.render(dotenv.DotenvFile(tuple(items))),
        application.origin,
    )


def _assignments(project: Project, settings: Settings) -> Iterable[dotenv.Item]:
    for key, value in effective(settings):
        yield dotenv.Comment(key.help)
        yield dotenv.Assignment(variable(project, settings, key.name), value, active=False)


def variable(project: Project, settings: Settings, key: str) -> str:
    """Return the environment variable that sets a key, as the runtime derives it."""
    elements = [project.name, *settings.section.split("/"), *key.split("/")]
    return "OC_" + "__".join(env_element(element) for element in elements)
