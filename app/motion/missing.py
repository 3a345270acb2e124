"""Values that were never measured, replaced by sensible ones before motion is assembled.

A joint that is nan for a while turns evenly from the last seen rotation to the next; before the
first and after the last it stays as seen nearest. A joint that was never seen is relaxed: arms
hang, fingers are slightly curled. A face unit that was never seen is at rest, an anchor that was
never seen is that of a hanging arm. Finite values are never touched, whatever their flag says: a
doubtful hand was judged when it was fitted.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from app.body.kinematics import FINGER_JOINTS
from app.motion.rotations import Array, exp, log, slerp
from lexicon_db.tracks import FACE_UNITS, JOINT_COUNT, JOINT_NAMES, Floats, MotionTrack, Times

#: Axis-angle of relaxed joints on the left, and the anchors that the default body then has.
_RELAXED_ARM: Final = {"shoulder": (0.0, 0.0, -1.25), "elbow": (0.0, -0.25, 0.0)}
_RELAXED_FINGER: Final = (0.0, 0.0, -0.3)
_HANGING: Final = ((1.0, -1.54, 0.26), (2.52, -5.33, -0.37), (-3.64, 0.0, 0.0))


def complete(motion: MotionTrack) -> MotionTrack:
    """The same motion without nan in rotations, face and anchors; itself if nothing is missing."""
    if all(np.isfinite(x).all() for x in (motion.rotations, motion.face, motion.anchors)):
        return motion
    hanging = np.array([_HANGING, np.array(_HANGING) * [-1, 1, 1]])
    return replace(
        motion,
        rotations=_turned(motion.pts, motion.rotations),
        face=_drawn(motion.pts, motion.face, np.zeros(len(FACE_UNITS))),
        anchors=_drawn(motion.pts, motion.anchors, hanging),
    )


def _turned(pts: Times, rotations: Floats) -> Floats:
    """Rotations with even turns over what is missing."""
    completed = rotations.copy()
    seen = np.isfinite(rotations).all(-1)
    relaxed = _relaxed_pose()
    for joint in np.flatnonzero(~seen.all(0)):
        known, gaps = np.flatnonzero(seen[:, joint]), np.flatnonzero(~seen[:, joint])
        if not len(known):
            completed[:, joint] = relaxed[joint]
            continue
        place = np.searchsorted(known, gaps)
        earlier = known[np.maximum(place - 1, 0)]
        later = known[np.minimum(place, len(known) - 1)]
        span = np.where(later > earlier, pts[later] - pts[earlier], 1.0)
        share = np.clip((pts[gaps] - pts[earlier]) / span, 0, 1)
        ends = exp(rotations[earlier, joint]), exp(rotations[later, joint])
        completed[gaps, joint] = log(slerp(*ends, share))
    return completed


def _drawn(pts: Times, values: Floats, unseen: Array) -> Floats:
    """Values with straight lines over what is missing, and ``unseen`` where nothing is known."""
    columns = values.reshape(len(pts), -1).copy()
    seen = np.isfinite(columns)
    for column in np.flatnonzero(~seen.all(0)):
        known = seen[:, column]
        if known.any():
            columns[~known, column] = np.interp(pts[~known], pts[known], columns[known, column])
        else:
            columns[:, column] = unseen.reshape(-1)[column]
    return columns.reshape(values.shape)


def _relaxed_pose() -> NDArray[np.float64]:
    pose = np.zeros((JOINT_COUNT, 3))
    for side, fingers, mirror in zip(("left", "right"), FINGER_JOINTS, (1, -1), strict=True):
        across = np.array([1, mirror, mirror])
        pose[fingers] = _RELAXED_FINGER * across
        for name, turn in _RELAXED_ARM.items():
            pose[JOINT_NAMES.index(f"{side}_{name}")] = turn * across
    return pose
