"""How fast the wrists of a motion move."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from app.body.kinematics import WRISTS, forward_kinematics

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.body.model import BodyModel
    from lexicon_db.tracks import MotionTrack


def wrist_speed(motion: MotionTrack, model: BodyModel) -> NDArray[np.floating[Any]]:
    """Speed of the left and the right wrist.

    Args:
        motion: T frames.
        model: The body that signs.

    Returns:
        (T, 2) m/s, by central differences over the true times.
    """
    if len(motion.pts) < 2:
        return np.zeros((len(motion.pts), 2))
    _, joints = forward_kinematics(model, motion.rotations)
    wrists = joints[:, list(WRISTS)].astype(np.float64)
    velocity = np.gradient(wrists, motion.pts, axis=0)
    speed: NDArray[np.floating[Any]] = np.linalg.norm(velocity, axis=-1)
    return speed
