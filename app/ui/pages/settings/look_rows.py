"""Settings of how things look: the window and the figure."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.ui.pages.settings.binding import Binding
from app.ui.pages.settings.setting_group import SettingGroup
from app.ui.pages.settings.setting_row import SettingRow
from app.ui.pages.settings.skin_choice import SkinChoice
from app.ui.widgets.segments import Segments
from app.ui.widgets.switch import Switch

translate = QCoreApplication.translate


def window_group(binding: Binding) -> SettingGroup:
    """How the window looks."""
    themes = (
        ("system", translate("Settings", "Like the desktop")),
        ("dark", translate("Settings", "Dark")),
        ("light", translate("Settings", "Light")),
        ("contrast", translate("Settings", "High contrast")),
    )
    theme = Segments(translate("Settings", "Theme"), themes)
    still = Switch()
    rows = (
        binding.bind(
            "theme",
            SettingRow(
                translate("Settings", "Theme"),
                translate("Settings", "Colours of the window."),
                theme,
                translate("Settings", "Dark"),
            ),
            theme.show_value,
            theme.chosen,
        ),
        binding.bind(
            "reduced_motion",
            SettingRow(
                translate("Settings", "Less movement"),
                translate("Settings", "Small pictures stay still; only what you start moves."),
                still,
                translate("Settings", "Off"),
            ),
            still.setChecked,
            still.clicked,
        ),
    )
    return SettingGroup(translate("Settings", "Window"), rows)


def figure_group(binding: Binding, body: SettingRow) -> SettingGroup:
    """How the figure in previews looks."""
    skin = SkinChoice()
    mirrored = Switch()
    rows = (
        binding.bind(
            "skin",
            SettingRow(
                translate("Settings", "Skin tone"),
                translate("Settings", "Of the figure in previews and of the mannequin."),
                skin,
                translate("Settings", "Tone 3"),
            ),
            skin.show_tone,
            skin.chosen,
        ),
        binding.bind(
            "mirrored",
            SettingRow(
                translate("Settings", "Mirrored previews"),
                translate("Settings", "As in a mirror; what is stored and rendered never is."),
                mirrored,
                translate("Settings", "Off"),
            ),
            mirrored.setChecked,
            mirrored.clicked,
        ),
        body,
    )
    return SettingGroup(translate("Settings", "Figure"), rows)
