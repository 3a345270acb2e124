"""Evening out takes posture and tremor, and leaves what is slow as it is."""

import numpy as np
import pytest

from app.motion.trajectory import Trajectory
from app.studio.evened_style import evened
from lexicon_db.tracks import JOINT_NAMES, MotionTrack

FPS = 50.0
SPINE, HEAD, ELBOW = (JOINT_NAMES.index(one) for one in ("spine2", "head", "right_elbow"))


def moving(joint, angle):
    """Four seconds in which one joint turns about x by an angle of time, and nothing else moves."""
    pts = np.arange(200) / FPS
    rotations = np.zeros((200, 55, 3), np.float32)
    rotations[:, joint, 0] = angle(pts)
    motion = MotionTrack(
        pts, rotations, np.zeros((200, 52), np.float32), np.zeros((200, 2, 3, 3), np.float32),
        (), np.zeros((200, 2), np.uint8),
    )  # fmt: skip
    return Trajectory(motion, np.zeros(200, np.uint8), np.zeros(200, np.int16), (), ())


@pytest.mark.parametrize(("rate", "kept"), [(1.0, 0.969), (3.0, 0.753), (5.0, 0.454)])
def test_fast_movement_gets_smaller_as_stated(rate, kept):
    swing = moving(ELBOW, lambda t: 0.2 * np.sin(2 * np.pi * rate * t))
    before, after = (
        np.abs(one.rotations[50:150, ELBOW, 0]).max() for one in (swing, evened(swing, FPS))
    )
    assert after / before == pytest.approx(kept, abs=0.01)


def test_posture_goes_and_what_leans_stays():
    lean = evened(moving(SPINE, lambda t: 0.3 + 0.1 * np.sin(np.pi * t)), FPS).rotations[
        :, SPINE, 0
    ]
    assert lean.mean() == pytest.approx(0.0, abs=0.005)
    assert np.ptp(lean) == pytest.approx(0.2, abs=0.01)


def test_a_still_head_and_a_long_turn_stay_as_they_are():
    still = moving(HEAD, lambda t: 0.3 + 0 * t)
    np.testing.assert_allclose(evened(still, FPS).rotations, still.rotations, atol=1e-6)
    far = moving(ELBOW, lambda t: 3.0 + 0 * t)
    np.testing.assert_allclose(evened(far, FPS).rotations, far.rotations, atol=1e-6)
