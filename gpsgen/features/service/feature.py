"""The service as a feature."""

from collections.abc import Iterable

from gpsgen.features.service.files import service_files
from gpsgen.plan.feature import Blueprint, Feature
from gpsgen.plan.files import PlannedFile


class ServiceFeature(Feature):
    """The service, which every transport and worker calls."""

    def files(self, blueprint: Blueprint) -> Iterable[PlannedFile]:
        """Return the package of the service."""
        return service_files(blueprint.project)
