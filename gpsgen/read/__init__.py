"""Reads files into trees that know the place of every key and value."""

from gpsgen.read.config import read_config
from gpsgen.read.document import Document, Entry, Mapping, Node, Scalar, Sequence
from gpsgen.read.spec import read_spec

__all__ = [
    "Document",
    "Entry",
    "Mapping",
    "Node",
    "Scalar",
    "Sequence",
    "read_config",
    "read_spec",
]
