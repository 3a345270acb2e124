"""What would spoil a recording is told, steadily, and only when it is so."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from app.assistance.findings import Watch
from app.assistance.observation import Finding, Observation
from app.assistance.thresholds import Thresholds
from tests.unit.assistance.seen import LAP, nobody, observed


def found(*seen: Observation) -> frozenset[Finding]:
    watch = Watch(Thresholds())
    findings: frozenset[Finding] = frozenset()
    for observation in seen:
        findings = watch.update(observation)
    return findings


def second_of(**changed: object) -> list[Observation]:
    return [observed(0.1 * index, **changed) for index in range(11)]


def test_a_good_picture_has_no_findings() -> None:
    assert found(*second_of()) == frozenset()


@pytest.mark.parametrize(
    ("changed", "finding"),
    [
        ({"width": 0.1, "centre": (0.5, 0.4)}, Finding.TOO_FAR),
        ({"width": 0.3, "centre": (0.5, 0.5)}, Finding.TOO_NEAR),
        ({"centre": (0.65, 0.4)}, Finding.OFF_CENTRE),
        ({"centre": (0.5, 0.25)}, Finding.HEAD_OUT),
        ({"hands": ((2.7, 0.0), (-0.25, 1.5))}, Finding.HAND_OUT),
        ({"hands": ((4.5, 0.5), (-0.25, 1.5))}, Finding.ELBOW_OUT),
        ({"people": 2}, Finding.SEVERAL_PEOPLE),
        ({"light": 0.15, "background": 0.2}, Finding.TOO_DARK),
        ({"light": 0.1, "background": 0.8}, Finding.TOO_DARK),
        ({"clipped": 0.3}, Finding.TOO_BRIGHT),
        ({"contrast": 0.02}, Finding.FLAT_LIGHT),
        ({"sharpness": np.array([0.1, 0.8], np.float32)}, Finding.BLURRED),
        ({"fps": 14.9}, Finding.LOW_FRAME_RATE),
    ],
)
def test_each_trouble_is_found(changed: dict[str, object], finding: Finding) -> None:
    assert finding in found(*second_of(**changed))


def test_dark_skin_before_a_bright_wall_is_not_too_dark() -> None:
    assert found(*second_of(light=0.17, background=0.6)) == frozenset()


def test_nobody_is_the_only_finding_in_an_empty_picture() -> None:
    assert found(*(nobody(0.1 * index) for index in range(11))) == {Finding.NOBODY}


def test_hands_that_hang_below_the_picture_are_no_trouble() -> None:
    hanging = ((0.6, 2.2), (-0.6, 2.2))
    assert Finding.HAND_OUT not in found(*second_of(hands=hanging))


def test_one_bad_picture_is_no_finding() -> None:
    seen = second_of()
    seen[5] = observed(0.5, people=2, clipped=0.9)
    assert found(*seen) == frozenset()


def test_a_finding_stays_at_its_threshold_and_goes_with_relief() -> None:
    watch = Watch(Thresholds())
    limit = Thresholds().most_off_centre
    shown = []
    for index, off in enumerate([1.02] * 11 + [0.95] * 15 + [0.85] * 15):
        seen = observed(0.1 * index, centre=(0.5 + off * limit, 0.4))
        shown.append(Finding.OFF_CENTRE in watch.update(seen))
    assert all(shown[5:26])
    assert not any(shown[-5:])
    assert sum(before != after for before, after in itertools.pairwise(shown)) == 2


def test_a_hand_out_at_moments_counts() -> None:
    out = ((2.7, 0.0), (-0.25, 1.5))
    seen = [observed(0.1 * index, out if index % 2 else LAP) for index in range(11)]
    assert Finding.HAND_OUT in found(*seen)
