"""Onion skin: where arms and hands were and will be some frames away, painted as ghosts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np
from PySide6.QtCore import QLineF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from app.body.kinematics import FINGER_JOINTS, PARENTS, WRISTS
from lexicon_db.tracks import JOINT_NAMES

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.ui.viewport.orbit_camera import OrbitCamera

    Points = NDArray[np.floating[Any]]

#: Frames away from the shown one, the farthest first, so that near ghosts lie over far ones.
GHOSTS: Final = (-9, 9, -6, 6, -3, 3)
#: Before and after; both are far from skin, clothes and the colours of the hands.
_BEFORE: Final = "#7c3aed"
_AFTER: Final = "#0f766e"
#: How thick limbs and fingers are (m).
_LIMB: Final = 0.055
_FINGER: Final = 0.014
_STRONGEST: Final = 0.42
_FADING: Final = 0.1
#: What is nearer to where it is now (m) has no ghost: it would only hide the figure.
_STILL: Final = 0.02
_ELBOWS: Final = tuple(JOINT_NAMES.index(f"{side}_elbow") for side in ("left", "right"))
_LIMBS: Final = (*_ELBOWS, *WRISTS)
_FINGERS: Final = tuple(
    joint for fingers in FINGER_JOINTS for joint in range(fingers.start, fingers.stop)
)


def paint_ghost(
    painter: QPainter,
    camera: OrbitCamera,
    joints: Points,
    now: Points,
    *,
    away: int,
    size: tuple[int, int],
) -> None:
    """Paint those parts of arms and hands that are elsewhere in another frame.

    Args:
        painter: Where to paint.
        camera: Who sees it.
        joints: (55, 3) the joints in that frame, metres.
        now: (55, 3) the joints in the shown frame.
        away: How many frames it is after the shown one; below 0 before it.
        size: Width and height of the picture.
    """
    tone = QColor(_BEFORE if away < 0 else _AFTER)
    tone.setAlphaF(max(0.1, _STRONGEST - _FADING * abs(away) / 3))
    has_moved = np.linalg.norm(joints - now, axis=-1) > _STILL
    places = camera.project(joints, size)
    scale = size[1] / camera.height_at_target
    for chosen, thickness in ((_LIMBS, _LIMB), (_FINGERS, _FINGER)):
        pen = QPen(tone, max(1.5, thickness * scale))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawLines(
            [
                QLineF(*places[joint], *places[PARENTS[joint]])
                for joint in chosen
                if has_moved[joint] and np.isfinite(places[[joint, PARENTS[joint]]]).all()
            ]
        )
