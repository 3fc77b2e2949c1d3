"""How a service stops: it tears no request, and it does not wait for ever."""

import http.client
import socket
import threading
import time
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing

import pytest

from tests.e2e.applications import SHOP
from tests.e2e.conftest import Run
from tests.e2e.service import (
    STATUS_CUT_OFF,
    STATUS_OK,
    Response,
    Service,
    eventually,
    send,
)
from tests.e2e.trouble import order

pytestmark = pytest.mark.go


class Client(threading.Thread):
    """Sends requests on one connection as fast as they are answered, until the server closes it."""

    def __init__(self, service: Service, path: str) -> None:
        super().__init__(daemon=True)
        self._connection = service.connect("api")
        self._path = path
        self.statuses: list[int] = []
        #: Why a request that was sent had no whole answer.
        self.failure: Exception | None = None

    def run(self) -> None:
        with closing(self._connection) as connection:
            try:
                while not self._once(connection):
                    pass
            except (OSError, http.client.HTTPException) as failure:
                self.failure = failure

    def _once(self, connection: http.client.HTTPConnection) -> bool:
        """Send a request; tell whether it is the last one of the connection."""
        answer = send(connection, "GET", self._path)
        answer.json()
        self.statuses.append(answer.status)
        return answer.closes


@pytest.mark.parametrize(
    "logger", ["zerolog", "logrus", pytest.param("slog", marks=pytest.mark.slow)]
)
def test_a_stop_under_load_tears_no_request(run: Run, logger: str):
    edits = {} if logger == "zerolog" else {"logger: zerolog": f"logger: {logger}"}
    with run(SHOP, trouble=True, edits=edits) as shop:
        paths = ["/items"] * 4 + [order("is slow", milliseconds=150)] * 6
        clients = [Client(shop, path) for path in paths]
        for client in clients:
            client.start()
        eventually(lambda: all(len(client.statuses) >= 2 for client in clients))

        assert shop.stop() == STATUS_OK
        for client in clients:
            client.join(5)
            assert client.failure is None
            assert set(client.statuses) == {200}
        answered = sum(len(client.statuses) for client in clients)
        assert len(shop.lines("request", server="api", status=200)) == answered


@pytest.mark.slow
@pytest.mark.parametrize("attempt", range(5))
def test_a_stop_under_load_tears_no_request_ever(run: Run, attempt: int):
    """The moment of the signal differs from attempt to attempt."""
    with run(SHOP) as shop:
        clients = [Client(shop, "/items") for _ in range(16)]
        for client in clients:
            client.start()
        time.sleep(0.2 + attempt / 70)
        assert shop.stop() == STATUS_OK
        for client in clients:
            client.join(5)
        assert [client.failure for client in clients] == [None] * 16


def test_a_request_that_is_still_coming_in_is_answered(run: Run):
    body = b'{"name": "Late", "category": "toy", "price": 1}'
    header = (
        "POST /items HTTP/1.1\r\nHost: shop\r\nContent-Type: application/json\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    )
    with (
        run(SHOP) as shop,
        closing(socket.create_connection(("127.0.0.1", shop.port("api")), timeout=10)) as link,
    ):
        link.sendall(header.encode() + body[:10])
        eventually(lambda: shop.metrics().total("http_server_active_requests", server="api"))
        shop.terminate()
        shop.wait_line("stopping")
        time.sleep(0.3)
        link.sendall(body[10:])
        assert b"HTTP/1.1 201 Created" in link.makefile("rb").read()
        assert shop.wait() == STATUS_OK


def test_while_it_drains_it_is_not_ready_and_serves_on(run: Run):
    with run(SHOP, {"shutdown/delay": "700ms"}) as shop:
        assert shop.get("/ready").json() == {"ready": True}
        shop.terminate()
        shop.wait_line("stopping")
        ready = eventually(lambda: (page := shop.get("/ready")).status == 503 and page)
        assert ready.json() == {"ready": False}
        assert shop.get("/live").status == 200
        assert shop.metrics().total("application_ready") == 0
        assert shop.request("GET", "/items").status == 200
        assert shop.wait() == STATUS_OK


def test_a_handler_that_hangs_is_cut_off_at_the_end_of_the_budget(run_shop: Run):
    with run_shop({"shutdown/timeout": "1s"}) as shop, ThreadPoolExecutor() as pool:
        hanging = _send(shop, pool, order("hangs"))
        begun = time.monotonic()
        assert shop.stop() == STATUS_CUT_OFF
        assert 0.7 < time.monotonic() - begun < 4
        assert shop.lines("cut off", level="error")
        assert isinstance(hanging.exception(5), http.client.HTTPException | OSError)


def test_a_second_signal_does_not_wait(run_shop: Run):
    with run_shop({"shutdown/timeout": "30s"}) as shop, ThreadPoolExecutor() as pool:
        _send(shop, pool, order("hangs"))
        shop.terminate()
        shop.wait_line("stopping")
        begun = time.monotonic()
        assert shop.stop() == STATUS_CUT_OFF
        assert time.monotonic() - begun < 4


def test_a_signal_with_nothing_in_flight_ends_at_once(run: Run):
    with run(SHOP) as shop, closing(shop.connect("api")) as idle:
        assert send(idle, "GET", "/items").status == 200
        begun = time.monotonic()
        assert shop.stop() == STATUS_OK
        assert time.monotonic() - begun < 2


def _send(shop: Service, pool: ThreadPoolExecutor, path: str) -> "Future[Response]":
    """Send a request, and return once its handler is at work."""
    sent = pool.submit(shop.request, "GET", path)
    eventually(lambda: shop.metrics().total("http_server_active_requests", server="api"))
    return sent
