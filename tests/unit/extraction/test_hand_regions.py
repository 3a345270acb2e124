"""The square around a hand follows the hand, and cuts out what it says it does."""

from __future__ import annotations

import numpy as np
import pytest

from app.extraction.hand_model import _crop, _to_camera, _to_picture
from app.extraction.hand_regions import HandRegion, region_from_pose, region_of_hand
from tests.unit.extraction.sightings import hand_at


def to_square(region, points):
    """Pixels to the unit square of a region."""
    return (points[:, :2] - region.centre) @ region.turn / region.side + 0.5


@pytest.mark.parametrize("turn", [0.0, 0.6, -2.5, 3.0])
@pytest.mark.parametrize("size", [0.3, 1.0, 4.0])
def test_hand_looks_the_same_in_its_square_wherever_it_is(turn, size):
    upright = hand_at(0, 0)
    other = hand_at(310, 240, turn=turn, size=size)
    expected = to_square(region_of_hand(upright), upright)
    np.testing.assert_allclose(to_square(region_of_hand(other), other), expected, atol=1e-5)


def test_square_holds_the_whole_hand_with_the_fingers_up():
    hand = hand_at(310, 240, turn=1.1)
    square = to_square(region_of_hand(hand), hand)
    assert square.min() > 0.05
    assert square.max() < 0.95
    wrist, fingertip = square[0], square[12]
    assert fingertip[1] < wrist[1] - 0.4
    assert abs(fingertip[0] - wrist[0]) < 0.1


def test_collapsed_hand_still_has_a_square():
    region = region_of_hand(np.zeros((21, 3)))
    assert region.side >= 1
    assert np.isfinite(region.centre).all()


def test_square_from_the_pose_covers_the_real_hand():
    hand = hand_at(310, 240, turn=-0.7)
    elbow = hand[0, :2] + 2.2 * (hand[0, :2] - hand[9, :2])
    region = region_from_pose(
        *(np.asarray(p, float) for p in (hand[0, :2], hand[17, :2], hand[5, :2], elbow))
    )
    square = to_square(region, hand)
    assert square.min() > 0
    assert square.max() < 1
    assert region.angle == pytest.approx(region_of_hand(hand).angle, abs=0.3)


def test_square_from_the_pose_of_a_hand_that_points_at_the_camera():
    wrist, elbow = np.array([100.0, 100.0]), np.array([100.0, 200.0])
    region = region_from_pose(wrist, wrist, wrist, elbow)
    assert region.angle == pytest.approx(0)
    assert 60 < region.side < 200
    assert region.centre[1] < 100


def gradient(width=64, height=48):
    """A picture whose red tells x and whose green tells y of the pixel."""
    picture = np.zeros((height, width, 3), np.uint8)
    picture[..., 0] = 4 * np.arange(width)
    picture[..., 1] = 5 * np.arange(height)[:, None]
    return picture


@pytest.mark.parametrize("angle", [0.0, 0.7, -2.0])
def test_crop_shows_the_pixels_of_the_square(angle):
    region = HandRegion(np.array([30.0, 22.0]), 20.0, angle)
    cut = _crop(gradient(), region)
    for row, column in ((0, 0), (112, 112), (200, 30), (30, 200)):
        place = region.to_picture(np.array([(column + 0.5) / 224, (row + 0.5) / 224]))
        # Pixel centres are at integer + 0.5.
        expected = (4 * (place[0] - 0.5), 5 * (place[1] - 0.5))
        np.testing.assert_allclose(cut[row, column, :2], expected, atol=1.5)


def test_crop_is_black_beyond_the_picture():
    assert _crop(gradient(), HandRegion(np.array([-40.0, -40.0]), 20.0, 0.0)).max() == 0


def test_points_and_metres_turn_with_the_square():
    region = HandRegion(np.array([100.0, 50.0]), 112.0, np.pi / 2)
    points = np.full((21, 3), 112, np.float32)
    # One model pixel is half a pixel of the picture here; up in the square is right in the picture.
    points[8] = (112, 12, 112 + 0.4 * 10)
    placed = _to_picture(points, region)
    np.testing.assert_allclose(placed[0], (100, 50, 0), atol=1e-4)
    np.testing.assert_allclose(placed[8], (150, 50, 5), atol=1e-4)
    world = np.zeros((21, 3), np.float32)
    world[8] = (0, -0.08, 0.01)
    np.testing.assert_allclose(_to_camera(world, region)[8], (0.08, 0, 0.01), atol=1e-6)


def test_region_outside_the_picture():
    region = HandRegion(np.array([30.0, 22.0]), 20.0, 0.0)
    assert region.is_inside((64, 48))
    assert not region.is_inside((64, 20))
    assert not HandRegion(np.array([-1.0, 5.0]), 20.0, 0.0).is_inside((64, 48))
