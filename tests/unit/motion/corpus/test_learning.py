"""Timing is learned where there is enough of it, and measured on recordings that were held out."""

from __future__ import annotations

import numpy as np
import pytest

from app.motion.corpus.durations import SHIPPED, DurationModel
from app.motion.corpus.glosses import Gloss
from app.motion.corpus.learning import Signing, learn_timing
from app.motion.latent.windows import as_motion

SLOW = DurationModel(usual=0.4, travel_power=0.3, change_power=0.1, shortest=0.04, longest=1.0)


def signing(recording, seed, *, law=SLOW, signs=12):
    """Continuous signing whose hands jump between signs as far as a law has told the time of."""
    random = np.random.default_rng(seed)
    travels = random.lognormal(-1.2, 0.8, signs)
    glosses, clock, place = [], 0.2, 0.0
    motion = as_motion(np.zeros((1500, 55, 3), np.float32), 100.0)
    motion.anchors[:] = 0
    for number, travel in enumerate(travels):
        glosses.append(Gloss(clock, clock + 0.25, f"SIGN{number}"))
        clock += 0.25
        place += travel
        motion.anchors[round(clock * 100) + 2 :, 1, 0, 0] = place
        clock += law.predict(travel, 0.0)[0] * np.exp(0.1 * random.normal())
    return Signing(recording, motion, tuple(glosses))


def test_slow_signing_is_learned_and_measured_recording_by_recording():
    corpus = [signing(str(seed), seed) for seed in range(6)]
    outcome = learn_timing(corpus, SHIPPED, {"SIGN1": 0.5, "SIGN2": 0.5})
    assert outcome.gaps == 6 * 11
    assert outcome.is_better
    assert outcome.after < 0.4 * outcome.before
    assert outcome.after < 0.6 * outcome.constant
    assert outcome.timing.sign_seconds == pytest.approx(0.25)
    assert outcome.timing.stroke_share == pytest.approx(0.5)
    assert outcome.timing.compared_signs == 12
    told, true = (law.predict(0.5, 0.0)[0] for law in (outcome.timing.gaps, SLOW))
    assert told == pytest.approx(true, rel=0.1)


def test_what_is_known_already_is_not_replaced():
    corpus = [signing(str(seed), seed) for seed in range(6)]
    learned = learn_timing(corpus, SHIPPED, {}).timing
    assert not learn_timing(corpus, learned.gaps, {}).is_better


@pytest.mark.parametrize(
    "corpus",
    [[], [signing("a", 1), signing("b", 2)], [signing(str(n), n, signs=3) for n in range(6)]],
    ids=["nothing", "two recordings", "few gaps"],
)
def test_too_little_is_not_learned_from(corpus):
    assert learn_timing(corpus, SHIPPED, {}) is None
