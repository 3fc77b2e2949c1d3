"""How hard properties are tried: the profile `fuzz` for the long search, else a fixed set."""

import os

from hypothesis import HealthCheck, settings

#: The default tries the same examples each time, so that a failure is of the change at hand.
settings.register_profile("default", derandomize=True, deadline=None, max_examples=100)
settings.register_profile(
    "fuzz",
    deadline=None,
    max_examples=1000,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))
