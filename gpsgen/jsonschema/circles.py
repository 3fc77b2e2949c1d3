"""Schemas that lead back to themselves without a step into the value: they would never end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpsgen.diagnostics import codes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from gpsgen.jsonschema.schema import Schema
    from gpsgen.jsonschema.sites import Site


def report_circles(places: Mapping[Schema, Site]) -> None:
    """Report each circle of schemas that speak of one and the same value."""
    done: set[Schema] = set()
    for start in places:
        if start in done:
            continue
        # a walk in depth, without Python's stack: references may lead on and on
        way: dict[Schema, None] = {start: None}
        ahead = [same_value(start)]
        while ahead:
            inner = next(ahead[-1], None)
            if inner is None:
                ahead.pop()
                done.add(way.popitem()[0])
            elif inner in way:
                _report([*way][[*way].index(inner) :], places)
            elif inner not in done:
                way[inner] = None
                ahead.append(same_value(inner))


def same_value(schema: Schema) -> Iterator[Schema]:
    """Return the schemas that a schema applies to the value that it is itself applied to."""
    single = (schema.ref, schema.dynamic_ref, schema.not_, schema.if_, schema.then, schema.else_)
    yield from (it for it in single if it)
    for several in (schema.all_of, schema.any_of, schema.one_of):
        yield from several or ()
    yield from (schema.dependent_schemas or {}).values()


def _report(circle: list[Schema], places: Mapping[Schema, Site]) -> None:
    for schema in circle:
        site = places[schema]
        keyword = next((it for it in _REFERENCES if site.text(it) is not None), None)
        if keyword and site.document.findings:
            site.document.findings.at_value(
                (*site.path, keyword),
                codes.SPEC_INVALID,
                "this leads back here without a step into the value, and has no end",
                help="say what one of the schemas on the way is",
            )
            return


_REFERENCES = ("$ref", "$dynamicRef", "$recursiveRef")
