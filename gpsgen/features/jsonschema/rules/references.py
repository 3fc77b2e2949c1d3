"""Rules on `$ref`: it leads to a schema in a file of the same set, and is never fetched."""

from __future__ import annotations

from dataclasses import replace
from os.path import relpath
from pathlib import Path as FilePath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from gpsgen.diagnostics import codes
from gpsgen.diagnostics.suggest import Suggestion
from gpsgen.diagnostics.text import quote, quote_all
from gpsgen.features.jsonschema.rules.index import Index, Schema, follow
from gpsgen.jsonschema.addresses import split
from gpsgen.read import Mapping

if TYPE_CHECKING:
    from gpsgen.model.findings import Findings

_KEYWORDS = ("$ref", "$dynamicRef")
_DEFINITIONS = ("definitions", "$defs")


def check_references(files: dict[FilePath, Findings]) -> None:
    """Report what refers to nothing in a set of valid schemas, and what refers to itself."""
    index = Index({file: findings.document for file, findings in files.items()})
    targets: dict[int, Schema] = {}
    seen: set[int] = set()
    # references lead to schemas that were not known before
    while new := [schema for key, schema in index.schemas.items() if key not in seen]:
        for schema in new:
            seen.add(id(schema.node))
            for keyword in _KEYWORDS:
                reference = schema.text(keyword)
                found = index.find(schema, reference) if reference else True
                if reference and not found:
                    _leads_nowhere(schema, keyword, reference, index, files)
                elif isinstance(found, Schema) and keyword == "$ref":
                    targets[id(schema.node)] = found
    _circles(index, targets, files)


def _leads_nowhere(
    schema: Schema, keyword: str, reference: str, index: Index, files: dict[FilePath, Findings]
) -> None:
    findings = files[schema.file]
    names = _names(schema, files)
    uri, _ = split(schema.base, reference)
    if not uri:
        message = f"{quote(reference)} is not a URI"
        advice = "for example: `#/definitions/User`"
    elif index.resource(uri):
        message = f"{quote(reference)} leads to no schema"
        advice = "define it, or refer to one that is defined"
    elif uri.startswith("file:"):
        message = f"{quote(reference)} leads to no schema of this set"
        advice = f"add the file to the set; other files in it: {quote_all(names) or 'none'}"
    else:
        message = f"{quote(reference)} is not in this set, and nothing is fetched"
        advice = "save the file beside this one, add it to the set, and refer to it by its path"
    meant = _likely(schema, reference, index, names, findings)
    leading = [it for it in meant if index.find(schema, it.name)]
    likely = leading[0] if leading else None
    place = (*schema.path, keyword)
    findings.at_value(
        place,
        codes.SPEC_INVALID,
        message,
        help=likely.question if likely else advice,
        fix=findings.correct(place, likely) if len(leading) == 1 else None,
    )


def _likely(
    schema: Schema, reference: str, index: Index, names: list[str], findings: Findings
) -> list[Suggestion]:
    """Return what a reference that leads nowhere may be meant to be, the likeliest first."""
    head, mark, fragment = reference.partition("#")
    uri, _ = split(schema.base, reference)
    resource = index.resource(uri)
    if resource is None:
        name = findings.suggestions.suggest(head, names)
        return [replace(name, name=f"{name.name}{mark}{fragment}")] if name else []
    parent, _, last = fragment.rpartition("/")
    _, siblings = follow(resource, unquote(parent))
    name = (
        findings.suggestions.suggest(last, siblings.entries)
        if isinstance(siblings, Mapping)
        else None
    )
    similar = [replace(name, name=f"{head}#{parent}/{name.name}")] if name else []
    elsewhere = [f"{head}#/{keyword}/{last}" for keyword in _DEFINITIONS]
    return [*similar, *(Suggestion(it, is_sure=True) for it in elsewhere)]


def _names(schema: Schema, files: dict[FilePath, Findings]) -> list[str]:
    """Return what a schema may call the other files of its set."""
    folder = schema.file.parent
    return [FilePath(relpath(file, folder)).as_posix() for file in files if file != schema.file]


def _circles(index: Index, targets: dict[int, Schema], files: dict[FilePath, Findings]) -> None:
    """Report references that lead to each other only; each schema has one at most."""
    done: set[int] = set()
    for start in targets:
        chain: list[int] = []
        at = start
        while at in targets and at not in done:
            done.add(at)
            chain.append(at)
            at = id(targets[at].node)
        if at in chain:
            schema = index.schemas[at]
            files[schema.file].at_value(
                (*schema.path, "$ref"),
                codes.SPEC_INVALID,
                f"{quote(schema.text('$ref') or '')} leads back here, and to no schema",
                help="say what one of the schemas on the way is",
            )
