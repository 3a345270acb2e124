"""Ties rows to settings: a choice is kept at once, a change from anywhere shows at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from operator import attrgetter
from typing import Any

from PySide6.QtCore import QObject, SignalInstance

from app.core.settings import Settings
from app.ui.bridge.preferences import Preferences
from app.ui.pages.settings.setting_row import SettingRow


class Binding(QObject):
    """Keeps rows and settings alike."""

    def __init__(self, preferences: Preferences, parent: QObject) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._shows: list[Callable[[Settings], None]] = []
        preferences.changed.connect(self._show)

    def bind(
        self,
        field: str,
        row: SettingRow,
        show: Callable[[Any], object],
        chosen: SignalInstance | None = None,
    ) -> SettingRow:
        """Tie a row to a field of the settings.

        Args:
            field: Name of the field; of one in a group, such as ``recording.countdown``.
            row: The row.
            show: Shows a value on the control of the row.
            chosen: Emitted by the control with a new value.

        Returns:
            The row.
        """
        default = attrgetter(field)(Settings())
        row.reset_wanted.connect(lambda: self.put(field, default))
        if chosen is not None:
            chosen.connect(lambda value: self.put(field, value))

        def show_all(settings: Settings) -> None:
            value = attrgetter(field)(settings)
            show(value)
            row.show_changed(is_changed=value != default)

        self._shows.append(show_all)
        show_all(self._preferences.current)
        return row

    def put(self, field: str, value: object) -> None:
        """Give a field a new value."""
        settings = self._preferences.current
        group, _, name = field.rpartition(".")
        changes: dict[str, Any] = {name: value}
        if group:
            changes = {group: replace(getattr(settings, group), **changes)}
        self._preferences.update(replace(settings, **changes))

    def _show(self, settings: Settings) -> None:
        for show in self._shows:
            show(settings)
