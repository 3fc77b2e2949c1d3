"""The version of the generator."""

__version__ = "0.1.0"
