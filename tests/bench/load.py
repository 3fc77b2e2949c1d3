"""Load on a service: `wrk` for its pace, and plain requests for many distinct paths."""

from __future__ import annotations

import http.client
import re
import shutil
import subprocess
from dataclasses import dataclass

#: Connections that are kept open at a time.
CONNECTIONS = 32


@dataclass(frozen=True, slots=True)
class Pace:
    """What the load generator saw."""

    requests: int
    each_second: float
    #: Latencies as wrk writes them, such as `1.20ms`.
    median: str
    percentile_99: str


def press(url: str, seconds: int) -> Pace:
    """Ask for a page as often as the service answers.

    Raises:
        RuntimeError: there is no wrk, or answers were not 2xx.

    """
    if shutil.which("wrk") is None:
        raise RuntimeError("the load comes from wrk: apt-get install wrk, or brew install wrk")
    ran = subprocess.run(
        ["wrk", "-t", "1", "-c", str(CONNECTIONS), "-d", f"{seconds}s", "--latency", url],
        check=True,
        capture_output=True,
        text=True,
    )
    if "Non-2xx" in ran.stdout or "Socket errors" in ran.stdout:
        raise RuntimeError(f"the service did not answer well:\n{ran.stdout}")
    return Pace(
        requests=int(_found(r"(\d+) requests in", ran.stdout)),
        each_second=float(_found(r"Requests/sec:\s+([\d.]+)", ran.stdout)),
        median=_found(r"^ +50% +(\S+)$", ran.stdout),
        percentile_99=_found(r"^ +99% +(\S+)$", ran.stdout),
    )


def ask_unknown_paths(port: int, count: int, prefix: str) -> None:
    """Ask for as many distinct pages that do not exist."""
    connection = http.client.HTTPConnection("127.0.0.1", port)
    for number in range(count):
        connection.request("GET", f"/{prefix}/{number}")
        response = connection.getresponse()
        response.read()
        if response.status != 404:
            raise RuntimeError(f"an unknown path was answered with {response.status}")
    connection.close()


def _found(pattern: str, text: str) -> str:
    match = re.search(pattern, text, re.MULTILINE)
    if match is None:
        raise RuntimeError(f"wrk wrote something else:\n{text}")
    return match[1]
