"""The first guess: near the truth, in front of the camera, whatever is missing."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from app.body.fitting.degrees import signing_degrees
from app.body.fitting.start import first_guess
from tests.unit.body.detector import observations, perform

TABLE = signing_degrees()


@pytest.fixture(scope="module")
def seen(model, performance):
    return observations(model, performance)


def guess_errors(errors, performance, state):
    return errors(
        performance,
        TABLE.rotations(state.values),
        state.translation,
        betas=state.betas,
        hand_scale=performance.hand_scale,
    )


def test_the_guess_is_near_the_truth(model, points, errors, performance, seen):
    state = first_guess(model, points, seen)
    body, hands = guess_errors(errors, performance, state)
    assert body.mean() < 8
    assert hands.mean() < 8
    assert np.linalg.norm(state.translation - performance.translation, axis=1).max() < 0.05


def test_the_guess_keeps_to_the_limits(model, points, seen):
    values = first_guess(model, points, seen).values
    assert (values >= TABLE.low).all()
    assert (values <= TABLE.high).all()


def test_arms_do_not_jump(model, points, seen, performance):
    arms = TABLE.of(*(f"{side}_{name}" for side in ("left", "right") for name in ("shoulder",)))
    guessed = np.diff(first_guess(model, points, seen).values[:, arms], axis=0)
    true = np.diff(performance.rotations[:, TABLE.joint[arms], TABLE.axis[arms]], axis=0)
    assert np.abs(guessed).max() < 2 * np.abs(true).max()


def unseen(seen, points, names, frames):
    numbers = [points.number(name) for name in names]
    weights, space = seen.pixel_weights.copy(), seen.space_weights.copy()
    weights[np.ix_(frames, numbers)] = 0
    space[np.ix_(frames, numbers)] = 0
    return replace(seen, pixel_weights=weights, space_weights=space)


def test_a_trunk_whose_hips_are_out_of_the_picture_stands_upright(
    model, points, errors, performance, seen
):
    frames = np.arange(len(seen.pts))
    state = first_guess(model, points, unseen(seen, points, ("left_hip", "right_hip"), frames))
    body, _ = guess_errors(errors, performance, state)
    lean = TABLE.of("pelvis")
    assert np.abs(state.values[:, lean]).max() < 0.2
    assert body.mean() < 25


def test_frames_without_a_hand_borrow_it_from_the_frames_around(
    model, points, errors, performance, seen
):
    names = [points.names[number] for number in points.hand_numbers(1)]
    gap = np.arange(20, 24)
    state = first_guess(model, points, unseen(seen, points, names, gap))
    _, hands = guess_errors(errors, performance, state)
    assert hands[gap, 1].mean() < 25


def test_nothing_but_shoulders_gives_a_body_before_the_camera(model, points, seen):
    frames = np.arange(len(seen.pts))
    others = [n for n in points.names[:-1] if not n.endswith("_shoulder")]
    state = first_guess(model, points, unseen(seen, points, others, frames))
    assert np.isfinite(state.values).all()
    assert np.isfinite(state.translation).all()
    assert (state.translation[:, 2] < -0.2).all()


def test_the_place_is_found_for_any_camera(model, points):
    far = perform(model, 2, seconds=1.5)
    far = replace(far, translation=far.translation + np.array([0.3, 0.1, -2.0]), focal=3000.0)
    state = first_guess(model, points, observations(model, far))
    assert np.linalg.norm(state.translation - far.translation, axis=1).max() < 0.15
