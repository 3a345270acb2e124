"""Left stays left and right stays right through a whole clip, whatever the tracker mixed up."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from app.extraction.cleaning import clean_landmarks
from app.extraction.hand_sides import resolve_hands
from lexicon_db.tracks import LEFT, RIGHT, HandFlag, LandmarkTrack
from tests.unit.extraction.sightings import OPEN_HAND

MISSING, MEASURED, REJECTED = HandFlag.MISSING, HandFlag.MEASURED, HandFlag.REJECTED
COUNT = 60
#: Wrist, index and little finger of the pose, per side.
POSE_PALMS = ((15, 19, 17), (16, 20, 18))


def clip(left, right, *, noise=0.0):
    """A signer, shoulders 200 pixels wide, whose wrists go along paths (T, 2)."""
    random = np.random.default_rng(2)
    count = len(left)
    shape = np.stack([OPEN_HAND * (-1, 1), OPEN_HAND])
    hands = np.zeros((count, 2, 21, 3), np.float32)
    hands[..., :2] = np.stack([left, right], axis=1)[:, :, None] + shape
    pose = np.full((count, 33, 4), 0.9, np.float32)
    pose[..., :3] = 0
    pose[:, 11, :2], pose[:, 12, :2] = (400, 200), (200, 200)
    for side, numbers in enumerate(POSE_PALMS):
        pose[:, numbers, :2] = hands[:, side][:, [0, 5, 17], :2]
    pose[:, 15:21, :2] += random.normal(0, noise, (count, 6, 2))
    return LandmarkTrack(
        pts=np.arange(count) / 30,
        size=(640, 480),
        pose=pose,
        pose_world=pose / np.float32(500),
        hands=hands,
        hands_world=hands / np.float32(1000),
        hand_scores=np.full((count, 2, 2), 0.95, np.float32),
        face=np.zeros((count, 478, 3), np.float32),
        flags=np.full((count, 2), MEASURED, np.uint8),
    )


def apart():
    """Both hands move, the left one on the left side of the signer, which is right in pictures."""
    t = np.linspace(0, 2 * np.pi, COUNT)
    left = np.stack([400 + 40 * np.sin(t), 330 + 30 * np.cos(t)], axis=1)
    return clip(left, left * (-1, 1) + (600, 20), noise=8)


def crossing():
    """The hands pass before each other."""
    t = np.linspace(0, 1, COUNT)[:, None]
    left = (1 - t) * (440, 330) + t * (160, 330)
    right = (1 - t) * (160, 350) + t * (440, 350)
    return clip(left, right, noise=8)


def changed(track, frames, *, left=None, right=None, certain=None):
    """The track where the trackers found other hands in some frames; None leaves what there was.

    A hand is given by the side of the true one; certain is how sure the model is of the sides.
    """
    hands, worlds = track.hands.copy(), track.hands_world.copy()
    scores, flags = track.hand_scores.copy(), track.flags.copy()
    for side, true in ((LEFT, left), (RIGHT, right)):
        if true == "nothing":
            hands[frames, side] = worlds[frames, side] = np.nan
            flags[frames, side] = MISSING
        elif true is not None:
            jitter = np.random.default_rng(1).normal(0, 2, hands[frames, side].shape)
            hands[frames, side] = track.hands[frames, true] + jitter
            worlds[frames, side] = track.hands_world[frames, true]
    if certain is not None:
        scores[frames, :, 1] = certain
    return dataclasses.replace(
        track, hands=hands, hands_world=worlds, hand_scores=scores, flags=flags
    )


def assert_near(resolved, truth, frames, side):
    np.testing.assert_allclose(resolved.hands[frames, side], truth.hands[frames, side], atol=12)
    np.testing.assert_allclose(resolved.hands_world[frames, side], truth.hands_world[frames, side])


@pytest.mark.parametrize("signing", [apart, crossing])
def test_what_is_right_stays_exactly(signing):
    track = signing()
    resolved = resolve_hands(track)
    for name in ("hands", "hands_world", "hand_scores", "flags"):
        np.testing.assert_array_equal(getattr(resolved, name), getattr(track, name))


@pytest.mark.parametrize("signing", [apart, crossing])
@pytest.mark.parametrize("frames", [slice(20, 21), slice(27, 33), slice(10, 45), slice(0, COUNT)])
@pytest.mark.parametrize("certain", [(0.1, 0.1), (0.8, 0.1), (0.5, 0.5)], ids=str)
def test_swapped_hands_are_put_right(signing, frames, certain):
    truth = signing()
    resolved = resolve_hands(changed(truth, frames, left=RIGHT, right=LEFT, certain=certain))
    away = np.linalg.norm(resolved.hands - truth.hands, axis=-1).mean(axis=-1)
    assert (away < 10).mean() >= 0.99
    assert (resolved.flags == MEASURED).all()


def test_a_swap_turns_the_reading_of_the_side():
    swapped = changed(apart(), slice(20, 30), left=RIGHT, right=LEFT, certain=(0.1, 0.3))
    scores = resolve_hands(swapped).hand_scores
    np.testing.assert_allclose(scores[25, :, 1], (0.7, 0.9), atol=1e-6)
    np.testing.assert_allclose(scores[25, :, 0], 0.95)


@pytest.mark.parametrize("real", [LEFT, RIGHT])
@pytest.mark.parametrize("seen_through", [True, False])
def test_of_two_trackers_on_one_hand_one_stays(real, seen_through):
    truth, frames = apart(), slice(20, 35)
    certain = [0.95, 0.95]
    certain[1 - real] = 0.1 if seen_through else 0.8
    found = changed(truth, frames, left=real, right=real, certain=certain)
    resolved = resolve_hands(found)
    assert (resolved.flags[frames, real] == MEASURED).all()
    assert (resolved.flags[frames, 1 - real] == REJECTED).all()
    assert np.isnan(resolved.hands[frames, 1 - real]).all()
    assert_near(resolved, truth, frames, real)


def test_hand_that_the_other_tracker_found_goes_to_its_side():
    truth, frames = apart(), slice(20, 35)
    found = changed(truth, frames, left=RIGHT, right="nothing", certain=(0.1, 0.95))
    resolved = resolve_hands(found)
    assert (resolved.flags[frames] == (MISSING, MEASURED)).all()
    assert_near(resolved, truth, frames, RIGHT)


def test_hands_that_touch_are_both_kept():
    t = np.linspace(0, np.pi, COUNT)
    left = np.stack([380 - 70 * np.sin(t), 330 + 0 * t], axis=1)
    touching = clip(left, left * (-1, 1) + (600, 0), noise=8)
    nearest = np.linalg.norm(touching.hands[:, 0] - touching.hands[:, 1], axis=-1).mean(axis=1)
    assert nearest.min() < 0.25 * 200
    assert (resolve_hands(touching).flags == MEASURED).all()


def test_misread_hand_on_its_own_arm_is_kept():
    seen_edge_on = changed(apart(), slice(20, 35), certain=(0.05, 0.95))
    assert (resolve_hands(seen_edge_on).flags == MEASURED).all()


def test_something_far_from_the_arm_that_reads_as_the_other_hand_is_none():
    track = apart()
    hands, scores = track.hands.copy(), track.hand_scores.copy()
    hands[20:26, LEFT, :, :2] += (150, -200)
    scores[20:26, LEFT, 1] = 0.1
    resolved = resolve_hands(dataclasses.replace(track, hands=hands, hand_scores=scores))
    assert (resolved.flags[20:26] == (REJECTED, MEASURED)).all()


def test_resolving_again_changes_nothing():
    truth = crossing()
    once = resolve_hands(changed(truth, slice(5, 20), left=RIGHT, right=RIGHT, certain=(0.3, 0.9)))
    again = resolve_hands(once)
    np.testing.assert_array_equal(again.hands, once.hands)
    np.testing.assert_array_equal(again.flags, once.flags)


def test_without_an_arm_the_hands_go_on_where_they_were():
    truth = apart()
    pose = truth.pose.copy()
    pose[15:45, 13:23] = np.nan
    found = changed(
        dataclasses.replace(truth, pose=pose),
        slice(20, 30),
        left=RIGHT,
        right=LEFT,
        certain=(0.5, 0.5),
    )
    resolved = resolve_hands(found)
    assert_near(resolved, truth, slice(20, 30), LEFT)
    assert_near(resolved, truth, slice(20, 30), RIGHT)


@pytest.mark.parametrize("without", ["body", "hands", "frames"])
def test_nothing_to_go_by(without):
    track = apart()
    if without == "body":
        track = dataclasses.replace(track, pose=np.full_like(track.pose, np.nan))
    elif without == "hands":
        track = changed(track, slice(None), left="nothing", right="nothing")
    else:
        values = {
            field.name: getattr(track, field.name)[:0]
            for field in dataclasses.fields(track)
            if field.name != "size"
        }
        track = dataclasses.replace(track, **values)
    np.testing.assert_array_equal(resolve_hands(track).flags, track.flags)


def test_cleaning_puts_sides_right_first():
    truth = apart()
    swapped = changed(truth, slice(10, 40), left=RIGHT, right=LEFT, certain=(0.8, 0.1))
    cleaned = clean_landmarks(swapped)
    away = np.linalg.norm(cleaned.hands - truth.hands, axis=-1)
    assert away.mean() < 3
    assert (cleaned.flags == MEASURED).all()
