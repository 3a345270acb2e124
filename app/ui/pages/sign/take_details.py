"""What is worked out of the tracks of a take to be looked at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from app.studio.bodies import body
from app.ui.plots.wrist_speed import wrist_speed

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.studio.signs import SignView
    from lexicon_db.tracks import LandmarkTrack


@dataclass(frozen=True, eq=False)
class TakeDetails:
    """What takes some work, so that it comes after the first picture.

    Attributes:
        landmarks: Its landmarks, cleaned: hands that were filled in are there, with their flags.
        wrist_speed: (T, 2) m/s of the left and the right wrist; T is 0 without motion.
    """

    landmarks: LandmarkTrack | None
    wrist_speed: NDArray[np.floating[Any]]


def take_details(view: SignView) -> TakeDetails:
    """Work out the details of a take; not for the main thread."""
    from app.extraction.cleaning import clean_landmarks

    landmarks = clean_landmarks(view.landmarks) if view.landmarks is not None else None
    speed = np.zeros((0, 2)) if view.motion is None else wrist_speed(view.motion, body())
    return TakeDetails(landmarks, speed)
