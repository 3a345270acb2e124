"""A hand that was looked for is kept if it is the lost one, and nothing else."""

from __future__ import annotations

import pytest

from app.extraction.hand_rules import Whereabouts
from lexicon_db.tracks import LEFT, RIGHT
from tests.unit.extraction.sightings import hand_at, nowhere, seen

SCALE = 200.0


def where(**changes):
    known = {
        "side": RIGHT,
        "wrist": (200, 300),
        "other_wrist": (400, 300),
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
    assert not where(expected=[hand_at(280, 305)], wrist=(150, 300)).fits(misread)
    unclear = seen(hand_at(210, 310), presence=0.6, rightness=0.1)
    assert not where(expected=[hand_at(200, 305)]).fits(unclear)


def test_without_shoulders_nothing_is_recovered():
    assert not where(scale=float("nan")).fits(seen(hand_at(210, 310)))


def test_misread_hand_that_can_only_be_of_its_arm():
    misread = seen(hand_at(210, 310), presence=0.85, rightness=0.1)
    just_now = [hand_at(280, 305)]
    assert where(expected=just_now).fits(misread)
    assert not where(expected=[]).fits(misread)
    assert not where(expected=just_now, other_wrist=(270, 300)).fits(misread)
    assert not where(expected=just_now, wrist=(160, 300)).fits(misread)
