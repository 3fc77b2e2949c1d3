"""Keys that the config does not have, and that older configs hold: what is said of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpsgen.diagnostics import codes
from gpsgen.model.shape import Retired

if TYPE_CHECKING:
    from collections.abc import Mapping


def _obsolete(subject: str, advice: str = "remove it") -> Retired:
    return Retired(codes.OBSOLETE, f"nothing uses {subject}", advice)


def _never(section: str) -> Retired:
    message = f"the section `{section}` never had a meaning"
    return Retired(codes.NEVER_USED, message, "remove the section")


def _misplaced(message: str, advice: str) -> Retired:
    return Retired(codes.MISPLACED_FIELD, message, advice)


_BY_CI = _misplaced(
    "only the type of an upload stands in the config",
    "remove it; CI has the address and the credentials in variables",
)
_BY_TYPE = _misplaced(
    "a driver is a Go type, and has no settings here",
    "name the type by `import`, `package` and `obj_name`; the driver reads its own configuration",
)
_NO_PARAMS = _misplaced("a worker has no `generator_params`", "remove them")

RETIRED: Mapping[str, Retired] = {
    "scheduler": _never("scheduler"),
    "repository": _never("repository"),
    "consumer": _never("consumer"),
    "ws": _never("ws"),
    "tools.protobuf_version": _obsolete("`protobuf_version`"),
    "tools.buf_version": _obsolete("`buf_version`"),
    "tools.argen_version": _obsolete("`argen_version`", "remove it; PostgreSQL needs no tool"),
    "tools.go_jsonschema_version": _obsolete(
        "`go_jsonschema_version`", "remove it; JSON Schemas need no tool"
    ),
    "tools.goat_version": _obsolete("`goat_version`", "remove it; the tests need no framework"),
    "tools.goat_services_version": _obsolete(
        "`goat_services_version`", "remove it; the tests need no framework"
    ),
    "rest.[].api_prefix": _obsolete("`api_prefix`", "remove it; paths come from the spec"),
    "rest.[].generator_params.auth_type": Retired(
        codes.AUTH_TYPE_MOVED,
        "`auth_type` is no longer one of the generator's parameters",
        "give the client `auth_params: {transport: header, type: apikey}` instead",
    ),
    "grpc.[].short": _obsolete("`short`"),
    "grpc.[].version": _obsolete("the `version` of a gRPC entry"),
    "grpc.[].public_service": _obsolete("the `public_service` of a gRPC entry"),
    "cli.[].generator_params": _obsolete("the `generator_params` of a command line"),
    "cli.[].version": _obsolete("the `version` of a command line"),
    "worker.[].version": _obsolete("the `version` of a worker"),
    "worker.[].generator_params": _NO_PARAMS,
    "driver.[].type": _BY_TYPE,
    "driver.[].config": _BY_TYPE,
    "driver.[].provider": _BY_TYPE,
    **{
        f"packaging.upload.{field}": _BY_CI
        for field in ("enabled", "bucket", "region", "endpoint", "prefix", "host", "path", "user")
    },
}
"""By path, `[]` in the place of indices."""
