"""The design: colours that can be read, sizes that can be hit, fonts and icons that are there."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton

from app.core.paths import resource
from app.ui import fonts
from app.ui.appearance import apply_theme
from app.ui.bridge.preferences import Preferences
from app.ui.fonts import window_font
from app.ui.icons import dress, icon_pixmap
from app.ui.style_guide import StyleGuide
from app.ui.theme import THEMES, Colours, Theme, current_theme
from app.ui.widgets.status_shape import paint_status
from lexicon_db.records import EntryStatus

THEME_LIST = list(THEMES.values())
READ_ON = ("ground", "panel", "raised", "hover", "selected")


def luminance(colour: str) -> float:
    """Relative luminance by WCAG 2.2."""
    parts = [c / 255 for c in QColor(colour).getRgb()[:3]]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio by WCAG 2.2."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_contrast_of_black_and_white_is_21() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21.0)


@pytest.mark.parametrize("theme", THEME_LIST, ids=lambda theme: theme.name)
@pytest.mark.parametrize("ink", ["text", "secondary"])
@pytest.mark.parametrize("ground", READ_ON)
def test_text_can_be_read_everywhere(theme: Theme, ink: str, ground: str) -> None:
    colours = dataclasses.asdict(theme.colours)
    assert contrast(colours[ink], colours[ground]) >= 4.5


@pytest.mark.parametrize("theme", THEME_LIST, ids=lambda theme: theme.name)
@pytest.mark.parametrize(
    "ink", ["faint", "accent", "good", "warn", "bad", "info", "violet", "teal"]
)
@pytest.mark.parametrize("ground", ["ground", "panel", "raised"])
def test_hints_and_states_can_be_read(theme: Theme, ink: str, ground: str) -> None:
    colours = dataclasses.asdict(theme.colours)
    assert contrast(colours[ink], colours[ground]) >= 4.5


@pytest.mark.parametrize("theme", THEME_LIST, ids=lambda theme: theme.name)
def test_text_on_the_accent_can_be_read(theme: Theme) -> None:
    assert contrast(theme.colours.on_accent, theme.colours.accent) >= 4.5


@pytest.mark.parametrize("theme", THEME_LIST, ids=lambda theme: theme.name)
@pytest.mark.parametrize("mark", ["edge", "accent", "left_hand", "right_hand"])
@pytest.mark.parametrize("ground", ["ground", "panel", "raised"])
def test_controls_and_marks_can_be_seen(theme: Theme, mark: str, ground: str) -> None:
    colours = dataclasses.asdict(theme.colours)
    assert contrast(colours[mark], colours[ground]) >= 3.0


@pytest.mark.parametrize("theme", THEME_LIST, ids=lambda theme: theme.name)
def test_curves_can_be_seen_and_told_apart(theme: Theme) -> None:
    for colour in theme.series:
        assert contrast(colour, theme.colours.panel) >= 4.5
    assert len(set(theme.series)) == len(theme.series) >= 7


def test_the_typeface_that_ships_is_used_in_all_weights(preferences: Preferences) -> None:
    for weight in (QFont.Weight.Normal, QFont.Weight.Medium, QFont.Weight.DemiBold):
        info = QFontInfo(window_font(14, weight))
        assert info.family().startswith("Inter")
        assert info.weight() == weight


@pytest.mark.parametrize("file", sorted(resource("icons").glob("*.svg")), ids=lambda f: f.stem)
def test_every_icon_draws_something(qapp: QApplication, file: object) -> None:
    picture = icon_pixmap(file.stem, 24, QColor("#ff0000")).toImage()
    drawn = [picture.pixelColor(x, y).alpha() for x in range(24) for y in range(24)]
    assert max(drawn) > 128


def test_icons_take_the_colours_of_a_new_theme(
    qapp: QApplication, qtbot: object, preferences: Preferences
) -> None:
    button = QPushButton("Play")
    qtbot.addWidget(button)
    dress(button, "play")

    def ink() -> int:
        image = button.icon().pixmap(button.iconSize()).toImage()
        opaque = [
            image.pixelColor(x, y).lightness()
            for x in range(image.width())
            for y in range(image.height())
            if image.pixelColor(x, y).alpha() > 200
        ]
        return sum(opaque) // len(opaque)

    apply_theme(qapp, "dark")
    on_dark = ink()
    apply_theme(qapp, "light")
    assert on_dark > 180
    assert ink() < 80


@pytest.mark.parametrize("theme", THEME_LIST, ids=lambda theme: theme.name)
def test_what_cannot_be_used_looks_other_than_what_can(theme: Theme) -> None:
    colours = theme.colours
    assert contrast(colours.disabled, colours.raised) >= 3.0
    assert contrast(colours.text, colours.disabled) >= 3.0


def test_an_empty_field_says_what_it_wants_in_the_colour_of_hints(
    qapp: QApplication, qtbot: object, preferences: Preferences
) -> None:
    apply_theme(qapp, "contrast")
    field = QLineEdit()
    field.setPlaceholderText("Search")
    qtbot.addWidget(field)
    field.show()
    shown = field.palette().color(QPalette.ColorRole.PlaceholderText)
    assert shown == current_theme().colours.colour("faint")


def test_without_the_typeface_that_ships_the_system_s_own_is_used(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(fonts, "resource", lambda *_: tmp_path)
    fonts.load_fonts()
    font = QFont("No such typeface")
    font.setPixelSize(14)
    assert QFontInfo(font).pixelSize() == 14
    assert QFontMetrics(font).horizontalAdvance("Sign") > 0


def test_the_style_guide_shows_every_colour_and_icon(
    qtbot: object, preferences: Preferences
) -> None:
    guide = StyleGuide()
    qtbot.addWidget(guide)
    texts = {shown.text() for shown in guide.findChildren(QLabel)}
    assert {field.name for field in dataclasses.fields(Colours)} <= texts
    assert {file.stem for file in resource("icons").glob("*.svg")} <= texts


def test_an_unknown_theme_means_dark(qapp: QApplication) -> None:
    apply_theme(qapp, "solarised")
    assert current_theme().name == "dark"


def test_status_shapes_differ_without_colour(qapp: QApplication) -> None:
    """Each status is told from every other by its form alone."""
    from PySide6.QtCore import QRectF, Qt
    from PySide6.QtGui import QImage, QPainter

    forms = set()
    for status in EntryStatus:
        image = QImage(32, 32, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        paint_status(painter, QRectF(0, 0, 32, 32), status)
        painter.end()
        alpha = image.convertToFormat(QImage.Format.Format_Alpha8)
        forms.add(bytes(alpha.constBits()))
    assert len(forms) == len(EntryStatus)
