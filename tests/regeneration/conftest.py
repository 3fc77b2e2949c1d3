"""The cache, the config and the project that each test of the command has."""

from tests.cli.conftest import cache, config, project, shop

__all__ = ["cache", "config", "project", "shop"]
