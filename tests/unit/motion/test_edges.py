from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from app.body.kinematics import FINGER_JOINTS
from app.motion.assembly import assemble
from app.motion.edges import reach_over
from app.motion.rotations import exp, geodesic
from lexicon_db.records import Phases
from lexicon_db.tracks import JOINT_NAMES, Contact
from tests.unit.motion.signing import make_sign, track

ELBOW = JOINT_NAMES.index("right_elbow")
FINGER = FINGER_JOINTS[1].start
SECONDS, FPS = 2.0, 50.0
NONE, FULL = np.zeros(3), np.ones(3)
TIMES = np.arange(round(SECONDS * FPS) + 1) / FPS


def bent(elbow, finger=0.0, contacts=()):
    """An utterance of one sign in which the right elbow and a finger bend as given (rad)."""
    rotations = np.zeros((len(TIMES), 55, 3))
    rotations[:, ELBOW, 1] = elbow
    rotations[:, FINGER, 2] = finger
    sign = replace(make_sign(0), motion=track(rotations, FPS, contacts=contacts))
    return assemble([replace(sign, phases=Phases(0.0, 0.0, SECONDS, SECONDS))])


def angle(trajectory, joint=ELBOW, axis=1):
    return trajectory.rotations[:, joint, axis]


def test_at_fluency_0_nothing_changes():
    trajectory = bent(np.sin(TIMES))
    assert reach_over(trajectory, NONE) is trajectory


@pytest.mark.parametrize(("frequency", "kept"), [(1.0, 0.920), (2.0, 0.716), (4.0, 0.263)])
def test_the_faster_the_movement_the_more_it_is_undershot(frequency, kept):
    # A Gaussian mean of 0.065 s keeps exp(-2 (pi f 0.065)^2) of a movement of f Hz.
    trajectory = bent(0.3 * np.sin(2 * np.pi * frequency * TIMES))
    made = angle(reach_over(trajectory, FULL))[25:75]
    assert np.ptp(made) / np.ptp(angle(trajectory)[25:75]) == pytest.approx(kept, abs=0.03)


def test_a_hold_and_a_steady_movement_keep_their_places():
    for elbow in (np.full(len(TIMES), 0.7), 0.2 + 0.5 * TIMES, np.where(TIMES < 0.4, 0, 0.5)):
        trajectory = bent(elbow)
        made = angle(reach_over(trajectory, FULL))
        assert made[40:] == pytest.approx(angle(trajectory)[40:], abs=1e-5)


def test_steady_movement_stays_steady_however_unevenly_frames_stand():
    pts = np.cumsum(np.where(np.arange(101) % 40 < 20, 0.005, 0.03))
    pts -= pts[0]
    trajectory = bent(0.2 + 0.5 * pts)
    trajectory = replace(trajectory, motion=replace(trajectory.motion, pts=pts))
    made = angle(reach_over(trajectory, FULL))
    assert made == pytest.approx(0.2 + 0.5 * pts, abs=2e-4)


def test_a_joint_may_turn_through_half_a_turn():
    trajectory = bent(2.5 + 0.6 * TIMES)
    turned = geodesic(
        exp(reach_over(trajectory, FULL).rotations[:, ELBOW]), exp(trajectory.rotations[:, ELBOW])
    )
    assert turned.max() < 1e-3


def test_handshapes_are_not_undershot():
    wave = 0.3 * np.sin(2 * np.pi * 3.0 * TIMES)
    trajectory = bent(wave, wave)
    made = reach_over(trajectory, FULL)
    assert np.ptp(angle(made)[25:75]) < 0.7 * np.ptp(wave)
    np.testing.assert_array_equal(angle(made, FINGER, 2), angle(trajectory, FINGER, 2))


def test_touches_stay_as_recorded_and_the_other_hand_is_free():
    wave = 0.3 * np.sin(2 * np.pi * 3.0 * TIMES)
    for point, is_kept in (("right_index_tip", True), ("left_index_tip", False)):
        trajectory = bent(wave, wave, (Contact(40, 60, point, "nose"),))
        made = reach_over(trajectory, FULL)
        same = (made.rotations[40:61] == trajectory.rotations[40:61]).all()
        same &= (made.motion.anchors[40:61, 1, :2] == trajectory.motion.anchors[40:61, 1, :2]).all()
        assert same == is_kept
        assert (made.rotations[20] != trajectory.rotations[20]).any()


def test_head_torso_and_face_are_left_alone():
    signs = [make_sign(seed, hands="both") for seed in range(3)]
    random = np.random.default_rng(0)
    trajectory = assemble(signs)
    motion = trajectory.motion
    motion.rotations[:, [3, 6, 9, 12, 15]] = random.normal(0, 0.1, (len(motion.pts), 5, 3))
    motion.face[:] = random.uniform(0, 1, motion.face.shape)
    made = reach_over(trajectory, FULL)
    middle = [number for number, name in enumerate(JOINT_NAMES[:25]) if "_" not in name]
    np.testing.assert_array_equal(made.rotations[:, middle], trajectory.rotations[:, middle])
    np.testing.assert_array_equal(made.face, trajectory.face)
    np.testing.assert_array_equal(made.pts, trajectory.pts)


def test_the_handshape_changes_from_the_first_frame_of_a_gap():
    signs = []
    for curl in (-0.1, -1.2):
        rotations = np.zeros((60, 55, 3))
        rotations[:, FINGER_JOINTS[1], 2] = curl
        rotations[:, ELBOW, 1] = 1.0
        sign = replace(make_sign(0), motion=track(rotations, 30.0))
        signs.append(replace(sign, phases=Phases(0.0, 0.0, 59 / 30, 59 / 30)))
    made = assemble(signs, fluency=1.0)
    last = made.spans[0].last
    curls = made.rotations[last : last + 3, FINGER, 2]
    assert curls[0] == np.float32(-0.1)
    # A degree at once, and ever faster.
    assert curls[1] < -0.1 - np.radians(1)
    assert curls[2] < 2 * curls[1] + 0.1
