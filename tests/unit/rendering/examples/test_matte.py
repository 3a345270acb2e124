"""The matte: holes close, edges lie where the picture has them, other things stay outside."""

import cv2
import numpy as np
import pytest

from app.rendering.examples.matte import Outline, TakeColors, guided, matte

SIZE = 160
SKIN, CLOTH, WALL, HALO = (205, 150, 125), (40, 60, 120), (200, 205, 210), (80, 160, 90)


def shape(*ellipses):
    mask = np.zeros((SIZE, SIZE), np.uint8)
    for center, axes in ellipses:
        cv2.ellipse(mask, center, axes, 0, 0, 360, 1, -1)
    return mask > 0


BODY = shape(((80, 150), (45, 70)), ((80, 50), (20, 26)))
HAND = shape(((138, 60), (10, 16)))
TRUTH = BODY | HAND


@pytest.fixture(scope="module")
def picture():
    picture = np.full((SIZE, SIZE, 3), WALL, np.uint8)
    picture[BODY] = CLOTH
    picture[shape(((80, 50), (20, 26))) | HAND] = SKIN
    noise = np.random.default_rng(0).normal(0, 3, picture.shape)
    return (picture + noise).clip(0, 255).astype(np.uint8)


@pytest.fixture(scope="module")
def coarse():
    """What a segmentation sees: soft, wide edges, and the hand half lost."""
    seen = cv2.GaussianBlur(cv2.dilate(BODY.astype(np.float32), np.ones((5, 5))), (0, 0), 3)
    seen[HAND] = 0.3
    return seen


def colors_of(picture, coarse, outline):
    colors = TakeColors()
    colors.add(picture, coarse, outline)
    return colors


def overlap(alpha, truth):
    found = alpha > 0.5
    return (found & truth).sum() / (found | truth).sum()


def test_the_matte_follows_the_picture_and_closes_the_hand(picture, coarse):
    outline = Outline(TRUTH, HAND)
    assert overlap(coarse, TRUTH) < 0.93
    alpha = matte(picture, coarse, outline, colors_of(picture, coarse, outline))
    assert overlap(alpha, TRUTH) > 0.97
    assert alpha[HAND].mean() > 0.93
    assert alpha[~cv2.dilate(TRUTH.astype(np.uint8), np.ones((9, 9))).astype(bool)].max() < 0.05


def test_colours_that_the_signer_never_has_stay_outside(picture, coarse):
    ring = cv2.dilate(TRUTH.astype(np.uint8), np.ones((9, 9))).astype(bool) & ~TRUTH
    haloed = picture.copy()
    haloed[ring] = HALO
    seen = np.maximum(coarse, 0.9 * ring * (np.arange(SIZE) % 4 > 0))
    seen[HAND] = 0.3
    outline = Outline(TRUTH, HAND)
    alpha = matte(haloed, seen.astype(np.float32), outline, colors_of(haloed, seen, outline))
    assert overlap(alpha, TRUTH) > 0.95
    assert alpha[ring].mean() < 0.2


def test_an_empty_background_tells_what_colours_do_not(picture, coarse):
    wall = np.full((SIZE, SIZE, 3), CLOTH, np.uint8)
    wall[::8] = (60, 80, 140)
    dressed_alike = np.where(TRUTH[..., None], picture, wall)
    missed = coarse.copy()
    missed[120:, :] = 0.5
    outline = Outline(TRUTH & (np.arange(SIZE) < 120)[:, None], HAND)
    colors = colors_of(dressed_alike, missed, outline)
    moved = dressed_alike.copy()
    moved[BODY] = np.roll(dressed_alike[..., ::-1], 3, axis=0)[BODY]
    without = overlap(matte(moved, missed, outline, colors), TRUTH)
    with_plate = overlap(matte(moved, missed, outline, colors, plate=wall), TRUTH)
    assert with_plate > 0.97
    assert with_plate > without


def test_the_guided_filter_keeps_constants_and_the_edges_of_its_guide():
    guide = np.zeros((40, 40, 3), np.float32)
    guide[:, 20:] = 0.8
    assert guided(guide, np.full((40, 40), 0.3, np.float32), 4) == pytest.approx(0.3, abs=1e-3)
    soft = np.clip((np.arange(40, dtype=np.float32) - 14) / 12, 0, 1)
    filtered = guided(guide, np.tile(soft, (40, 1)), 6)
    step = filtered[:, 20] - filtered[:, 19]
    assert step.min() > 3 * (soft[20] - soft[19])
