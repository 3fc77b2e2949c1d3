"""Applications as a feature."""

from collections.abc import Iterable

from gpsgen.features.applications.env_example import env_example
from gpsgen.features.applications.wiring import command
from gpsgen.plan.feature import Blueprint, Feature
from gpsgen.plan.files import PlannedFile


class ApplicationsFeature(Feature):
    """Applications: one binary, one container each."""

    def files(self, blueprint: Blueprint) -> Iterable[PlannedFile]:
        """Return the command of each application, and an example of its environment."""
        for application in blueprint.project.applications:
            components = blueprint.components[application.name]
            yield command(blueprint.project, application, components)
            yield env_example(blueprint.project, application, components)
