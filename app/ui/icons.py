"""Icons: line drawings from `resources/icons`, tinted in the colours of the theme."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, Protocol

from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QIcon,
    QPainter,
    QPixmap,
    QPixmapCache,
    QTransform,
)
from PySide6.QtWidgets import QApplication, QPushButton

from app.core.paths import resource
from app.ui.theme import current_theme

SIZE: Final = 18
_GAP: Final = 5
_NAME: Final = "iconName"
_TONE: Final = "iconTone"
#: Icons that point where reading goes; those of playing point along time and stay as they are.
_ALONG_READING: Final = frozenset(
    {"chevron-left", "chevron-right", "undo-2", "redo-2", "log-out", "list-checks", "file-text"}
)


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
    if isinstance(wearer, QPushButton):
        wearer.setIconSize(QSize(SIZE + _GAP, SIZE))
    wearer.setIcon(_icon_of(wearer, name, tone))


def icon_name(wearer: QObject) -> str:
    """File in `resources/icons`, without its ending, of the icon that something wears."""
    return str(wearer.property(_NAME) or "")


def redress() -> None:
    """Tint every icon again after the theme has changed."""
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        return
    for widget in application.allWidgets():
        for wearer in (widget, *widget.actions()):
            _redress(wearer)


def icon(name: str, tone: str = "text", *, before: int = 0, behind: int = 0) -> QIcon:
    """An icon in a colour of the current theme, paler where it is disabled.

    Args:
        name: File in `resources/icons` without its ending.
        tone: A colour name of the theme.
        before: Empty pixels left of it.
        behind: Empty pixels right of it.
    """
    made = QIcon()
    colours = current_theme().colours
    for mode, colour in (
        (QIcon.Mode.Normal, colours.colour(tone)),
        (QIcon.Mode.Disabled, colours.colour("disabled")),
    ):
        for scale in (1, 2):
            drawn = _drawn(name, SIZE * scale, colour.name())
            if before or behind:
                drawn = _widened(drawn, before * scale, behind * scale)
            drawn.setDevicePixelRatio(scale)
            made.addPixmap(drawn, mode)
    return made


def _icon_of(wearer: object, name: str, tone: str) -> QIcon:
    """Buttons with words get some room between icon and words."""
    if not isinstance(wearer, QPushButton) or not wearer.text():
        return icon(name, tone)
    is_before = wearer.layoutDirection() == Qt.LayoutDirection.LeftToRight
    return icon(name, tone, before=_GAP if not is_before else 0, behind=_GAP if is_before else 0)


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
        set_icon(_icon_of(wearer, name, str(wearer.property(_TONE))))


@lru_cache(maxsize=512)
def _source(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text(encoding="utf-8")


def _drawn(name: str, pixels: int, colour: str) -> QPixmap:
    """An icon in pixels; Qt keeps those that were used lately."""
    is_mirrored = name in _ALONG_READING and QGuiApplication.isRightToLeft()
    key = f"icon {name} {pixels} {colour} {is_mirrored}"
    picture = QPixmap()
    if not QPixmapCache.find(key, picture):
        picture = _rendered(name, pixels, colour)
        if is_mirrored:
            picture = picture.transformed(QTransform.fromScale(-1, 1))
        QPixmapCache.insert(key, picture)
    return picture


def _rendered(name: str, pixels: int, colour: str) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer

    svg = _source(name).replace("currentColor", colour)
    picture = QPixmap(QSize(pixels, pixels))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    return picture


def _widened(drawn: QPixmap, before: int, behind: int) -> QPixmap:
    picture = QPixmap(drawn.width() + before + behind, drawn.height())
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.drawPixmap(before, 0, drawn)
    painter.end()
    return picture
