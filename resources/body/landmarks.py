"""The 51 static landmarks of the face.

The order is that of SMPL-X: brows, nose, eyes and mouth of the 68-point scheme of iBUG without the
outline; the body's right comes first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from resources.body.eyelids import eye_points
from resources.body.front_view import STEP
from resources.body.lips import mouth_points, visible_lips

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from resources.body.front_view import FrontView
    from resources.body.makehuman import Points

    Mask = NDArray[np.bool_]

#: Points of the middle line of the left brow and half of its height, metres from the centre of the
#: left eye: outwards, up, half height.
BROW_LINE: Final = np.array(
    [
        [-0.0150, 0.0185, 0.0032],
        [-0.0060, 0.0213, 0.0036],
        [0.0050, 0.0233, 0.0031],
        [0.0160, 0.0222, 0.0024],
        [0.0262, 0.0165, 0.0010],
    ]
)

#: The landmark on the other side of the face.
_MIRRORED: Final = (
    9, 8, 7, 6, 5, 4, 3, 2, 1, 0, 10, 11, 12, 13, 18, 17, 16, 15, 14,
    28, 27, 26, 25, 30, 29, 22, 21, 20, 19, 24, 23,
    37, 36, 35, 34, 33, 32, 31, 42, 41, 40, 39, 38, 47, 46, 45, 44, 43, 50, 49, 48,
)  # fmt: skip


def landmarks(
    view: FrontView, eyes: Points, is_eyeball: Mask, is_lip: Mask
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """The 51 static face landmarks.

    Args:
        view: The face from the front.
        eyes: (2, 3) centres of the left and the right eye.
        is_eyeball: (F,) triangles of the eyeballs.
        is_lip: (F,) triangles of the lips.

    Returns:
        Their triangles (51,) and where in these they lie (51, 3).
    """
    left_eye, right_eye = eyes
    places = [
        *[right_eye[:2] + row[:2] * [-1, 1] for row in BROW_LINE[::-1]],
        *[left_eye[:2] + row[:2] for row in BROW_LINE],
        *_nose(view, eyes),
        *eye_points(view, right_eye, is_eyeball),
        *eye_points(view, left_eye, is_eyeball),
        *mouth_points(visible_lips(view, eyes, is_lip)),
    ]
    found = [view.at(float(x), float(y)) for x, y in _symmetric(np.array(places))]
    faces = np.array([face for face, _ in found])
    if (faces < 0).any():
        raise ValueError(f"landmarks {np.flatnonzero(faces < 0)} lie beside the face")
    return faces, np.array([shares for _, shares in found])


def _symmetric(places: NDArray[np.float64]) -> NDArray[np.float64]:
    """The mean of places (51, 2) and their mirror image."""
    return (places + places[list(_MIRRORED)] * [-1, 1]) / 2


def _nose(view: FrontView, eyes: Points) -> list[tuple[float, float]]:
    middle, bottom = view.cell(0.0, eyes[0, 1] - 0.055)
    _, top = view.cell(0.0, eyes[0, 1])
    profile = view.depth[bottom:top, middle]
    tip = int(profile.argmax())
    below = profile[max(0, tip - 80) : tip]
    # The nose ends where its lower side has fallen back to the lip, not at the deepest point.
    fallen = below <= below.min() + 0.12 * (profile[tip] - below.min())
    base = int(np.flatnonzero(fallen)[-1]) + max(0, tip - 80)
    tip_y, base_y = view.heights(np.array([bottom + tip, bottom + base]))
    root_y = eyes[0, 1] + 0.004
    bridge = [(0.0, root_y + (tip_y - root_y) * k / 3) for k in range(4)]
    wing_y = base_y + 0.35 * (tip_y - base_y)
    wing = _wing(view, wing_y)
    row = [(-wing, wing_y), (-0.5 * wing, base_y + 0.001), (0.0, base_y)]
    return [*bridge, *row, (0.5 * wing, base_y + 0.001), (wing, wing_y)]


def _wing(view: FrontView, y: float) -> float:
    """Half the width of the nose: where the surface falls back most steeply."""
    first, row = view.cell(0.010, y)
    last, _ = view.cell(0.026, y)
    falls = np.diff(view.depth[row, first:last])
    return 0.010 + STEP * float(np.argmin(falls)) - 0.0022
