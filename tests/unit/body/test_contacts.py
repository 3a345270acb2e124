"""Touches: found where a hand rests on something, and kept on every body."""

from __future__ import annotations

from functools import partial

import numpy as np
import pytest

from app.body.anchors import AnchorFrame, move_hands
from app.body.contacts import contact_gaps, find_contacts, keep_contacts
from app.body.places import Places
from lexicon_db.tracks import JOINT_NAMES, Contact
from tests.unit.body.touching import COUNT, FPS, GAP, HELD, gap, pointing, touch

PTS = np.arange(COUNT) / FPS
SEEN = np.ones((COUNT, 2), bool)
SHAPES = {
    "large": {"betas": np.eye(10)[0] * 2.5},
    "small": {"betas": np.eye(10)[0] * -1.5},
    "large hands": {"betas": np.zeros(10), "hand_scale": np.array([1.2, 1.2])},
    "other": {
        "betas": np.array([0.8, -1.0, 0.6, 0.4, -0.5, 0.3, 0.9, -0.2, 0.1, 0.4]),
        "hand_scale": np.array([0.9, 0.9]),
    },
}


@pytest.fixture(scope="module")
def mean(model):
    return AnchorFrame(model, Places(model))


@pytest.fixture(scope="module")
def touching(model):
    """Rotations that touch, by place."""
    names = ("nose", "chin", "chest", "left_palm", "left_index_tip")
    return {name: touch(model, name) for name in names}


def far_from(contact):
    """(T,) frames that are more than the fade of 0.15 s away from a touch."""
    times = np.arange(COUNT) / FPS
    return (times < times[contact.first] - 0.15) | (times > times[contact.last] + 0.15)


def contacts_of(frame, rotations, seen=SEEN, pts=PTS):
    return find_contacts(pts, partial(frame.where, *frame.posed(rotations)), seen)


def gaps_of(frame, rotations, contacts):
    return contact_gaps(contacts, partial(frame.where, *frame.posed(rotations)))


@pytest.mark.parametrize("place", ["nose", "chin", "chest", "left_palm", "left_index_tip"])
def test_a_finger_that_rests_on_something_touches_it(mean, touching, place):
    (contact,) = contacts_of(mean, touching[place])
    assert (contact.point_a, contact.point_b) == ("right_index_tip", place)
    # It arrives at 0.7 s and leaves at 1.4 s, slowly at both ends.
    assert HELD.start - 10 <= contact.first <= HELD.start
    assert HELD.stop - 1 <= contact.last <= HELD.stop + 10


def test_hands_that_touch_nothing_have_no_contacts(mean):
    assert contacts_of(mean, pointing()) == ()


def test_a_hand_that_passes_by_does_not_touch(mean, touching):
    # The same movement in a tenth of the time.
    assert contacts_of(mean, touching["nose"], pts=PTS / 10) == ()


def test_a_hand_before_the_face_does_not_touch_it(mean, touching):
    ways = np.zeros((COUNT, 2, 3))
    ways[:, 1, 2] = 0.15
    before = move_hands(touching["nose"], mean.posed(touching["nose"]), ways)
    assert contacts_of(mean, before) == ()


def test_hands_that_were_not_seen_touch_nothing(mean, touching):
    assert contacts_of(mean, touching["left_palm"], SEEN & [True, False]) == ()
    assert contacts_of(mean, touching["left_palm"], SEEN & [False, True]) == ()
    assert len(contacts_of(mean, touching["nose"], SEEN & [False, True])) == 1


def test_a_touch_while_the_hand_was_lost_is_two_touches(mean, touching):
    seen = SEEN.copy()
    seen[30:33, 1] = False
    first, second = contacts_of(mean, touching["nose"], seen)
    assert (first.last, second.first) == (29, 33)


@pytest.mark.parametrize("count", [1, 2])
def test_takes_of_a_frame_or_two_touch_nothing(mean, touching, count):
    chosen = slice(HELD.start, HELD.start + count)
    found = contacts_of(mean, touching["nose"][chosen], SEEN[chosen], PTS[:count])
    assert found == ()


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("place", ["nose", "chin", "chest", "left_palm", "left_index_tip"])
def test_what_touched_touches_on_every_body(model, mean, touching, place, shape):
    """Copied angles open the touch by up to a decimetre, as the bodies differ."""
    rotations = touching[place]
    contacts = contacts_of(mean, rotations)
    frame = AnchorFrame(model, Places(model), **SHAPES[shape])
    kept = keep_contacts(frame, rotations, PTS, contacts, gaps_of(mean, rotations, contacts))
    found = gap(model, kept, place, **SHAPES[shape])[HELD]
    copied = gap(model, rotations, place, **SHAPES[shape])[HELD]
    assert np.abs(found - GAP).max() < 0.001
    assert copied.mean() > GAP + 0.0005


def test_nothing_changes_where_nothing_is_missing(mean, touching):
    rotations = touching["nose"]
    contacts = contacts_of(mean, rotations)
    kept = keep_contacts(mean, rotations, PTS, contacts, gaps_of(mean, rotations, contacts))
    assert np.abs(kept - rotations).max() < 1e-6


def test_nothing_changes_without_contacts(mean, touching):
    assert np.array_equal(keep_contacts(mean, touching["nose"], PTS, (), []), touching["nose"])


def test_hands_leave_their_way_gently_and_far_from_the_touch_not_at_all(model, mean, touching):
    rotations = touching["nose"]
    contacts = contacts_of(mean, rotations)
    frame = AnchorFrame(model, Places(model), **SHAPES["other"])
    kept = keep_contacts(frame, rotations, PTS, contacts, gaps_of(mean, rotations, contacts))
    before, after = contacts[0].first, contacts[0].last
    far = far_from(contacts[0])
    assert far.sum() > 20
    assert np.abs(kept - rotations)[far].max() < 1e-9
    tips = [frame.where(*frame.posed(r), ("right_index_tip",))[:, 0] for r in (rotations, kept)]
    ways = np.linalg.norm(tips[1] - tips[0], axis=1)
    assert ways[before : after + 1].min() > 0.03
    # A way of some centimetres is spread over 0.15 s: no frame takes more than 2 cm of it.
    assert np.abs(np.diff(ways)).max() < 0.02


def test_two_hands_share_the_way(model, mean, touching):
    rotations = touching["left_palm"]
    contacts = contacts_of(mean, rotations)
    frame = AnchorFrame(model, Places(model), **SHAPES["large"])
    kept = keep_contacts(frame, rotations, PTS, contacts, gaps_of(mean, rotations, contacts))
    knuckles = [JOINT_NAMES.index(f"{side}_middle1") for side in ("left", "right")]
    moved = (frame.posed(kept)[1] - frame.posed(rotations)[1])[HELD][:, knuckles]
    assert np.abs(moved[:, 0] + moved[:, 1]).max() < 0.001
    assert np.linalg.norm(moved[:, 0], axis=1).min() > 0.003


def test_touches_of_one_hand_at_the_same_time_are_both_nearly_kept(model, mean, touching):
    rotations = touching["chin"]
    contacts = (
        Contact(HELD.start, HELD.stop - 1, "right_index_tip", "chin"),
        Contact(HELD.start, HELD.stop - 1, "right_thumb_tip", "chest"),
    )
    gaps = gaps_of(mean, rotations, contacts)
    frame = AnchorFrame(model, Places(model), **SHAPES["large"])
    kept = keep_contacts(frame, rotations, PTS, contacts, gaps)
    off = [
        [np.linalg.norm(a - b, axis=1)[HELD].mean() for a, b in zip(found, gaps, strict=True)]
        for found in (gaps_of(frame, r, contacts) for r in (kept, rotations))
    ]
    assert max(off[0]) < max(off[1])
    assert off[0][0] == pytest.approx(off[0][1], rel=0.2)
