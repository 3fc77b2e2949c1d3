"""The machine that the figures are of, in a line."""

import os
import platform

from gpsgen.toolchain import find_toolchain


def machine() -> str:
    """Return what the figures depend on: cores, system, versions."""
    return (
        f"{os.cpu_count()} cores, {platform.system()} on {platform.machine()}, "
        f"Go {find_toolchain().version}, Python {platform.python_version()}"
    )
