"""Rules on sets of schemas: what they list, and that their files can stand in one set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpsgen.diagnostics import Diagnostics, codes
from gpsgen.features.jsonschema.rules.go_names import check_go_names
from gpsgen.features.jsonschema.rules.metaschema import is_valid_schema
from gpsgen.features.jsonschema.rules.references import check_references
from gpsgen.model.base import is_known, known
from gpsgen.model.wording import subject

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path as FilePath

    from gpsgen.diagnostics.model import Path
    from gpsgen.features.jsonschema.model import SchemaSet
    from gpsgen.model.findings import Findings
    from gpsgen.model.spec_files import SpecFiles


def check_jsonschema(entries: Iterable[SchemaSet], findings: Findings, files: SpecFiles) -> None:
    """Apply the rules to all entries and to the files that they name."""
    are_valid: dict[FilePath, bool] = {}
    for entry in known(entries):
        _listed(entry, findings)
        _files(entry, findings, files, are_valid)
    check_go_names(entries, findings)


def _listed(entry: SchemaSet, findings: Findings) -> None:
    """Report a set that lists no schema, and one that lists them in the older form."""
    written = [field for field in ("schemas", "path") if field in entry.model_fields_set]
    advice = "an item of `schemas` is `{id: created, path: ./created.schema.json}`"
    if entry.schemas or entry.path:
        if "path" in written:
            findings.at_key(
                entry.place_of("path"),
                codes.DEPRECATED,
                "`path` is the older form of `schemas`, and no event can refer to its schemas",
                help=advice,
            )
    elif written:
        findings.at_key(
            entry.place_of(written[0]),
            codes.EMPTY_VALUE,
            f"{subject(findings.document, entry.place)} lists no schemas",
            help=advice,
        )
    else:
        findings.at_entry(
            entry.place,
            codes.MISSING_FIELD,
            f"{subject(findings.document, entry.place)} has no `schemas`",
            help=advice,
        )


def _files(
    entry: SchemaSet, findings: Findings, files: SpecFiles, are_valid: dict[FilePath, bool]
) -> None:
    """Check each file by itself and, where all are good, what they say of each other."""
    schemas: dict[FilePath, Findings] = {}
    is_whole = _is_whole(entry)
    for path, place in schema_paths(entry):
        file = files.find(path, place, findings, what="the schema")
        schema = files.spec(file) if file else None
        if file is None or schema is None:
            is_whole = False
            continue
        schemas[file] = schema
        if file not in are_valid:
            are_valid[file] = is_valid_schema(schema)
    if is_whole and all(are_valid[file] for file in schemas):
        before = len(findings.diagnostics)
        check_references(schemas)
        if len(findings.diagnostics) == before:
            _read(schemas, findings.diagnostics)


def _read(schemas: dict[FilePath, Findings], diagnostics: Diagnostics) -> None:
    """Read the files as a generation does, and report what else it would find."""
    # most projects have no schemas
    from gpsgen.jsonschema.documents import SchemaFile  # noqa: PLC0415
    from gpsgen.jsonschema.drafts import DEFAULT_DRAFT  # noqa: PLC0415
    from gpsgen.jsonschema.reading import read_roots  # noqa: PLC0415
    from gpsgen.jsonschema.remotes import Remotes  # noqa: PLC0415

    files = [SchemaFile(file, source=it.document.source) for file, it in schemas.items()]
    found = Diagnostics()
    read_roots(files, Remotes(), DEFAULT_DRAFT, found)
    diagnostics.extend(found)


def _is_whole(entry: SchemaSet) -> bool:
    """Whether all files of a set are known, so that a schema which is not there is nowhere."""
    if not is_known(entry.schemas, entry.path):
        return False
    return is_known(*entry.schemas, *entry.path) and is_known(*(it.path for it in entry.schemas))


def schema_paths(entry: SchemaSet) -> Iterator[tuple[str, Path]]:
    """Return the files that a set names in either form, each with its place in the config."""
    for item in known(entry.schemas):
        if is_known(item.path):
            yield item.path, item.place_of("path")
    if is_known(entry.path):
        for index, path in enumerate(entry.path):
            if is_known(path):
                yield path, entry.place_of("path", index)
