"""The person's settings while the window is open."""

from __future__ import annotations

import logging

from PySide6.QtCore import QObject, Signal

from app.core.settings import Settings, save_settings

log = logging.getLogger(__name__)


class Preferences(QObject):
    """The settings in force, and who wants to know when they change."""

    #: The new `Settings`.
    changed = Signal(object)

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._current = settings

    @property
    def current(self) -> Settings:
        """The settings in force now."""
        return self._current

    def update(self, settings: Settings) -> None:
        """Put settings in force and keep them; they hold for this run where the disk refuses."""
        if settings == self._current:
            return
        self._current = settings
        try:
            save_settings(settings)
        except OSError as error:
            log.warning("The settings were not saved: %s", error)
        self.changed.emit(settings)
