from __future__ import annotations

import numpy as np

from app.motion.latent.generator import RATE, made_up_signing
from app.motion.latent.windows import LONGEST, SHORTEST, as_motion, cut_windows


def test_the_same_seed_gives_the_same_signing():
    one, same, other = made_up_signing(1, 3), made_up_signing(1, 3), made_up_signing(2, 3)
    np.testing.assert_array_equal(one, same)
    assert (one != other).any()


def test_made_up_hands_move_as_fast_as_hands_do():
    signing = made_up_signing(3, 30)
    steps = np.degrees(np.linalg.norm(np.diff(signing, axis=1), axis=-1))
    arms, fingers = steps[:, :, 16:20], steps[:, :, 25:55]
    assert 0.3 < np.median(arms) < 5  # degrees per frame
    assert 0.5 < np.median(fingers) < 5
    assert np.percentile(fingers, 99.9) * RATE < 1200  # degrees per second
    assert steps[:, :, 1:3].max() == 0  # legs


def test_the_last_finger_joint_follows_the_middle_one():
    right = made_up_signing(4, 40)[:, :, 40:52, 2].reshape(40, 100, 4, 3)
    middle, last = right[..., 1].ravel(), right[..., 2].ravel()
    slope = np.polyfit(middle, last, 1)[0]
    assert 0.55 < slope < 0.75  # two thirds


def test_windows_have_gaps_of_all_lengths_and_are_reproducible():
    motions = [as_motion(one, RATE) for one in made_up_signing(5, 4)]
    windows, same = (cut_windows(motions, 60, seed=7) for _ in range(2))
    np.testing.assert_array_equal(windows.residual, same.residual)
    lengths = windows.weight.max(axis=2).sum(axis=1)
    assert lengths.min() >= SHORTEST
    assert lengths.max() <= LONGEST
    assert len(set(lengths)) > 5
    assert (windows.residual[windows.weight == 0][..., 0] == 0).mean() > 0.9
    assert np.isfinite(windows.components).all()
