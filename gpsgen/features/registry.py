"""All features, in the order in which an application's wiring names their parts."""

from gpsgen.features.applications.feature import ApplicationsFeature
from gpsgen.features.containers.feature import ContainersFeature
from gpsgen.features.jsonschema.feature import JsonSchemaFeature
from gpsgen.features.repository.feature import RepositoryFeature
from gpsgen.features.rest.ogen import OgenFeature
from gpsgen.features.rest.sys import SysFeature
from gpsgen.features.service.feature import ServiceFeature
from gpsgen.features.workers.daemon import DaemonFeature
from gpsgen.plan.feature import Feature

#: Adding a feature is adding its folder and a line here.
FEATURES: tuple[Feature, ...] = (
    SysFeature(),
    OgenFeature(),
    DaemonFeature(),
    JsonSchemaFeature(),
    ServiceFeature(),
    ApplicationsFeature(),
    ContainersFeature(),
    RepositoryFeature(),
)
