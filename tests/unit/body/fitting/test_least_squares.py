"""The solver: the truth comes out, within limits, and smoothly where nothing was seen."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from app.body.fitting.degrees import signing_degrees
from app.body.fitting.least_squares import KERNELS, Priors, solve
from app.body.fitting.start import first_guess
from tests.unit.body.detector import observations, perform

TABLE = signing_degrees()


@pytest.fixture(scope="module")
def signer(model):
    """A signer of unusual shape whose hands differ in size."""
    betas = np.random.default_rng(0).normal(0, 0.7, 10)
    return perform(model, 0, betas=betas, hand_scale=(1.1, 0.9))


def fit(model, points, seen, **options):
    return solve(model, points, seen, first_guess(model, points, seen), **options)


def measured(errors, performance, state):
    return errors(
        performance,
        TABLE.rotations(state.values),
        state.translation,
        betas=state.betas,
        hand_scale=performance.hand_scale,
    )


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_ordinary_observations_are_explained_to_millimetres(model, points, errors, seed):
    betas = np.random.default_rng(seed).normal(0, 0.7, 10)
    performance = perform(model, seed, betas=betas, hand_scale=(1.1, 0.9))
    body, hands = measured(
        errors, performance, fit(model, points, observations(model, performance))
    )
    assert body.mean() < 3.0
    assert hands.mean() < 0.7
    assert hands.max() < 7.0


def test_the_surer_the_observations_the_nearer_the_truth(model, points, errors, signer):
    seen = observations(model, signer, sigma_pixels=0.02, sigma_metres=0.0002)
    state = fit(model, points, seen)
    body, hands = measured(errors, signer, state)
    assert body.mean() < 0.5
    assert hands.mean() < 0.02
    assert np.abs(state.betas - signer.betas).max() < 0.1
    assert np.abs(state.translation - signer.translation).max() < 0.003


def test_noise_is_averaged_out(model, points, errors, signer):
    seen = observations(model, signer)
    random = np.random.default_rng(5)
    noisy = replace(
        seen,
        pixels=seen.pixels + random.normal(0, 1.0, seen.pixels.shape),
        space=seen.space + random.normal(0, 0.01, seen.space.shape),
    )
    body, hands = measured(errors, signer, fit(model, points, noisy))
    # The noise itself is 10 mm in each direction.
    assert body.mean() < 6.0
    assert hands.mean() < 4.0


def test_outliers_are_left_out(model, points, errors, signer):
    seen = observations(model, signer)
    random = np.random.default_rng(6)
    wrong = random.random(seen.pixels.shape[:2]) < 0.05
    pixels = seen.pixels + wrong[..., None] * random.normal(0, 80, seen.pixels.shape)
    space = seen.space + wrong[..., None] * random.normal(0, 0.2, seen.space.shape)
    guess = first_guess(model, points, seen)
    state = solve(model, points, replace(seen, pixels=pixels, space=space), guess)
    body, hands = measured(errors, signer, state)
    assert body.mean() < 4.0
    assert hands.mean() < 2.0


def test_a_gap_is_bridged_smoothly(model, points, errors, signer):
    seen = observations(model, signer)
    hidden = (np.arange(len(seen.pts)) >= 30) & (np.arange(len(seen.pts)) < 35)
    state = fit(
        model,
        points,
        replace(
            seen,
            pixel_weights=np.where(hidden[:, None], 0, seen.pixel_weights),
            space_weights=np.where(hidden[:, None, None], 0, seen.space_weights),
        ),
    )
    body, _ = measured(errors, signer, state)
    assert np.isfinite(state.values).all()
    # Without any bridge a raised wrist would fall to the resting pose, half a metre away.
    assert body[hidden].max() < 60
    assert body[~hidden].mean() < 3.0


def test_fingers_that_seem_to_fold_backwards_stop_at_their_limit(model, points, signer):
    folded = signer.part(0, 12)
    bones = TABLE.of(*(f"left_index{bone}" for bone in (1, 2, 3)))
    flexion = bones[TABLE.axis[bones] == 2]
    rotations = folded.rotations.copy()
    rotations[:, TABLE.joint[flexion], 2] = 0.9
    seen = observations(
        model, replace(folded, rotations=rotations), sigma_pixels=3.0, sigma_metres=0.02
    )
    beyond = fit(model, points, seen).values[:, flexion] - TABLE.high[flexion]
    free = fit(model, points, seen, priors=Priors(limit=100.0)).values[:, flexion]
    assert (free - TABLE.high[flexion]).max() > 0.8
    assert beyond.max() < 0.25


def test_the_same_observations_give_the_same_fit(model, points, signer):
    seen = observations(model, signer.part(0, 20))
    one, two = (fit(model, points, seen) for _ in range(2))
    for name in ("values", "translation", "betas"):
        assert np.array_equal(getattr(one, name), getattr(two, name))


def test_each_iteration_is_told(model, points, signer):
    told = []
    fit(
        model,
        points,
        observations(model, signer.part(0, 5)),
        watch=lambda done, total: told.append((done, total)),
    )
    assert told == [(number + 1, len(KERNELS)) for number in range(len(KERNELS))]


@pytest.mark.parametrize("count", [1, 2, 3])
def test_a_few_frames_are_enough(model, points, errors, signer, count):
    short = signer.part(25, 25 + count)
    body, hands = measured(errors, short, fit(model, points, observations(model, short)))
    assert body.mean() < 6.0
    assert hands.mean() < 2.0


def test_stillness_prior_makes_noisy_motion_smoother(model, points, signer):
    seen = observations(model, signer)
    noisy = replace(
        seen, space=seen.space + np.random.default_rng(7).normal(0, 0.02, seen.space.shape)
    )
    rough, calm = (
        np.diff(fit(model, points, noisy, priors=Priors(turning=turning)).values, 2, axis=0)
        for turning in (1e4, 5.0)
    )
    assert calm.std() < 0.5 * rough.std()
