"""Hypothesis strategies for whole projects: a valid config in YAML, and the specs it names."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from gpsgen.config.sections import LOGGERS, POST_GENERATE_STEPS, REGISTRY_TYPES
from gpsgen.names import MAPPINGS, NAME_PATTERN, fault_in_name, fault_in_path_element

Data = Any


@dataclass(frozen=True)
class ProjectFiles:
    """A project as people write it: the text of its config, and its specs by path."""

    config: str
    specs: dict[str, str]

    def write(self, folder: Path) -> Path:
        """Write all files into a folder; the answer is the config's path."""
        for name, text in self.specs.items():
            (folder / name).write_text(text, encoding="utf-8", newline="")
        path = folder / "project.yaml"
        path.write_text(self.config, encoding="utf-8", newline="")
        return path


NAMES = st.one_of(
    st.sampled_from(
        ["api", "admin-cli", "ItemService", "publicApi", "user.created", "type", "a_b"]
    ),
    st.from_regex(NAME_PATTERN, fullmatch=True).filter(lambda name: not fault_in_name(name)),
).filter(lambda name: not fault_in_path_element(name))
"""Names that map to code and that can be folders."""

PORTS = st.integers(1, 65535)
TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Zl", "Zp", "Cs", "Cn", "Co")),
    min_size=1,
    max_size=20,
)
"""Free text on one line, of any language."""

URL_PATHS = st.lists(st.from_regex(r"[a-z][a-z0-9_-]{0,8}", fullmatch=True), min_size=1, max_size=3)
_ALL_USES = [mapping.apply for mapping in MAPPINGS.values()]


def distinct_names(min_size: int, max_size: int) -> st.SearchStrategy[list[str]]:
    """Names that stay apart whatever they are mapped to."""
    return st.lists(NAMES, min_size=min_size, max_size=max_size, unique_by=tuple(_ALL_USES))


@st.composite
def projects(draw: st.DrawFn) -> ProjectFiles:
    """Valid projects of every section, written in every style of YAML that configs may use."""
    data, specs = draw(_configs())
    return ProjectFiles(draw(yaml_texts(data)), specs)


@st.composite
def _configs(draw: st.DrawFn) -> tuple[Data, dict[str, str]]:
    servers = draw(distinct_names(0, 3))
    workers = draw(distinct_names(0 if servers else 1, 3))
    applications = draw(distinct_names(1, 3))
    rest = [draw(_servers(name, f"{index}.json")) for index, name in enumerate(servers)]
    specs = {
        path: draw(openapi(secured=entry.get("generator_params") == {"auth_handler": "on"}))
        for entry in rest
        for path in entry.get("path", [])
    }
    ports = draw(st.lists(PORTS, min_size=len(rest), max_size=len(rest), unique=True))
    for entry, port in zip(rest, ports, strict=True):
        entry["port"] = port
    sections = {
        "main": draw(_main()),
        "git": draw(_git()),
        "tools": draw(_tools()),
        "rest": rest,
        "worker": [
            {"name": name, "generator_type": "template", "generator_template": "daemon"}
            for name in workers
        ],
        "applications": draw(_applications(applications, servers, workers)),
        "post_generate": draw(st.lists(st.sampled_from(POST_GENERATE_STEPS), max_size=3)),
    }
    order = draw(st.permutations(list(sections)))
    return {name: sections[name] for name in order if sections[name] or draw(st.booleans())}, specs


def _main() -> st.SearchStrategy[Data]:
    return st.fixed_dictionaries(
        {"name": st.from_regex(r"[a-z]([a-z0-9-]{0,10}[a-z0-9])?", fullmatch=True)},
        optional={
            "logger": st.sampled_from(LOGGERS),
            "registry_type": st.sampled_from(REGISTRY_TYPES),
            "author": TEXTS,
        },
    ).filter(lambda main: not fault_in_name(main["name"]))


def _git() -> st.SearchStrategy[Data]:
    modules = st.from_regex(r"example\.com(/[a-z]{4,8}(-[a-z0-9]{1,4})?){1,2}", fullmatch=True)
    return st.fixed_dictionaries({"repo": TEXTS, "module_path": modules})


def _tools() -> st.SearchStrategy[Data]:
    return st.fixed_dictionaries(
        {},
        optional={
            "golang_version": st.sampled_from(["1.26", "1.30"]),
            "ogen_version": st.just("v1.20.1"),
            "runtime_version": st.just("v0.1.0"),
        },
    )


@st.composite
def _servers(draw: st.DrawFn, name: str, spec: str) -> Data:
    if draw(st.booleans()):
        switch = st.sampled_from(["on", "off"])
        optional = {
            "version": st.sampled_from(["v1", "v2"]),
            "generator_params": st.fixed_dictionaries({"auth_handler": switch}),
        }
        required = {"path": st.just([spec]), "generator_type": st.just("ogen")}
        return {"name": name, **draw(st.fixed_dictionaries(required, optional=optional))}
    paths = draw(
        st.lists(URL_PATHS.map(lambda parts: "/".join(["", *parts])), max_size=3, unique=True)
    )
    fields = ("metrics_path", "ready_path", "live_path")[: len(paths)]
    defaults = {"/metrics", "/ready", "/live", "/version", "/debug/pprof"}
    chosen = {
        field: path for field, path in zip(fields, paths, strict=True) if path not in defaults
    }
    pprof = draw(st.sampled_from([{}, {"pprof": "true"}, {"pprof": "no"}]))
    template = {"generator_type": "template", "generator_template": "sys"}
    return {"name": name, **template, **chosen, **pprof}


@st.composite
def _applications(
    draw: st.DrawFn, names: list[str], servers: list[str], workers: list[str]
) -> Data:
    runs: list[tuple[str, str]] = [("transport", name) for name in servers]
    runs += [("worker", name) for name in workers]
    used: dict[str, dict[str, list[Data]]] = {}
    # each entry goes to one application at least, each application gets one entry at least
    for index in range(max(len(runs), len(names))):
        kind, name = runs[index % len(runs)]
        owner = names[index % len(names)]
        item = name if draw(st.booleans()) else {"name": name}
        used.setdefault(owner, {}).setdefault(kind, []).append(item)
    return [{"name": name, **used[name]} for name in names]


@st.composite
def openapi(draw: st.DrawFn, *, secured: bool = False) -> str:
    """A small OpenAPI spec in JSON, which is YAML as well."""
    names = draw(
        st.lists(st.from_regex(r"[a-z]{3,8}", fullmatch=True), min_size=1, max_size=3, unique=True)
    )
    types = st.sampled_from(["string", "integer", "number", "boolean"])
    paths = {}
    for name in names:
        schema = {"type": "object", "properties": {"value": {"type": draw(types)}}}
        content = {"application/json": {"schema": schema}}
        query = {"name": "filter", "in": "query", "schema": {"type": draw(types)}}
        paths[f"/{name}"] = {
            "get": {
                "operationId": f"get{name.capitalize()}",
                "parameters": [query] if draw(st.booleans()) else [],
                "responses": {"200": {"description": "found", "content": content}},
            }
        }
    spec: Data = {"openapi": "3.0.3", "info": {"title": "spec", "version": "1"}, "paths": paths}
    if secured:
        scheme = {"type": "apiKey", "in": "header", "name": "X-Key"}
        spec |= {"security": [{"key": []}], "components": {"securitySchemes": {"key": scheme}}}
    return json.dumps(spec, indent=draw(st.sampled_from([None, 2])))


@st.composite
def yaml_texts(draw: st.DrawFn, data: Data) -> str:
    """Some way to write data in YAML: block or flow style, quotes, comments, line breaks."""
    lines = draw(st.sampled_from([["# a comment"], []]))
    for key, value in data.items():
        lines = [*lines, *_lines(draw, key, value, "")]
    line_break = draw(st.sampled_from(["\n", "\n", "\r\n"]))
    return draw(st.sampled_from(["", "", "\ufeff"])) + line_break.join([*lines, ""])


def _lines(draw: st.DrawFn, key: str, value: Data, indent: str) -> list[str]:
    if not isinstance(value, dict | list) or not value or draw(st.booleans()):
        comment = draw(st.sampled_from(["", "", "  # why"]))
        return [f"{indent}{key}: {_flow(draw, value)}{comment}"]
    deeper = indent + draw(st.sampled_from(["  ", "    "]))
    lines = [f"{indent}{key}:"]
    if isinstance(value, dict):
        for inner, item in value.items():
            lines += _lines(draw, inner, item, deeper)
        return lines
    for item in value:
        if isinstance(item, dict) and draw(st.booleans()):
            block = [line for k, v in item.items() for line in _lines(draw, k, v, f"{deeper}  ")]
            lines += [f"{deeper}- {block[0].lstrip()}", *block[1:]]
        else:
            lines.append(f"{deeper}- {_flow(draw, item)}")
    return lines


def _flow(draw: st.DrawFn, value: Data) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{k}: {_flow(draw, v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_flow(draw, item) for item in value) + "]"
    text = str(value)
    is_simple = all(character.isascii() and character.isalnum() for character in text)
    if is_simple and draw(st.booleans()):
        return text
    return json.dumps(text) if text.isascii() else "'" + text.replace("'", "''") + "'"
