"""The shop's spec and config change after people have written its handler: what Go says of it."""

import re
import shutil
from pathlib import Path

import pytest

from gpsgen.__main__ import run
from tests.support.caches import fresh_cache
from tests.support.projects import FIXTURES, go

pytestmark = pytest.mark.go

FOLDER = "internal/app/transport/rest/api/v1"
HANDLER = f"{FOLDER}/handler.go"

REFUND = """\
  /orders/{id}/refund:
    post:
      operationId: refundOrder
      summary: Give the money back.
      parameters:
        - {name: id, in: path, required: true, schema: {type: string, format: uuid}}
      responses:
        "204": {description: It is on its way.}
        default: {$ref: "#/components/responses/Error"}
"""
SECURITY = """\
security: [{KEY: []}]
components:
  securitySchemes:
    KEY: {type: http, scheme: bearer}
"""


@pytest.fixture(autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache without stamps; tools and compiled specs are those of the machine."""
    return fresh_cache(tmp_path_factory, monkeypatch)


@pytest.fixture
def conf(tmp_path: Path) -> Path:
    """The folder of the shop's config and spec."""
    shutil.copytree(FIXTURES / "shop" / "api", tmp_path / "conf" / "api")
    shutil.copy(FIXTURES / "shop" / "project.yaml", tmp_path / "conf")
    return tmp_path / "conf"


@pytest.fixture
def shop(conf: Path, tmp_path: Path) -> Path:
    """The shop, generated, and then worked on by people."""
    target = tmp_path / "shop"
    shutil.copytree(FIXTURES / "shop" / "people", target)
    assert generate(conf, target) == 0
    return target


def generate(conf: Path, target: Path, *options: str) -> int:
    config = str(conf / "project.yaml")
    return run(["generate", config, "--target", str(target), "--no-post-generate", *options])


def the_long_way(conf: Path, target: Path, cache: Path, *options: str) -> int:
    """Generate without what the last generation left in the cache."""
    shutil.rmtree(cache / "stamps", ignore_errors=True)
    return generate(conf, target, *options)


def rewrite(path: Path, *changes: tuple[str, str]) -> None:
    text = path.read_text()
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text)


def snapshot(folder: Path) -> dict[str, tuple[int, bytes]]:
    """Return when each Go file in a folder was modified, and its bytes."""
    return {it.name: (it.stat().st_mtime_ns, it.read_bytes()) for it in folder.glob("*.go")}


def builds(project: Path) -> bool:
    go(project, "build", "./...")
    go(project, "vet", "./...")
    return True


REMOVAL = """\
package api

import (
	"context"

	"example.com/team/shop/pkg/rest/api/v1"
)

type removal struct{}

func (removal) DeleteItem(context.Context, oas.DeleteItemParams) error { panic("later") }
"""


def move_handler(project: Path) -> None:
    """Do with the handler what people do: another file, and a method of a type of its own."""
    handler = project / HANDLER
    text = handler.read_text()
    found = re.search(r"^func \(h \*Handler\) DeleteItem\(.*?^}\n", text, re.MULTILINE | re.DOTALL)
    assert found
    kept = text.replace(found[0], "").replace("\tUnimplemented\n", "\tUnimplemented\n\tremoval\n")
    (project / FOLDER / "server.go").write_text(kept)
    (project / FOLDER / "removal.go").write_text(REMOVAL)
    handler.unlink()


def test_a_new_operation_comes_beside_a_handler_that_was_moved(
    conf: Path, shop: Path, cache: Path
) -> None:
    move_handler(shop)
    assert builds(shop)
    before = snapshot(shop / FOLDER)
    rewrite(conf / "api" / "shop.yaml", ("components:\n", REFUND + "components:\n"))

    assert generate(conf, shop) == 0

    after = snapshot(shop / FOLDER)
    assert after.keys() - before.keys() == {"refund_order_handler.go"}
    assert before.items() <= after.items()
    stub = (shop / FOLDER / "refund_order_handler.go").read_text()
    assert "// RefundOrder answers POST /orders/{id}/refund.\n//\n// Give the money back.\n" in stub
    assert builds(shop)
    assert generate(conf, shop, "--check") == 0
    assert the_long_way(conf, shop, cache) == 0
    assert snapshot(shop / FOLDER) == after


def test_a_stub_that_was_deleted_stays_deleted(conf: Path, shop: Path, cache: Path) -> None:
    rewrite(conf / "api" / "shop.yaml", ("components:\n", REFUND + "components:\n"))
    assert generate(conf, shop) == 0
    (shop / FOLDER / "refund_order_handler.go").unlink()

    assert the_long_way(conf, shop, cache) == 0

    assert not (shop / FOLDER / "refund_order_handler.go").exists()
    assert builds(shop)
    assert generate(conf, shop, "--check") == 0


def test_a_security_scheme_that_is_added_gets_its_file_and_a_second_one_a_stub(
    conf: Path, shop: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spec = conf / "api" / "shop.yaml"
    rewrite(spec, ("components:\n", SECURITY))
    rewrite(
        conf / "project.yaml",
        ("port: 8080", "port: 8080\n    generator_params: {auth_handler: on}"),
    )
    assert generate(conf, shop) == 0
    theirs = (shop / FOLDER / "security.go").read_bytes()
    second = "    OTHER: {type: apiKey, in: header, name: X-Key}\n"
    rewrite(
        spec,
        ("security: [{KEY: []}]", "security: [{KEY: []}, {OTHER: []}]"),
        ("    KEY:", f"{second}    KEY:"),
    )
    capsys.readouterr()

    assert generate(conf, shop) == 0

    assert capsys.readouterr().err == ""
    assert (shop / FOLDER / "security.go").read_bytes() == theirs
    stub = (shop / FOLDER / "other_security.go").read_text()
    assert "func (s *Security) HandleOTHER(" in stub
    assert builds(shop)


def test_a_parameter_that_changed_is_reported_with_its_place(
    conf: Path, shop: Path, cache: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (shop / HANDLER).read_bytes()
    rewrite(conf / "api" / "shop.yaml", ("      operationId: createItem\n", CREATE_ITEM))
    capsys.readouterr()

    assert generate(conf, shop) == 0

    told = capsys.readouterr().err
    lines = before.decode().splitlines()
    line = next(number for number, it in enumerate(lines, 1) if ") CreateItem(" in it)
    assert "warning[GPS1701]: `Handler.CreateItem` does not fit any more" in told
    assert "(context.Context, *oas.NewItem, oas.CreateItemParams) (*oas.Item, error)" in told
    assert f"{shop / HANDLER}:{line}:" in told
    assert (shop / HANDLER).read_bytes() == before
    assert the_long_way(conf, shop, cache, "--check") == 0
    assert "GPS1701" in capsys.readouterr().err


CREATE_ITEM = """\
      operationId: createItem
      parameters: [{name: dry, in: query, schema: {type: boolean}}]
"""


def test_an_operation_that_is_gone_is_reported(
    conf: Path, shop: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spec = conf / "api" / "shop.yaml"
    spec.write_text(
        re.sub(r"^    delete:\n(?: {6}.*\n)+", "", spec.read_text(), flags=re.MULTILINE)
    )
    capsys.readouterr()

    assert generate(conf, shop) == 0

    told = capsys.readouterr().err
    assert "GPS1702" in told
    assert "`Handler.DeleteItem` speaks of `oas.DeleteItemParams`" in told


def test_a_worker_gets_back_what_it_never_had(conf: Path, tmp_path: Path) -> None:
    target = tmp_path / "shop"
    folder = target / "internal" / "app" / "worker" / "restock"
    folder.mkdir(parents=True)
    (folder / "jobs.go").write_text(JOBS)

    assert generate(conf, target) == 0

    assert "func (h *keeper) Do(" in (folder / "worker.go").read_text()
    assert "Fetch" not in (folder / "worker.go").read_text()
    assert "type" not in (folder / "worker.go").read_text()
    go(target, "build", "./...")


JOBS = """\
package restock

import (
	"context"

	svc "example.com/team/shop/internal/app/service"
)

type Job = string

type keeper struct{ service *svc.Service }

func NewHandler(service *svc.Service) *keeper { return &keeper{service} }

func (k *keeper) Fetch(context.Context, int) (jobs []string, err error) { return nil, nil }
"""
