"""Configs for tests: whole by default, single sections replaced by those under test."""

import re
from pathlib import Path

_TOP_LEVEL_KEY = re.compile(r"^(?=\S)", re.MULTILINE)

BASE = """\
main:
  name: shop
git:
  repo: git@github.com:acme/shop.git
  module_path: github.com/acme/shop
rest:
  - name: api
    generator_type: ogen
    path: [api.yml]
    port: 8080
  - name: sys
    generator_type: template
    generator_template: sys
    port: 8085
worker:
  - name: ticker
    generator_type: template
    generator_template: daemon
applications:
  - name: api
    transport: [api, sys]
    worker: [ticker]
"""


SPEC = """\
openapi: 3.0.3
info: {title: api, version: "1"}
components:
  securitySchemes: {AuthHeader: {type: apiKey, in: header, name: X-Key}}
security: [{AuthHeader: []}]
paths:
  /pets:
    get: {operationId: listPets, responses: {"200": {description: all of them}}}
"""


def project(changes: str = "", without: tuple[str, ...] = ()) -> str:
    """The base config with sections replaced or added by those in a text, or left out."""
    sections = {**_sections(BASE), **_sections(changes)}
    return "".join(text for name, text in sections.items() if name not in without)


def write_project(folder: Path, text: str) -> Path:
    """Write a config and, where there is none yet, the spec that it names."""
    spec = folder / "api.yml"
    if not spec.exists():
        spec.write_text(SPEC, encoding="utf-8")
    path = folder / "project.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def _sections(text: str) -> dict[str, str]:
    chunks = [chunk for chunk in _TOP_LEVEL_KEY.split(text) if chunk.strip()]
    return {chunk.split(":")[0].strip("«»"): chunk for chunk in chunks}
