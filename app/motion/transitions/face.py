"""The face between signs: a layer of its own that goes on where the hands are already on their way.

In a gap the face of the sign before goes on as it was recorded, that of the sign after has begun as
it was recorded, and the one gives way to the other in an eased way. So mouthing that outlasts its
stroke is seen to its end, nothing is reset at a seam, and nothing is filtered with the hands.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from app.motion.rotations import Array
from lexicon_db.tracks import FACE_UNITS, JOINT_NAMES, Floats, MotionTrack, Times

#: Joints that belong to the face.
FACE_JOINTS: Final = [JOINT_NAMES.index(name) for name in ("jaw", "left_eye", "right_eye")]

_LIDS: Final = [FACE_UNITS.index(name) for name in ("eyeBlinkLeft", "eyeBlinkRight")]

#: A lid that the end of a recording catches half closed is back where the sign mostly has it after
#: this time (s); a lid closes and opens in 0.1 to 0.2 s.
_LID_TIME: Final = 0.15


def eased(share: Array) -> Array:
    """Minimum-jerk progress from 0 to 1: still at both ends (Flash and Hogan 1985)."""
    s = np.clip(share, 0.0, 1.0)
    return np.asarray(s**3 * (10 - 15 * s + 6 * s**2))


@dataclass(frozen=True, eq=False)
class FaceCourse:
    """What a face does over time, as far as it was recorded.

    Attributes:
        pts: (T,) seconds.
        units: (T, 52) face units.
        joints: (T, 3, 3) axis-angle in radians of jaw and eyes; small turns.
    """

    pts: Times
    units: Array
    joints: Array

    @classmethod
    def of(cls, motion: MotionTrack, pts: Times | None = None) -> FaceCourse:
        """The face of a motion, perhaps at other times."""
        return cls(
            motion.pts if pts is None else pts,
            motion.face.astype(np.float64),
            motion.rotations[:, FACE_JOINTS].astype(np.float64),
        )

    def moved(self, seconds: float) -> FaceCourse:
        """The same course, so much later."""
        return FaceCourse(self.pts + seconds, self.units, self.joints)

    def at(self, times: Times) -> tuple[Array, Array]:
        """Units (L, 52) and joints (L, 3, 3) at any times.

        Outside of the recording the face stays as at its end, but a blink under way is finished.
        """
        if not len(times):
            return np.empty((0, len(FACE_UNITS))), np.empty((0, len(FACE_JOINTS), 3))
        later = np.clip(np.searchsorted(self.pts, times), 1, max(len(self.pts) - 1, 1))
        later = np.minimum(later, len(self.pts) - 1)
        earlier = np.maximum(later - 1, 0)
        span = np.maximum(self.pts[later] - self.pts[earlier], 1e-9)
        share = np.clip((times - self.pts[earlier]) / span, 0.0, 1.0)
        units = _between(self.units, earlier, later, share)
        joints = _between(self.joints, earlier, later, share)
        outside = np.maximum(self.pts[0] - times, times - self.pts[-1])
        settled = eased(np.maximum(outside, 0.0) / _LID_TIME)[:, None]
        usual = np.median(self.units[:, _LIDS], axis=0)
        units[:, _LIDS] += settled * (usual - units[:, _LIDS])
        return units, joints


def blended(
    before: FaceCourse, after: FaceCourse, times: Times, borders: tuple[float, float]
) -> tuple[Floats, Floats]:
    """The face in a gap.

    Args:
        before: The face of the sign before, as far as it is known; it holds at the first border.
        after: That of the sign after; it holds at the second border.
        times: (L,) seconds.
        borders: Seconds of the last frame of the sign before and the first of the sign after.

    Returns:
        (L, 52) face units and (L, 3, 3) axis-angle of jaw and eyes.
    """
    start, end = borders
    way = eased((times - start) / (end - start))
    first, last = before.at(times), after.at(times)
    units = first[0] + way[:, None] * (last[0] - first[0])
    joints = first[1] + way[:, None, None] * (last[1] - first[1])
    return np.clip(units, 0.0, 1.0).astype(np.float32), joints.astype(np.float32)


def settled_face(before: MotionTrack, times: Times) -> Floats:
    """Face units (L, 52) after the last frame of a motion that is held: a blink is finished."""
    return FaceCourse.of(before).at(times)[0].astype(np.float32)


def _between(
    values: Array, earlier: NDArray[np.intp], later: NDArray[np.intp], share: Array
) -> Array:
    part = share.reshape(-1, *(1,) * (values.ndim - 1))
    return np.asarray(values[earlier] + part * (values[later] - values[earlier]))
