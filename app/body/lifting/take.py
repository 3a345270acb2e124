"""The nets on one take: landmarks at their own times in, depths at those times out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from app.body.lifting.features import Flat
from app.body.lifting.nets import RATE, load_nets
from app.body.lifting.series import sampled, without_gaps

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from lexicon_db.tracks import LandmarkTrack

    Floats = NDArray[np.float64]

#: Nose, left ear and right ear of the pose, and where they are on a body that hides them.
_HEAD_LANDMARKS: Final = (0, 7, 8)
_USUAL_HEAD: Final = ((0.0, -0.55), (0.22, -0.62), (-0.22, -0.62))


class Lifter:
    """What the nets make of a take.

    Depths are in detected shoulder widths, away from the camera.

    Args:
        track: Cleaned landmarks.
        arms: (T, 2, 3, 2) shoulders, elbows and wrists in the picture relative to mid-shoulder,
            without gaps, in shoulder widths.
        middle: (T, 2) mid-shoulder in pixels.
        width: Shoulder width in pixels.
    """

    def __init__(self, track: LandmarkTrack, arms: Floats, middle: Floats, width: float) -> None:
        self._pts = track.pts
        # The nets see 25 frames a second, whatever the camera made.
        self._grid = np.arange(0.0, track.pts[-1] - track.pts[0] + 1e-6, 1 / RATE) + track.pts[0]
        head = (track.pose[:, _HEAD_LANDMARKS, :2] - middle[:, None]) / width
        head = without_gaps(head.astype(np.float64), np.array(_USUAL_HEAD))
        frames = len(arms)
        body = np.concatenate([np.swapaxes(arms, 1, 2).reshape(frames, 6, 2), head], axis=1)
        hands = (track.hands[..., :2] - middle[:, None, None]) / width
        flat_hands = without_gaps(hands.reshape(frames, 42, 2).astype(np.float64))
        seen = np.isfinite(hands).all(axis=(2, 3)).astype(np.float64)
        self._flat = Flat(
            sampled(body, self._pts, self._grid)[None],
            sampled(flat_hands, self._pts, self._grid).reshape(1, -1, 2, 21, 2),
            sampled(seen, self._pts, self._grid)[None] > 0.5,
        )

    def arms(self) -> Floats:
        """(T, 2, 2) depths of elbow and wrist of both arms from mid-shoulder."""
        return self._back(load_nets().arms(self._flat)[0])

    def hands(self, forearms: Floats) -> Floats:
        """(T, 2, 21) depths of the points of both hands from their wrists.

        Args:
            forearms: (T, 2) depths of the wrists from their elbows.
        """
        told = sampled(forearms, self._pts, self._grid)[None]
        return self._back(load_nets().hands(self._flat, told)[0])

    def _back(self, depths: Floats) -> Floats:
        return sampled(depths, self._grid, self._pts)
