"""The cleaned layer: what a linguist sees in the flags, and what the fit gets."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from app.extraction.cleaning import clean_landmarks
from lexicon_db.tracks import LEFT, RIGHT, HandFlag, LandmarkTrack
from tests.unit.extraction.sightings import hand_at

MISSING, MEASURED, RECOVERED = HandFlag.MISSING, HandFlag.MEASURED, HandFlag.RECOVERED
INTERPOLATED, REJECTED = HandFlag.INTERPOLATED, HandFlag.REJECTED


def make_track(times):
    """Two hands that move along parabolas before a still body with a moving face."""
    count = len(times)
    hands = np.zeros((count, 2, 21, 3), np.float32)
    for number, t in enumerate(times):
        hands[number, LEFT] = hand_at(400 + 60 * t, 300 - 80 * t + 50 * t**2)
        hands[number, RIGHT] = hand_at(200 - 40 * t**2, 280 + 30 * t)
    pose = np.zeros((count, 33, 4), np.float32)
    pose[..., :2] = 240 + 100 * times[:, None, None] ** 2
    pose[:, 11, 0] += 100
    pose[:, 12, 0] -= 100
    for side in (LEFT, RIGHT):
        pose[:, [15 + side, 19 + side, 17 + side], :2] = hands[:, side][:, [0, 5, 17], :2]
    pose[..., 3] = 0.9
    face = np.random.default_rng(0).normal(300, 5, (count, 478, 3)).astype(np.float32)
    return LandmarkTrack(
        pts=times,
        size=(640, 480),
        pose=pose,
        pose_world=pose / np.float32(500),
        hands=hands,
        hands_world=(hands - hands[:, :, :1]) / np.float32(1000),
        hand_scores=np.ones((count, 2, 2), np.float32),
        face=face,
        flags=np.full((count, 2), MEASURED, np.uint8),
    )


def move(track, frames, side, by):
    """The same track with a hand and its arm elsewhere in some frames."""
    hands, pose = track.hands.copy(), track.pose.copy()
    hands[frames, side, :, :2] += by
    arm = [13 + side, 15 + side, 17 + side, 19 + side]
    pose[frames, :, :2] += np.isin(np.arange(33), arm)[:, None] * np.asarray(by, np.float32)
    return dataclasses.replace(track, hands=hands, pose=pose)


def lose(track, frames, side, flag=MISSING):
    """The same track without a hand in some frames."""
    hands, worlds, flags = track.hands.copy(), track.hands_world.copy(), track.flags.copy()
    hands[frames, side] = worlds[frames, side] = np.nan
    flags[frames, side] = flag
    return dataclasses.replace(track, hands=hands, hands_world=worlds, flags=flags)


def assert_consistent(cleaned):
    seen = np.isin(cleaned.flags, (MEASURED, RECOVERED, INTERPOLATED))
    np.testing.assert_array_equal(np.isfinite(cleaned.hands).all(axis=(2, 3)), seen)
    np.testing.assert_array_equal(np.isfinite(cleaned.hands_world).all(axis=(2, 3)), seen)
    assert np.isnan(cleaned.hands[~seen]).all()


@pytest.fixture(params=[12, 25, 60, "uneven"])
def track(request):
    if request.param == "uneven":
        return make_track(np.cumsum(np.random.default_rng(4).uniform(0.02, 0.06, 50)))
    return make_track(np.arange(50) / request.param)


def test_smooth_movement_passes_unchanged(track):
    cleaned = clean_landmarks(track)
    np.testing.assert_allclose(cleaned.hands, track.hands, atol=1e-3)
    np.testing.assert_allclose(cleaned.pose, track.pose, atol=1e-3)
    np.testing.assert_allclose(cleaned.hands_world, track.hands_world, atol=1e-6)
    np.testing.assert_array_equal(cleaned.face, track.face)
    np.testing.assert_array_equal(cleaned.flags, track.flags)
    assert_consistent(cleaned)


def test_the_raw_track_is_not_touched(track):
    before = track.hands.copy()
    clean_landmarks(lose(track, [20], LEFT))
    np.testing.assert_array_equal(track.hands, before)


@pytest.mark.parametrize("flag", [MISSING, REJECTED])
def test_short_gap_is_interpolated(track, flag):
    cleaned = clean_landmarks(lose(track, [20, 21], RIGHT, flag))
    assert cleaned.flags[20:22, RIGHT].tolist() == [INTERPOLATED] * 2
    np.testing.assert_allclose(cleaned.hands[20:22], track.hands[20:22], atol=0.8)
    assert_consistent(cleaned)


@pytest.mark.parametrize("flag", [MISSING, REJECTED])
def test_long_gap_stays_open_and_keeps_its_reason(track, flag):
    frames = np.flatnonzero((track.pts > track.pts[15]) & (track.pts < track.pts[15] + 0.5))
    cleaned = clean_landmarks(lose(track, frames, LEFT, flag))
    assert (cleaned.flags[frames, LEFT] == flag).all()
    assert_consistent(cleaned)


def test_recovered_hands_keep_their_flag(track):
    flags = track.flags.copy()
    flags[10, LEFT] = RECOVERED
    assert clean_landmarks(dataclasses.replace(track, flags=flags)).flags[10, LEFT] == RECOVERED


def test_hand_that_jumps_away_for_a_frame_is_replaced():
    track = make_track(np.arange(50) / 25)
    hands = track.hands.copy()
    hands[20, LEFT, :, :2] += 120
    cleaned = clean_landmarks(dataclasses.replace(track, hands=hands))
    assert cleaned.flags[20, LEFT] == INTERPOLATED
    np.testing.assert_allclose(cleaned.hands[:, LEFT], track.hands[:, LEFT], atol=0.8)
    assert (cleaned.flags[:, RIGHT] == MEASURED).all()
    assert_consistent(cleaned)


def test_finger_that_jumps_alone_is_mended_within_its_hand():
    track = make_track(np.arange(50) / 25)
    hands = track.hands.copy()
    hands[20, LEFT, 8, :2] += 60
    cleaned = clean_landmarks(dataclasses.replace(track, hands=hands))
    assert cleaned.flags[20, LEFT] == MEASURED
    np.testing.assert_allclose(cleaned.hands[:, LEFT], track.hands[:, LEFT], atol=0.8)


def test_hand_that_appears_moving_fast_is_not_rejected():
    track = make_track(np.arange(50) / 25)
    for number in range(10, 50):
        track = move(track, number, LEFT, (0, -150 * min((number - 10) / 5, 1)))
    cleaned = clean_landmarks(lose(track, slice(0, 10), LEFT))
    assert (cleaned.flags[10:, LEFT] == MEASURED).all()
    assert_consistent(cleaned)


def test_quick_tap_at_a_low_rate_is_no_mistake():
    track = make_track(np.arange(50) / 12)
    tapping = move(track, 20, LEFT, (60, 60))
    cleaned = clean_landmarks(tapping)
    np.testing.assert_allclose(cleaned.hands[20, LEFT], tapping.hands[20, LEFT], atol=1e-3)


def test_trilling_fingers_keep_their_movement():
    """Fingers that trill three times a second, which is fast in signing."""
    times = np.arange(90) / 30
    track = make_track(times)
    hands = track.hands.copy()
    hands[:, RIGHT, 8, 0] += (40 * np.sin(2 * np.pi * 3 * times)).astype(np.float32)
    cleaned = clean_landmarks(dataclasses.replace(track, hands=hands))
    kept = (cleaned.hands - track.hands)[10:-10, RIGHT, 8, 0]
    given = (hands - track.hands)[10:-10, RIGHT, 8, 0]
    # The response of seven-point cubic smoothing: the cosine series of its weights.
    step = 2 * np.pi * 3 / 30
    response = (7 + 12 * np.cos(step) + 6 * np.cos(2 * step) - 4 * np.cos(3 * step)) / 21
    assert response > 0.94
    np.testing.assert_allclose(kept, response * given, atol=0.05)


def test_noise_of_hands_shrinks():
    track = make_track(np.arange(200) / 25)
    noise = np.random.default_rng(5).normal(0, 1, track.hands.shape).astype(np.float32)
    cleaned = clean_landmarks(dataclasses.replace(track, hands=track.hands + noise))
    assert (cleaned.hands - track.hands)[5:-5].std() < 0.65


def test_body_and_face_gaps_are_filled():
    track = make_track(np.arange(50) / 25)
    pose, face = track.pose.copy(), track.face.copy()
    pose[20:22] = face[20:22] = np.nan
    cleaned = clean_landmarks(dataclasses.replace(track, pose=pose, face=face))
    np.testing.assert_allclose(cleaned.pose, track.pose, atol=0.5)
    assert np.isfinite(cleaned.face).all()
    np.testing.assert_array_equal(cleaned.face[:20], track.face[:20])


def test_visibility_stays_between_zero_and_one(track):
    pose = track.pose.copy()
    pose[::7, :, 3] = 0.0
    cleaned = clean_landmarks(dataclasses.replace(track, pose=pose))
    np.testing.assert_array_equal(cleaned.pose[..., 3], pose[..., 3])


def test_points_that_a_file_never_had_stay_missing(track):
    pose, face = track.pose.copy(), track.face.copy()
    pose[:, 25:, :3] = np.nan
    face[:, 100:] = np.nan
    cleaned = clean_landmarks(dataclasses.replace(track, pose=pose, face=face))
    np.testing.assert_allclose(cleaned.pose[:, :25], track.pose[:, :25], atol=1e-3)
    assert np.isnan(cleaned.pose[:, 25:, :3]).all()
    np.testing.assert_array_equal(cleaned.face[:, :100], face[:, :100])


@pytest.mark.parametrize("count", [1, 2, 3])
def test_few_frames(count):
    track = make_track(np.arange(count) / 25)
    np.testing.assert_allclose(clean_landmarks(track).hands, track.hands, atol=1e-3)


def test_nothing_but_gaps(track):
    empty = dataclasses.replace(
        lose(lose(track, slice(None), LEFT), slice(None), RIGHT),
        pose=np.full_like(track.pose, np.nan),
        pose_world=np.full_like(track.pose_world, np.nan),
        face=np.full_like(track.face, np.nan),
    )
    cleaned = clean_landmarks(empty)
    assert (cleaned.flags == MISSING).all()
    assert np.isnan(cleaned.face).all()
