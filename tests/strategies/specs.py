"""Strategies for the files that a config names: specs, schemas, commands, queues."""

from typing import Any

from hypothesis import strategies as st

from gpsgen.features.cli.commands import FLAG_TYPES
from tests.strategies.values import TEXTS, distinct_names

Data = Any

_WORDS = st.from_regex(r"[a-z]{3,8}", fullmatch=True)
_JSON_TYPES = st.sampled_from(["string", "integer", "number", "boolean"])
_SCHEMES: dict[str, Data] = {
    "apikey": {"type": "apiKey", "in": "header", "name": "X-Key"},
    "bearer": {"type": "http", "scheme": "bearer"},
}
_DEFAULTS = {
    "string": ["", "a b", "'; DROP TABLE x;--", "line\nline"],
    "int": ["0", "-7", "9223372036854775807"],
    "bool": ["true", "F", "1"],
    "float64": ["0.5", "1e-3", "-2"],
    "duration": ["5s", "1h30m", "0"],
}
_QUEUE_TYPES = ("int", "int64", "string", "bool", "[]byte", "[]int", "[]int64")


@st.composite
def openapi(draw: st.DrawFn, *, security: str | None = None) -> Data:
    """A small OpenAPI spec; `security` is the type of what it demands: `apikey` or `bearer`."""
    paths = {}
    for name in draw(st.lists(_WORDS, min_size=1, max_size=3, unique=True)):
        schema = {"type": "object", "properties": {"value": {"type": draw(_JSON_TYPES)}}}
        content = {"application/json": {"schema": schema}}
        query = {"name": "filter", "in": "query", "schema": {"type": draw(_JSON_TYPES)}}
        paths[f"/{name}"] = {
            "get": {
                "operationId": f"get{name.capitalize()}",
                "parameters": [query] if draw(st.booleans()) else [],
                "responses": {"200": {"description": "found", "content": content}},
            }
        }
    spec: Data = {"openapi": "3.0.3", "info": {"title": "spec", "version": "1"}, "paths": paths}
    if security:
        schemes = {"securitySchemes": {"key": dict(_SCHEMES[security])}}
        spec |= {"security": [{"key": []}], "components": schemes}
    return spec


@st.composite
def protobuf(draw: st.DrawFn) -> str:
    """A small protobuf file with a service."""
    service = draw(_WORDS).capitalize()
    first = draw(st.sampled_from(['syntax = "proto3";', 'edition = "2023";', "// an old one"]))
    return f"""\
{first}
package acme.{service.lower()}.v1;

/* what the service answers: service Comment {{}} */
message Empty {{}}

service {service} {{
  rpc Get(Empty) returns (Empty);
}}
"""


@st.composite
def json_schema(draw: st.DrawFn) -> Data:
    """A small JSON Schema."""
    names = draw(st.lists(_WORDS, min_size=1, max_size=3, unique=True))
    schema: Data = {
        "type": "object",
        "properties": {name: {"type": draw(_JSON_TYPES)} for name in names},
        "required": names[:1],
    }
    if draw(st.booleans()):
        schema["$schema"] = "http://json-schema.org/draft-07/schema#"
    return schema


@st.composite
def commands(draw: st.DrawFn) -> Data:
    """The commands of a command line: leaves, and commands with others below them."""
    listed = []
    for name in draw(_free_names(1, 3)):
        command: dict[str, Data] = {"name": name, **draw(_description())}
        if draw(st.booleans()):
            command["flags"] = draw(_flags())
        elif draw(st.booleans()):
            command["subcommands"] = [
                {"name": below, **draw(_description()), "flags": draw(_flags())}
                for below in draw(_free_names(1, 2))
            ]
        listed.append(command)
    return {"commands": listed}


@st.composite
def _flags(draw: st.DrawFn) -> Data:
    flags = []
    for name in draw(_free_names(0, 3)):
        flag: dict[str, Data] = {"name": name, **draw(_description())}
        kind = draw(st.sampled_from([None, *FLAG_TYPES]))
        if kind:
            flag["type"] = kind
        if draw(st.booleans()):
            flag["default"] = draw(st.sampled_from(_DEFAULTS[kind or "string"]))
        elif draw(st.booleans()):
            flag["required"] = "true"
        flags.append(flag)
    return flags


def _free_names(least: int, most: int) -> st.SearchStrategy[list[str]]:
    """Names that no command and no flag has of itself, which together map to names of their own."""
    reserved = {"help", "version", "h"}
    return distinct_names(least, most).filter(lambda names: not reserved & set(names))


def _description() -> st.SearchStrategy[Data]:
    texts = TEXTS | st.sampled_from(["", "two\nlines", 'a `quoted` \\ "text"'])
    return st.fixed_dictionaries({}, optional={"description": texts})


@st.composite
def queues(draw: st.DrawFn) -> Data:
    """The queues of a queue worker."""
    ids = draw(st.lists(st.integers(0, 10**6), min_size=1, max_size=2, unique=True))
    names = draw(distinct_names(len(ids), len(ids)))
    fields = [draw(st.lists(_WORDS, min_size=1, max_size=3, unique=True)) for _ in ids]
    return {
        "queues": [
            {
                "id": str(number),
                "name": name,
                "fields": [
                    {"name": field, "type": draw(st.sampled_from(_QUEUE_TYPES))} for field in listed
                ],
            }
            for number, name, listed in zip(ids, names, fields, strict=True)
        ]
    }


@st.composite
def setup(draw: st.DrawFn, applications: list[str]) -> Data:
    """The answers to `gpsgen setup`: where the applications of a config are deployed."""
    secrets = {"password": "open-sesame"}
    servers = draw(distinct_names(1, 2))
    chosen = draw(st.lists(st.sampled_from(applications), unique=True, max_size=2))
    prefixes = st.fixed_dictionaries({}, optional={"port_prefix": st.sampled_from(["80", "90"])})
    onlineconf = st.sampled_from([{}, {"enabled": "true", "host": "conf.example.com", **secrets}])
    return {
        "admin_email": draw(TEXTS),
        "servers": [{"name": name, "host": "10.0.0.1"} for name in servers],
        "applications": [{"name": name, **draw(prefixes)} for name in chosen],
        "environments": [
            {
                "name": name,
                "branch": f"branch/{number}",
                "onlineconf": draw(onlineconf),
                "deployments": [{"server": server, "apps": chosen} for server in servers],
            }
            for number, name in enumerate(draw(distinct_names(0, 2)))
        ],
    }
