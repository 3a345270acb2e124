"""Signs whose touches are known: a finger comes to a place of the body, stays and leaves."""

from __future__ import annotations

import numpy as np

from app.body.anchors import AnchorFrame, move_hands
from app.body.places import Places
from lexicon_db.tracks import JOINT_NAMES, FitTrack, HandFlag, LandmarkTrack

COUNT = 60
FPS = 30
#: Frames during which the finger stays.
HELD = slice(22, 42)
GAP = 0.004
_RAISED = np.array([[0.0, -0.5, -1.0], [0.3, -1.6, 0.0], [0.0, 0.0, 0.0]])
_ARMS = {
    side: [JOINT_NAMES.index(f"{side}_{bone}") for bone in ("shoulder", "elbow", "wrist")]
    for side in ("left", "right")
}


def minimum_jerk(share):
    s = np.clip(share, 0, 1)
    return s**3 * (10 - 15 * s + 6 * s**2)


def pointing():
    """(T, 55, 3): both hands are raised, the right one points."""
    rotations = np.zeros((COUNT, 55, 3))
    rotations[:, _ARMS["left"]] = _RAISED
    rotations[:, _ARMS["right"]] = _RAISED * [1, -1, -1]
    for finger in ("middle", "ring", "pinky"):
        for bone in (1, 2, 3):
            rotations[:, JOINT_NAMES.index(f"right_{finger}{bone}"), 2] = 1.2
    return rotations


def touch(model, place, *, betas=None, hand_scale=None):
    """(T, 55, 3): the right index finger touches a place, but for 4 mm towards the front."""
    frame = AnchorFrame(model, Places(model), betas, hand_scale)
    pts = np.arange(COUNT) / FPS
    share = minimum_jerk((pts - 0.2) / 0.5) * (1 - minimum_jerk((pts - 1.4) / 0.5))
    rotations = pointing()
    start = None
    for _ in range(6):
        posed = frame.posed(rotations)
        at = frame.where(*posed, ("right_index_tip", place))
        start = at[:, 0] if start is None else start
        goal = start + share[:, None] * (at[:, 1] + [0, 0, GAP] - start)
        ways = np.zeros((COUNT, 2, 3))
        ways[:, 1] = goal - at[:, 0]
        rotations = move_hands(rotations, posed, ways)
    return rotations


def gap(model, rotations, place, *, betas=None, hand_scale=None):
    """(T,) metres between the right index finger and a place."""
    frame = AnchorFrame(model, Places(model), betas, hand_scale)
    at = frame.where(*frame.posed(rotations), ("right_index_tip", place))
    return np.linalg.norm(at[:, 0] - at[:, 1], axis=1)


def fit_of(model, rotations, *, betas=None, hand_scale=None, facing=0.0):
    """The fit of a signer who stands 2 m before the camera and turns to one side."""
    count = len(rotations)
    turned = rotations.copy()
    turned[:, 0] += [0.0, facing, 0.0]
    return FitTrack(
        pts=np.arange(count) / FPS,
        body=model.hash,
        size=(640, 480),
        focal=800.0,
        betas=np.zeros(10, np.float32) if betas is None else np.asarray(betas, np.float32),
        hand_scale=np.ones(2, np.float32) if hand_scale is None else np.float32(hand_scale),
        rotations=turned.astype(np.float32),
        translation=np.tile(np.float32([0.1, -0.2, -2.0]), (count, 1)),
        face=np.full((count, 52), 0.25, np.float32),
    )


def landmarks_of(fit, flags=None):
    """Landmarks of which the flags alone are needed."""
    count = len(fit.pts)

    def empty(*shape):
        return np.zeros((count, *shape), np.float32)

    if flags is None:
        flags = np.full((count, 2), HandFlag.MEASURED, np.uint8)
    return LandmarkTrack(
        pts=fit.pts,
        size=fit.size,
        pose=empty(33, 4),
        pose_world=empty(33, 4),
        hands=empty(2, 21, 3),
        hands_world=empty(2, 21, 3),
        hand_scores=empty(2, 2),
        face=empty(478, 3),
        flags=flags,
    )
