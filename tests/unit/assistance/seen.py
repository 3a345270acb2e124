"""Observations of a signer whose hands are where a test wants them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from app.assistance.observation import Observation

#: Shoulder width as a share of the picture's width, and where the middle of the shoulders is.
WIDTH, CENTRE, ASPECT = 0.2, (0.5, 0.4), 16 / 9
LAP = ((0.25, 1.5), (-0.25, 1.5))
RATE = 10.0


def observed(pts: float, hands: Sequence[tuple[float, float]] = LAP, **changed: Any) -> Observation:
    """One observation; wrists, left and right, in shoulder widths from between the shoulders."""
    width, centre = changed.pop("width", WIDTH), changed.pop("centre", CENTRE)
    wrists = np.array(hands, float)
    shoulders = np.array([(0.5, 0.0), (-0.5, 0.0)])
    elbows = 0.5 * (shoulders + wrists) + ((0.2, 0.15), (-0.2, 0.15))
    points = np.concatenate([[(0, -0.55)], shoulders, elbows, wrists, [(0.3, 1.4), (-0.3, 1.4)]])
    body = np.ones((9, 3), np.float32)
    body[:, :2] = np.array(centre) + points * (width, width * ASPECT)
    values = {
        "pts": pts,
        "aspect": ASPECT,
        "body": body,
        "hands": np.full((2, 21, 2), np.nan, np.float32),
        "people": 1,
        "light": 0.5,
        "background": 0.5,
        "contrast": 0.15,
        "clipped": 0.0,
        "sharpness": np.array([0.8, 0.8], np.float32),
        "fps": 30.0,
    }
    return Observation(**(values | changed))


def nobody(pts: float) -> Observation:
    """An observation of an empty picture."""
    nothing = np.full((9, 3), np.nan, np.float32)
    unlit = {"light": np.nan, "contrast": np.nan, "clipped": np.nan}
    return observed(pts, body=nothing, people=0, sharpness=np.full(2, np.nan, np.float32), **unlit)


def moved(
    keys: Iterable[tuple[float, Sequence[tuple[float, float]]]], until: float
) -> list[Observation]:
    """Observations of hands that leave for a place at each time and get there in 0.4 s."""
    times = np.arange(0, until, 1 / RATE)
    (_, start), *moves = keys
    places = np.broadcast_to(np.array(start, float), (len(times), 2, 2)).copy()
    before = np.array(start, float)
    for begin, place in moves:
        share = np.clip((times - begin) / 0.4, 0, 1)[:, None, None]
        places += share**3 * (10 - 15 * share + 6 * share**2) * (np.array(place) - before)
        before = np.array(place, float)
    return [observed(float(pts), hands) for pts, hands in zip(times, places, strict=True)]
