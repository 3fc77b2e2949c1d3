"""Configs of any length that have something of every section, for what grows with a config."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_HEAD = """\
main:
  name: shop
  ci: [github]
git:
  repo: git@github.com:acme/shop.git
  module_path: github.com/acme/shop
"""

_SPEC = """\
openapi: 3.0.3
info: {title: api, version: "1"}
paths:
  /items:
    get: {operationId: listItems, responses: {"200": {description: all of them}}}
"""

#: What each part of a config adds to a section; `{n}` is its number, `{port}` a port of its own.
_PARTS = {
    "rest": """\
  - name: api-{n}
    generator_type: ogen
    path: [api.yml]
    port: {port}
    version: v1
  - name: sys-{n}
    generator_type: template
    generator_template: sys
    port: {sys_port}
  - name: billing-{n}
    generator_type: ogen_client
    path: [api.yml]
    instantiation: dynamic
""",
    "grpc": """\
  - name: users-{n}
    path: users.proto
    generator_type: buf_client
""",
    "kafka": """\
  - name: orders-{n}
    type: producer
    client: main_kafka
    events:
      - name: order.created
        schema: orders-{n}.created
      - name: order.deleted
  - name: events-{n}
    type: consumer
    client: main_kafka
    group: shop
    events:
      - name: user.created
""",
    "jsonschema": """\
  - name: orders-{n}
    schemas:
      - id: created
        path: order.json
        type: OrderCreated
""",
    "cli": """\
  - name: admin-{n}
    generator_type: template
    generator_template: cli
    path: [commands.yaml]
""",
    "worker": """\
  - name: ticker-{n}
    generator_type: template
    generator_template: daemon
  - name: mailer-{n}
    generator_type: template
    generator_template: queue
    path: [queues.yaml]
""",
    "driver": """\
  - name: store-{n}
    import: github.com/acme/store
    package: store
    obj_name: Client
    service_injection: |
      store.Auth
      Cache map[string][]byte
""",
    "applications": """\
  - name: shop-{n}
    transport:
      - api-{n}
      - name: sys-{n}
      - name: billing-{n}
        config:
          instantiation: static
      - users-{n}
    kafka:
      - orders-{n}
      - events-{n}
    driver:
      - name: store-{n}
        params:
          - WithName("shop-{n}")
    worker:
      - ticker-{n}
      - mailer-{n}
    depends_on_docker_images:
      - redis:8
    grafana:
      datasources:
        - Metrics {n}
  - name: admin-cli-{n}
    cli: admin-{n}
""",
    "grafana": """\
    - name: Metrics {n}
      type: prometheus
      url: http://prometheus-{n}:9090
""",
    "post_generate": """\
  - run: make seed-{n}
""",
}

_FILES = {
    "api.yml": _SPEC,
    "users.proto": 'syntax = "proto3";\nmessage Empty {}\n'
    "service Users {\n  rpc Get(Empty) returns (Empty);\n}\n",
    "order.json": '{"type": "object"}\n',
    "commands.yaml": "commands:\n  - name: import\n",
    "queues.yaml": "queues:\n  - {id: 1, name: mails, fields: [{name: to, type: string}]}\n",
}


def write_config(folder: Path, lines: int) -> Path:
    """Write a config of about as many lines, with the files that it names; return its path."""
    each = sum(part.count("\n") for part in _PARTS.values())
    config = folder / "project.yaml"
    config.write_text(_config(lines // each), "utf-8")
    for name, text in _FILES.items():
        (folder / name).write_text(text, "utf-8")
    return config


def _config(parts: int) -> str:
    sections = [_HEAD]
    for section, part in _PARTS.items():
        heading = f"{section}:\n  datasources:\n" if section == "grafana" else f"{section}:\n"
        entries = [
            part.replace("{n}", str(number))
            .replace("{port}", str(10_000 + number))
            .replace("{sys_port}", str(20_000 + number))
            for number in range(parts)
        ]
        sections += [heading, *entries]
    return "".join(sections)
