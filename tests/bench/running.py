"""Runs the built shop on loopback, its log in a file, and looks at the process from outside."""

from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import subprocess
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_PATIENCE = 60.0
_ITEM = "00000000-0000-4000-8000-000000000001"


@dataclass(frozen=True, slots=True)
class Shop:
    """A process of the shop."""

    process: subprocess.Popen[bytes]
    #: The port of the API.
    api: int
    #: The port for operators.
    sys: int
    log: Path

    @property
    def url(self) -> str:
        """The address of the operation that is measured."""
        return f"http://127.0.0.1:{self.api}/items"

    def get(self, port: int, path: str) -> tuple[int, bytes]:
        """Get a page and return its status and body."""
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=_PATIENCE)
        try:
            connection.request("GET", path)
            response = connection.getresponse()
            return response.status, response.read()
        finally:
            connection.close()

    def metrics(self) -> int:
        """Return the size of the page of metrics in bytes."""
        return len(self.get(self.sys, "/metrics")[1])

    def is_ready(self) -> bool:
        """Say whether the service is ready; before it listens it is not."""
        try:
            return self.get(self.sys, "/ready")[0] == 200
        except OSError:
            return False

    def readiness(self) -> str:
        """Return what `/ready` answers, also where nobody is there to answer."""
        try:
            return str(self.get(self.sys, "/ready")[0])
        except OSError:
            return "connection refused"

    def memory(self) -> float:
        """Return the megabytes of the process that are in memory."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        line = next(line for line in status.splitlines() if line.startswith("VmRSS:"))
        return int(line.split()[1]) / 1024

    def processor(self) -> float:
        """Return the seconds of processor time that the process has used."""
        after_name = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(after_name[11]) + int(after_name[12])) / os.sysconf("SC_CLK_TCK")

    def order(self, seconds: int) -> Slow:
        """Begin a request that takes as long, and return it when it is under way."""
        request = Slow(self.api, seconds)
        request.start()
        time.sleep(0.2)
        return request

    def terminate(self) -> float:
        """Send SIGTERM and return the time of that."""
        self.process.send_signal(signal.SIGTERM)
        return time.perf_counter()

    def end(self, since: float) -> tuple[float, int]:
        """Wait for the end and return the seconds until then, and the exit status."""
        status = self.process.wait(_PATIENCE)
        return time.perf_counter() - since, status


class Slow(threading.Thread):
    """A request whose handler takes its time."""

    def __init__(self, port: int, seconds: int) -> None:
        super().__init__(daemon=True)
        self._port = port
        self._seconds = seconds
        #: What became of it.
        self.outcome = "none"

    def run(self) -> None:
        """Send the request and wait for the answer."""
        order = {"email": "a@example.com", "lines": [{"item": _ITEM, "count": self._seconds}]}
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=_PATIENCE)
        try:
            head = {"Content-Type": "application/json"}
            connection.request("POST", "/orders", json.dumps(order), head)
            self.outcome = str(connection.getresponse().status)
        except (OSError, http.client.HTTPException):
            self.outcome = "connection closed"
        finally:
            connection.close()


@contextmanager
def running(binary: Path, folder: Path) -> Iterator[Shop]:
    """Run the shop until the block ends, without waiting for it to be ready."""
    api, sys = _free_ports()
    environment = {
        "PATH": os.environ.get("PATH", ""),
        "OC_shop__transport__rest__api_v1__ip": "127.0.0.1",
        "OC_shop__transport__rest__api_v1__port": str(api),
        "OC_shop__transport__rest__sys_v1__ip": "127.0.0.1",
        "OC_shop__transport__rest__sys_v1__port": str(sys),
    }
    log = folder / "shop.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [binary],
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        yield Shop(process, api, sys, log)
    finally:
        process.kill()
        process.wait()


@contextmanager
def ready(binary: Path, folder: Path) -> Iterator[Shop]:
    """Run the shop, and wait until it is ready."""
    with running(binary, folder) as shop:
        wait_ready(shop)
        yield shop


def wait_ready(shop: Shop) -> None:
    """Wait until the shop is ready."""
    deadline = time.monotonic() + _PATIENCE
    while not shop.is_ready():
        if shop.process.poll() is not None or time.monotonic() > deadline:
            raise RuntimeError(f"the shop did not come up:\n{shop.log.read_text()}")
        time.sleep(0.001)


def _free_ports() -> tuple[int, int]:
    with socket.socket() as first, socket.socket() as second:
        first.bind(("127.0.0.1", 0))
        second.bind(("127.0.0.1", 0))
        return first.getsockname()[1], second.getsockname()[1]
