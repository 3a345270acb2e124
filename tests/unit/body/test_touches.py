"""Hands that one camera sees before what they touch are put onto it."""

from __future__ import annotations

import numpy as np
import pytest

from app.body.anchors import AnchorFrame, move_hands
from app.body.places import Places
from app.body.touches import Skin, settle_touches
from tests.benchmarks.made_touching import made_touching
from tests.unit.body.touching import COUNT, FPS, pointing

PTS = np.arange(COUNT) / FPS
EYE = np.tile([0.0, 0.2, 2.0], (COUNT, 1))
SEEN = np.ones((COUNT, 2), bool)
#: Places that a camera in front sees.
_FRONT = ("nose", "left_cheek", "right_cheek", "mouth", "left_palm", "left_index_tip")


@pytest.fixture(scope="module")
def mean(model):
    return AnchorFrame(model, Places(model))


@pytest.fixture(scope="module")
def skin(model):
    return Skin(model)


@pytest.fixture(scope="module")
def touching(model):
    """Poses (55, 3) whose right index finger touches a place, as a hand can."""
    poses = {}
    # The first of these touches a cheek with the foremost part of the hand.
    for seed in (247, *range(200, 240)):
        made = made_touching(model, seed, seconds=3.0, fps=FPS)
        for touch, true in made.touches:
            if touch.point_a == "right_index_tip" and touch.point_b in _FRONT:
                poses.setdefault(touch.kind, (made, touch, int(np.flatnonzero(true)[0])))
        if len(poses) == 2:
            break
    return poses


def held(touching, model, kind):
    """A touch that is held, by the body that made it: rotations (T, 55, 3), its frame, places."""
    made, touch, at = touching[kind]
    frame = AnchorFrame(model, Places(model), made.betas, made.hand_scale)
    return np.repeat(made.rotations[at : at + 1], COUNT, axis=0), frame, touch


def moved_away(frame, rotations, metres):
    """The right hand put nearer to the camera, along its line of sight."""
    posed = frame.posed(rotations)
    knuckle = posed[1][:, 43]
    sight = knuckle - EYE
    sight /= np.linalg.norm(sight, axis=1, keepdims=True)
    ways = np.zeros((COUNT, 2, 3))
    ways[:, 1] = -metres * sight
    return move_hands(rotations, posed, ways)


def depth_between(frame, rotations, touch):
    at = frame.where(*frame.posed(rotations), (touch.point_a, touch.point_b))
    return np.abs(at[:, 0, 2] - at[:, 1, 2])


@pytest.mark.parametrize(
    ("kind", "metres"),
    [("face", 0.03), ("face", 0.06), ("face", 0.09), ("hand", 0.03), ("hand", 0.06)],
)
def test_a_hand_that_rests_before_what_it_touches_is_put_onto_it(
    touching, model, skin, kind, metres
):
    rotations, frame, touch = held(touching, model, kind)
    away = moved_away(frame, rotations, metres)
    settled = settle_touches(frame, skin, away, pts=PTS, eye=EYE, seen=SEEN)
    assert depth_between(frame, away, touch).min() > 0.6 * metres
    assert depth_between(frame, settled, touch).max() < 0.015


def test_hands_that_are_far_before_the_body_stay(touching, model, skin):
    rotations, frame, _ = held(touching, model, "face")
    away = moved_away(frame, rotations, 0.15)
    settled = settle_touches(frame, skin, away, pts=PTS, eye=EYE, seen=SEEN)
    assert np.abs(settled - away).max() < 1e-6


def test_hands_that_move_in_the_picture_do_not_touch(touching, model, skin):
    rotations, frame, _ = held(touching, model, "face")
    away = moved_away(frame, rotations, 0.05)
    ways = np.zeros((COUNT, 2, 3))
    # To and fro at half a metre per second and more, but where it turns.
    ways[:, 1, 0] = 0.10 * np.sin(2 * np.pi * 2.5 * PTS)
    waving = move_hands(away, frame.posed(away), ways)
    settled = settle_touches(frame, skin, waving, pts=PTS, eye=EYE, seen=SEEN)
    assert np.abs(settled - waving).max() < 1e-6


def test_hands_that_were_not_seen_stay(touching, model, skin):
    rotations, frame, _ = held(touching, model, "face")
    away = moved_away(frame, rotations, 0.05)
    settled = settle_touches(frame, skin, away, pts=PTS, eye=EYE, seen=SEEN & [True, False])
    assert np.abs(settled - away).max() < 1e-6


def test_only_arms_are_moved_and_gently(touching, model, skin, mean):
    rotations, frame, touch = held(touching, model, "face")
    share = np.clip(np.abs(np.arange(COUNT) - 30) / 10 - 1, 0, 1)[:, None, None]
    away = moved_away(frame, rotations, 0.05)
    coming = (1 - share) * away + share * pointing()
    settled = settle_touches(frame, skin, coming, pts=PTS, eye=EYE, seen=SEEN)
    assert depth_between(frame, settled, touch)[25:36].max() < 0.015
    arms = [16, 17, 18, 19, 20, 21]
    others = [joint for joint in range(55) if joint not in arms]
    assert np.array_equal(settled[:, others], coming[:, others])
    tips = [frame.where(*frame.posed(r), ("right_index_tip",))[:, 0] for r in (coming, settled)]
    moved = np.linalg.norm(tips[1] - tips[0], axis=1)
    assert np.abs(np.diff(moved)).max() < 0.012


@pytest.mark.parametrize("count", [1, 2])
def test_takes_of_a_frame_or_two_stay_as_they_are(mean, skin, count):
    rotations = pointing()[:count]
    settled = settle_touches(
        mean, skin, rotations, pts=PTS[:count], eye=EYE[:count], seen=SEEN[:count]
    )
    assert np.array_equal(settled, rotations)
