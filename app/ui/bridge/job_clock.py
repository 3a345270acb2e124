"""Drives the job runner: a look at the workers many times a second, never on the main thread."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from app.ui.bridge.operations import Operations

if TYPE_CHECKING:
    from app.jobs.runner import Runner

_BUSY_MILLISECONDS: Final = 50
_IDLE_MILLISECONDS: Final = 250


class JobClock(QObject):
    """Ticks the runner on the writer thread, where what the workers made is committed."""

    def __init__(self, runner: Runner, operations: Operations, parent: QObject) -> None:
        super().__init__(parent)
        self._runner, self._operations = runner, operations
        self._is_ticking = False
        self._timer = QTimer(self, interval=_BUSY_MILLISECONDS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def stop(self) -> None:
        """Stop looking."""
        self._timer.stop()
        self.deleteLater()

    def _look(self) -> None:
        if self._is_ticking:
            return
        self._is_ticking = True
        self._timer.setInterval(_IDLE_MILLISECONDS if self._runner.idle else _BUSY_MILLISECONDS)
        self._operations.write(self, self._tick)

    def _tick(self) -> None:
        try:
            self._runner.tick()
        finally:
            self._is_ticking = False
