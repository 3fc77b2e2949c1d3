"""Strategies for whole projects: a valid config, and the files that it names."""

from typing import Any

from hypothesis import strategies as st

from tests.strategies import entries, sections, specs
from tests.strategies.applications import Parts, applications
from tests.strategies.entries import Files, Made
from tests.strategies.project_files import CONFIG, ProjectFiles, written
from tests.strategies.values import PORTS, distinct_names

Data = Any

_MANY = 2
"""How many entries of a kind a config has at most."""

STYLES = st.integers(0, 2**16)
"""What chooses among the ways to write the same in YAML."""


@st.composite
def projects(draw: st.DrawFn) -> ProjectFiles:
    """Valid projects of every section, written in every style of YAML that configs may use."""
    return written(draw(project_data()), draw(STYLES))


@st.composite
def project_data(draw: st.DrawFn) -> Files:
    """The data of a valid project: its config and all files that it names, by path."""
    files: Files = {}
    parts, schema_sets = draw(_parts(files))
    count = draw(st.integers(1 if parts.runs else 0, 3 if parts.runs else 0))
    names = draw(distinct_names(len(parts.cli) + count, len(parts.cli) + count))
    config: dict[str, Data] = {"main": draw(sections.main()), "git": draw(sections.git())}
    datasources = draw(st.just([]) | sections.datasources())
    used = [datasource["name"] for datasource in datasources]
    config["applications"] = draw(applications(names, parts, used))
    listed = {"rest": parts.rest, "grpc": parts.grpc, "kafka": parts.kafka, "cli": parts.cli}
    listed |= {"worker": parts.worker, "driver": parts.driver, "jsonschema": schema_sets}
    config |= {name: them for name, them in listed.items() if them or draw(st.booleans())}
    config |= draw(_others(config))
    if datasources:
        config["grafana"] = {"datasources": datasources}
    if draw(st.booleans()):
        files["setup.yaml"] = draw(specs.setup(names))
    order = draw(st.permutations(list(config)))
    return {CONFIG: {name: config[name] for name in order}, **files}


@st.composite
def _parts(draw: st.DrawFn, files: Files) -> tuple[Parts, list[Data]]:
    """The entries of a config; their files are added to `files`."""
    # few configs have everything: the kinds that this one has
    kinds = draw(st.sets(st.sampled_from(["rest", "grpc", "kafka", "cli", "driver"])))
    counts = [
        draw(st.integers(0, _MANY)) if kind in kinds else 0
        for kind in ("rest", "rest", "rest", "grpc", "cli")
    ]
    # REST, gRPC and command-line entries share the names of transports
    names = draw(distinct_names(sum(counts), sum(counts)))
    servers, clients, sys, grpc, lines = _shared(names, counts)
    further = servers[: draw(st.integers(0, 1))]
    count = len(names) + len(further)
    ports = draw(st.lists(PORTS, min_size=count, max_size=count, unique=True))
    rest = [draw(entries.server(it, number, ports.pop())) for number, it in enumerate(servers)]
    rest += [draw(entries.further_version(name, ports.pop())) for name in further]
    rest += [draw(entries.client(it, number)) for number, it in enumerate(clients)]
    rest += [draw(entries.sys_server(it, ports.pop())) for it in sys]
    parts = Parts(
        rest=_kept(rest, files),
        grpc=_kept([draw(entries.grpc(it, n, ports.pop())) for n, it in enumerate(grpc)], files),
        cli=_kept([draw(entries.command_line(it, n)) for n, it in enumerate(lines)], files),
    )
    workers = draw(distinct_names(0 if names else 1, _MANY))
    made = [draw(entries.worker(it, number)) for number, it in enumerate(workers)]
    parts.worker.extend(_kept(made, files))
    parts.driver.extend(draw(_drivers(parts, most=_MANY if "driver" in kinds else 0)))
    return parts, draw(_events(parts, files)) if "kafka" in kinds else []


def _kept(made: list[Made], files: Files) -> list[Data]:
    """The entries; their files are added to `files`."""
    for _, named in made:
        files.update(named)
    return [entry for entry, _ in made]


@st.composite
def _drivers(draw: st.DrawFn, parts: Parts, most: int) -> list[Data]:
    """Drivers of somebody's own, and the one of Telegram where a worker needs it."""
    names = [name for name in draw(distinct_names(0, most)) if name != entries.TELEGRAM["name"]]
    drivers = [draw(entries.driver(name, number))[0] for number, name in enumerate(names)]
    if any(entry["generator_template"] == "telegram" for entry in parts.worker):
        drivers.append(dict(entries.TELEGRAM))
    return drivers


def _shared(names: list[str], counts: list[int]) -> list[list[str]]:
    """Share names out by counts."""
    rest = iter(names)
    return [[next(rest) for _ in range(count)] for count in counts]


@st.composite
def _events(draw: st.DrawFn, parts: Parts, files: Files) -> list[Data]:
    """Kafka entries with the sets of schemas that their events refer to."""
    sets = []
    for number, name in enumerate(draw(distinct_names(0, _MANY))):
        legacy = draw(st.booleans())
        made = entries.legacy_schema_set if legacy else entries.schema_set
        entry, named = draw(made(name, number))
        sets.append(entry)
        files.update(named)
    schemas = [f"{it['name']}.{item['id']}" for it in sets for item in it.get("schemas", [])]
    for index, name in enumerate(draw(distinct_names(1, _MANY))):
        kind = draw(st.sampled_from(["producer", "consumer"]))
        entry, _ = draw(entries.kafka(name, kind, [] if index else schemas))
        parts.kafka.append(entry)
    return sets


@st.composite
def _others(draw: st.DrawFn, config: dict[str, Data]) -> dict[str, Data]:
    """The sections that are no lists of entries, and what they ask of each other."""
    optional = {
        "tools": sections.tools(),
        "artifacts": sections.ARTIFACTS,
        "packaging": sections.packaging(),
        "documentation": sections.documentation(),
        "docker": sections.docker(),
        "deploy": sections.deploy(),
        "post_generate": sections.post_generate(),
    }
    chosen: dict[str, Data] = draw(st.fixed_dictionaries({}, optional=optional))
    if draw(st.booleans()):
        config["main"]["dev_stand"] = "true"
        chosen["post_generate"] = draw(sections.post_generate(with_git=True))
    lists = [
        chosen.get("artifacts", []),
        *(it.get("artifacts", []) for it in config["applications"]),
    ]
    if any(name in listed for listed in lists for name in ("deb", "rpm", "apk")):
        chosen.setdefault("packaging", draw(sections.packaging()))
    return chosen
