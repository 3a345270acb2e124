"""Settings of the keyboard: the way to the table of shortcuts."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QPushButton

from app.ui.bridge.routes import Routes
from app.ui.icons import dress
from app.ui.pages.settings.binding import Binding
from app.ui.pages.settings.setting_group import SettingGroup
from app.ui.pages.settings.setting_row import SettingRow

translate = QCoreApplication.translate


def keyboard_group(binding: Binding, routes: Routes) -> SettingGroup:
    """Which keys do what."""
    button = QPushButton(translate("Settings", "Shortcuts…"))
    dress(button, "command")
    button.clicked.connect(routes.shortcuts_wanted)
    row = SettingRow(
        translate("Settings", "Keyboard shortcuts"),
        translate("Settings", "Every action has keys; choose others where these do not suit you."),
        button,
        translate("Settings", "the keys that ship"),
    )

    def show(keys: tuple[str, ...]) -> None:
        count = len(keys)
        row.say(translate("Settings", "%n changed", "", count) if count else "")

    return SettingGroup(translate("Settings", "Keyboard"), (binding.bind("keys", row, show),))
