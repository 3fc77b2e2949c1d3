"""The log of a service: the same lines whichever library writes them, and nothing secret."""

import json
import re
from typing import Any

import pytest

from tests.e2e.applications import SHOP
from tests.e2e.conftest import Run
from tests.e2e.service import Service
from tests.e2e.trouble import order

pytestmark = pytest.mark.go

LOGGERS = ["zerolog", "logrus", "slog"]

#: Those that need a build of their own belong to the long suite.
each_logger = pytest.mark.parametrize(
    "logger", ["zerolog", *(pytest.param(name, marks=pytest.mark.slow) for name in LOGGERS[1:])]
)

#: What differs from run to run.
CHANGING = {"time", "address", "took", "duration_ms", "error", "stack"}


def _edits(logger: str) -> dict[str, str]:
    return {} if logger == "zerolog" else {"logger: zerolog": f"logger: {logger}"}


@pytest.mark.slow
def test_every_logger_writes_the_same_lines(run: Run):
    logs = {logger: _log_of_a_life(run, logger) for logger in LOGGERS}
    assert logs["zerolog"] == logs["logrus"] == logs["slog"]
    shared = {"time", "level", "message", "service", "application"}
    assert all(shared <= line.keys() for line in logs["zerolog"])


def _log_of_a_life(run: Run, logger: str) -> list[dict[str, Any]]:
    """Return what is logged of the same requests, with the types of values that change."""
    with run(SHOP, trouble=True, edits=_edits(logger)) as shop:
        paths = ["/items", "/items?limit=0", "/nowhere", order("fails"), order("panics")]
        for number, path in enumerate(paths):
            shop.request("GET", path, headers={"X-Request-Id": f"request-{number}"})
        assert shop.stop() == 0
        lines = shop.lines()
    assert len(lines) == len(shop.output.splitlines()), "a line is not JSON"
    for line in lines:
        line |= {key: type(line[key]).__name__ for key in CHANGING & line.keys()}
    # Servers and requests log side by side.
    return sorted(lines, key=lambda line: json.dumps(line, sort_keys=True))


@each_logger
def test_a_request_has_one_line(run: Run, logger: str):
    with run(SHOP, edits=_edits(logger)) as shop:
        answer = shop.request("GET", "/items?limit=3", headers={"X-Request-Id": "one"})
        line = shop.wait_line("request")
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", line.pop("time"))
    assert 0 < line.pop("duration_ms") < 10_000
    assert line == {
        "level": "info",
        "message": "request",
        "service": "shop",
        "application": "api",
        "server": "api",
        "method": "GET",
        "route": "/items",
        "path": "/items",
        "status": 200,
        "bytes": len(answer.body),
        "request_id": "one",
        "remote": "127.0.0.1",
    }


@each_logger
def test_the_log_can_be_text(run: Run, logger: str):
    with run(SHOP, {"log/format": "text"}, edits=_edits(logger)) as shop:
        port = shop.wait_text(
            r'server="?api"? .*address="?127\.0\.0\.1:(\d+)|'
            r'address="?127\.0\.0\.1:(\d+)"? .*server="?api\b'
        )
        assert port
        started = next(line for line in shop.output.splitlines() if "started" in line)
    assert not started.startswith("{")
    for text in ("shop", "api", "version="):
        assert text in started


def test_a_line_can_not_be_forged(run: Run):
    with run(SHOP) as shop:
        forged = '/x%0A{"level":"error","message":"forged"}%1b[31m'
        assert shop.request("GET", forged).status == 404
        line = shop.wait_line("request")
        assert line["path"].startswith('/x\n{"level"')
        assert "\x1b" not in shop.output
        assert not shop.lines("forged")


def test_a_long_path_is_cut(run: Run):
    with run(SHOP) as shop:
        assert shop.request("GET", "/" + "x" * 5000).status == 404
        assert len(shop.wait_line("request")["path"]) == 256


@pytest.mark.parametrize("taken", ["a", "A-1_b.c", "0" * 64])
def test_a_sound_request_id_is_taken_echoed_and_logged(run: Run, taken: str):
    with run(SHOP) as shop:
        answer = shop.request("GET", "/items", headers={"X-Request-Id": taken})
        assert answer.headers["X-Request-Id"] == taken
        shop.wait_line("request", request_id=taken)


def test_a_request_id_is_made_where_there_is_no_sound_one(run: Run):
    with run(SHOP) as shop:
        refused = ("", "a b", "x" * 65, 'a"b', "a\tb", "\xe4", "<script>", "a/b")
        made = [_request_id(shop, {}), *(_request_id(shop, {"X-Request-Id": it}) for it in refused)]
        for request_id in made:
            assert re.fullmatch(r"[\w.-]{16,64}", request_id)
            shop.wait_line("request", request_id=request_id)
        assert len(set(made)) == len(made)


def _request_id(shop: Service, headers: dict[str, str]) -> str:
    return shop.request("GET", "/items", headers=headers).headers["X-Request-Id"]


def test_an_error_has_its_request_id(run_shop: Run):
    with run_shop() as shop:
        shop.request("GET", order("panics"), headers={"X-Request-Id": "the-one"})
        panic = shop.wait_line("panic in handler")
        assert panic["request_id"] == "the-one"
        assert panic["level"] == "error"
        assert "trouble.go" in panic["stack"]
        shop.wait_line("request", request_id="the-one", status=500)


@each_logger
def test_the_query_is_never_logged(run: Run, logger: str):
    with run(SHOP, {"log/level": "debug"}, trouble=True, edits=_edits(logger)) as shop:
        for path in ("/items", "/nowhere", order("is slow"), order("fails")):
            shop.request("GET", f"{path}?limit=sesame&token=sesame", headers={"X-Auth": "sesame"})
        shop.request("POST", "/items?token=sesame", {"name": "sesame"})
        assert shop.stop() == 0
        assert len(shop.lines("request")) == 5
        assert "sesame" not in shop.output
