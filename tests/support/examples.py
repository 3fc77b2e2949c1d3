"""How often a property is tried, as a share of what the profile says (tests/conftest.py)."""

from hypothesis import HealthCheck, settings


def share(part: float) -> settings:
    """Return the settings of a property that is `1 / part` times as dear as a usual one."""
    tries = max(1, round(settings.default.max_examples * part)) if settings.default else 1
    return settings(max_examples=tries, suppress_health_check=[HealthCheck.too_slow])
