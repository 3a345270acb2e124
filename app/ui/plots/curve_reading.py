"""What is worked out off the main thread before curves can be shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.studio.bodies import body
from app.ui.plots.curves import motion_curves

if TYPE_CHECKING:
    from app.ui.plots.curves import MotionCurves
    from lexicon_db.tracks import MotionTrack


def read_curves(motion: MotionTrack) -> MotionCurves:
    """Work out the curves of a motion on the default body."""
    return motion_curves(motion, body())
