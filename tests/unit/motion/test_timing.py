from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from app.motion.corpus.durations import SHIPPED, DurationModel
from app.motion.timing import predict_gap
from lexicon_db.tracks import FACE_UNITS, JOINT_COUNT, MotionTrack

RIGHT_FINGERS = slice(40, 55)
SHORTEST_GAP, LONGEST_GAP = SHIPPED.shortest, SHIPPED.longest


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


def test_a_learned_law_tells_the_gap_and_its_range():
    law = DurationModel(usual=0.2, travel_power=0.3, low=0.6, high=1.5, gaps=100)
    gap = predict_gap(pose(), pose(0.18, 20.0), law=law)
    assert gap.seconds == pytest.approx(0.2)
    assert (gap.shortest, gap.longest) == pytest.approx((0.12, 0.3))
