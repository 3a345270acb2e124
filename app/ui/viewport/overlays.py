"""What is painted over the picture: skeleton, ways of hands, ghosts, touches."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from app.body.kinematics import FINGER_JOINTS, PARENTS, WRISTS
from app.ui.viewport.ghosts import GHOSTS, paint_ghost
from lexicon_db.tracks import JOINT_NAMES, LEFT, RIGHT

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.ui.viewport.figure import TouchPoint
    from app.ui.viewport.orbit_camera import OrbitCamera
    from app.ui.viewport.scene import Scene
    from app.ui.viewport.view_options import ViewOptions

    Points = NDArray[np.floating[Any]]

#: The joints whose way is drawn: the middle knuckle of each hand.
TRAIL_JOINTS: Final = (JOINT_NAMES.index("left_middle1"), JOINT_NAMES.index("right_middle1"))
_HIDDEN: Final = frozenset(JOINT_NAMES.index(name) for name in ("jaw", "left_eye", "right_eye"))
#: Frames before and after the shown one whose hands leave a trail.
_TRAIL_FRAMES: Final = 18
_TRUNK: Final = "#50565f"
_LEFT: Final = "#d9741c"
_RIGHT: Final = "#1c78d9"
_TOUCH: Final = "#c2185b"
_TOUCH_RADIUS: Final = 9.0


def side_of_joint(joint: int) -> int | None:
    """The hand that a joint belongs to, or None."""
    for side in (LEFT, RIGHT):
        fingers = FINGER_JOINTS[side]
        if joint == WRISTS[side] or fingers.start <= joint < fingers.stop:
            return side
    return None


def paint_overlays(
    painter: QPainter,
    scene: Scene,
    camera: OrbitCamera,
    *,
    frame: int,
    options: ViewOptions,
    size: QSize,
) -> None:
    """Draw what the options ask for over the picture of a scene."""
    if not (options.skeleton or options.trails or options.ghosts or options.touches):
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if options.mirrored:
        painter.translate(size.width(), 0)
        painter.scale(-1, 1)
    pixels = (size.width(), size.height())
    if options.ghosts:
        _paint_ghosts(painter, scene, camera, frame, pixels)
    if options.trails:
        first = max(0, frame - _TRAIL_FRAMES)
        for ways in scene.hand_ways(first, frame + _TRAIL_FRAMES):
            paint_trails(painter, camera, ways, frame - first, pixels)
    if options.skeleton:
        for joints in scene.joints(frame):
            paint_skeleton(painter, camera, joints, pixels)
    if options.touches:
        for point in scene.touch_points(frame):
            paint_touch(painter, camera, point, pixels)
    painter.restore()


def _paint_ghosts(
    painter: QPainter, scene: Scene, camera: OrbitCamera, frame: int, size: tuple[int, int]
) -> None:
    shown = scene.joints(frame)
    for away in GHOSTS:
        if 0 <= frame + away < scene.frame_count:
            for joints, now in zip(scene.joints(frame + away), shown, strict=True):
                paint_ghost(painter, camera, joints, now, away=away, size=size)


def paint_touch(
    painter: QPainter, camera: OrbitCamera, point: TouchPoint, size: tuple[int, int]
) -> None:
    """Mark a touch: a full disc in a ring while it lasts, a line and a ring while it comes."""
    one, other = camera.project(point.places, size)
    if not np.isfinite([one, other]).all():
        return
    ends = QPointF(*one), QPointF(*other)
    for width, tone in ((4.5, "#ffffff"), (2.0, _TOUCH)):
        painter.setPen(QPen(QColor(tone), width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawLine(QLineF(*ends))
        painter.drawEllipse((ends[0] + ends[1]) / 2, _TOUCH_RADIUS, _TOUCH_RADIUS)
    if point.is_now:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(_TOUCH))
        painter.drawEllipse((ends[0] + ends[1]) / 2, _TOUCH_RADIUS / 2, _TOUCH_RADIUS / 2)


def paint_skeleton(
    painter: QPainter, camera: OrbitCamera, joints: Points, size: tuple[int, int]
) -> None:
    """Draw the bones between joints (55, 3); hands in the colour of their side."""
    places = camera.project(joints, size)
    for side, colour in ((None, _TRUNK), (LEFT, _LEFT), (RIGHT, _RIGHT)):
        chosen = [
            joint
            for joint in range(1, len(PARENTS))
            if joint not in _HIDDEN
            and side_of_joint(joint) == side
            and np.isfinite(places[[joint, PARENTS[joint]]]).all()
        ]
        lines = [QLineF(*places[joint], *places[PARENTS[joint]]) for joint in chosen]
        for width, tone in ((3.5, QColor(255, 255, 255, 190)), (1.6, QColor(colour))):
            painter.setPen(QPen(tone, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawLines(lines)
        painter.setPen(QPen(QColor(255, 255, 255, 200), 1))
        painter.setBrush(QColor(colour))
        radius = 2.0 if side is not None else 3.0
        for joint in chosen:
            painter.drawEllipse(QPointF(*places[joint]), radius, radius)


def paint_trails(
    painter: QPainter,
    camera: OrbitCamera,
    ways: Points,
    now: int,
    size: tuple[int, int],
) -> None:
    """Draw where both hands were and will be.

    Args:
        painter: Where to paint.
        camera: Who sees it.
        ways: (N, 2, 3) places of the left and right hand, frame by frame.
        now: The shown frame among them; what is before it is drawn strongly, what is after faintly.
        size: Width and height of the picture.
    """
    places = camera.project(ways, size)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for side, colour in ((LEFT, _LEFT), (RIGHT, _RIGHT)):
        line = places[:, side]
        for frame in range(1, len(line)):
            if not np.isfinite(line[frame - 1 : frame + 1]).all():
                continue
            tone = QColor(colour)
            age = now - frame
            tone.setAlphaF(max(0.25, 0.9 - 0.65 * age / max(now, 1)) if age >= 0 else 0.28)
            width = 2.2 if age >= 0 else 1.2
            painter.setPen(QPen(tone, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawLine(QLineF(*line[frame - 1], *line[frame]))
            painter.setPen(QPen(tone, width + 2.2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawPoint(QPointF(*line[frame]))
