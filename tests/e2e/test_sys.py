"""The server for operators: metrics, readiness, version; profiles where they are switched on."""

import pytest

from tests.e2e.applications import FLEET, NOTES, SHOP
from tests.e2e.conftest import Run

pytestmark = pytest.mark.go

PROFILES = "/debug/pprof/"


def test_operators_see_how_it_is(run: Run):
    with run(SHOP) as shop:
        assert shop.get("/ready").json() == {"ready": True}
        assert shop.get("/live").json() == {"live": True}
        version = shop.get("/version").json()
        assert (version["service"], version["application"]) == ("shop", "api")
        assert version["go_version"].startswith("go1.")
        assert {"version", "commit", "build_date", "started"} < version.keys()
        info = shop.metrics().named("service_build_info", service="shop", application="api")
        assert [sample.value for sample in info] == [1]
        assert info[0].labels["go_version"] == version["go_version"]


def test_what_is_not_there_has_a_body_too(run: Run):
    with run(SHOP) as shop:
        nowhere = shop.get("/nowhere")
        assert (nowhere.status, nowhere.json()) == (404, {"code": 404, "error": "not found"})
        assert shop.request("GET", "/metrics", server="api").status == 404


def test_the_server_for_operators_is_not_logged_by_default(run: Run):
    with run(SHOP) as shop:
        assert shop.get("/live").status == 200
        assert shop.stop() == 0
        assert not shop.lines("request")


def test_profiles_are_off_until_they_are_switched_on(run: Run):
    with run(SHOP) as shop:
        for path in (PROFILES, f"{PROFILES}heap", f"{PROFILES}cmdline"):
            assert shop.get(path).status == 404
    with run(SHOP, {"transport/rest/sys_v1/pprof/enabled": "on"}) as shop:
        assert shop.get(PROFILES).status == 200


def test_profiles_are_on_where_the_config_says_so(run: Run):
    with run(NOTES) as notes:
        assert b"goroutine" in notes.get(PROFILES).body
        assert notes.get(f"{PROFILES}goroutine?debug=1").status == 200
        assert notes.request("GET", PROFILES, server="notes-api").status == 404
    with run(NOTES, {"transport/rest/sys_v1/pprof/enabled": "off"}) as notes:
        assert notes.get(PROFILES).status == 404


def test_metrics_have_the_path_of_the_config(run: Run):
    with run(FLEET) as fleet:
        assert fleet.get("/internal/metrics").status == 200
        assert fleet.get("/metrics").status == 404
