"""Light is measured on face and hands; a blurred hand is told from a sharp one."""

from __future__ import annotations

import numpy as np
import pytest

from app.assistance.light import measure_light, sharpness

FACE, HAND, SHOULDERS = np.array([160.0, 80.0]), np.array([80.0, 180.0]), 100.0


def skin(brightness: int = 120) -> np.ndarray:
    """A dark room; a lively face and a hand of the same brightness."""
    random = np.random.default_rng(1)
    grey = np.full((240, 320), 20, np.uint8)
    for (x, y), reach in ((FACE, 40), (HAND, 30)):
        part = random.normal(brightness, 25, (2 * reach, 2 * reach)).clip(0, 255)
        grey[int(y) - reach : int(y) + reach, int(x) - reach : int(x) + reach] = part
    return grey


def test_light_is_that_of_the_skin() -> None:
    light = measure_light(skin(), FACE, [HAND], SHOULDERS)
    assert light.light == pytest.approx(120 / 255, abs=0.01)
    assert light.contrast == pytest.approx(25 / 255, abs=0.01)
    assert light.background < 0.2
    assert light.clipped == 0


def test_burnt_out_skin_is_counted() -> None:
    grey = skin()
    grey[40:80] = 255  # the upper half of the face
    assert measure_light(grey, FACE, [], SHOULDERS).clipped == pytest.approx(0.5, abs=0.02)


def test_nobody_has_no_light() -> None:
    light = measure_light(skin(), np.full(2, np.nan), [], np.nan)
    assert np.isnan(light.light)
    assert np.isfinite(light.background)


def test_a_moving_hand_is_less_sharp() -> None:
    grey = skin()
    assert sharpness(grey, FACE, HAND, SHOULDERS) > 0.8
    moving = grey.copy()
    smeared = [np.roll(grey[150:210, 50:110], step, axis=1) for step in range(9)]
    moving[150:210, 50:110] = np.mean(smeared, axis=0)
    assert sharpness(moving, FACE, HAND, SHOULDERS) < 0.4


def test_a_hand_outside_of_the_picture_has_no_sharpness() -> None:
    assert np.isnan(sharpness(skin(), FACE, np.array([-90.0, 300.0]), SHOULDERS))
