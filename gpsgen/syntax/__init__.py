"""The languages that gpsgen writes besides Go: one module each, of nodes and a `render`.

Text from a config reaches a file only through the quoting of the module of that file's language;
what a language cannot hold is refused with `InvalidText`.
"""

from gpsgen.syntax.invalid import InvalidText

__all__ = ["InvalidText"]
