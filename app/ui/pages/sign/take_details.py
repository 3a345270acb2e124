"""What is worked out of the tracks of a take to be looked at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.studio.bodies import body
from app.ui.plots.curve_reading import read_curves
from app.ui.video.body_outline import BodyOutline

if TYPE_CHECKING:
    from app.studio.signs import SignView
    from app.ui.plots.curves import MotionCurves
    from lexicon_db.tracks import LandmarkTrack


@dataclass(frozen=True, eq=False)
class TakeDetails:
    """What takes some work, so that it comes after the first picture.

    Attributes:
        landmarks: Its landmarks, cleaned: hands that were filled in are there, with their flags.
        curves: What its motion does; None without motion.
        outline: Draws the fitted body over the video; None where there is no fit.
    """

    landmarks: LandmarkTrack | None
    curves: MotionCurves | None
    outline: BodyOutline | None


def take_details(view: SignView) -> TakeDetails:
    """Work out the details of a take; not for the main thread."""
    from app.extraction.cleaning import clean_landmarks

    landmarks = clean_landmarks(view.landmarks) if view.landmarks is not None else None
    curves = None if view.motion is None else read_curves(view.motion)
    outline = None if view.fit is None else BodyOutline(body(), view.fit)
    return TakeDetails(landmarks, curves, outline)
