"""Gaps of known laws are found again, and whatever is found predicts sensible gaps."""

from dataclasses import replace

import numpy as np
import pytest

from app.motion.corpus.durations import (
    LEAST_GAPS,
    SHIPPED,
    DurationModel,
    GapExample,
    LearnedTiming,
    constant_error,
    fit_gaps,
    gap_error,
)

TRUE = DurationModel(usual=0.3, travel_power=0.3, change_power=0.25, shortest=0.04, longest=1.0)


def gaps(count, scatter=0.0, seed=0, law=TRUE):
    random = np.random.default_rng(seed)
    travels, changes = random.lognormal(-1.5, 0.9, count), random.lognormal(3, 0.7, count)
    seconds = [
        law.predict(travel, change)[0] for travel, change in zip(travels, changes, strict=True)
    ]
    seconds = np.array(seconds) * np.exp(scatter * random.normal(0, 1, count))
    return [GapExample("a", *values) for values in zip(seconds, travels, changes, strict=True)]


def test_the_shipped_law_is_that_of_fluent_signing():
    seconds, low, high = SHIPPED.predict(0.18, 20.0)
    assert seconds == pytest.approx(0.17)
    assert low == pytest.approx(0.12)  # the shortest gap that ships
    assert high == pytest.approx(0.17 * 2.13)
    # Four times as far (with the offset) takes twice as long.
    assert SHIPPED.predict(0.81, 20.0)[0] == pytest.approx(0.34)


def test_a_known_law_is_found_again():
    found = fit_gaps(gaps(2000, scatter=0.4))
    assert found.usual == pytest.approx(TRUE.usual, rel=0.04)
    assert found.travel_power == pytest.approx(TRUE.travel_power, abs=0.03)
    assert found.change_power == pytest.approx(TRUE.change_power, abs=0.03)
    # Ten percent of a normal distribution lie 1.2816 deviations away.
    assert found.low == pytest.approx(np.exp(-1.2816 * 0.4), rel=0.06)
    assert found.high == pytest.approx(np.exp(1.2816 * 0.4), rel=0.06)


def test_gaps_that_were_written_down_wrongly_pull_little():
    wrong = [replace(one, seconds=0.98) for one in gaps(40, seed=2)]
    found = fit_gaps([*gaps(600, scatter=0.3), *wrong])
    assert found.usual == pytest.approx(TRUE.usual, rel=0.1)
    assert found.travel_power == pytest.approx(TRUE.travel_power, abs=0.05)


def test_few_gaps_keep_the_powers_near_those_that_ship():
    same = [GapExample("a", 0.4, 0.18, 20.0)] * LEAST_GAPS
    found = fit_gaps(same)
    assert found.usual == pytest.approx(0.4, rel=0.05)
    assert found.travel_power == pytest.approx(SHIPPED.travel_power, abs=0.01)
    with pytest.raises(ValueError, match="needed"):
        fit_gaps(same[:-1])


def test_predictions_stay_within_what_was_seen():
    found = fit_gaps(gaps(300, scatter=0.4))
    for travel, change in ((0, 0), (1e-9, 180), (50, 180), (1e6, 1e6)):
        seconds, low, high = found.predict(travel, change)
        assert found.shortest <= low <= seconds <= high <= found.longest <= 1.0


def test_a_fitted_law_beats_a_constant_and_the_shipped_one_on_other_gaps():
    learned, other = fit_gaps(gaps(200, 0.3)), gaps(200, 0.3, seed=1)
    constant = constant_error(float(np.median([one.seconds for one in gaps(200, 0.3)])), other)
    assert gap_error(learned, other) < 0.95 * constant
    assert gap_error(learned, other) < 0.7 * gap_error(SHIPPED, other)


def test_what_was_learned_is_read_as_it_was_written():
    timing = LearnedTiming(fit_gaps(gaps(50, 0.2)), 0.21, 0.6, 90, 40)
    assert LearnedTiming.of_document(timing.document()) == timing
    for broken in ({}, {"gaps": {}}, {**timing.document(), "more": 1}, {"gaps": {"usual": "x"}}):
        with pytest.raises(ValueError, match=r"law|time"):
            LearnedTiming.of_document(broken)
