"""Where a service takes its configuration from, and what it says of a faulty one."""

import random
import socket
from contextlib import closing
from pathlib import Path

import pytest

from tests.e2e.applications import SHOP
from tests.e2e.builds import Builds
from tests.e2e.conftest import Run
from tests.e2e.onlineconf import write_tree
from tests.e2e.service import (
    STATUS_CONFIG,
    STATUS_INIT,
    STATUS_OK,
    Service,
    eventually,
    launched,
)

pytestmark = pytest.mark.go

API = "transport/rest/api_v1"
LARGEST_BODY = f"{API}/server/max_body_bytes"


def test_no_configuration_at_all_is_enough(builds: Builds, tmp_path: Path):
    api, sys = _free_ports(2)
    edits = {"port: 8080": f"port: {api}", "port: 8085": f"port: {sys}"}
    with launched(SHOP, builds.binary(SHOP, edits=edits), tmp_path, {}) as shop:
        shop.wait_line("started")
        assert (shop.port("api"), shop.port("sys")) == (api, sys)
        assert shop.request("GET", "/items").status == 200
        assert shop.get("/ready").status == 200
        warnings = shop.lines(level="warn")
        assert shop.stop() == STATUS_OK
    assert [line["message"] for line in warnings] == ["OnlineConf is not used"]
    assert "ONLINECONF_DIR is not set" in warnings[0]["error"]


@pytest.mark.parametrize(
    ("keys", "limit"),
    [
        ({LARGEST_BODY: "100"}, 100),
        ({LARGEST_BODY: "100", f"{API}/api/server/max_body_bytes": "200"}, 200),
        ({LARGEST_BODY: "100", f"{API}/other/server/max_body_bytes": "200"}, 100),
    ],
    ids=["environment", "of the application", "of another application"],
)
def test_the_environment_sets_a_key(run: Run, keys: dict[str, str], limit: int):
    with run(SHOP, keys) as shop:
        assert _largest_body_is(shop, limit)


def test_an_onlineconf_tree_sets_a_key_and_the_environment_wins(run: Run, tmp_path: Path):
    write_tree(
        tmp_path / "tree",
        {
            **{f"/shop/unrelated/{number}": "x" for number in range(500)},
            SHOP.path(LARGEST_BODY): "100",
            SHOP.path("log/level"): "debug",
            SHOP.path(f"{API}/access_log"): "0",
        },
    )
    tree = {"ONLINECONF_DIR": str(tmp_path / "tree")}
    with run(SHOP, environment=tree) as shop:
        assert _largest_body_is(shop, 100)
        assert not shop.lines("request")
        assert not shop.lines(level="warn")
    with run(SHOP, {LARGEST_BODY: "300", f"{API}/access_log": "on"}, tree) as shop:
        assert _largest_body_is(shop, 300)
        eventually(lambda: shop.lines("request"))


def test_the_form_for_an_application_wins_in_onlineconf(run: Run, tmp_path: Path):
    own = f"{API}/api/server/max_body_bytes"
    write_tree(tmp_path / "tree", {SHOP.path(LARGEST_BODY): "100", SHOP.path(own): "200"})
    with run(SHOP, environment={"ONLINECONF_DIR": str(tmp_path / "tree")}) as shop:
        assert _largest_body_is(shop, 200)


def test_the_default_folder_of_onlineconf_is_read_where_it_exists(run: Run, tmp_path: Path):
    write_tree(tmp_path / "etc" / "onlineconf", {SHOP.path(LARGEST_BODY): "100"})
    with run(SHOP) as shop:
        assert _largest_body_is(shop, 100)
        assert not shop.lines(level="warn")


def test_a_change_in_onlineconf_is_taken_up_without_a_restart(run: Run, tmp_path: Path):
    folder = tmp_path / "tree"

    def change(level: str, limit: int) -> None:
        write_tree(folder, {SHOP.path("log/level"): level, SHOP.path(LARGEST_BODY): f"{limit}"})

    change("info", 100)
    with run(SHOP, environment={"ONLINECONF_DIR": str(folder)}) as shop:
        for number, (level, limit) in enumerate([("info", 100), ("error", 200), ("info", 300)]):
            change(level, limit)
            eventually(lambda limit=limit: _largest_body_is(shop, limit))
            shop.request("GET", "/items", headers={"X-Request-Id": f"request-{number}"})
        shop.wait_line("request", request_id="request-2")
        assert shop.lines("request", request_id="request-0")
        assert not shop.lines("request", request_id="request-1")

        change("loud", 400)
        warning = shop.wait_line("configuration", level="warn")
        assert SHOP.path("log/level") in warning["error"]
        eventually(lambda: _largest_body_is(shop, 400))
        shop.request("GET", "/items", headers={"X-Request-Id": "still-info"})
        shop.wait_line("request", request_id="still-info")


def test_a_folder_of_onlineconf_that_is_missing_is_an_error(builds: Builds, tmp_path: Path):
    environment = {"ONLINECONF_DIR": str(tmp_path / "nowhere")}
    with launched(SHOP, builds.binary(SHOP), tmp_path, environment) as shop:
        assert shop.wait() == STATUS_CONFIG
    assert len(shop.output.splitlines()) == 1
    assert f"ONLINECONF_DIR={tmp_path / 'nowhere'}" in shop.output


def test_a_damaged_onlineconf_tree_is_an_error(builds: Builds, tmp_path: Path):
    (tmp_path / "TREE.cdb").write_bytes(b"not a database")
    environment = {"ONLINECONF_DIR": str(tmp_path)}
    with launched(SHOP, builds.binary(SHOP), tmp_path, environment) as shop:
        assert shop.wait() == STATUS_CONFIG
    assert "TREE.cdb" in shop.output
    assert "goroutine" not in shop.output


def test_all_faults_are_told_at_once(builds: Builds, tmp_path: Path):
    faulty = {
        f"{API}/port": "abc",
        f"{API}/server/timeout/read": "soon",
        "transport/rest/sys_v1/port": "70000",
        "log/level": "loud",
        "worker/restock/batch_size": "0",
        "worker/restock/api/interval": "-1s",
        "shutdown/timeout": "",
    }
    write_tree(tmp_path / "tree", {SHOP.path(f"{API}/access_log"): "perhaps"})
    environment = SHOP.environment(faulty) | {"ONLINECONF_DIR": str(tmp_path / "tree")}
    with launched(SHOP, builds.binary(SHOP), tmp_path, environment) as shop:
        assert shop.wait() == STATUS_CONFIG
    faults = shop.lines("configuration", level="error")
    told = {line["path"]: (line["variable"], line["layer"]) for line in faults}
    assert told == {SHOP.path(key): (SHOP.variable(key), "environment") for key in faulty} | {
        SHOP.path(f"{API}/access_log"): (SHOP.variable(f"{API}/access_log"), "onlineconf")
    }
    texts = {line["path"]: line["error"] for line in faults}
    assert '"abc"' in texts[SHOP.path(f"{API}/port")]
    assert not shop.lines("listening")


def test_a_port_that_is_taken_names_its_key(builds: Builds, tmp_path: Path):
    with closing(socket.create_server(("127.0.0.1", 0))) as holder:
        keys = SHOP.addresses() | {f"{API}/port": str(holder.getsockname()[1])}
        binary = builds.binary(SHOP)
        with launched(SHOP, binary, tmp_path, SHOP.environment(keys)) as shop:
            assert shop.wait() == STATUS_INIT
    (failure,) = shop.lines("start failed")
    assert SHOP.path(f"{API}/port") in failure["error"]
    assert SHOP.variable(f"{API}/port") in failure["error"]
    assert "address already in use" in failure["error"]


def test_an_argument_that_is_not_known_is_refused(builds: Builds, tmp_path: Path):
    with launched(SHOP, builds.binary(SHOP), tmp_path, {}, arguments=["-port=80"]) as shop:
        assert shop.wait() == STATUS_CONFIG
    assert "-port" in shop.output


def _largest_body_is(shop: Service, limit: int) -> bool:
    """Tell whether the API takes bodies of just this size."""
    json = {"Content-Type": "application/json"}
    statuses = [
        shop.request("POST", "/items", b" " * size, json).status for size in (limit, limit + 1)
    ]
    return statuses == [400, 413]


def _free_ports(count: int) -> list[int]:
    """Return ports that are free, out of the range from which the system gives ports."""
    free: set[int] = set()
    while len(free) < count:
        port = random.randrange(20_000, 30_000)
        with closing(socket.socket()) as probe:
            if probe.connect_ex(("127.0.0.1", port)):
                free.add(port)
    return list(free)
