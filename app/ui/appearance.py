"""How a theme reaches Qt: style, palette, stylesheet, typeface, icons."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from app.ui.fonts import window_font
from app.ui.icons import redress
from app.ui.stylesheet import stylesheet
from app.ui.theme import DARK, HIGH_CONTRAST, LIGHT, THEMES, Colours, Theme, remember_theme


def apply_theme(application: QApplication, name: str) -> None:
    """Show a theme everywhere; ``system`` follows the desktop, an unknown name means dark."""
    theme = _system_theme() if name == "system" else THEMES.get(name, DARK)
    remember_theme(theme)
    application.setStyle(QStyleFactory.create("Fusion"))
    application.setFont(window_font())
    application.setPalette(_palette(theme.colours))
    application.setStyleSheet(stylesheet(theme))
    redress()


def _system_theme() -> Theme:
    hints = QGuiApplication.styleHints()
    if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return HIGH_CONTRAST
    return LIGHT if hints.colorScheme() == Qt.ColorScheme.Light else DARK


def _palette(colours: Colours) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for place, name in (
        (role.Window, "panel"),
        (role.WindowText, "text"),
        (role.Base, "raised"),
        (role.AlternateBase, "panel"),
        (role.Text, "text"),
        (role.Button, "raised"),
        (role.ButtonText, "text"),
        (role.BrightText, "bad"),
        (role.ToolTipBase, "raised"),
        (role.ToolTipText, "text"),
        (role.PlaceholderText, "faint"),
        (role.Highlight, "selected"),
        (role.HighlightedText, "text"),
        (role.Accent, "accent"),
        (role.Link, "accent"),
        (role.LinkVisited, "violet"),
        (role.Light, "hover"),
        (role.Midlight, "hover"),
        (role.Mid, "line"),
        (role.Dark, "line"),
        (role.Shadow, "ground"),
    ):
        palette.setColor(place, colours.colour(name))
    for place in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, place, colours.colour("disabled"))
    return palette
