"""The shortest way at constant speed: the baseline that every other method must beat."""

from __future__ import annotations

import numpy as np

from app.motion.rotations import Array
from app.motion.transitions.gap import Gap


def curve(gap: Gap) -> Array:
    """Straight lines; around the middle pose they are the shortest rotations."""
    start, end = gap.before_pts[-1], gap.after_pts[0]
    share = ((gap.times - start) / (end - start))[:, None, None]
    return np.asarray(gap.before[-1] + share * (gap.after[0] - gap.before[-1]))
