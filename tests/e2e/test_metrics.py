"""What a service counts: requests by route, method and status, never by what clients make up."""

import socket
from contextlib import closing
from http import HTTPStatus
from itertools import islice

import pytest

from tests.e2e.applications import NOTES, SHOP
from tests.e2e.conftest import Run
from tests.e2e.service import Service, eventually
from tests.e2e.trouble import order

pytestmark = pytest.mark.go

ABSENT = "00000000-0000-4000-8000-000000000000"


def test_requests_are_counted_by_route_method_and_status(run_shop: Run):
    with run_shop() as shop:
        for _ in range(3):
            shop.request("GET", "/items?limit=1")
        shop.request("GET", "/items?limit=0")
        shop.request("GET", f"/items/{ABSENT}")
        shop.request("GET", f"/items/{ABSENT[:-1]}1")
        shop.request("DELETE", f"/items/{ABSENT}")
        shop.request("PUT", "/items")
        shop.request("BREW", "/items")
        shop.request("GET", "/items/1/2/3")
        shop.request("GET", order("panics"))
        shop.request("GET", order("is slow", milliseconds=30))

        counted = {
            ("GET", "/items", 200): 3,
            ("GET", "/items", 400): 1,
            ("GET", "/items/{id}", 404): 2,
            ("DELETE", "/items/{id}", 404): 1,
            ("PUT", "", 405): 1,
            ("_OTHER", "", 405): 1,
            ("GET", "", 404): 1,
            ("GET", "/orders/{id}", 500): 1,
            ("GET", "/orders/{id}", 200): 1,
        }
        eventually(lambda: shop.metrics().requests("api") == counted)

        samples = shop.metrics()
        slow = {"http_route": "/orders/{id}", "http_response_status_code": "200"}
        name = "http_server_request_duration_seconds"
        assert samples.total(f"{name}_sum", **slow) >= 0.03
        assert samples.total(f"{name}_bucket", **slow, le="0.025") == 0
        assert samples.total(f"{name}_bucket", **slow, le="+Inf") == 1
        assert samples.total("http_server_panics_total", server="api") == 1
        assert samples.total("http_server_active_requests", server="api") == 0
        assert samples.total("application_ready") == 1


def test_requests_of_the_server_for_operators_are_counted_apart(run: Run):
    with run(NOTES) as notes:
        notes.request("GET", "/notes/1")
        notes.get("/version")
        notes.get("/nowhere")
        counted = {("GET", "/version", 200): 1, ("GET", "", 404): 1}
        eventually(lambda: counted.items() <= notes.metrics().requests("sys").items())
        assert notes.metrics().requests("notes-api") == {("GET", "/notes/{id}", 401): 1}


def test_every_series_names_its_application(run: Run):
    with run(SHOP) as shop:
        own = [s for s in shop.metrics() if s.name.startswith(("http_", "worker_", "application_"))]
        assert own
        assert {sample.labels["application"] for sample in own} == {"api"}


@pytest.mark.slow
def test_unknown_paths_leave_nothing_behind(run: Run):
    quiet = {"transport/rest/api_v1/access_log": "off"}
    with run(SHOP, quiet, race=False) as shop:
        _ask_for_unknown_paths(shop, 2_000)
        shop.metrics()  # The first scrape adds series of its own.
        page, memory = len(shop.get("/metrics").body), shop.memory()

        _ask_for_unknown_paths(shop, 20_000)
        assert len(shop.get("/metrics").body) < page + 300
        assert shop.memory() < memory + 8_000_000
        assert shop.metrics().requests("api") == {("GET", "", 404): 22_000}


def _ask_for_unknown_paths(shop: Service, count: int, at_once: int = 100) -> None:
    """Get paths that are all different, many at a time on one connection."""
    paths = (f"/unknown/{count}/{number}" for number in range(count))
    with closing(socket.create_connection(("127.0.0.1", shop.port("api")), timeout=20)) as link:
        answers = link.makefile("rb")
        while some := list(islice(paths, at_once)):
            link.sendall(b"".join(f"GET {p} HTTP/1.1\r\nHost: shop\r\n\r\n".encode() for p in some))
            for _ in some:
                assert int(answers.readline().split()[1]) == HTTPStatus.NOT_FOUND
                length = 0
                while (line := answers.readline()) != b"\r\n":
                    if line.lower().startswith(b"content-length:"):
                        length = int(line.partition(b":")[2])
                answers.read(length)
