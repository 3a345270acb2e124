"""Where to stand, and which hands are seen: drawn over the live picture."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from app.ui.theme import DARK
from lexicon_db.tracks import LEFT, RIGHT

if TYPE_CHECKING:
    from app.assistance.observation import Observation
    from app.ui.pages.record.spot import Spot

#: Heights of the guide as shares of the picture's: head top, chin, shoulders, the picture's end.
_HEAD_TOP: Final = 0.14
_CHIN: Final = 0.40
_SHOULDERS: Final = 0.50
#: Widths as shares of the picture's height, so that they hold for every shape of picture.
_HEAD: Final = 0.20
_SHOULDER: Final = 0.28
_REACH: Final = 0.62

_MARK: Final = 15
_NAMES: Final = {LEFT: "left_hand", RIGHT: "right_hand"}


def paint_guide(painter: QPainter, place: QRectF) -> None:
    """Paint a head, shoulders, and the frame that hands at full reach stay in."""
    middle, height = place.center().x(), place.height()
    path = QPainterPath()
    head = QRectF(0, 0, _HEAD * height, (_CHIN - _HEAD_TOP) * height)
    head.moveCenter(QPointF(middle, place.top() + (_HEAD_TOP + _CHIN) / 2 * height))
    path.addEllipse(head)
    shoulders = place.top() + _SHOULDERS * height
    wide, low = _SHOULDER * height, place.bottom()
    path.moveTo(middle - 1.15 * wide, low)
    path.cubicTo(
        QPointF(middle - 1.1 * wide, shoulders + 0.1 * height),
        QPointF(middle - 1.0 * wide, shoulders),
        QPointF(middle - 0.45 * wide, shoulders - 0.02 * height),
    )
    path.moveTo(middle + 1.15 * wide, low)
    path.cubicTo(
        QPointF(middle + 1.1 * wide, shoulders + 0.1 * height),
        QPointF(middle + 1.0 * wide, shoulders),
        QPointF(middle + 0.45 * wide, shoulders - 0.02 * height),
    )
    _paint_dashed(painter, path)
    reach = min(_REACH * height, 0.48 * place.width())
    _paint_corners(
        painter, QRectF(middle - reach, place.top() + 0.04 * height, 2 * reach, 0.93 * height)
    )


def paint_hands(painter: QPainter, observation: Observation | None, spot: Spot) -> None:
    """Paint a marker at each hand: an outline where it is guessed, solid where it is seen."""
    if observation is None:
        return
    for side, name in _NAMES.items():
        x, y = observation.hand_place(side)
        if not (math.isfinite(x) and math.isfinite(y)):
            continue
        at = spot(min(max(x, 0.02), 0.98), min(max(y, 0.03), 0.97))
        colour = DARK.colours.colour(name)
        painter.setPen(QPen(QColor(10, 11, 14, 200), 6))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(at, _MARK, _MARK)
        pen = QPen(colour, 3)
        if not observation.hand_seen[side]:
            pen.setDashPattern([2.0, 1.6])
        painter.setPen(pen)
        if observation.hand_seen[side]:
            filled = QColor(colour)
            filled.setAlphaF(0.75)
            painter.setBrush(filled)
        painter.drawEllipse(at, _MARK, _MARK)


def _paint_dashed(painter: QPainter, path: QPainterPath) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for colour, width in ((QColor(10, 11, 14, 110), 4.0), (QColor(255, 255, 255, 170), 2.0)):
        pen = QPen(colour, width)
        pen.setDashPattern([10 / width, 8 / width])
        painter.setPen(pen)
        painter.drawPath(path)


def _paint_corners(painter: QPainter, frame: QRectF) -> None:
    arm = 0.07 * frame.height()
    path = QPainterPath()
    for corner, across, down in (
        (frame.topLeft(), 1, 1),
        (frame.topRight(), -1, 1),
        (frame.bottomLeft(), 1, -1),
        (frame.bottomRight(), -1, -1),
    ):
        path.moveTo(corner + QPointF(across * arm, 0))
        path.lineTo(corner)
        path.lineTo(corner + QPointF(0, down * arm))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for colour, width in ((QColor(10, 11, 14, 110), 5.0), (QColor(255, 255, 255, 200), 2.5)):
        painter.setPen(QPen(colour, width))
        painter.drawPath(path)
