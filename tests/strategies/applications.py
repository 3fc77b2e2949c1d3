"""Strategies for `applications`, in which each entry of a config is used at least once."""

from dataclasses import dataclass, field
from typing import Any

from hypothesis import strategies as st

from tests.strategies.entries import TELEGRAM, Entry
from tests.strategies.sections import ARTIFACTS
from tests.strategies.values import FOLDERS, SWITCHES

Data = Any

_CALLS = st.lists(
    st.sampled_from(
        ["WithUpdatePoller()", "WithName(\"a, b\", 'c')", "With(struct{ A int }{A: 1}, nil)"]
    ),
    max_size=2,
)
_IMAGES = ["redis:8", "docker.io/library/postgres:17.2", "ghcr.io/acme/x@sha256:" + "0af9" * 16]


@dataclass(frozen=True, slots=True)
class Parts:
    """The entries of a config by section, of which applications are made."""

    rest: list[Entry] = field(default_factory=list)
    grpc: list[Entry] = field(default_factory=list)
    kafka: list[Entry] = field(default_factory=list)
    cli: list[Entry] = field(default_factory=list)
    worker: list[Entry] = field(default_factory=list)
    driver: list[Entry] = field(default_factory=list)

    @property
    def runs(self) -> list[tuple[str, str]]:
        """What an application can live by: the lists that name it, and its names."""
        transports = dict.fromkeys(entry["name"] for entry in [*self.rest, *self.grpc])
        runs = [("transport", name) for name in transports]
        runs += [("worker", entry["name"]) for entry in self.worker]
        return runs + [("kafka", it["name"]) for it in self.kafka if it["type"] == "consumer"]

    @property
    def extras(self) -> list[tuple[str, str]]:
        """What any application can have beside it, command lines as well."""
        extras = [("kafka", it["name"]) for it in self.kafka if it["type"] == "producer"]
        return extras + [("driver", entry["name"]) for entry in self.driver]


@st.composite
def applications(draw: st.DrawFn, names: list[str], parts: Parts, datasources: list[str]) -> Data:
    """Applications with these names: first one of each command line, then services."""
    lines = [entry["name"] for entry in parts.cli]
    uses: dict[str, list[tuple[str, str]]] = {name: [] for name in names}
    services = names[len(lines) :]
    # each entry goes to one application at least, each application gets one entry at least
    for index in range(max(len(parts.runs), len(services)) if services else 0):
        owner = services[index % len(services)]
        uses[owner].append(parts.runs[index % len(parts.runs)])
    for use in parts.extras:
        uses[draw(st.sampled_from(names))].append(use)
    for name in services:
        again = draw(st.lists(st.sampled_from(parts.runs + parts.extras), max_size=2))
        uses[name] += [use for use in again if use not in uses[name]]
    telegrams = {it["name"] for it in parts.worker if it["generator_template"] == "telegram"}
    entries = []
    for index, name in enumerate(names):
        used = dict.fromkeys(uses[name])
        if any(kind == "worker" and named in telegrams for kind, named in used):
            used["driver", TELEGRAM["name"]] = None
        entry: Entry = {"name": name}
        if index < len(lines):
            entry["cli"] = lines[index]
        for kind, named in used:
            entry.setdefault(kind, []).append(draw(_item(kind, named, parts)))
        entry |= draw(_fields(entry, parts))
        entries.append(draw(_shortened(entry)))
    if datasources:
        entries[-1]["grafana"] = {"datasources": datasources}
    return entries


@st.composite
def _shortened(draw: st.DrawFn, entry: Entry) -> Entry:
    """The application with some lists of names as texts, their items parted by commas."""
    short = {
        kind: ", ".join(items)
        for kind, items in entry.items()
        if kind in {"transport", "kafka", "driver", "worker"}
        and all(isinstance(item, str) for item in items)
        and draw(st.integers(0, 3)) == 3
    }
    return entry | short


@st.composite
def _item(draw: st.DrawFn, kind: str, name: str, parts: Parts) -> Data:
    if draw(st.booleans()):
        return name
    item: Entry = {"name": name}
    entries = [entry for entry in [*parts.rest, *parts.grpc] if entry["name"] == name]
    made_by = {entry["generator_type"] for entry in entries}
    if kind == "transport":
        config = {}
        if made_by <= {"ogen_client", "buf_client"} and draw(st.booleans()):
            config["optional"] = draw(SWITCHES)
        if made_by == {"ogen_client"} and draw(st.booleans()):
            config["instantiation"] = draw(st.sampled_from(["static", "dynamic"]))
        return {**item, "config": config} if config else item
    if kind in {"kafka", "driver"} and draw(st.booleans()):
        item["optional"] = draw(SWITCHES)
    if kind == "driver" and draw(st.booleans()):
        item["params"] = draw(_CALLS)
    return item


@st.composite
def _fields(draw: st.DrawFn, entry: Entry, parts: Parts) -> Data:
    """What an application says beside what it runs."""
    mounts = st.fixed_dictionaries({"path": st.just("./data"), "mount": FOLDERS})
    optional: dict[str, st.SearchStrategy[Data]] = {
        "deploy": st.fixed_dictionaries({"volumes": st.lists(mounts, max_size=2)}),
        "use_active_record": st.sampled_from(["false", "no"]),
        "use_envs": st.sampled_from(["true", "on"]),
        "depends_on_docker_images": st.lists(st.sampled_from(_IMAGES), max_size=2, unique=True),
        "artifacts": ARTIFACTS | st.sampled_from(["docker", "docker, deb"]),
    }
    transports = [it if isinstance(it, str) else it["name"] for it in entry.get("transport", [])]
    sys = [it["name"] for it in parts.rest if it["generator_type"] == "template"]
    if set(transports) & set(sys):
        optional["goat_tests"] = st.just("true")
        optional["goat_tests_config"] = st.fixed_dictionaries(
            {"enabled": st.just("true")}, optional={"binary_path": st.just("/tmp/a b")}
        )
    return draw(st.fixed_dictionaries({}, optional=optional))
