"""The version of the generator, and of the runtime that it writes into projects."""

__version__ = "0.1.0"

MIN_RUNTIME_VERSION = "v0.1.0"
"""The runtime that ships with this generator; a config cannot ask for an older one."""

#: The version of ogen that specs are compiled with.
OGEN_VERSION = "v1.20.1"
