"""A toolchain whose `go` is a shell script, for what the real one cannot be brought to do."""

from pathlib import Path

from gpsgen.toolchain import Toolchain


def scripted(folder: Path, script: str) -> Toolchain:
    """Return a toolchain whose `go` is a shell script."""
    go = folder / "go"
    go.write_text(f"#!/bin/sh\n{script}\n")
    go.chmod(0o755)
    return Toolchain(go, folder / "gofmt", "1.26.0")
