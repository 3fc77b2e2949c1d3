"""What end-to-end tests share: the built applications, and a way to run them."""

import os
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from tests.e2e.applications import SHOP, Application
from tests.e2e.builds import Builds
from tests.e2e.service import Service, running

Run = Callable[..., AbstractContextManager[Service]]


@pytest.fixture(scope="session")
def builds(tmp_path_factory: pytest.TempPathFactory) -> Builds:
    base = tmp_path_factory.getbasetemp()
    # The workers of pytest-xdist have folders of their own below the one of the run.
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    folder = shared / "e2e-builds"
    folder.mkdir(exist_ok=True)
    return Builds(folder)


@pytest.fixture
def run(builds: Builds, tmp_path: Path) -> Run:
    """Return a function that runs an application, by default on free ports of loopback."""

    def start(
        application: Application,
        keys: Mapping[str, str] | None = None,
        environment: Mapping[str, str] | None = None,
        **variant: object,
    ) -> AbstractContextManager[Service]:
        binary = builds.binary(application, **variant)
        return running(application, binary, tmp_path, keys, environment)

    return start


@pytest.fixture
def run_shop(run: Run) -> Run:
    """Return a function that runs the shop with the operation that misbehaves on demand."""

    def start(
        keys: Mapping[str, str] | None = None, environment: Mapping[str, str] | None = None
    ) -> AbstractContextManager[Service]:
        return run(SHOP, keys, environment, trouble=True)

    return start
