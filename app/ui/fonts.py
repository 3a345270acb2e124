"""The typeface of the window: Inter, which ships with Kinelex so that it looks alike anywhere."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontDatabase

from app.core.paths import resource
from app.ui.metrics import Type


def load_fonts() -> None:
    """Make the shipped typeface known to Qt; without it the system's own is used."""
    for file in sorted(resource("fonts").glob("*.otf")):
        QFontDatabase.addApplicationFont(str(file))


def window_font(size: int = Type.BODY, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The typeface at a size of the type scale (pixels at 100 %)."""
    font = QFont("Inter")
    font.setPixelSize(size)
    font.setWeight(weight)
    return font


def figures_font(size: int = Type.BODY, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The typeface with figures of equal width, for numbers that stand under one another."""
    font = window_font(size, weight)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font
