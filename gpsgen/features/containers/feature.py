"""Containers as a feature."""

from collections.abc import Iterable

from gpsgen.features.containers.dockerfile import container_files
from gpsgen.plan.feature import Blueprint, Feature
from gpsgen.plan.files import PlannedFile


class ContainersFeature(Feature):
    """An image for each application."""

    def files(self, blueprint: Blueprint) -> Iterable[PlannedFile]:
        """Return the Dockerfile of each application."""
        return container_files(blueprint.project)
