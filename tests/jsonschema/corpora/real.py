"""Large schemas that packages carry, with documents that people wrote for them."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from jsonschema_specifications import REGISTRY

from gpsgen.jsonschema.drafts import DRAFTS as META_SCHEMAS
from tests.jsonschema import exact_json
from tests.jsonschema.corpora import packages
from tests.jsonschema.corpora.fetching import fetched
from tests.jsonschema.corpora.official import DRAFTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gpsgen.read.json_data import JSONData

_VENDORED = {
    "azure-pipelines", "bitbucket-pipelines", "buildkite", "changie", "circle-ci",
    "citation-file-format", "cloudbuild", "codecov", "compose-spec", "dependabot",
    "github-actions", "github-discussion", "github-issue-config", "github-issue-forms",
    "github-workflows", "gitlab-ci", "mergify", "readthedocs", "renovate", "snapcraft", "taskfile",
    "travis", "woodpecker-ci",
}  # fmt: skip
_MOST_EXAMPLES = 20
#: Documents for schemas that come without, written for this test.
_WRITTEN = Path(__file__).parent / "documents"


class _Loader(yaml.SafeLoader):
    """Reads YAML as of version 1.2, in which `on` and dates are texts."""

    yaml_implicit_resolvers = {  # noqa: RUF012 - it is that of the class above
        first: [it for it in resolvers if not it[0].endswith((":bool", ":timestamp"))]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("true|false"), list("tf"))


@dataclass(frozen=True, slots=True)
class RealSchema:
    """A schema, and documents for it."""

    name: str
    draft: str
    schema: JSONData
    documents: tuple[JSONData, ...]


def real_schemas() -> Iterator[RealSchema]:
    """Yield the schemas.

    Raises:
        tests.jsonschema.corpora.fetching.UnavailableError: a package cannot be had.

    """
    vendored = list(_vendored())
    yield from vendored
    yield _webhooks()
    folder = fetched(packages.OPENAPI) / "openapi_spec_validator" / "resources" / "schemas"
    for version in ("v2.0", "v3.0", "v3.1", "v3.2"):
        name = f"openapi-{version}"
        documents = [*_read(_written(name)), *_specs(version.removeprefix("v"))]
        yield _schema(name, folder / version / "schema.json", documents)
    vega = fetched(packages.VEGA_LITE) / "build" / "vega-lite-schema.json"
    yield _schema("vega-lite", vega, _read(_written("vega-lite")))
    written = [it.schema for it in vendored if it.name not in {"azure-pipelines", "renovate"}]
    for draft, uri in zip(DRAFTS, META_SCHEMAS, strict=True):
        contents = REGISTRY.contents(uri.removesuffix("#"))
        yield RealSchema(f"meta-schema of {draft}", draft, contents, (contents, *written))


def _vendored() -> Iterator[RealSchema]:
    source = fetched(packages.CHECK_JSONSCHEMA)
    hooks = source / "tests" / "example-files" / "hooks"
    folder = source / "src" / "check_jsonschema" / "builtin_schemas" / "vendor"
    for name in sorted(_VENDORED):
        examples = [
            path
            for kind in ("positive", "negative")
            for path in sorted((hooks / kind / name).rglob("*"))
        ]
        if name == "github-workflows":
            examples += (fetched(packages.JSONSCHEMA) / "json/.github/workflows").glob("*.yml")
        examples += _written(name)
        yield _schema(name, folder / f"{name}.json", _read(examples))


def _written(name: str) -> list[Path]:
    return sorted((_WRITTEN / name).glob("*"))


def _webhooks() -> RealSchema:
    examples = sorted((fetched(packages.WEBHOOK_EXAMPLES) / "api.github.com").glob("*.json"))
    (listed,) = examples
    documents = [
        payload
        for event in exact_json.loads(listed.read_bytes())
        for payload in event["examples"][:2]
    ]
    path = fetched(packages.WEBHOOKS) / "schema.json"
    return _schema("github-webhooks", path, documents[::3][:_MOST_EXAMPLES])


def _specs(version: str) -> Iterator[JSONData]:
    """Yield the specs of this project's own examples, as if they were of a version of OpenAPI."""
    from tests.support.projects import FIXTURES  # noqa: PLC0415 - it needs all of gpsgen

    for path in sorted(FIXTURES.rglob("*")):
        if path.suffix in {".yaml", ".yml", ".json"} and "golden" not in path.parts:
            text = path.read_text("utf-8")
            if "openapi:" in text or '"openapi"' in text:
                yield from ({**spec, "openapi": f"{version}.0"} for spec in _read([path]))


def _schema(name: str, path: Path, documents: Iterable[JSONData]) -> RealSchema:
    schema = exact_json.loads(path.read_bytes())
    return RealSchema(name, _draft(schema), schema, tuple(documents))


def _draft(schema: Any) -> str:
    named = schema.get("$schema", META_SCHEMAS[2]).rstrip("#")
    return next(
        draft
        for draft, uri in zip(DRAFTS, META_SCHEMAS, strict=True)
        if uri.rstrip("#").partition(":")[2] == named.partition(":")[2]
    )


def _read(paths: Iterable[Path]) -> Iterator[JSONData]:
    for path in paths:
        if path.suffix == ".json":
            yield exact_json.loads(path.read_bytes())
        elif path.suffix in {".yaml", ".yml", ".cff"}:
            # tags of its own and several documents in one file have no JSON
            with suppress(yaml.YAMLError):
                yield _json_of(yaml.load(path.read_bytes(), _Loader))


def _json_of(data: Any) -> Any:
    match data:
        case dict():
            return {str(name): _json_of(value) for name, value in data.items()}
        case list():
            return list(map(_json_of, data))
        case float():
            return exact_json.loads(repr(data))
        case _:
            return data
