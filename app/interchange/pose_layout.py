"""Names and lines of MediaPipe's points as .pose files spell them, and which a layout has."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from app.interchange.pose_file import Component

POSE: Final = "POSE_LANDMARKS"
FACE: Final = "FACE_LANDMARKS"
HANDS: Final = ("LEFT_HAND_LANDMARKS", "RIGHT_HAND_LANDMARKS")
WORLD: Final = "POSE_WORLD_LANDMARKS"

POSE_POINTS: Final = (
    "NOSE", "LEFT_EYE_INNER", "LEFT_EYE", "LEFT_EYE_OUTER", "RIGHT_EYE_INNER", "RIGHT_EYE",
    "RIGHT_EYE_OUTER", "LEFT_EAR", "RIGHT_EAR", "MOUTH_LEFT", "MOUTH_RIGHT", "LEFT_SHOULDER",
    "RIGHT_SHOULDER", "LEFT_ELBOW", "RIGHT_ELBOW", "LEFT_WRIST", "RIGHT_WRIST", "LEFT_PINKY",
    "RIGHT_PINKY", "LEFT_INDEX", "RIGHT_INDEX", "LEFT_THUMB", "RIGHT_THUMB", "LEFT_HIP",
    "RIGHT_HIP", "LEFT_KNEE", "RIGHT_KNEE", "LEFT_ANKLE", "RIGHT_ANKLE", "LEFT_HEEL",
    "RIGHT_HEEL", "LEFT_FOOT_INDEX", "RIGHT_FOOT_INDEX",
)  # fmt: skip
#: Without these there is no arm to follow.
ARM_POINTS: Final = POSE_POINTS[11:17]

HAND_POINTS: Final = (
    "WRIST", "THUMB_CMC", "THUMB_MCP", "THUMB_IP", "THUMB_TIP", "INDEX_FINGER_MCP",
    "INDEX_FINGER_PIP", "INDEX_FINGER_DIP", "INDEX_FINGER_TIP", "MIDDLE_FINGER_MCP",
    "MIDDLE_FINGER_PIP", "MIDDLE_FINGER_DIP", "MIDDLE_FINGER_TIP", "RING_FINGER_MCP",
    "RING_FINGER_PIP", "RING_FINGER_DIP", "RING_FINGER_TIP", "PINKY_MCP", "PINKY_PIP",
    "PINKY_DIP", "PINKY_TIP",
)  # fmt: skip

FACE_POINTS: Final = tuple(str(number) for number in range(478))

_POSE_LIMBS: Final = (
    (0, 1), (1, 2), (2, 3), (3, 7), (0, 4), (4, 5), (5, 6), (6, 8), (9, 10), (11, 12), (11, 13),
    (13, 15), (12, 14), (14, 16), (11, 23), (12, 24), (23, 24), (23, 25), (25, 27), (24, 26),
    (26, 28), (27, 29), (29, 31), (28, 30), (30, 32),
)  # fmt: skip
_HAND_LIMBS: Final = (
    (0, 1), (1, 2), (2, 3), (3, 4), (0, 5), (5, 6), (6, 7), (7, 8), (5, 9), (9, 10), (10, 11),
    (11, 12), (9, 13), (13, 14), (14, 15), (15, 16), (13, 17), (17, 18), (18, 19), (19, 20),
    (0, 17),
)  # fmt: skip

#: The layout of MediaPipe Holistic with irises, 586 points.
HOLISTIC: Final = (
    Component(POSE, POSE_POINTS, _POSE_LIMBS, (255, 0, 0)),
    Component(FACE, FACE_POINTS, (), (128, 0, 0)),
    Component(HANDS[0], HAND_POINTS, _HAND_LIMBS, (0, 160, 0)),
    Component(HANDS[1], HAND_POINTS, _HAND_LIMBS, (0, 0, 255)),
    Component(WORLD, POSE_POINTS, _POSE_LIMBS, (255, 0, 0)),
)

#: Points of the face mesh on the contours of face, brows, eyes and lips.
_CONTOURS: Final = (
    0, 7, 10, 13, 14, 17, 21, 33, 37, 39, 40, 46, 52, 53, 54, 55, 58, 61, 63, 65, 66, 67, 70, 78,
    80, 81, 82, 84, 87, 88, 91, 93, 95, 103, 105, 107, 109, 127, 132, 133, 136, 144, 145, 146, 148,
    149, 150, 152, 153, 154, 155, 157, 158, 159, 160, 161, 162, 163, 172, 173, 176, 178, 181, 185,
    191, 234, 246, 249, 251, 263, 267, 269, 270, 276, 282, 283, 284, 285, 288, 291, 293, 295, 296,
    297, 300, 308, 310, 311, 312, 314, 317, 318, 321, 323, 324, 332, 334, 336, 338, 356, 361, 362,
    365, 373, 374, 375, 377, 378, 379, 380, 381, 382, 384, 385, 386, 387, 388, 389, 390, 397, 398,
    400, 402, 405, 409, 415, 454, 466,
)  # fmt: skip
_ARMS_AND_HIPS: Final = (11, 12, 13, 14, 15, 16, 23, 24)


class PoseLayout(StrEnum):
    """Which points a .pose file holds.

    HOLISTIC has all 586; REDUCED the 178 that programs for signing keep: arms and hips, contours
    of the face, both hands.
    """

    HOLISTIC = "holistic"
    REDUCED = "reduced"

    @property
    def parts(self) -> tuple[Component, ...]:
        """The body parts, in order."""
        if self is PoseLayout.HOLISTIC:
            return HOLISTIC
        body, face, left, right, _ = HOLISTIC
        return (_some_of(body, _ARMS_AND_HIPS), _some_of(face, _CONTOURS), left, right)

    @property
    def columns(self) -> tuple[int, ...]:
        """Which of the 586 points the layout has, in order."""
        if self is PoseLayout.HOLISTIC:
            return tuple(range(sum(len(part.points) for part in HOLISTIC)))
        first = len(POSE_POINTS) + len(FACE_POINTS)
        face = (len(POSE_POINTS) + point for point in _CONTOURS)
        return (*_ARMS_AND_HIPS, *face, *range(first, first + 2 * len(HAND_POINTS)))


def _some_of(part: Component, kept: tuple[int, ...]) -> Component:
    """A body part with some of its points and the lines between them."""
    places = {point: place for place, point in enumerate(kept)}
    limbs = tuple((places[a], places[b]) for a, b in part.limbs if a in places and b in places)
    return Component(part.name, tuple(part.points[point] for point in kept), limbs, part.color)
