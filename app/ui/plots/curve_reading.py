"""What is done off the main thread before curves can be shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.studio.bodies import body
from app.ui.plots.curves import motion_curves

if TYPE_CHECKING:
    from app.ui.plots.curves import MotionCurves
    from lexicon_db.tracks import MotionTrack


def read_curves(motion: MotionTrack) -> MotionCurves:
    """Work out the curves of a motion, and import what draws them."""
    import app.ui.plots.curve_plot  # noqa: F401

    return motion_curves(motion, body())
