"""How tests of properties run here."""

from hypothesis import HealthCheck, settings

#: The same examples every time, and no opinion on slow machines.
UNHURRIED = settings(deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
