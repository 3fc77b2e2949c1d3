"""The config as a whole: its root model, its rules, and the way from a file to both."""

from gpsgen.config.application import Application
from gpsgen.config.load import LoadedConfig, load_config
from gpsgen.config.sections import Config

__all__ = ["Application", "Config", "LoadedConfig", "load_config"]
