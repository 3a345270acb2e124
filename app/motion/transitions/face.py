"""The face in a gap: eased from one sign to the next, and never filtered with the hands."""

from __future__ import annotations

from typing import Final

import numpy as np

from app.motion.rotations import Array
from lexicon_db.tracks import FACE_UNITS, JOINT_NAMES, Floats, MotionTrack, Times

#: Joints that belong to the face.
FACE_JOINTS: Final = [JOINT_NAMES.index(name) for name in ("jaw", "left_eye", "right_eye")]

_LIDS: Final = [FACE_UNITS.index(name) for name in ("eyeBlinkLeft", "eyeBlinkRight")]

#: A lid that a gap catches half closed is back where the sign mostly has it after this time (s);
#: a lid closes and opens in 0.1 to 0.2 s.
_LID_TIME: Final = 0.15


def eased(share: Array) -> Array:
    """Minimum-jerk progress from 0 to 1: still at both ends (Flash and Hogan 1985)."""
    s = np.clip(share, 0.0, 1.0)
    return np.asarray(s**3 * (10 - 15 * s + 6 * s**2))


def fill_face(before: MotionTrack, after: MotionTrack, times: Times) -> Floats:
    """Face units in a gap.

    Units go from one border to the other in an eased way. Lids do the same between the values
    that they mostly have in the two signs; what the border frames differ from that is a blink
    under way, and is finished in a lid's own time instead of lasting as long as the gap.

    Args:
        before: What is signed until the gap; its last frame is the border.
        after: What is signed from the end of the gap.
        times: (L,) seconds, from one border to the other.

    Returns:
        (L, 52) face units.
    """
    start, end = before.pts[-1], after.pts[0]
    usual_first, usual_last = _usual(before, -1), _usual(after, 0)
    way = eased((times - start) / (end - start))[:, None]
    lid_time = min(_LID_TIME, end - start)
    leaving = 1 - eased((times - start) / lid_time)[:, None]
    arriving = 1 - eased((end - times) / lid_time)[:, None]
    face = usual_first + way * (usual_last - usual_first)
    face += leaving * (before.face[-1] - usual_first) + arriving * (after.face[0] - usual_last)
    return np.asarray(np.clip(face, 0.0, 1.0), np.float32)


def settled_face(before: MotionTrack, times: Times) -> Floats:
    """Face units (L, 52) after the last frame of a sign that is held: a blink is finished."""
    usual = _usual(before, -1)
    leaving = 1 - eased((times - before.pts[-1]) / _LID_TIME)[:, None]
    return np.asarray(usual + leaving * (before.face[-1] - usual), np.float32)


def _usual(motion: MotionTrack, frame: int) -> Array:
    """Face units of a frame, but with the lids as they mostly are."""
    usual: Array = motion.face[frame].astype(np.float64)
    usual[_LIDS] = np.median(motion.face[:, _LIDS], axis=0)
    return usual
