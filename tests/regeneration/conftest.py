"""The cache and the config that each test of the command has."""

from tests.cli.conftest import cache, config, shop

__all__ = ["cache", "config", "shop"]
