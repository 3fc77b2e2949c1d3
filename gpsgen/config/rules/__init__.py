"""What must hold between the parts of a config."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpsgen.config.coverage import check_coverage
from gpsgen.config.rules.applications import check_applications
from gpsgen.config.rules.delivery import check_delivery
from gpsgen.config.rules.drivers import check_application_drivers
from gpsgen.config.rules.environment import check_environment
from gpsgen.config.rules.integration_tests import check_integration_tests
from gpsgen.config.rules.module import check_module
from gpsgen.config.rules.names import check_names
from gpsgen.config.rules.ports import check_ports
from gpsgen.config.rules.post_generate import check_post_generate
from gpsgen.config.rules.references import check_references
from gpsgen.config.rules.schemas import check_schemas
from gpsgen.config.rules.telegram import check_telegram
from gpsgen.config.rules.tools import check_tools
from gpsgen.features.cli.rules import check_cli
from gpsgen.features.documentation.rules import check_documentation
from gpsgen.features.drivers.rules import check_drivers
from gpsgen.features.grafana.rules import check_grafana
from gpsgen.features.grpc.rules import check_grpc
from gpsgen.features.jsonschema.rules import check_jsonschema
from gpsgen.features.kafka.rules import check_kafka
from gpsgen.features.rest.rules import check_rest
from gpsgen.features.workers.rules import check_workers
from gpsgen.layout import SETUP_FILE

if TYPE_CHECKING:
    from gpsgen.config.sections import Config
    from gpsgen.model.findings import Findings
    from gpsgen.model.spec_files import SpecFiles


def check(draft: Config, findings: Findings, files: SpecFiles) -> None:
    """Apply every rule to a draft and to the files that it names."""
    check_tools(draft, findings)
    check_module(draft, findings)
    check_rest(draft.rest, findings, files)
    check_grpc(draft.grpc, findings, files)
    check_kafka(draft.kafka, findings)
    check_jsonschema(draft.jsonschema, findings, files)
    check_cli(draft.cli, findings, files)
    check_workers(draft.worker, findings, files)
    check_drivers(draft.driver, findings)
    check_grafana(draft.grafana, findings)
    check_documentation(draft.documentation, findings)
    check_names(draft, findings)
    check_references(draft, findings)
    check_schemas(draft, findings)
    check_applications(draft, findings)
    check_integration_tests(draft, findings)
    check_application_drivers(draft, findings)
    check_telegram(draft, findings)
    check_ports(draft, findings)
    check_delivery(draft, findings)
    check_post_generate(draft, findings)
    if (files.folder / SETUP_FILE).exists():
        from gpsgen.config.rules.setup import check_setup  # noqa: PLC0415 - the file is rare

        check_setup(draft, files)
    check_environment(findings)
    check_coverage(draft, findings)
