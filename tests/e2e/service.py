"""Runs a built application: its requests, its log, its metrics, its end."""

import http.client
import json
import re
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from tests.e2e import exposition
from tests.e2e.applications import Application

T = TypeVar("T")

#: The longest that anything which a test waits for may take, in seconds.
PATIENCE = 20.0

#: Without this, the race detector sleeps for a second at the end of every process.
RACE_OPTIONS = "atexit_sleep_ms=10"

#: The exit statuses of a service, as the runtime documents them.
STATUS_OK, STATUS_FAILED, STATUS_CONFIG, STATUS_INIT, STATUS_CUT_OFF = range(5)


@dataclass(frozen=True, slots=True)
class Response:
    """What a server answered."""

    status: int
    headers: http.client.HTTPMessage
    body: bytes
    #: Whether the server closes the connection after this response.
    closes: bool

    def json(self) -> Any:
        assert self.headers.get_content_type() == "application/json", self
        return json.loads(self.body)


def send(
    connection: http.client.HTTPConnection,
    method: str,
    path: str,
    body: object = None,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """Send a request and read the whole answer; a dict is sent as JSON."""
    headers = dict(headers or {})
    if isinstance(body, dict):
        body = json.dumps(body)
        headers.setdefault("Content-Type", "application/json")
    connection.request(method, path, body=body, headers=headers)
    answer = connection.getresponse()
    return Response(answer.status, answer.msg, answer.read(), answer.will_close)


class Service:
    """A process of an application."""

    def __init__(self, application: Application, process: "subprocess.Popen[str]") -> None:
        self.application = application
        self.process = process
        self._lines: list[str] = []
        self._news = threading.Condition()
        self._ended = False
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stderr is not None
        for line in self.process.stderr:
            with self._news:
                self._lines.append(line.rstrip("\n"))
                self._news.notify_all()
        with self._news:
            self._ended = True
            self._news.notify_all()

    # The log.

    @property
    def output(self) -> str:
        """All that the process has written until now."""
        with self._news:
            return "\n".join(self._lines)

    def lines(self, message: str | None = None, **fields: object) -> list[dict[str, Any]]:
        """Return the lines of the log, or those with a message and fields."""
        wanted = fields if message is None else {"message": message, **fields}
        with self._news:
            lines = [json.loads(line) for line in self._lines if line.startswith("{")]
        return [line for line in lines if wanted.items() <= line.items()]

    def wait_line(self, message: str, **fields: object) -> dict[str, Any]:
        """Wait until the log has a line with a message and fields."""
        return self._wait(lambda: next(iter(self.lines(message, **fields)), None), message)

    def wait_text(self, pattern: str) -> re.Match[str]:
        """Wait until the output has a text that matches."""
        return self._wait(lambda: re.search(pattern, "\n".join(self._lines)), pattern)

    def _wait(self, look: Callable[[], T | None], what: str) -> T:
        deadline = time.monotonic() + PATIENCE
        with self._news:
            while (found := look()) is None:
                left = deadline - time.monotonic()
                assert left > 0, f"not in the log within {PATIENCE} s: {what}"
                assert not self._ended, f"the service ended without: {what}"
                self._news.wait(left)
        return found

    # Its servers.

    def port(self, server: str) -> int:
        """Return where a server listens, as its line in the log says."""
        address = self.wait_line("listening", server=server)["address"]
        return int(address.rpartition(":")[2])

    def connect(self, server: str) -> http.client.HTTPConnection:
        """Return a connection to a server that is kept alive."""
        return http.client.HTTPConnection("127.0.0.1", self.port(server), timeout=PATIENCE)

    def request(
        self,
        method: str,
        path: str,
        body: object = None,
        headers: Mapping[str, str] | None = None,
        *,
        server: str | None = None,
    ) -> Response:
        """Send one request to a server, by default the first of the application."""
        with closing(self.connect(server or next(iter(self.application.servers)))) as connection:
            return send(connection, method, path, body, headers)

    def get(self, path: str, *, server: str = "sys") -> Response:
        """Get a page of the server for operators."""
        return self.request("GET", path, server=server)

    def metrics(self) -> exposition.Samples:
        """Scrape the metrics."""
        page = self.get(self.application.metrics_path)
        assert page.status == 200, page
        return exposition.parse(page.body.decode())

    # Its process.

    def memory(self) -> int:
        """Return how many bytes of the process lie in memory."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        found = re.search(r"^VmRSS:\s+(\d+) kB$", status, re.MULTILINE)
        assert found, status
        return int(found[1]) * 1024

    def terminate(self) -> None:
        """Ask the process to stop, and do not wait."""
        self.process.send_signal(signal.SIGTERM)

    def stop(self) -> int:
        """Ask the process to stop, and return its exit status."""
        self.terminate()
        return self.wait()

    def wait(self, timeout: float = PATIENCE) -> int:
        """Wait for the end of the process and return its exit status."""
        status = self.process.wait(timeout)
        self._reader.join(timeout)
        assert "DATA RACE" not in self.output
        return status

    def kill(self) -> None:
        """End what is left of the process."""
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait(PATIENCE)
        self._reader.join(PATIENCE)
        if self.process.stderr:
            self.process.stderr.close()


@contextmanager
def launched(
    application: Application,
    binary: Path,
    folder: Path,
    environment: Mapping[str, str],
    *,
    arguments: Sequence[str] = (),
) -> Iterator[Service]:
    """Run a binary in a folder, in exactly this environment; it need not come up."""
    process = subprocess.Popen(
        [binary, *arguments],
        cwd=folder,
        env={"GORACE": RACE_OPTIONS, **environment},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    service = Service(application, process)
    try:
        yield service
    except BaseException as error:
        service.kill()
        error.add_note(f"--- what {binary.name} wrote ---\n{service.output[-20_000:]}")
        raise
    finally:
        service.kill()
    assert "DATA RACE" not in service.output, service.output


@contextmanager
def running(
    application: Application,
    binary: Path,
    folder: Path,
    keys: Mapping[str, str] | None = None,
    environment: Mapping[str, str] | None = None,
) -> Iterator[Service]:
    """Run a binary with configuration keys until the test ends; it is ready, on free ports.

    A service that the test has not stopped is stopped, and has to end well.
    """
    settings = application.environment(application.addresses() | dict(keys or {}))
    with launched(application, binary, folder, settings | dict(environment or {})) as service:
        service.wait_text(r"\bstarted\b")
        yield service
        if service.process.poll() is None:
            assert service.stop() == STATUS_OK


def eventually(look: Callable[[], T], timeout: float = PATIENCE) -> T:
    """Look again and again until what is seen is true, and return it."""
    deadline = time.monotonic() + timeout
    while not (seen := look()):
        assert time.monotonic() < deadline, f"not within {timeout} s; last seen: {seen!r}"
        time.sleep(0.02)
    return seen
