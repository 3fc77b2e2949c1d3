"""The config as a whole: its root model, its rules, and the way from a file to both."""

from gpsgen.config.load import LoadedConfig, load_config
from gpsgen.config.sections import Application, Config, Git, Main, Tools, TransportItem, WorkerItem

__all__ = [
    "Application",
    "Config",
    "Git",
    "LoadedConfig",
    "Main",
    "Tools",
    "TransportItem",
    "WorkerItem",
    "load_config",
]
