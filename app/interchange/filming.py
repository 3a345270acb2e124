"""Motion as a camera would see it: the landmarks of the body that signs it.

For programs that know signing as MediaPipe's points alone. The camera stands 2.4 m before the
signer at chest height and sees head, arms and hips; nothing is noisy or hidden.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from app.body.fitting.faces import MESH_POINTS
from app.body.kinematics import forward_kinematics
from app.body.model import FIXED_VERTICES
from app.body.places import Places, hand_points
from app.body.skinning import Skinner
from lexicon_db.tracks import HandFlag, LandmarkTrack

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.body.model import BodyModel
    from app.interchange.smplx_npz import SmplxMotion

    Floats = NDArray[np.float32]
    Doubles = NDArray[np.float64]

_SIZE: Final = (720, 720)
_DISTANCE: Final = 2.4
#: Metres across the picture, at the signer's distance.
_SEEN: Final = 1.4
#: Places of the body that MediaPipe's pose points are, in its order.
_POSE_PLACES: Final = (
    "nose_tip", "left_eye_inner", "left_eye", "left_eye_outer", "right_eye_inner", "right_eye",
    "right_eye_outer", "left_ear", "right_ear", "left_mouth_corner", "right_mouth_corner",
    "left_shoulder", "right_shoulder", "left_elbow", "right_elbow", "left_wrist", "right_wrist",
    "left_pinky1", "right_pinky1", "left_index1", "right_index1", "left_thumb2", "right_thumb2",
    "left_hip", "right_hip", "left_knee", "right_knee", "left_ankle", "right_ankle", "left_heel",
    "right_heel", "left_big_toe", "right_big_toe",
)  # fmt: skip
_HIPS: Final = slice(23, 25)
#: Points of the face mesh in the middle of the irises, and the vertices there.
_IRISES: Final = {468: FIXED_VERTICES["right_eye"], 473: FIXED_VERTICES["left_eye"]}
#: Surfaces that are posed at a time.
_CHUNK: Final = 128


def film_motion(motion: SmplxMotion, model: BodyModel) -> LandmarkTrack:
    """The landmarks of the mean body that signs a motion.

    Of the face mesh the points on brows, nose, eyes and lips that the body format knows are there,
    and the irises; all others are nan.

    Args:
        motion: T frames.
        model: The body.
    """
    world, joints = forward_kinematics(
        model, motion.rotations.astype(np.float64), translation=motion.trans
    )
    places = Places(model)
    pose = places.positions(world, joints, _POSE_PLACES)
    hands = hand_points(places, world, joints)
    centre = model.joint_template[9] + np.array([0.0, 0.05, 0.0])
    middle = pose[:, _HIPS].mean(axis=1)
    count = len(motion.poses)
    seen_hands = _seen(hands.reshape(count, 42, 3), centre, middle).reshape(count, 2, 21, 3)
    seen_hands[..., 2] -= seen_hands[..., :1, 2]
    face = np.full((count, 478, 3), np.nan, np.float32)
    known = [*MESH_POINTS, *_IRISES]
    face[:, known] = _seen(_face(motion, model), centre, middle)
    sure = np.ones((count, len(_POSE_PLACES), 1), np.float32)
    in_camera = np.array([1.0, -1.0, -1.0])
    hand_centres = hands.mean(axis=2, keepdims=True)
    return LandmarkTrack(
        pts=motion.pts,
        size=_SIZE,
        pose=np.concatenate([_seen(pose, centre, middle), sure], axis=2),
        pose_world=np.concatenate(
            [((pose - middle[:, None]) * in_camera).astype(np.float32), sure], axis=2
        ),
        hands=seen_hands,
        hands_world=((hands - hand_centres) * in_camera).astype(np.float32),
        hand_scores=np.ones((count, 2, 2), np.float32),
        face=face,
        flags=np.full((count, 2), HandFlag.MEASURED, np.uint8),
    )


def _seen(points: Doubles, centre: Doubles, middle: Doubles) -> Floats:
    """Pixels of (T, N, 3) points, and their depth from the middle of the hips at that scale."""
    focal = _SIZE[0] * _DISTANCE / _SEEN
    depth = centre[2] + _DISTANCE - points[..., 2]
    x = _SIZE[0] / 2 + focal * (points[..., 0] - centre[0]) / depth
    y = _SIZE[1] / 2 - focal * (points[..., 1] - centre[1]) / depth
    z = (middle[:, None, 2] - points[..., 2]) * focal / _DISTANCE
    seen: Floats = np.stack([x, y, z], axis=-1).astype(np.float32)
    return seen


def _face(motion: SmplxMotion, model: BodyModel) -> Doubles:
    """(T, 53, 3) points of the face in space: the 51 landmarks of the body, and both irises."""
    skinner = Skinner(model)
    corners = model.faces[model.landmark_faces]
    irises = list(_IRISES.values())
    found = []
    for first in range(0, len(motion.poses), _CHUNK):
        part = slice(first, first + _CHUNK)
        surface = skinner.batch(motion.rotations[part], motion.face[part], motion.trans[part])
        landmarks = np.einsum("lk,tlkc->tlc", model.landmark_weights, surface[:, corners])
        found.append(np.concatenate([landmarks, surface[:, irises]], axis=1))
    points: Doubles = np.concatenate(found).astype(np.float64)
    return points
