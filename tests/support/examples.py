"""How often a property is tried, as a share of what the profile says (tests/conftest.py)."""

from hypothesis import HealthCheck, settings


def share(part: float, *, fuzz: float | None = None) -> settings:
    """Return the settings of a property that is `1 / part` times as dear as a usual one.

    `fuzz` is its share in the long search, where that is another.
    """
    is_long = settings.get_current_profile_name() == "fuzz"
    chosen = fuzz if is_long and fuzz is not None else part
    tries = max(1, round(settings.default.max_examples * chosen)) if settings.default else 1
    return settings(max_examples=tries, suppress_health_check=[HealthCheck.too_slow])
