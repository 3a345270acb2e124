"""Signs are kept aside whole; frames are chosen for what they add."""

import dataclasses

import numpy as np
import pytest

from app.rendering.examples.choosing import choose_frames, held_out_signs, most_frames
from app.rendering.examples.takes import Recorded
from lexicon_db.tracks import HandFlag


@pytest.fixture(scope="module")
def take(fit, measured):
    return Recorded("HOUSE", lambda: iter(()), fit, measured)


def resting(take):
    """A take in which nothing moves."""
    count = len(take.fit.pts)
    still = np.repeat(take.fit.rotations[:1], count, axis=0)
    return dataclasses.replace(
        take, sign="REST", fit=dataclasses.replace(take.fit, rotations=still)
    )


def test_a_share_of_the_signs_is_kept_aside_the_same_each_time():
    signs = [f"SIGN{number}" for number in range(10)] * 3
    kept = held_out_signs(signs, share=0.2, seed=3)
    assert len(kept) == 2
    assert kept == held_out_signs(signs[::-1], share=0.2, seed=3)
    assert set(kept) <= set(signs)
    assert held_out_signs(["ONLY"]) == ()
    assert len(held_out_signs(["A", "B"], share=0.01)) == 1


def test_rest_is_soon_enough(take, body):
    moving, still = choose_frames([take, resting(take)], body, 24)
    assert len(moving) >= 20
    assert len(still) <= 4


def test_frames_come_with_the_one_after_them(take, body):
    (frames,) = choose_frames([take], body, 12)
    assert 12 <= len(frames) <= 13
    assert (np.diff(frames) > 0).all()
    pairs = (np.diff(frames) == 1).sum()
    assert pairs >= 5


def test_frames_without_measured_hands_come_last(take, body):
    half = take.flags.copy()
    half[: len(half) // 2] = HandFlag.REJECTED
    (frames,) = choose_frames([dataclasses.replace(take, flags=half)], body, 12)
    assert (frames >= len(half) // 2 - 1).all()


def test_all_frames_are_taken_where_memory_allows(take, body):
    count = len(take.fit.pts)
    (frames,) = choose_frames([take], body, count)
    assert frames.tolist() == list(range(count))
    assert most_frames(256, 5 * 256 * 256 * 7 + 1) == 7
