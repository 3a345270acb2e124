"""Garbage is looked for on the main thread alone: what Qt made has to end where it was made.

Python looks for garbage wherever something is made. On a reader thread it would find pages that
were closed, with timers and widgets that only the main thread may stop and destroy.
"""

from __future__ import annotations

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer

_BETWEEN_MILLISECONDS: Final = 200


class GarbageCollector(QObject):
    """Takes over from Python, with the thresholds of Python, between events of the main thread."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        timer = QTimer(self, interval=_BETWEEN_MILLISECONDS)
        timer.timeout.connect(collect_where_due)
        timer.start()


def collect_where_due() -> None:
    """Collect the oldest generation whose threshold is passed, and with it all younger ones."""
    counted = zip(gc.get_count(), gc.get_threshold(), strict=True)
    due = [age for age, (count, most) in enumerate(counted) if count > most]
    if due:
        gc.collect(due[-1])
