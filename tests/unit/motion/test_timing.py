from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from app.motion.pieces import cut
from app.motion.timing import LONGEST_GAP, SHORTEST_GAP, fluent_pts, predict_gap
from lexicon_db.tracks import FACE_UNITS, JOINT_COUNT, MotionTrack
from tests.unit.motion.signing import make_sign

RIGHT_FINGERS = slice(40, 55)


def pose(x=0.0, curl=0.0):
    """One frame with the right hand x shoulder widths aside and fingers curled by curl degrees."""
    anchors = np.zeros((1, 2, 3, 3), np.float32)
    anchors[:, 1, 0, 0] = x
    rotations = np.zeros((1, JOINT_COUNT, 3), np.float32)
    rotations[:, RIGHT_FINGERS, 2] = np.radians(curl)
    face = np.zeros((1, len(FACE_UNITS)), np.float32)
    return MotionTrack(np.zeros(1), rotations, face, anchors, (), np.ones((1, 2), np.uint8))


def test_a_typical_gap_of_fluent_signing():
    # 7 cm and 20 degrees per finger joint are the median of fluent signing; so are 0.17 s.
    assert predict_gap(pose(), pose(0.18, 20.0)).seconds == pytest.approx(0.17)


def test_four_times_the_travel_takes_twice_the_time():
    near, far = predict_gap(pose(), pose(0.18, 20)), predict_gap(pose(), pose(0.81, 20))
    assert far.seconds / near.seconds == pytest.approx(2.0)


def test_another_handshape_takes_longer():
    gaps = [predict_gap(pose(), pose(0.5, curl)).seconds for curl in (0.0, 20.0, 60.0)]
    assert gaps[0] < gaps[1] < gaps[2]


def test_gaps_stay_in_their_range():
    nothing, across = predict_gap(pose(), pose()), predict_gap(pose(-3), pose(3, 90))
    assert nothing.seconds == SHORTEST_GAP
    assert across.seconds == LONGEST_GAP
    for gap in (nothing, across, predict_gap(pose(), pose(0.3, 30))):
        assert SHORTEST_GAP <= gap.shortest <= gap.seconds <= gap.longest <= LONGEST_GAP


def test_only_the_hands_asked_for_count():
    moved = pose(2.0, 40.0)
    assert predict_gap(pose(), moved, (True, False)).seconds == SHORTEST_GAP
    assert predict_gap(pose(), moved, (False, True)) == predict_gap(pose(), moved)


def test_hands_that_were_never_seen_take_a_typical_time():
    unseen = replace(pose(), anchors=np.full((1, 2, 3, 3), np.nan, np.float32))
    assert predict_gap(unseen, pose(2.0, 20.0)).seconds == pytest.approx(0.17)
    neither = predict_gap(pose(), pose(2.0), (False, False))
    assert neither.seconds == pytest.approx(0.17)


def test_at_fluency_0_time_is_as_recorded():
    motion = make_sign(1).motion
    np.testing.assert_array_equal(fluent_pts(motion, 0.0, is_final=True), motion.pts)


def held_movement(hold):
    """A second of movement, a hold, a second of movement; at 50 frames/s."""
    angles = np.concatenate([np.linspace(0, 2, 51), np.full(round(hold * 50), 2.0)])
    angles = np.concatenate([angles, np.linspace(2, 0, 51)])
    count = len(angles)
    anchors = np.zeros((count, 2, 3, 3), np.float32)
    anchors[:, 1, 0, 0] = angles
    rotations = np.zeros((count, JOINT_COUNT, 3), np.float32)
    face = np.zeros((count, len(FACE_UNITS)), np.float32)
    flags = np.ones((count, 2), np.uint8)
    return MotionTrack(np.arange(count) / 50, rotations, face, anchors, (), flags)


def test_fluency_shortens_holds_and_leaves_movement_alone():
    motion = held_movement(1.0)
    steps = np.diff(fluent_pts(motion, 1.0, is_final=False))
    assert steps[:45] == pytest.approx(0.02)
    assert steps[-45:] == pytest.approx(0.02)
    assert steps[60:90] == pytest.approx(0.02 * 0.25)


def test_half_the_fluency_shortens_half_as_much():
    motion = held_movement(1.0)
    full, half = (np.ptp(fluent_pts(motion, f, is_final=False)) for f in (1.0, 0.5))
    assert motion.pts[-1] - half == pytest.approx(0.5 * (motion.pts[-1] - full))


def test_a_short_hold_is_part_of_the_sign_and_stays():
    motion = held_movement(0.16)
    steps = np.diff(fluent_pts(motion, 1.0, is_final=False))
    held = steps[50:59].sum()
    assert held > 0.09


def test_a_movement_of_the_fingers_alone_is_no_hold():
    motion = held_movement(1.0)
    motion.rotations[:, RIGHT_FINGERS, 2] = 0.6 * np.sin(2 * np.pi * 1.5 * motion.pts)[:, None]
    shortened = motion.pts[-1] - np.ptp(fluent_pts(motion, 1.0, is_final=False))
    still = replace(motion, rotations=np.zeros_like(motion.rotations))
    assert shortened < 0.5 * (still.pts[-1] - np.ptp(fluent_pts(still, 1.0, is_final=False)))


def test_the_end_is_lengthened_by_12_percent():
    motion = cut(held_movement(1.0), 0, 40)
    final = fluent_pts(motion, 1.0, is_final=True)
    assert np.ptp(final) == pytest.approx(1.12 * np.ptp(motion.pts))
    assert final[0] == motion.pts[0]


def test_time_never_stands_still():
    for seed in range(5):
        motion = make_sign(seed, noise=0.01).motion
        assert (np.diff(fluent_pts(motion, 1.0, is_final=True)) > 0).all()
    single = cut(motion, 3, 3)
    np.testing.assert_array_equal(fluent_pts(single, 1.0, is_final=True), single.pts)
