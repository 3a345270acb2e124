from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from app.motion.pieces import cut
from app.motion.retiming import FLUENT, fluent_pts
from lexicon_db.tracks import FACE_UNITS, JOINT_COUNT, Contact, MotionTrack
from tests.unit.motion.signing import make_sign

RIGHT_FINGERS = slice(40, 55)
FPS = 50


def moving(places):
    """The right hand at given places across the chest, in shoulder widths."""
    count = len(places)
    anchors = np.zeros((count, 2, 3, 3), np.float32)
    anchors[:, 1, 0, 0] = places
    rotations = np.zeros((count, JOINT_COUNT, 3), np.float32)
    face = np.zeros((count, len(FACE_UNITS)), np.float32)
    flags = np.ones((count, 2), np.uint8)
    return MotionTrack(np.arange(count) / FPS, rotations, face, anchors, (), flags)


def held_movement(hold):
    """Half a second of movement, a hold, half a second of movement; 1.8 shoulder widths/s."""
    there = np.linspace(0, 0.9, FPS // 2 + 1)
    return moving(np.concatenate([there, np.full(round(hold * FPS), 0.9), there[::-1]]))


def repeated(times, frequency=2.5):
    seconds = np.arange(round(times / frequency * FPS) + 1) / FPS
    return moving(0.15 * np.cos(2 * np.pi * frequency * seconds))


def seconds_of(motion, fluency=1.0, **options):
    return float(np.ptp(fluent_pts(motion, fluency, is_final=False, **options)))


def test_at_fluency_0_time_is_as_recorded():
    motion = make_sign(1).motion
    np.testing.assert_array_equal(fluent_pts(motion, 0.0, is_final=True), motion.pts)


def test_a_sign_as_short_as_in_fluent_signing_keeps_its_time():
    motion = cut(held_movement(0.0), 0, round(FLUENT.typical * FPS))
    np.testing.assert_allclose(fluent_pts(motion, 1.0, is_final=False), motion.pts)


def test_a_movement_takes_what_the_law_says():
    # 0.18 s (0.8 / 0.18) ^ 0.45 = 0.352 s for 0.8 s, which is fast enough for no limit.
    motion = moving(np.linspace(0, 0.64, round(0.8 * FPS) + 1))
    assert seconds_of(motion) == pytest.approx(0.352, abs=0.003)


def test_holds_get_shorter_than_movement():
    motion = held_movement(1.0)
    scale = np.diff(fluent_pts(motion, 1.0, is_final=False)) * FPS
    assert scale[35:65].mean() < 0.35 * scale[5:15].mean()


def test_half_the_fluency_shortens_half_as_much():
    motion = held_movement(1.0)
    full, half = (seconds_of(motion, fluency) for fluency in (1.0, 0.5))
    assert motion.pts[-1] - half == pytest.approx(0.5 * (motion.pts[-1] - full))


def test_a_hold_can_still_be_seen():
    for hold in (0.12, 0.16, 0.5, 2.0):
        motion = held_movement(hold)
        steps = np.diff(fluent_pts(motion, 1.0, is_final=False))
        assert steps[24 : 27 + round(hold * FPS)].sum() >= 0.08


def test_a_movement_of_the_fingers_alone_is_no_hold():
    motion = held_movement(1.0)
    motion.rotations[:, RIGHT_FINGERS, 2] = 0.6 * np.sin(2 * np.pi * 1.5 * motion.pts)[:, None]
    still = replace(motion, rotations=np.zeros_like(motion.rotations))
    assert seconds_of(motion) > 1.2 * seconds_of(still)


@pytest.mark.parametrize("times", [2, 3, 4, 6])
def test_repeated_movements_stay_legible(times):
    # Out and back takes no less than a syllable of conversation, a quarter of a second.
    assert seconds_of(repeated(times)) >= 0.24 * times


def test_no_wrist_gets_faster_than_people_sign_unless_it_was():
    for speed in (1.0, 3.0, 6.0):
        motion = moving(speed * np.arange(FPS) / FPS)
        steps = np.diff(fluent_pts(motion, 1.0, is_final=False))
        assert (speed / FPS / steps).max() <= max(FLUENT.fastest, speed) * 1.001


def test_a_touch_lasts_two_frames_of_a_video_or_as_recorded():
    motion = held_movement(1.0)
    for first, last in ((10, 40), (30, 60), (5, 7)):
        touched = replace(motion, contacts=(Contact(first, last, "right_index_tip", "nose"),))
        pts = fluent_pts(touched, 1.0, is_final=False)
        recorded = motion.pts[last] - motion.pts[first]
        assert pts[last] - pts[first] >= min(0.08, recorded) - 1e-9


def test_the_end_is_lengthened_by_12_percent():
    motion = held_movement(1.0)
    final = fluent_pts(motion, 1.0, is_final=True)
    assert np.ptp(final) == pytest.approx(1.12 * seconds_of(motion))
    assert final[0] == motion.pts[0]


def test_time_never_stands_still():
    for seed in range(5):
        motion = make_sign(seed, noise=0.01).motion
        assert (np.diff(fluent_pts(motion, 1.0, is_final=True, stroke=(30, 50))) > 0).all()
    single = cut(motion, 3, 3)
    np.testing.assert_array_equal(fluent_pts(single, 1.0, is_final=True), single.pts)


def test_another_law_is_followed():
    motion = moving(np.linspace(0, 0.64, round(0.8 * FPS) + 1))
    slow = replace(FLUENT, power=1.0)
    assert seconds_of(motion, law=slow) == pytest.approx(0.8, abs=1e-6)
