"""The distribution's version is the package's."""

from importlib.metadata import version

from gpsgen.version import __version__


def test_the_distribution_carries_the_version_of_the_package() -> None:
    assert version("gpsgen") == __version__
