"""What is blurred, unsure or not measured is believed less."""

import cv2
import numpy as np
import pytest

from app.rendering.examples.sharpness import blur_radius, hand_trust, weights
from lexicon_db.tracks import HandFlag

SIZE = 128


def edges(radius):
    picture = np.full((SIZE, SIZE, 3), 60, np.float32)
    picture[:, SIZE // 2 :] = 190
    if radius:
        picture = cv2.GaussianBlur(picture, (0, 0), radius)
    return picture.round().astype(np.uint8)


@pytest.mark.parametrize("radius", [1.5, 2.5])
def test_the_blur_of_an_edge_is_read_from_the_picture(radius):
    fast = np.full((SIZE, SIZE), 40, np.float32)
    found = blur_radius(edges(radius), fast)[:, SIZE // 2 - 1 : SIZE // 2 + 1]
    assert found.mean() == pytest.approx(radius, rel=0.2)


def test_more_blur_reads_as_more():
    fast = np.full((SIZE, SIZE), 40, np.float32)
    found = [blur_radius(edges(radius), fast)[:, SIZE // 2].mean() for radius in (0, 1, 2, 4)]
    assert found == sorted(found)


def test_what_stands_still_is_believed_however_soft_it_is():
    still = np.zeros((SIZE, SIZE), np.float32)
    sure = np.ones((SIZE, SIZE), np.float32)
    assert weights(edges(4), sure, still, sure).min() == 1


def test_fast_hands_count_as_far_as_they_are_sharp():
    fast, sure = np.full((SIZE, SIZE), 12, np.float32), np.ones((SIZE, SIZE), np.float32)
    column = SIZE // 2
    sharp, blurred = (weights(edges(r), sure, fast, sure)[:, column].mean() for r in (0, 4))
    assert sharp > 0.5
    assert blurred < 0.5 * sharp


def test_the_boundary_counts_half():
    alpha = np.ones((SIZE, SIZE), np.float32)
    alpha[:, :40] = 0
    alpha[:, 40] = 0.5
    found = weights(edges(0), alpha, np.zeros_like(alpha), np.ones_like(alpha))
    assert (found[:, 39:42] == 0.5).all()
    assert (found[:, :38] == 1).all()
    assert (found[:, 43:] == 1).all()


def test_hands_are_trusted_by_where_they_come_from():
    trust = {flag: float(hand_trust(np.array([flag], np.uint8))[0]) for flag in HandFlag}
    assert trust[HandFlag.MEASURED] == 1
    assert trust[HandFlag.REJECTED] == 0
    assert 0 < trust[HandFlag.INTERPOLATED] <= 0.3
    assert trust[HandFlag.INTERPOLATED] < trust[HandFlag.RECOVERED] < 1
