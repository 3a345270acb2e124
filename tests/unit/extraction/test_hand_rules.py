"""Which found hands are believed: two hands on one, misread sides, strangers."""

from __future__ import annotations

import numpy as np
import pytest

from app.extraction.hand_rules import Whereabouts, judge
from lexicon_db.tracks import LEFT, RIGHT, HandFlag
from tests.unit.extraction.sightings import hand_at, nowhere, seen

SCALE = 200.0
WRISTS = np.array([[400, 300], [200, 300]], np.float32)
MISSING, MEASURED, REJECTED = HandFlag.MISSING, HandFlag.MEASURED, HandFlag.REJECTED


def judged(left, right, *, left_sure=0.98, right_sure=0.98, presence=(0.98, 0.98)):
    """Flags of two hands; ``*_sure`` is how surely each is read as its own side."""
    hands = np.stack([left, right])
    sightings = [
        None if np.isnan(left).all() else seen(left, presence=presence[0], rightness=1 - left_sure),
        None if np.isnan(right).all() else seen(right, presence=presence[1], rightness=right_sure),
    ]
    return tuple(judge(hands, sightings, WRISTS, SCALE))


def test_two_hands_apart_are_both_measured():
    assert judged(hand_at(400, 300), hand_at(200, 300)) == (MEASURED, MEASURED)


def test_hands_that_were_not_found_are_missing():
    assert judged(hand_at(400, 300), nowhere()) == (MEASURED, MISSING)
    assert judged(nowhere(), nowhere()) == (MISSING, MISSING)


@pytest.mark.parametrize("offset", [0, 10, 30])
def test_both_trackers_on_the_left_hand(offset):
    hand, same = hand_at(300, 300), hand_at(300 + offset, 300)
    assert judged(hand, same, right_sure=0.05) == (MEASURED, REJECTED)


def test_both_trackers_on_the_right_hand():
    hand = hand_at(300, 300)
    assert judged(hand, hand, left_sure=0.1) == (REJECTED, MEASURED)


def test_hands_that_really_touch_are_both_kept():
    assert judged(hand_at(300, 300), hand_at(310, 300)) == (MEASURED, MEASURED)


def test_crossed_readings_keep_one_of_two():
    flags = judged(hand_at(300, 300), hand_at(305, 300), left_sure=0.4, right_sure=0.3)
    assert flags == (MEASURED, REJECTED)


def test_misread_hand_on_its_own_arm_is_kept_when_clear():
    assert judged(hand_at(400, 300), nowhere(), left_sure=0.02)[LEFT] == MEASURED
    unclear = judged(hand_at(400, 300), nowhere(), left_sure=0.02, presence=(0.7, 0.0))
    assert unclear[LEFT] == REJECTED


def test_misread_hand_on_the_other_arm_is_the_other_hand():
    assert judged(hand_at(210, 300), nowhere(), left_sure=0.02)[LEFT] == REJECTED


def test_hand_on_the_other_arm_that_is_read_as_itself_is_kept():
    assert judged(hand_at(210, 300), nowhere())[LEFT] == MEASURED


def test_no_hand_in_the_square():
    assert judged(hand_at(400, 300), nowhere(), presence=(0.3, 0.0))[LEFT] == REJECTED


def where(**changes):
    known = {
        "side": RIGHT,
        "wrist": WRISTS[RIGHT],
        "other": hand_at(400, 300),
        "expected": (),
        "scale": SCALE,
    }
    return Whereabouts(**{**known, **changes})


def test_lost_hand_is_accepted():
    assert where().fits(seen(hand_at(210, 310)))
    assert where(other=nowhere()).fits(seen(hand_at(210, 310)))


@pytest.mark.parametrize(
    ("sighting", "known"),
    [
        (seen(hand_at(210, 310), presence=0.4), {}),
        (seen(hand_at(210, 310), rightness=0.3), {}),
        (seen(hand_at(210, 400)), {}),
        (seen(hand_at(210, 310)), {"other": hand_at(220, 300)}),
        (seen(hand_at(210, 310), rightness=0.95), {"side": LEFT}),
    ],
    ids=["absent", "wrong side", "far from the wrist", "is the other hand", "other side"],
)
def test_strangers_are_refused(sighting, known):
    assert not where(**known).fits(sighting)


def test_misread_hand_that_goes_on_where_it_was():
    misread = seen(hand_at(210, 310), rightness=0.1)
    assert where(expected=[hand_at(200, 305)]).fits(misread)
    assert not where(expected=[hand_at(280, 305)]).fits(misread)
    unclear = seen(hand_at(210, 310), presence=0.6, rightness=0.1)
    assert not where(expected=[hand_at(200, 305)]).fits(unclear)


def test_without_shoulders_nothing_is_recovered():
    assert not where(scale=float("nan")).fits(seen(hand_at(210, 310)))
