"""Settings of how things look: the window and the figure."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox

from app.ui.bridge.routes import Routes
from app.ui.languages import languages
from app.ui.pages.settings.binding import Binding
from app.ui.pages.settings.setting_group import SettingGroup
from app.ui.pages.settings.setting_row import SettingRow
from app.ui.pages.settings.skin_choice import SkinChoice
from app.ui.widgets.segments import Segments
from app.ui.widgets.switch import Switch

translate = QCoreApplication.translate

_PERCENTS: Final = (100, 125, 150, 175, 200)


def window_group(binding: Binding, routes: Routes) -> SettingGroup:
    """How the window looks."""
    rows = (_language(binding, routes), _theme(binding), _scale(binding), _stillness(binding))
    return SettingGroup(translate("Settings", "Window"), rows)


def _language(binding: Binding, routes: Routes) -> SettingRow:
    choice = QComboBox()
    choice.addItem(translate("Settings", "Like the system"), "system")
    for code, name in languages():
        choice.addItem(name, code)
    row = SettingRow(
        translate("Settings", "Language"),
        translate("Settings", "Words of the window; the window is shown anew in it."),
        choice,
        translate("Settings", "Like the system"),
    )

    def choose(place: int) -> None:
        binding.put("language", choice.itemData(place))
        routes.new_window_wanted.emit()

    def show(language: str) -> None:
        choice.setCurrentIndex(max(0, choice.findData(language)))

    choice.activated.connect(choose)
    binding.bind("language", row, show)
    row.reset_wanted.connect(routes.new_window_wanted)
    return row


def _theme(binding: Binding) -> SettingRow:
    themes = (
        ("system", translate("Settings", "Like the desktop")),
        ("dark", translate("Settings", "Dark")),
        ("light", translate("Settings", "Light")),
        ("contrast", translate("Settings", "High contrast")),
    )
    theme = Segments(translate("Settings", "Theme"), themes)
    row = SettingRow(
        translate("Settings", "Theme"),
        translate("Settings", "Colours of the window."),
        theme,
        translate("Settings", "Dark"),
    )
    return binding.bind("theme", row, theme.show_value, theme.chosen)


def _scale(binding: Binding) -> SettingRow:
    choices = tuple((f"{percent / 100:g}", f"{percent} %") for percent in _PERCENTS)
    scale = Segments(translate("Settings", "Size"), choices)
    row = SettingRow(
        translate("Settings", "Size"),
        translate("Settings", "Of words and everything else; counts from the next start."),
        scale,
        translate("Settings", "100 %"),
    )
    scale.chosen.connect(lambda value: binding.put("scale", float(value)))
    return binding.bind("scale", row, lambda value: scale.show_value(f"{value:g}"))


def _stillness(binding: Binding) -> SettingRow:
    still = Switch()
    row = SettingRow(
        translate("Settings", "Less movement"),
        translate("Settings", "Small pictures stay still; only what you start moves."),
        still,
        translate("Settings", "Off"),
    )
    return binding.bind("reduced_motion", row, still.setChecked, still.clicked)


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
