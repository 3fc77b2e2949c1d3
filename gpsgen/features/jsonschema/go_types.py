"""The Go package of a set of schemas."""

from collections.abc import Sequence
from dataclasses import replace

from gpsgen.diagnostics import Diagnostics
from gpsgen.jsonschema.documents import SchemaFile
from gpsgen.jsonschema.drafts import DEFAULT_DRAFT
from gpsgen.jsonschema.lower import lower
from gpsgen.jsonschema.output import PackageHelpers
from gpsgen.jsonschema.reading import read_roots
from gpsgen.jsonschema.remotes import Remotes
from gpsgen.jsonschema.schema import Root
from gpsgen.layout import GENERATED_BY
from gpsgen.plan.files import PlannedFile
from gpsgen.plan.golang import runtime
from gpsgen.resolve.project import Project, SchemaSet, schema_folder


def types_file(schemas: SchemaSet, project: Project) -> PlannedFile:
    """Return the file with the types of all schemas of a set, which the rules have no fault with.

    Their helpers are a package of the runtime.
    """
    helpers = PackageHelpers(runtime(project, "jsonschema"))
    roots = _roots(schemas)
    file = lower(roots, schemas.package, helpers, header=GENERATED_BY, taken=frozenset())
    doc = f"Package {schemas.package} holds the types of the schema set {schemas.name}."
    path = f"{schema_folder(schemas)}/psg_schema_gen.go"
    return PlannedFile(path, replace(file, doc=doc), schemas.origin)


def _roots(schemas: SchemaSet) -> Sequence[Root]:
    files = [SchemaFile(schema.path, schema.type) for schema in schemas.schemas]
    found = Diagnostics()
    roots = read_roots(files, Remotes(), DEFAULT_DRAFT, found)
    assert roots is not None, [finding.concise for finding in found]
    return roots
