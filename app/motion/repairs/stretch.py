"""The frames that a repair is about, and how strongly it acts on each of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from app.motion.rotations import Array
from app.motion.transitions.face import eased
from lexicon_db.tracks import Times

#: Times that went through text or a file may differ by this, seconds.
_TOLERANCE = 5e-4


@dataclass(frozen=True, eq=False)
class Stretch:
    """Frames ``first`` to ``last``, both included, of a take.

    Attributes:
        pts: (T,) seconds of all frames of the take.
        first: The first frame that is repaired.
        last: The last one.
    """

    pts: Times
    first: int
    last: int

    @property
    def frames(self) -> slice:
        """The frames, for indexing."""
        return slice(self.first, self.last + 1)

    @property
    def times(self) -> Times:
        """Seconds of the frames."""
        return self.pts[self.frames]

    @property
    def is_whole(self) -> bool:
        """Whether these are all frames of the take."""
        return self.last - self.first + 1 == len(self.pts)

    @property
    def before(self) -> float | None:
        """Seconds of the frame before, which stays as it is; None where the take begins."""
        return float(self.pts[self.first - 1]) if self.first > 0 else None

    @property
    def after(self) -> float | None:
        """Seconds of the frame after; None where the take ends."""
        return float(self.pts[self.last + 1]) if self.last + 1 < len(self.pts) else None

    def weights(self, fade: float) -> Array:
        """How strongly frames are changed: 1 in the middle, easing out to 0 at the frames around.

        Args:
            fade: Seconds that it takes at each end; at most half of the stretch.

        Returns:
            (N,) for the frames of the stretch; where the take begins or ends nothing fades.
        """
        weights = np.ones(len(self.times))
        around = self.pts[[max(self.first - 1, 0), min(self.last + 1, len(self.pts) - 1)]]
        length = max(min(fade, float(np.ptp(around)) / 2), 1e-9)
        for bound in (self.before, self.after):
            if bound is not None:
                weights *= eased(np.abs(self.times - bound) / length)
        return weights

    def offsets(self, keys: Sequence[tuple[float, Sequence[float]]]) -> Array:
        """Offsets that go through keyframes and wane to nothing at the frames around.

        Args:
            keys: Seconds and offset of each keyframe, in order of time; those outside of the
                stretch say nothing.

        Returns:
            (N, 3) for the frames of the stretch, still at every keyframe (minimum jerk between).
        """
        first, last = self.times[0] - _TOLERANCE, self.times[-1] + _TOLERANCE
        knots = [(at, np.asarray(by, np.float64)) for at, by in keys if first <= at <= last]
        if not knots:
            return np.zeros((len(self.times), 3))
        for place, bound in ((0, self.before), (len(knots) + 1, self.after)):
            if bound is not None:
                knots.insert(place, (bound, np.zeros(3)))
        times = np.array([at for at, _ in knots])
        values = np.stack([by for _, by in knots])
        earlier = np.clip(np.searchsorted(times, self.times, side="right") - 1, 0, None)
        later = np.minimum(earlier + 1, len(times) - 1)
        span = np.where(times[later] > times[earlier], times[later] - times[earlier], 1.0)
        share = eased((self.times - times[earlier]) / span)[:, None]
        return np.asarray(values[earlier] + share * (values[later] - values[earlier]))


def stretch_of(pts: Times, start: float, end: float) -> Stretch | None:
    """The frames of a take from one time to another, both included; None if there are none."""
    first = int(np.searchsorted(pts, start - _TOLERANCE))
    last = int(np.searchsorted(pts, end + _TOLERANCE)) - 1
    return Stretch(pts, first, last) if first <= last else None
