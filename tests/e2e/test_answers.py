"""What clients of a generated API are answered: each status, in the body that their spec has."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from tests.e2e.applications import FLEET, NOTES, SHOP
from tests.e2e.builds import Builds
from tests.e2e.conftest import Run
from tests.e2e.service import Service, eventually, running
from tests.e2e.trouble import order

pytestmark = pytest.mark.go

ABSENT = "00000000-0000-4000-8000-000000000000"
BOOK = {"name": "A Tour of Go", "category": "book", "price": 100}
JSON = {"Content-Type": "application/json"}
YAML = {"Content-Type": "text/yaml"}
ORDER = {"email": "a@example.com", "lines": [{"item": ABSENT, "count": 1}]}

#: What a client sends, the status of the answer, and a part of its text.
ERRORS = {
    "bad path": (("GET", "/items/seven"), 400, "id"),
    "empty path parameter": (("GET", "/items/"), 400, "id"),
    "bad query": (("GET", "/items?limit=few"), 400, "limit"),
    "query out of range": (("GET", "/items?limit=0"), 400, "limit"),
    "query not in the enum": (("GET", "/items?category=car"), 400, "category"),
    "torn body": (("POST", "/items", '{"name":', JSON), 400, ""),
    "body of another type": (("POST", "/items", "[]", JSON), 400, ""),
    "missing field": (("POST", "/items", {"name": "A"}), 400, "category"),
    "bad field": (("POST", "/items", BOOK | {"price": -1}), 400, "price"),
    "missing body": (("POST", "/items", None, JSON), 400, "body"),
    "body that is not JSON": (("POST", "/items", "name: A", YAML), 415, "yaml"),
    "large body": (("POST", "/items", b" " * 2000, JSON), 413, "too large"),
    "large body of no known length": (("POST", "/items", iter([b" " * 2000]), JSON), 413, "large"),
    "unknown route": (("GET", "/nowhere"), 404, "not found"),
    "not found by the handler": (("GET", f"/items/{ABSENT}"), 404, "no such item"),
    "unknown method": (("PUT", "/items", BOOK), 405, "not allowed"),
    "error of the handler": (("GET", order("fails")), 500, "internal"),
    "panic of the handler": (("GET", order("panics")), 500, "internal"),
    "deadline of the handler": (("GET", order("waits")), 503, "timeout"),
    "operation that is not written": (("POST", "/orders", ORDER), 501, "not implemented"),
}


@pytest.fixture(scope="module")
def shop(builds: Builds, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    binary = builds.binary(SHOP, trouble=True)
    keys = {
        "transport/rest/api_v1/server/max_body_bytes": "1000",
        "transport/rest/api_v1/handler/default/timeout": "300ms",
    }
    with running(SHOP, binary, tmp_path_factory.mktemp("shop"), keys) as service:
        yield service


@pytest.mark.parametrize(("sent", "status", "says"), ERRORS.values(), ids=ERRORS.keys())
def test_an_error_has_the_body_of_the_spec(
    shop: Service, sent: tuple[Any, ...], status: int, says: str
):
    answer = shop.request(*sent)
    assert answer.status == status, answer
    error = answer.json()
    assert error.keys() == {"code", "error"}
    assert error["code"] == status
    assert says in error["error"]


def test_a_duplicate_is_409(shop: Service):
    assert shop.request("POST", "/items", BOOK).status == 201
    again = shop.request("POST", "/items", BOOK)
    assert again.status == 409
    assert again.json() == {"code": 409, "error": "an item of this name is on sale already"}


def test_an_unknown_method_is_told_those_that_are_known(shop: Service):
    assert shop.request("PUT", "/items").headers["Allow"] == "GET,POST"
    preflight = shop.request("OPTIONS", "/items")
    assert (preflight.status, preflight.headers["Allow"]) == (204, "GET,POST")


@pytest.mark.parametrize("trouble", ["panics", "fails"])
def test_what_failed_inside_is_told_to_the_log_alone(shop: Service, trouble: str):
    answer = shop.request("GET", order(trouble), headers={"X-Request-Id": f"inside-{trouble}"})
    assert answer.json() == {"code": 500, "error": "internal server error"}
    assert "hunter2" not in f"{answer.headers}{answer.body}"

    line = eventually(lambda: shop.lines(level="error", request_id=f"inside-{trouble}"))[0]
    assert "hunter2" in json.dumps(line)


def test_a_panic_is_counted_and_takes_nothing_down(shop: Service):
    before = shop.metrics().total("http_server_panics_total", server="api")
    for _ in range(10):
        assert shop.request("GET", order("panics")).status == 500
    assert shop.metrics().total("http_server_panics_total", server="api") == before + 10
    assert shop.request("GET", "/items").status == 200
    assert shop.metrics().total("http_server_active_requests", server="api") == 0


@pytest.mark.parametrize("headers", [{}, {"X-Auth": "secret"}, {"Authorization": "Bearer secret"}])
def test_an_authentication_that_is_not_written_lets_nobody_in(run: Run, headers: dict[str, str]):
    with run(NOTES) as notes:
        for method, body in (("GET", None), ("PUT", {"text": "hello"})):
            answer = notes.request(method, "/notes/1", body, headers)
            assert answer.status == 401
            assert answer.json() == {"code": 401, "error": "unauthorized"}


def test_an_operation_without_security_gets_past_it(run: Run):
    with run(NOTES) as notes:
        answer = notes.request("GET", "/health")
        assert answer.status == 501
        assert answer.json() == {"code": 501, "error": "not implemented"}
        assert notes.request("GET", "/nowhere").json() == {"code": 404, "error": "not found"}


def test_an_error_type_of_another_shape_is_filled_in(run: Run):
    with run(FLEET) as fleet:
        answers = [
            fleet.request("GET", "/vehicles"),
            fleet.request("GET", "/vehicles?state=parked"),
            fleet.request("GET", "/nowhere"),
            fleet.request("POST", "/vehicles"),
        ]
        assert [answer.status for answer in answers] == [501, 400, 404, 405]
        for answer in answers:
            problem = answer.json()
            assert problem.keys() == {"status", "detail"}
            assert problem["status"] == answer.status
            assert problem["detail"]
