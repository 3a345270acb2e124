"""Icons: line drawings from `resources/icons`, tinted in the colours of the theme."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, Protocol

from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from app.core.paths import resource
from app.ui.theme import current_theme

SIZE: Final = 18
_NAME: Final = "iconName"
_TONE: Final = "iconTone"


class Dressed(Protocol):
    """Anything of Qt that wears an icon: a button, an action."""

    def setIcon(self, icon: QIcon) -> None:
        """Wear the icon."""

    def setProperty(self, name: str, value: object) -> bool:
        """Remember a property."""


def dress(wearer: Dressed, name: str, tone: str = "text") -> None:
    """Give a button or an action an icon that follows the theme.

    Args:
        wearer: A button, an action or a menu.
        name: File in `resources/icons` without its ending.
        tone: A colour name of the theme.
    """
    wearer.setProperty(_NAME, name)
    wearer.setProperty(_TONE, tone)
    wearer.setIcon(icon(name, tone))


def redress() -> None:
    """Tint every icon again after the theme has changed."""
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        return
    for widget in application.allWidgets():
        for wearer in (widget, *widget.actions()):
            _redress(wearer)


def icon(name: str, tone: str = "text") -> QIcon:
    """An icon in a colour of the current theme, paler where it is disabled."""
    made = QIcon()
    colours = current_theme().colours
    for mode, colour in (
        (QIcon.Mode.Normal, colours.colour(tone)),
        (QIcon.Mode.Disabled, colours.colour("edge")),
    ):
        for scale in (1, 2):
            drawn = _drawn(name, SIZE * scale, colour.name())
            drawn.setDevicePixelRatio(scale)
            made.addPixmap(drawn, mode)
    return made


def application_icon() -> QIcon:
    """The mark of Kinelex, in its own colours."""
    made = QIcon()
    for pixels in (16, 24, 32, 48, 64, 128, 256):
        made.addPixmap(_drawn("kinelex", pixels, "#000000"))
    return made


def icon_pixmap(name: str, size: int, colour: QColor, scale: float = 1.0) -> QPixmap:
    """An icon as a picture for painting: ``size`` logical pixels on a screen of ``scale``."""
    drawn = _drawn(name, round(size * scale), colour.name())
    drawn.setDevicePixelRatio(scale)
    return drawn


def _redress(wearer: QObject) -> None:
    name = wearer.property(_NAME)
    set_icon = getattr(wearer, "setIcon", None)
    if isinstance(name, str) and set_icon is not None:
        set_icon(icon(name, str(wearer.property(_TONE))))


@lru_cache(maxsize=512)
def _source(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text(encoding="utf-8")


def _drawn(name: str, pixels: int, colour: str) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer

    svg = _source(name).replace("currentColor", colour)
    picture = QPixmap(QSize(pixels, pixels))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    return picture
