"""The main job: project.yaml in, a running Go service out."""

import pytest

from tests.e2e.applications import SHOP
from tests.e2e.conftest import Run
from tests.e2e.service import STATUS_OK, eventually

pytestmark = pytest.mark.go

ABSENT = "00000000-0000-4000-8000-000000000000"
ORDER = {"email": "a@example.com", "lines": [{"item": ABSENT, "count": 1}]}


def test_the_shop_answers_counts_and_stops(run: Run):
    with run(SHOP) as shop:
        listed = shop.request("GET", "/items?category=book&limit=5")
        assert listed.status == 200
        assert [item["category"] for item in listed.json()] == ["book"]

        toy = {"name": "Gopher", "category": "toy", "price": 1900}
        created = shop.request("POST", "/items", toy)
        assert created.status == 201
        item = f"/items/{created.json()['id']}"

        assert shop.request("GET", item).json() == created.json()
        assert shop.request("DELETE", item).status == 204
        assert shop.request("GET", item).json() == {"code": 404, "error": "no such item"}
        assert shop.request("GET", "/items?limit=1000").status == 400
        assert shop.request("GET", "/nowhere").json() == {"code": 404, "error": "not found"}
        assert shop.request("POST", "/orders", ORDER).json() == {
            "code": 501,
            "error": "not implemented",
        }

        counted = {
            ("GET", "/items", 200): 1,
            ("POST", "/items", 201): 1,
            ("GET", "/items/{id}", 200): 1,
            ("DELETE", "/items/{id}", 204): 1,
            ("GET", "/items/{id}", 404): 1,
            ("GET", "/items", 400): 1,
            ("GET", "", 404): 1,
            ("POST", "/orders", 501): 1,
        }
        eventually(lambda: shop.metrics().requests("api") == counted)
        assert shop.get("/ready").status == 200
        assert shop.stop() == STATUS_OK
