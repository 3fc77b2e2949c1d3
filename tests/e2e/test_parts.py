"""What an application is made of: its own transports and workers, and no others."""

import pytest

from tests.e2e.applications import BACK_OFFICE, FLEET, SHOP
from tests.e2e.conftest import Run
from tests.e2e.service import STATUS_OK, Service, eventually

pytestmark = pytest.mark.go


def listening(service: Service) -> set[str]:
    return {line["server"] for line in service.lines("listening")}


def test_two_applications_of_a_project_run_side_by_side(run: Run):
    often = {
        "worker/location.sync/interval": "20ms",
        "worker/report_mailer/back-office/interval": "20ms",
    }
    with run(FLEET, often) as api, run(BACK_OFFICE, often) as office:
        assert api.request("GET", "/vehicles").status == 501
        # A server answers before its line is in the log.
        eventually(lambda: listening(api) == {"publicApi", "sys"})
        eventually(lambda: listening(office) == {"sys"})
        assert office.get("/vehicles").status == 404
        assert office.get("/version").json()["application"] == "back-office"

        for worker in ("location.sync", "report_mailer"):
            eventually(
                lambda worker=worker: (
                    office.metrics().total("worker_fetches_total", worker=worker, result="empty")
                    > 3
                )
            )
        assert {s.labels["application"] for s in office.metrics() if "application" in s.labels} == {
            "back-office"
        }
        assert not api.metrics().named("worker_fetches_total")
        assert api.stop() == STATUS_OK
        assert office.get("/ready").status == 200


def test_the_worker_of_the_shop_restocks(run: Run):
    with run(SHOP, {"worker/restock/interval": "20ms"}) as shop:

        def restocked() -> float:
            return shop.metrics().total("worker_jobs_total", worker="restock", result="ok")

        # The item that is on sale from the start runs short.
        eventually(lambda: restocked() == 1)
        for number in range(3):
            toy = {"name": f"Gopher {number}", "category": "toy", "price": 1}
            assert shop.request("POST", "/items", toy).status == 201
        eventually(lambda: restocked() == 4)

        samples = shop.metrics()
        assert samples.total("worker_jobs_total") == 4
        assert samples.total("worker_job_duration_seconds_count", worker="restock") == 4
        assert samples.total("worker_jobs_in_progress", worker="restock") == 0
        eventually(
            lambda: shop.metrics().total("worker_fetches_total", worker="restock", result="empty")
        )


def test_a_worker_that_is_switched_off_does_nothing(run: Run):
    with run(SHOP, {"worker/restock/enabled": "off", "worker/restock/interval": "5ms"}) as shop:
        assert shop.request("GET", "/items").status == 200
        assert shop.metrics().total("worker_fetches_total") == 0
