"""The zones where a hand is held to keep a take or to make it again, with their sweep."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from app.ui.fonts import window_font
from app.ui.icons import icon_pixmap
from app.ui.metrics import Radius, Space, Type
from app.ui.theme import DARK

if TYPE_CHECKING:
    from app.assistance.hands_free import Choice
    from app.assistance.zones import Zone, Zones
    from app.ui.pages.record.spot import Spot

_DISC: Final = 30
_ICON: Final = 28


def paint_zones(painter: QPainter, zones: Zones, choice: Choice | None, spot: Spot) -> None:
    """Paint both zones."""
    from app.assistance.hands_free import EventKind

    translate = QCoreApplication.translate
    for zone, kind, icon, words, tone in (
        (zones.keep, EventKind.KEEP, "check", translate("Recording", "Keep"), "good"),
        (zones.again, EventKind.AGAIN, "rotate-ccw", translate("Recording", "Again"), "warn"),
    ):
        share = choice.progress if choice is not None and choice.kind is kind else 0.0
        _paint_zone(painter, _area(zone, spot), DARK.colours.colour(tone), icon, words, share)


def _area(zone: Zone, spot: Spot) -> QRectF:
    """The zone, as far as it lies in the picture."""
    area = spot.area(zone.left, zone.top, zone.right, zone.bottom)
    return area.intersected(spot.place.adjusted(4, 4, -4, -4))


def _paint_zone(
    painter: QPainter, area: QRectF, colour: QColor, icon: str, words: str, share: float
) -> None:
    veil = QColor(colour)
    veil.setAlphaF(0.12 + 0.25 * share)
    painter.setBrush(veil)
    pen = QPen(colour, 2)
    pen.setDashPattern([5, 4])
    painter.setPen(pen)
    painter.drawRoundedRect(area, Radius.CARD, Radius.CARD)
    middle = area.center() - QPointF(0, Space.MEDIUM)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(10, 11, 14, 200))
    painter.drawEllipse(middle, _DISC, _DISC)
    ring = QPen(colour, 6)
    ring.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(ring)
    disc = QRectF(0, 0, 2 * _DISC, 2 * _DISC)
    disc.moveCenter(middle)
    painter.drawArc(disc, 90 * 16, round(-share * 360 * 16))
    drawn = icon_pixmap(icon, _ICON, colour, painter.device().devicePixelRatioF())
    painter.drawPixmap(middle - QPointF(_ICON / 2, _ICON / 2), drawn)
    painter.setFont(window_font(Type.HEADING, QFont.Weight.DemiBold))
    words_place = QRectF(area.left(), middle.y() + _DISC + 4, area.width(), 24)
    for ink, shift in ((QColor(10, 11, 14), 1), (QColor("#ffffff"), 0)):
        painter.setPen(ink)
        painter.drawText(
            words_place.translated(shift, shift), int(Qt.AlignmentFlag.AlignHCenter), words
        )
