"""How long work on a lexicon tells how far it is."""

from __future__ import annotations

from collections.abc import Callable

#: Called with what is done, the total, and what is being done now; may raise to stop the work.
Report = Callable[[float, float, str], None]


def silent(_done: float, _total: float, _activity: str) -> None:
    """A report that nobody reads."""
