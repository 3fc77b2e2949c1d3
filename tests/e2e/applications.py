"""The applications of the fixtures: what they are called, and how they are configured."""

import re
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Application:
    """An application of a fixture."""

    fixture: str
    service: str
    name: str
    #: Where the configuration of each server lies.
    servers: Mapping[str, str]
    metrics_path: str = "/metrics"

    def path(self, key: str) -> str:
        """Return the whole path of a configuration key."""
        return f"/{self.service}/{key}"

    def variable(self, key: str) -> str:
        """Return the environment variable that sets a configuration key."""
        steps = [
            re.sub(r"\W", "_", step, flags=re.ASCII) for step in (self.service, *key.split("/"))
        ]
        return "OC_" + "__".join(steps)

    def environment(self, keys: Mapping[str, str]) -> dict[str, str]:
        """Return the environment that sets configuration keys."""
        return {self.variable(key): value for key, value in keys.items()}

    def addresses(self) -> dict[str, str]:
        """Return the configuration that lets every server listen on a free port of loopback."""
        keys: dict[str, str] = {}
        for section in self.servers.values():
            keys |= {f"{section}/ip": "127.0.0.1", f"{section}/port": "0"}
        return keys


SHOP = Application(
    "shop", "shop", "api", {"api": "transport/rest/api_v1", "sys": "transport/rest/sys_v1"}
)
NOTES = Application(
    "logrus",
    "notes",
    "notes",
    {"notes-api": "transport/rest/notes-api_v2", "sys": "transport/rest/sys_v1"},
)
FLEET = Application(
    "two-apps",
    "fleet",
    "api",
    {"publicApi": "transport/rest/publicApi_v1", "sys": "transport/rest/sys_v1"},
    metrics_path="/internal/metrics",
)
BACK_OFFICE = Application(
    "two-apps",
    "fleet",
    "back-office",
    {"sys": "transport/rest/sys_v1"},
    metrics_path="/internal/metrics",
)
