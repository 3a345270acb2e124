"""Names and lines of MediaPipe's points as .pose files spell them."""

from __future__ import annotations

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

#: What is written: the layout of MediaPipe Holistic with irises, 586 points.
HOLISTIC: Final = (
    Component(POSE, POSE_POINTS, _POSE_LIMBS, (255, 0, 0)),
    Component(FACE, FACE_POINTS, (), (128, 0, 0)),
    Component(HANDS[0], HAND_POINTS, _HAND_LIMBS, (0, 160, 0)),
    Component(HANDS[1], HAND_POINTS, _HAND_LIMBS, (0, 0, 255)),
    Component(WORLD, POSE_POINTS, _POSE_LIMBS, (255, 0, 0)),
)
