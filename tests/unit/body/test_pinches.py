"""Pinches: the thumb touches fingers of its hand, on hands of all proportions."""

from __future__ import annotations

from functools import partial

import numpy as np
import pytest

from app.body.anchors import AnchorFrame
from app.body.contacts import closed, contact_gaps, find_contacts, keep_contacts
from app.body.pinches import is_pinch
from app.body.places import Places
from lexicon_db.tracks import JOINT_NAMES, Contact

COUNT, FPS = 60, 30
PTS = np.arange(COUNT) / FPS
SEEN = np.ones((COUNT, 2), bool)
#: Tips come together by 0.7 s, and part from 1.4 s on.
HELD = slice(22, 42)
FINGERS = ("index", "middle", "ring", "pinky")
#: Bodies whose hands have other proportions.
SHAPES = {
    "large": {"betas": np.eye(10)[0] * 2.5},
    "stout": {"betas": np.eye(10)[1] * 2.5},
    "other": {"betas": np.array([0.8, -1.0, 0.6, 0.4, -0.5, 0.3, 0.9, -0.2, 0.1, 0.4])},
    "third": {"betas": np.random.default_rng(3).normal(0, 1.2, 10)},
}


@pytest.fixture(scope="module")
def places(model):
    return Places(model)


@pytest.fixture(scope="module")
def mean(model, places):
    return AnchorFrame(model, places)


def number(side, finger, bone):
    return JOINT_NAMES.index(f"{side}_{finger}{bone}")


def pinch(frame, finger, side="left", gap=0.012):
    """(T, 55, 3): thumb and finger come together to a gap, stay and part."""
    contact = Contact(0, 0, f"{side}_thumb_tip", f"{side}_{finger}_tip")
    sign = 1 if side == "left" else -1
    rotations = np.zeros((1, 55, 3))
    for name in FINGERS:
        rotations[:, number(side, name, 1), 2] = -0.25 * sign
        rotations[:, number(side, name, 2), 2] = -0.35 * sign
    rotations[:, number(side, finger, 1), 2] = -0.8 * sign
    rotations[:, number(side, finger, 2), 2] = -0.9 * sign
    rotations[:, number(side, finger, 3), 2] = -0.5 * sign
    spread = rotations.copy()
    # The keeper itself brings them together: from 0.3 radians to 0.3 radians further.
    for _ in range(6):
        found = frame.where(*frame.posed(rotations), (contact.point_a, contact.point_b))
        between = found[:, 0] - found[:, 1]
        wanted = between / np.linalg.norm(between) * gap
        rotations = keep_contacts(frame, rotations, np.zeros(1), (contact,), [wanted])
    share = np.clip(np.minimum((PTS - 0.2) / 0.5, (1.9 - PTS) / 0.5), 0, 1)
    share = (share**2 * (3 - 2 * share))[:, None, None]
    return spread + share * (rotations - spread)


def width(frame, rotations, finger="index", side="left"):
    found = frame.where(*frame.posed(rotations), (f"{side}_thumb_tip", f"{side}_{finger}_tip"))
    return np.linalg.norm(found[:, 0] - found[:, 1], axis=1)


def contacts_of(frame, rotations, seen=SEEN):
    return find_contacts(PTS, partial(frame.where, *frame.posed(rotations)), seen)


def gaps_of(frame, rotations, contacts):
    return contact_gaps(contacts, partial(frame.where, *frame.posed(rotations)))


@pytest.mark.parametrize("side", ["left", "right"])
@pytest.mark.parametrize("finger", FINGERS)
def test_a_pinch_is_found(mean, side, finger):
    rotations = pinch(mean, finger, side)
    assert width(mean, rotations, finger, side)[HELD] == pytest.approx(0.012, abs=2e-4)
    found = contacts_of(mean, rotations)
    pairs = [(c.point_a, c.point_b) for c in found]
    assert (f"{side}_thumb_tip", f"{side}_{finger}_tip") in pairs
    assert all(is_pinch(contact) and contact.point_a.startswith(side) for contact in found)
    contact = found[pairs.index((f"{side}_thumb_tip", f"{side}_{finger}_tip"))]
    assert 6 <= contact.first <= HELD.start
    assert HELD.stop - 1 <= contact.last <= 55


def test_an_open_hand_pinches_nothing(mean):
    assert contacts_of(mean, np.zeros((COUNT, 55, 3))) == ()


def test_a_hand_that_was_not_seen_pinches_nothing(mean):
    assert contacts_of(mean, pinch(mean, "index"), SEEN & [False, True]) == ()


def test_other_contacts_are_no_pinches():
    assert is_pinch(Contact(0, 9, "left_thumb_tip", "left_ring_tip"))
    assert not is_pinch(Contact(0, 9, "left_thumb_tip", "right_ring_tip"))
    assert not is_pinch(Contact(0, 9, "right_thumb_tip", "right_cheek"))
    assert not is_pinch(Contact(0, 9, "right_index_tip", "nose"))


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("finger", ["index", "middle"])
def test_a_pinch_is_kept_on_every_hand(model, places, mean, finger, shape):
    rotations = pinch(mean, finger)
    contacts = contacts_of(mean, rotations)
    frame = AnchorFrame(model, places, **SHAPES[shape])
    wanted = gaps_of(mean, rotations, contacts)
    kept = keep_contacts(frame, rotations, PTS, contacts, wanted)
    found, copied = (
        np.linalg.norm(gaps_of(frame, r, contacts)[0] - wanted[0], axis=1)[HELD].max()
        for r in (kept, rotations)
    )
    assert found < 0.0003
    assert copied > 0.0005
    # A few degrees do it, in fingers alone.
    changed = np.abs(kept - rotations)
    assert np.degrees(changed.max()) < 12
    assert not changed[:, : JOINT_NAMES.index("left_index1")].any()
    # No frame jumps: what is added grows and wanes.
    assert np.degrees(np.abs(np.diff(kept - rotations, axis=0)).max()) < 3


def test_larger_hands_of_the_same_proportions_keep_their_rotations(model, places, mean):
    rotations = pinch(mean, "index")
    contacts = contacts_of(mean, rotations)
    frame = AnchorFrame(model, places, hand_scale=np.array([1.15, 1.15]))
    kept = keep_contacts(frame, rotations, PTS, contacts, gaps_of(mean, rotations, contacts))
    assert np.degrees(np.abs(kept - rotations).max()) < 2


def test_nothing_changes_where_nothing_is_missing(mean):
    rotations = pinch(mean, "index")
    contacts = contacts_of(mean, rotations)
    kept = keep_contacts(mean, rotations, PTS, contacts, gaps_of(mean, rotations, contacts))
    assert np.array_equal(kept, rotations)


def test_a_ring_of_all_fingers_is_kept(model, places, mean):
    """The handshape O: the thumb meets several fingers at once."""
    rotations = np.max([np.abs(pinch(mean, finger)) for finger in ("index", "middle")], axis=0)
    rotations *= np.sign(pinch(mean, "index") + pinch(mean, "middle"))
    names = ("left_index_tip", "left_middle_tip")
    contacts = tuple(Contact(HELD.start, HELD.stop - 1, "left_thumb_tip", name) for name in names)
    gaps = gaps_of(mean, rotations, contacts)
    frame = AnchorFrame(model, places, **SHAPES["other"])
    kept = keep_contacts(frame, rotations, PTS, contacts, gaps)
    for wanted, found in zip(gaps, gaps_of(frame, kept, contacts), strict=True):
        assert np.linalg.norm(found - wanted, axis=1)[HELD].max() < 0.003


def test_pads_that_were_measured_apart_come_together(mean):
    """Tips 28 mm apart as tracked are those of fingers that touch with their pads."""
    rotations = pinch(mean, "index", gap=0.028)
    contacts = contacts_of(mean, rotations)
    assert len(contacts) == 1
    sight = np.tile([0.0, 0.0, -1.0], (COUNT, 1))
    gaps = closed(contacts, gaps_of(mean, rotations, contacts), sight)
    kept = keep_contacts(mean, rotations, PTS, contacts, gaps)
    assert width(mean, kept)[HELD] == pytest.approx(0.020, abs=5e-4)
    narrow = pinch(mean, "index", gap=0.010)
    contacts = contacts_of(mean, narrow)
    gaps = closed(contacts, gaps_of(mean, narrow, contacts), sight)
    kept = keep_contacts(mean, narrow, PTS, contacts, gaps)
    assert width(mean, kept)[HELD] == pytest.approx(0.010, abs=5e-4)
