"""Strategies for entries: what applications are made of, and the files that entries name.

Each gives the entry and its files by name; `number` keeps files, packages and ports apart.
"""

from typing import Any

from hypothesis import strategies as st

from tests.strategies import specs
from tests.strategies.values import (
    EXPORTED,
    IMPORTS,
    NAMES,
    SWITCHES,
    TEXTS,
    URL_PATHS,
    distinct_names,
)

Data = Any
Entry = dict[str, Data]
Files = dict[str, Data]
Made = tuple[Entry, Files]

_INSTANTIATIONS = st.sampled_from(["static", "dynamic"])
_SYS_PATHS = ("metrics_path", "ready_path", "live_path", "version_path", "pprof_path")
_SYS_DEFAULTS = {"/metrics", "/ready", "/live", "/version", "/debug/pprof"}

TELEGRAM = {
    "name": "telegram",
    "import": "example.com/shop/pkg/drivers/telegram",
    "package": "telegram",
    "obj_name": "Telegram",
    "service_injection": "telegram.BaseAuth\ntelegram.UnimplementedPayment\n",
}
"""The driver that a Telegram worker works with."""

_INJECTIONS = (
    "drivers.Auth",
    "*sql.DB",
    "db *sql.DB\ncache map[string][]byte\n",
    '\tWatch, Other chan<- struct{} `json:"-"` // why\n\n\tio.Closer\n',
)


@st.composite
def server(draw: st.DrawFn, name: str, number: int, port: int) -> Made:
    """A REST server that ogen makes."""
    spec = draw(st.sampled_from([f"api{number}.json", f"specs/api{number}.yml"]))
    optional = {
        "version": st.sampled_from(["v1", "v2"]),
        "generator_params": st.fixed_dictionaries(
            {}, optional={"auth_handler": st.sampled_from(["on", "off"])}
        ),
        "public_service": SWITCHES,
        "health_check_path": URL_PATHS,
    }
    required = {"path": _paths(spec), "generator_type": st.just("ogen")}
    entry = {"name": name, "port": str(port)}
    entry |= draw(st.fixed_dictionaries(required, optional=optional))
    is_secured = entry.get("generator_params") == {"auth_handler": "on"}
    security = draw(st.sampled_from(["apikey", "bearer"])) if is_secured else None
    return entry, {spec: draw(specs.openapi(security=security))}


def further_version(name: str, port: int) -> st.SearchStrategy[Made]:
    """A server of a name that another one has already, for another version of its API."""
    return server(name, 9, port).map(lambda made: ({**made[0], "version": "v3"}, made[1]))


@st.composite
def client(draw: st.DrawFn, name: str, number: int) -> Made:
    """A REST client that ogen makes."""
    spec = f"client{number}.json"
    entry = {"name": name, "generator_type": "ogen_client", "path": draw(_paths(spec))}
    entry |= draw(st.fixed_dictionaries({}, optional={"instantiation": _INSTANTIATIONS}))
    security = draw(st.sampled_from([None, "apikey", "bearer"]))
    if security:
        entry["auth_params"] = {"transport": "header", "type": security}
    return entry, {spec: draw(specs.openapi(security=security))}


@st.composite
def sys_server(draw: st.DrawFn, name: str, port: int) -> Made:
    """A REST server for operators."""
    paths = draw(st.lists(URL_PATHS, max_size=len(_SYS_PATHS), unique=True))
    chosen = {
        field: path
        for field, path in zip(_SYS_PATHS, paths, strict=False)
        if path not in _SYS_DEFAULTS
    }
    pprof = draw(st.fixed_dictionaries({}, optional={"pprof": SWITCHES}))
    template = {"generator_type": "template", "generator_template": "sys"}
    return {"name": name, "port": str(port), **template, **chosen, **pprof}, {}


@st.composite
def grpc(draw: st.DrawFn, name: str, number: int, port: int) -> Made:
    """A gRPC client or server."""
    path = f"proto/service{number}.proto"
    entry = {"name": name, "path": path}
    if draw(st.booleans()):
        entry |= {"generator_type": "buf_server", "port": str(port)}
    else:
        entry["generator_type"] = "buf_client"
        optional = {"instantiation": _INSTANTIATIONS, "port": st.just(str(port))}
        entry |= draw(st.fixed_dictionaries({}, optional=optional))
    entry |= draw(st.fixed_dictionaries({}, optional={"buf_local_plugins": SWITCHES}))
    return entry, {path: draw(specs.protobuf())}


@st.composite
def kafka(draw: st.DrawFn, name: str, kind: str, schemas: list[str]) -> Made:
    """A producer or a consumer; `schemas` is what its events refer to, at least one event each."""
    entry: Entry = {"name": name, "type": kind, "client": draw(NAMES)}
    if kind == "consumer":
        entry["group"] = draw(TEXTS)
    if draw(st.booleans()):
        entry["driver"] = "segmentio"
    elif draw(st.booleans()):
        entry |= {
            "driver": "custom",
            "driver_import": draw(IMPORTS),
            "driver_package": "kafkadriver",
            "driver_obj": draw(EXPORTED),
        }
    least = max(len(schemas), 1)
    entry["events"] = [{"name": event} for event in draw(distinct_names(least, least + 1))]
    for event, schema in zip(entry["events"], schemas, strict=False):
        event["schema"] = schema
    return entry, {}


@st.composite
def schema_set(draw: st.DrawFn, name: str, number: int) -> Made:
    """A set of JSON Schemas, each with an id."""
    ids = draw(distinct_names(1, 2).filter(lambda names: all("." not in id_ for id_ in names)))
    entry: Entry = {"name": name, "schemas": []}
    files: Files = {}
    for index, id_ in enumerate(ids):
        path = f"schemas/{number}/{draw(st.sampled_from(['user', 'Order-item']))}.{index}.json"
        files[path] = draw(specs.json_schema())
        item = {"id": id_, "path": path}
        if draw(st.booleans()):
            item["type"] = f"Type{index}"
        entry["schemas"].append(item)
    if draw(st.booleans()):
        entry["package"] = f"schemas{number}x"
    return entry, files


@st.composite
def legacy_schema_set(draw: st.DrawFn, name: str, number: int) -> Made:
    """A set of JSON Schemas in the older form."""
    path = f"schemas/legacy{number}.json"
    return {"name": name, "path": draw(_paths(path))}, {path: draw(specs.json_schema())}


@st.composite
def command_line(draw: st.DrawFn, name: str, number: int) -> Made:
    """A command line, with its commands in a file or without."""
    entry = {"name": name, "generator_type": "template", "generator_template": "cli"}
    if not draw(st.booleans()):
        return entry, {}
    path = f"commands{number}.yaml"
    return {**entry, "path": draw(_paths(path))}, {path: draw(specs.commands())}


@st.composite
def worker(draw: st.DrawFn, name: str, number: int) -> Made:
    """A worker of any template."""
    template = draw(st.sampled_from(["daemon", "daemon", "queue", "telegram"]))
    entry = {"name": name, "generator_type": "template", "generator_template": template}
    if template != "queue":
        return entry, {}
    path = f"queues{number}.yaml"
    return {**entry, "path": draw(_paths(path))}, {path: draw(specs.queues())}


@st.composite
def driver(draw: st.DrawFn, name: str, number: int) -> Made:
    """A driver of somebody's own."""
    required = {
        "import": IMPORTS,
        "package": st.just(f"driver{number}"),
        "obj_name": EXPORTED,
    }
    optional = {"service_injection": st.sampled_from(_INJECTIONS)}
    return {"name": name, **draw(st.fixed_dictionaries(required, optional=optional))}, {}


def _paths(path: str) -> st.SearchStrategy[Data]:
    """The path of one file in the forms that a list of them has."""
    return st.sampled_from([[path], path, [f"./{path}"]])
