"""Landmarks over a picture: body, hands by side, face; and by form, how each hand was found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from app.ui.theme import DARK
from lexicon_db.tracks import LEFT, RIGHT, HandFlag

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from lexicon_db.tracks import LandmarkTrack

    Points = NDArray[np.float32]

#: MediaPipe's pose points that are joined: shoulders, arms, trunk.
_BODY: Final = (
    (11, 12), (11, 13), (13, 15), (12, 14), (14, 16), (11, 23), (12, 24), (23, 24),
)  # fmt: skip
#: MediaPipe's hand points that are joined: five fingers from the wrist, and the knuckles.
_HAND: Final = (
    *((0, 1), (1, 2), (2, 3), (3, 4)),
    *((0, 5), (5, 6), (6, 7), (7, 8)),
    *((5, 9), (9, 10), (10, 11), (11, 12)),
    *((9, 13), (13, 14), (14, 15), (15, 16)),
    *((0, 17), (13, 17), (17, 18), (18, 19), (19, 20)),
)
_LEAST_VISIBILITY: Final = 0.5
_BODY_COLOUR: Final = "#e8ebf0"
#: Overlays lie on recordings, not on the window, so they wear the bright colours of either theme.
_HAND_COLOURS: Final = (DARK.colours.left_hand, DARK.colours.right_hand)
_FACE_COLOUR: Final = QColor(255, 255, 255, 150)
_SHADOW: Final = QColor(0, 0, 0, 130)

#: How the lines of a hand are drawn by where it comes from; a missing hand is not drawn.
_LINES: Final = {
    HandFlag.MEASURED: Qt.PenStyle.SolidLine,
    HandFlag.RECOVERED: Qt.PenStyle.SolidLine,
    HandFlag.INTERPOLATED: Qt.PenStyle.DashLine,
    HandFlag.REJECTED: Qt.PenStyle.DotLine,
}


def paint_landmarks(painter: QPainter, track: LandmarkTrack, frame: int, *, scale: float) -> None:
    """Draw the landmarks of a frame in the pixels of the recording.

    A measured hand has filled points, a recovered one rings, an interpolated one rings and dashed
    lines, a rejected one dotted lines and a cross.

    Args:
        painter: Its coordinates are pixels of the recording.
        track: The landmarks.
        frame: Which frame of them.
        scale: Pixels on the screen per pixel of the recording, so that lines stay thin.
    """
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pixel = 1 / max(scale, 1e-6)
    _paint_face(painter, track.face[frame], pixel)
    _paint_body(painter, track.pose[frame], pixel)
    for side in (LEFT, RIGHT):
        flag = HandFlag(int(track.flags[frame, side]))
        if flag is not HandFlag.MISSING:
            _paint_hand(painter, track.hands[frame, side], QColor(_HAND_COLOURS[side]), flag, pixel)


def _paint_face(painter: QPainter, face: Points, pixel: float) -> None:
    seen = face[np.isfinite(face[:, 0])]
    painter.setPen(QPen(_FACE_COLOUR, 1.3 * pixel, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawPoints(QPolygonF([QPointF(float(x), float(y)) for x, y, _ in seen]))


def _paint_body(painter: QPainter, pose: Points, pixel: float) -> None:
    shown = np.isfinite(pose[:, 0]) & (pose[:, 3] >= _LEAST_VISIBILITY)
    lines = [
        QLineF(*pose[a, :2].tolist(), *pose[b, :2].tolist())
        for a, b in _BODY
        if shown[a] and shown[b]
    ]
    _draw_lines(painter, lines, QColor(_BODY_COLOUR), 2 * pixel)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(_BODY_COLOUR))
    for point in sorted({point for pair in _BODY for point in pair}):
        if shown[point]:
            painter.drawEllipse(QPointF(*pose[point, :2].tolist()), 3 * pixel, 3 * pixel)


def _paint_hand(
    painter: QPainter, hand: Points, colour: QColor, flag: HandFlag, pixel: float
) -> None:
    seen = np.isfinite(hand[:, 0])
    lines = [
        QLineF(*hand[a, :2].tolist(), *hand[b, :2].tolist())
        for a, b in _HAND
        if seen[a] and seen[b]
    ]
    _draw_lines(painter, lines, colour, 1.8 * pixel, _LINES[flag])
    points = [QPointF(*point.tolist()) for point in hand[seen, :2]]
    if flag is HandFlag.REJECTED:
        _paint_cross(painter, points, pixel)
        return
    filled = flag is HandFlag.MEASURED
    painter.setPen(QPen(colour, 1.4 * pixel))
    painter.setBrush(colour if filled else QColor(0, 0, 0, 160))
    radius = (1.9 if filled else 2.6) * pixel
    for point in points:
        painter.drawEllipse(point, radius, radius)


def _paint_cross(painter: QPainter, points: list[QPointF], pixel: float) -> None:
    box = QPolygonF(points).boundingRect()
    lines = [
        QLineF(box.topLeft(), box.bottomRight()),
        QLineF(box.bottomLeft(), box.topRight()),
    ]
    _draw_lines(painter, lines, QColor(DARK.colours.bad), 2 * pixel)


def _draw_lines(
    painter: QPainter,
    lines: list[QLineF],
    colour: QColor,
    width: float,
    style: Qt.PenStyle = Qt.PenStyle.SolidLine,
) -> None:
    """Lines with a dark border, which are seen on light and on dark clothes."""
    painter.setPen(QPen(_SHADOW, 2 * width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawLines(lines)
    painter.setPen(QPen(colour, width, style, Qt.PenCapStyle.FlatCap))
    painter.drawLines(lines)
