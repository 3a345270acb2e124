"""The command that measures."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.cli.bench import BENCHMARKS, Measure
from tests.benchmarks import seams
from tests.e2e.command import Kinelex

pytestmark = pytest.mark.e2e


def test_measures_are_told_with_what_is_wanted_of_them(
    kinelex: Kinelex, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(seams, "DATA", tmp_path)
    told = kinelex.json("bench", "seams")["measures"]
    changed, jump, within = told
    assert (changed["value"], changed["most"], changed["met"]) == (0, 0, True)
    assert jump["value"] <= jump["most"] == jump["baseline"]
    assert within["value"] >= within["least"] == 95


def test_what_cannot_be_measured_is_named(kinelex: Kinelex) -> None:
    told = kinelex("bench", "beauty")
    assert told.status == 1
    assert "beauty" in told.err
    for name in BENCHMARKS:
        assert name in told.err


@pytest.mark.parametrize(
    ("value", "most", "least", "met"),
    [(3, 3, None, True), (3.1, 3, None, False), (2, None, 2, True), (1, None, 2, False)],
)
def test_bounds(value: float, most: float | None, least: float | None, met: bool) -> None:
    assert Measure("length", value, "m", most=most, least=least).met is met
    assert Measure("length", value, "m").met is None
