"""Movements and hands as small line drawings."""

from __future__ import annotations

import math
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QTransform

from app.studio.sign_forms import Hands, Movement
from app.ui.icons import icon_pixmap
from app.ui.theme import current_theme

#: Drawings are made on a square of this side.
_SIDE: Final = 24.0
_TIP: Final = 4.0


def draw_movement(painter: QPainter, room: QRectF, movement: Movement) -> None:
    """Draw the way of a hand, with an arrow where it goes."""
    painter.save()
    pen = QPen(current_theme().colours.colour("text"), 1.9)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.translate(room.center())
    scale = min(room.width(), room.height()) / _SIDE
    painter.scale(scale, scale)
    painter.translate(-_SIDE / 2, -_SIDE / 2)
    painter.drawPath(_paths(movement))
    painter.restore()


def draw_hands(painter: QPainter, room: QRectF, hands: Hands) -> None:
    """Draw one hand, two alike, or a large and a small one."""
    colours = current_theme().colours
    scale = painter.device().devicePixelRatio()
    right = icon_pixmap("hand", 24, colours.colour("right_hand"), scale)
    if hands is Hands.ONE:
        painter.drawPixmap(QPointF(room.center().x() - 12, room.center().y() - 12), right)
        return
    size = 24 if hands is Hands.ALIKE else 16
    left = icon_pixmap("hand", size, colours.colour("left_hand"), scale)
    mirrored = left.transformed(QTransform.fromScale(-1, 1))
    painter.drawPixmap(QPointF(room.center().x() - 25, room.center().y() - 12), right)
    painter.drawPixmap(QPointF(room.center().x() + 1, room.center().y() + 12 - size), mirrored)


def _paths(movement: Movement) -> QPainterPath:
    if movement in (Movement.STILL, Movement.FINGERS):
        return _parts(movement)
    path = QPainterPath()
    if movement is Movement.STRAIGHT:
        path.moveTo(4, 18)
        path.lineTo(19, 6)
        _arrow(path, QPointF(19, 6), -math.atan2(12, 15))
    elif movement is Movement.ARC:
        path.moveTo(4, 17)
        path.cubicTo(6, 4, 18, 4, 20, 15)
        _arrow(path, QPointF(20, 15), math.radians(80))
    elif movement is Movement.CIRCLE:
        path.arcMoveTo(QRectF(4, 4, 16, 16), 30)
        path.arcTo(QRectF(4, 4, 16, 16), 30, 310)
        _arrow(path, path.currentPosition(), math.radians(68))
    elif movement is Movement.REPEATED:
        for y, turn in ((8.0, 0.0), (16.0, math.pi)):
            begin, end = (4.0, 20.0) if not turn else (20.0, 4.0)
            path.moveTo(begin, y)
            path.lineTo(end, y)
            _arrow(path, QPointF(end, y), turn)
    elif movement is Movement.TURN:
        for begin, x in ((200, 5.0), (20, 19.0)):
            path.arcMoveTo(QRectF(4, 6, 16, 12), begin)
            path.arcTo(QRectF(4, 6, 16, 12), begin, -140)
            heading = -math.pi / 3 if x < 12 else math.pi * 2 / 3
            _arrow(path, path.currentPosition(), heading + math.pi / 3 + 0.4)
    return path


def _parts(movement: Movement) -> QPainterPath:
    """What goes nowhere: a hand between two marks, or fingers that wave."""
    path = QPainterPath()
    if movement is Movement.STILL:
        path.addEllipse(QPointF(12, 12), 2.5, 2.5)
        for x in (4.0, 20.0):
            path.moveTo(x, 7)
            path.lineTo(x, 17)
        return path
    for x, height in ((5.0, 6.0), (9.7, 11.0), (14.3, 11.0), (19.0, 6.0)):
        path.moveTo(x, 20)
        path.cubicTo(x - 3, 20 - height / 2, x + 3, 20 - height / 2, x, 20 - height - 4)
    return path


def _arrow(path: QPainterPath, tip: QPointF, heading: float) -> None:
    """Add the head of an arrow; heading in radians, clockwise from the right."""
    for turn in (2.5, -2.5):
        path.moveTo(tip)
        angle = heading + turn
        path.lineTo(tip + QPointF(_TIP * math.cos(angle), _TIP * math.sin(angle)))
