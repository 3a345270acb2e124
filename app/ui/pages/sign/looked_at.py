"""A take with what is worked out of its tracks to be looked at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from app.studio.bodies import body
from app.studio.signs import open_sign
from app.ui.plots.wrist_speed import wrist_speed

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.studio.signs import SignView
    from lexicon_db.records import TakeId
    from lexicon_db.store import Lexicon
    from lexicon_db.tracks import LandmarkTrack


@dataclass(frozen=True, eq=False)
class LookedAt:
    """A take on the screen.

    Attributes:
        view: What is known of it.
        landmarks: Its landmarks, cleaned: hands that were filled in are there, with their flags.
        wrist_speed: (T, 2) m/s of the left and the right wrist; T is 0 without motion.
    """

    view: SignView
    landmarks: LandmarkTrack | None
    wrist_speed: NDArray[np.floating[Any]]


def look_at(lexicon: Lexicon, take: TakeId) -> LookedAt:
    """Read a take; not for the main thread.

    Raises:
        KnownError: If the take is gone, or something stored is damaged.
    """
    from app.extraction.cleaning import clean_landmarks

    view = open_sign(lexicon, take)
    landmarks = clean_landmarks(view.landmarks) if view.landmarks is not None else None
    speed = np.zeros((0, 2)) if view.motion is None else wrist_speed(view.motion, body())
    return LookedAt(view, landmarks, speed)
