from __future__ import annotations

import json
import shutil
import time
from dataclasses import replace

import numpy as np
import pytest

from app.core.paths import resource
from app.motion.latent.generator import RATE, made_up_signing
from app.motion.latent.prior_file import FORMAT, NAME, load_prior, save_prior, shipped_prior
from app.motion.latent.tokens import SIDES, look_at, reversed_components, sines
from app.motion.latent.windows import as_motion
from app.motion.pieces import cut
from app.motion.transitions import alternatives, fill
from app.motion.transitions.gap import open_gap
from lexicon_db.errors import KnownError
from lexicon_db.records import FillMethod

ARMS = [13, 14, 16, 17, 18, 19]
HANDS = [20, 21, *range(25, 55)]
LEGS_AND_TORSO = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 15]


def a_gap(seed=5, first=40, length=8):
    motion = as_motion(made_up_signing(seed, 1)[0], RATE)
    before, after = cut(motion, 0, first - 1), cut(motion, first + length, len(motion.pts))
    return before, after, motion.pts[first : first + length]


def mirrored(motion):
    joints = np.arange(55)
    joints[SIDES[0]], joints[SIDES[1]] = SIDES[1], SIDES[0]
    turned = motion.rotations[:, joints] * np.array([1, -1, -1], np.float32)
    return as_motion(turned, RATE), joints


def test_the_prior_moves_hands_and_leaves_the_rest_to_the_base():
    gap = a_gap()
    latent, gp = (fill(method, *gap).rotations for method in (FillMethod.LATENT, FillMethod.GP))
    np.testing.assert_array_equal(latent[:, ARMS], gp[:, ARMS])
    np.testing.assert_array_equal(latent[:, LEGS_AND_TORSO], gp[:, LEGS_AND_TORSO])
    assert np.degrees(np.abs(latent[:, HANDS] - gp[:, HANDS]).max()) > 0.2


def test_the_sines_vanish_at_both_borders_for_any_gap():
    np.testing.assert_allclose(sines(np.array([0.0, 1.0])), 0, atol=1e-14)


@pytest.mark.parametrize("length", [0, 1, 2, 30])
def test_any_length_is_filled(length):
    made = fill(FillMethod.LATENT, *a_gap(length=length))
    assert made.rotations.shape == (length, 55, 3)
    assert np.isfinite(made.rotations).all()


def test_a_sign_of_one_frame_is_enough_on_either_side():
    before, after, times = a_gap()
    made = fill(FillMethod.LATENT, cut(before, 39, 40), cut(after, 0, 1), times)
    assert np.isfinite(made.rotations).all()


def test_mirrored_signing_is_filled_mirrored():
    before, after, times = a_gap()
    made = fill(FillMethod.LATENT, before, after, times)
    (left, joints), (right, _) = mirrored(before), mirrored(after)
    right = as_motion(right.rotations, RATE)
    late = cut(right, 0, len(right.pts))
    late = type(late)(
        after.pts, late.rotations, late.face, late.anchors, (), late.flags, late.noise
    )
    turned = fill(FillMethod.LATENT, left, late, times).rotations
    expected = made.rotations[:, joints] * np.array([1, -1, -1], np.float32)
    np.testing.assert_allclose(turned, expected, atol=1e-5)


def test_what_the_net_sees_has_no_scale():
    before, after, times = a_gap()
    slow = [
        type(side)(
            3 * side.pts, side.rotations, side.face, side.anchors, (), side.flags, side.noise
        )
        for side in (before, after)
    ]
    tokens = look_at(open_gap(before, after, times))
    assert look_at(open_gap(*slow, 3 * times)).components.std() < 2 * tokens.components.std()
    assert np.abs(tokens.components).max() < 10
    back = reversed_components(reversed_components(tokens.components))
    np.testing.assert_array_equal(back, tokens.components)


def test_alternatives_differ_are_reproducible_and_come_most_likely_first():
    gap = a_gap()
    drawn = alternatives(*gap, seeds=range(5))
    again = alternatives(*gap, seeds=range(5))
    other = alternatives(*gap, seeds=range(5, 10))
    mean = fill(FillMethod.LATENT, *gap).rotations
    assert [one.likelihood for one in drawn] == sorted((o.likelihood for o in drawn), reverse=True)
    assert all(-1 < one.likelihood < 0 for one in drawn)
    for one, same, different in zip(drawn, again, other, strict=True):
        np.testing.assert_array_equal(one.motion.rotations, same.motion.rotations)
        assert (one.motion.rotations != different.motion.rotations).any()
        away = np.degrees(np.abs(one.motion.rotations - mean).max())
        assert 0.5 < away < 60
    ends = alternatives(gap[0], gap[1], np.array([gap[0].pts[-1], gap[1].pts[0]]), seeds=(1, 2))
    for one in ends:
        np.testing.assert_array_equal(one.motion.rotations[0], gap[0].rotations[-1])
        np.testing.assert_array_equal(one.motion.rotations[1], gap[1].rotations[0])


def test_a_seam_takes_40_ms_and_five_alternatives_150_ms_at_most():
    gap = a_gap()
    fill(FillMethod.LATENT, *gap)
    began = time.process_time()
    fill(FillMethod.LATENT, *gap)
    one = time.process_time()
    alternatives(*gap, seeds=range(5))
    assert one - began < 0.040
    assert time.process_time() - one < 0.150


@pytest.fixture
def prior_copy(tmp_path):
    for name in (NAME, NAME.replace("safetensors", "json")):
        shutil.copy(resource("models", name), tmp_path / name)
    return tmp_path / NAME


def test_the_shipped_prior_is_small_and_says_what_it_is(prior_copy):
    card = shipped_prior().card
    assert prior_copy.stat().st_size < 2_000_000
    assert "no recording of any person" in card["trained_on"]
    assert {"seed", "licence", "code_version", "gates", "sha256"} <= card.keys()
    assert card["gates"]["error of hands against the Gaussian process"] < 0.95


def test_a_prior_is_read_as_it_was_written(tmp_path):
    saved = save_prior(tmp_path / NAME, shipped_prior())
    assert load_prior(tmp_path / NAME).card == saved.card == shipped_prior().card


def test_a_prior_of_a_newer_kinelex_is_refused(prior_copy):
    file = prior_copy.with_suffix(".json")
    file.write_text(json.dumps({**json.loads(file.read_text()), "format": FORMAT + 1}))
    with pytest.raises(KnownError, match="newer"):
        load_prior(prior_copy)


def narrower(prior):
    weights = {**prior.weights, "kind": prior.weights["kind"][:, :32]}
    return replace(prior, weights=weights)


def with_another_weight(prior):
    return replace(prior, weights={**prior.weights, "more": np.zeros(3, np.float32)})


def of_no_number(prior):
    return replace(prior, share=np.array([np.nan], np.float32))


def for_more_sines(prior):
    return replace(prior, certainty=np.ones(9, np.float32))


@pytest.mark.parametrize("change", [narrower, with_another_weight, of_no_number, for_more_sines])
def test_a_prior_of_another_size_is_explained(tmp_path, change):
    save_prior(tmp_path / NAME, change(shipped_prior()))
    with pytest.raises(KnownError, match="damaged"):
        load_prior(tmp_path / NAME)


@pytest.mark.parametrize("damage", ["short", "other", "card", "missing"])
def test_a_damaged_prior_is_explained(prior_copy, damage):
    if damage == "short":
        prior_copy.write_bytes(prior_copy.read_bytes()[:1000])
    elif damage == "other":
        data = bytearray(prior_copy.read_bytes())
        data[-1] ^= 1
        prior_copy.write_bytes(data)
    elif damage == "card":
        prior_copy.with_suffix(".json").write_text("{")
    else:
        prior_copy.unlink()
    with pytest.raises(KnownError, match="damaged"):
        load_prior(prior_copy)
