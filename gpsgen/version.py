"""The version of the generator, and of the runtime that it writes into projects."""

__version__ = "0.1.0"

MIN_RUNTIME_VERSION = "v0.1.0"
"""The runtime that ships with this generator; a config cannot ask for an older one."""

#: The version of ogen that specs are compiled with, where the config asks for no other.
OGEN_VERSION = "v1.20.1"

#: The oldest whose code works with ours: ogen v1.0.0 makes Go that `go vet` complains of.
OLDEST_OGEN_VERSION = "v1.1.0"

#: The version of golangci-lint that projects are checked with.
GOLANGCI_VERSION = "v2.15.0"

#: The oldest that has all the linters of our configuration: `modernize` came last.
OLDEST_GOLANGCI_VERSION = "v2.6.0"
