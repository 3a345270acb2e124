from __future__ import annotations

import numpy as np
import pytest
import torch  # noqa: TID253 - tests have no start-up time

from app.core.progress import Cancelled, Silent
from app.motion.latent import own_training, training
from app.motion.latent.generator import RATE, made_up_signing
from app.motion.latent.network import token_net
from app.motion.latent.own_training import LEAST_TAKES, Wish, train_on
from app.motion.latent.prior_file import shipped_prior
from app.motion.latent.training import Course, Net, gain, train
from app.motion.latent.windows import as_motion, cut_windows
from lexicon_db.errors import KnownError


@pytest.fixture(scope="module")
def windows():
    motions = [as_motion(one, RATE) for one in made_up_signing(77, 12)]
    return cut_windows(motions, 100, seed=1, noisy=False)


def test_numpy_and_torch_agree(windows):
    torch.manual_seed(0)
    net = Net()
    for last in (net.out, net.single_out):
        torch.nn.init.normal_(last.weight, std=0.1)
    few = windows.picked(np.arange(5))
    with torch.no_grad():
        told = net(torch.from_numpy(few.components), torch.from_numpy(few.joints))
    ours = token_net(net.weights(), few.components, few.joints)
    for one, other in zip(ours, told, strict=True):
        np.testing.assert_allclose(one, other.numpy(), atol=2e-5)


def test_the_shipped_prior_beats_the_base_on_signing_it_never_saw(windows):
    assert gain(shipped_prior(), windows) < 0.96


def test_training_is_reproducible_and_goes_on_where_it_was_kept(windows, monkeypatch):
    monkeypatch.setattr(training, "_KEPT_EVERY", 2)
    kept = {}
    first = train(windows, Course(3), 3, keep=lambda steps, weights: kept.update({steps: weights}))
    again = train(windows, Course(3), 3)
    for name in first:
        np.testing.assert_array_equal(first[name], again[name])
    assert list(kept) == [2]
    further = train(windows, Course(3, first=2), 3, start=kept[2])
    moved = max(float(np.abs(further[name] - kept[2][name]).max()) for name in further)
    assert 0 < moved < 1e-3


def test_too_few_takes_are_explained():
    motions = [as_motion(one, RATE) for one in made_up_signing(1, LEAST_TAKES - 1, 40)]
    short = [as_motion(one, RATE) for one in made_up_signing(2, 5, 8)]
    with pytest.raises(KnownError, match=f"{LEAST_TAKES} are needed"):
        train_on([*motions, *short], shipped_prior(), Wish(), Silent(), lambda _, __: None)


def test_a_person_can_stop_it(windows):
    class Stopping:
        def report(self, done, total, activity):
            if done > 0.5:
                raise Cancelled

    with pytest.raises(Cancelled):
        train(windows, Course(4), 3, progress=Stopping())


def test_what_is_learned_is_measured_on_takes_that_it_has_not_seen(monkeypatch):
    for name, value in (
        ("_STEPS", 3),
        ("_PER_TAKE", 4),
        ("_HELD_OUT_WINDOWS", 50),
        ("_REPEATED_SEQUENCES", 2),
        ("_REPEATED_WINDOWS", 10),
    ):
        monkeypatch.setattr(own_training, name, value)
    done = []

    class Watching:
        def report(self, part, total, activity):
            done.append(part / total)

    takes = [as_motion(one, RATE) for one in made_up_signing(9, 13, 40)]
    outcome = train_on(takes, shipped_prior(), Wish(), Watching(), lambda _, __: None)
    assert (outcome.takes, outcome.held_out) == (8, 3)
    assert done == sorted(done)
    assert done[0] == 0
    assert 0.9 < done[-1] <= 1
    assert 0.5 < outcome.before < 1.05
    assert 0.5 < outcome.after < 1.05
    assert outcome.is_better == (outcome.prior.card["made_by"] == "train-motion")
    assert (outcome.prior is shipped_prior()) == (not outcome.is_better)
