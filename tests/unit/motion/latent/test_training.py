from __future__ import annotations

import numpy as np
import pytest
import torch  # noqa: TID253 - tests have no start-up time

from app.body.model import load_body
from app.core.progress import Cancelled
from app.motion.latent import own_training, training
from app.motion.latent import windows as windows_module
from app.motion.latent.generator import RATE, made_up_signing
from app.motion.latent.network import token_net
from app.motion.latent.own_training import LEAST_TAKES, Material, Wish, part, train_on
from app.motion.latent.prior_file import shipped_prior
from app.motion.latent.training import Course, Kept, Net, gain, train
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


def test_training_is_reproducible_and_goes_on_to_the_very_same_end(windows, monkeypatch):
    monkeypatch.setattr(training, "_KEPT_EVERY", 2)
    kept = {}
    first = train(windows, Course(5), 3, keep=lambda steps, state: kept.update({steps: state}))
    again = train(windows, Course(5), 3)
    assert list(kept) == [2, 4]
    further = train(windows, Course(5, kept=Kept(2, kept[2])), 3)
    for name in first:
        np.testing.assert_array_equal(first[name], again[name])
        np.testing.assert_array_equal(first[name], further[name])
    assert max(np.abs(first[name] - kept[2][name]).max() for name in first) > 0


def material(motions, **more):
    return [Material(one, f"recording {number}", **more) for number, one in enumerate(motions)]


def test_too_little_is_explained():
    motions = [as_motion(one, RATE) for one in made_up_signing(1, LEAST_TAKES - 1, 40)]
    short = [as_motion(one, RATE) for one in made_up_signing(2, 5, 8)]
    with pytest.raises(KnownError, match=f"{LEAST_TAKES} are needed"):
        part(material([*motions, *short]))
    enough = [*motions, *motions]
    with pytest.raises(KnownError, match="2 recordings; 3 are needed"):
        part([Material(one, str(n % 2)) for n, one in enumerate(enough)])


def test_recordings_are_parted_whole_and_stay_where_they_were_put():
    (motion,) = (as_motion(one, RATE) for one in made_up_signing(1, 1, 40))
    several = [Material(motion, f"recording {n // 2}") for n in range(120)]
    parts = part(several)
    names = [{one.recording for one in some} for some in vars(parts).values()]
    assert sum(map(len, names)) == 60
    assert len(set.union(*names)) == 60
    assert 4 <= len(names[1]) <= 18
    assert 4 <= len(names[2]) <= 18
    fewer = part(several[:60])
    assert not {one.recording for one in part(several).measured} & {
        one.recording for one in fewer.learned
    }


def test_continuous_signing_is_what_is_measured_on_where_there_is_enough():
    (motion,) = (as_motion(one, RATE) for one in made_up_signing(1, 1, 60))
    takes = [Material(motion, f"take {n}") for n in range(20)]
    corpus = [Material(motion, f"film {n}", is_continuous=True) for n in range(3)]
    parts = part([*takes, *corpus])
    assert [one.is_continuous for one in parts.measured + parts.choosing] == [True, True]
    assert len(parts.learned) == 21


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
        ("_PER_SECOND", 2),
        ("_LEAST_WINDOWS", 50),
        ("_REPEATED_SEQUENCES", 2),
        ("_REPEATED_WINDOWS", 10),
        ("_MOST_GAPS", 20),
    ):
        monkeypatch.setattr(own_training, name, value)
    done = []

    class Watching:
        def report(self, part, total, activity):
            done.append(part / total)

    takes = [as_motion(one, RATE) for one in made_up_signing(9, 13, 40)]
    parts = part(material(takes, transitions=((0.5, 0.9),)))
    start, body = shipped_prior(), load_body()
    outcome = train_on(parts, start, body, Wish(), (Watching(), lambda _, __: None))
    assert outcome.learned + outcome.held_out + len(parts.choosing) == 13
    assert done == sorted(done)
    assert done[0] == 0
    assert 0.9 < done[-1] <= 1
    for name in ("body", "hands", "wrists"):
        assert 0.5 < outcome.before[name] / outcome.base[name] < 1.1
        assert 0.5 < outcome.after[name] / outcome.base[name] < 1.1
    assert outcome.is_better == (outcome.prior.card["made_by"] == "train-motion")
    assert (outcome.prior is shipped_prior()) == (not outcome.is_better)


def test_transitions_between_signs_are_cut_where_they_are():
    motion = as_motion(made_up_signing(3, 1, 100)[0], RATE)
    first, length = windows_module._place(motion.pts, (1.0, 1.3))
    assert (first, first + length) == (25, 33)
    # One that is too short or too long is cut as far as a gap can be.
    assert windows_module._place(motion.pts, (2.0, 2.001))[1] == windows_module.SHORTEST
    assert windows_module._place(motion.pts, (1.0, 3.0))[1] == windows_module.LONGEST
    some = windows_module.cut_windows([motion], 30, 1, between=[[(1.0, 1.3)]], noisy=False)
    others = windows_module.cut_windows([motion], 30, 1, noisy=False)
    assert some.share.shape == others.share.shape
    assert not np.array_equal(some.share, others.share)
