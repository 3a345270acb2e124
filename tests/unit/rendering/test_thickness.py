"""Clothes and hair: their thickness is read from the outlines of a body that wears them."""

import numpy as np
import pytest
import torch

from app.body.regions import PART_NAMES
from app.rendering.rasterizer import rasterize
from app.rendering.surface import Surface
from app.rendering.thickness import Outlines
from tests.unit.rendering.signing import signing


def _of(body, *names):
    numbers = [PART_NAMES.index(name) for name in names]
    return np.unique(body.faces[np.isin(body.parts, numbers)])


@pytest.fixture(scope="module")
def found(body, skinner, small_camera):
    """A shirt of 15 mm is worn by a body whose arms are 5 mm slimmer than measured."""
    surface = Surface.of(body)
    true = torch.zeros(len(body.template))
    true[_of(body, "left_upper_arm", "right_upper_arm")] = -0.005
    true[_of(body, "torso")] = 0.015
    thickness = np.zeros(len(body.template), np.float32)
    for _ in range(3):
        outlines = Outlines(body, surface)
        for vertices in torch.from_numpy(skinner.batch(signing(12))):
            worn = surface.dressed(vertices[None], true)
            pixels, depth = small_camera.project(worn)
            seen = rasterize(pixels, depth, surface.faces, small_camera.size)
            alpha = seen.dense(torch.ones_like(seen.depth))[0].numpy()
            bare = surface.dressed(vertices[None], torch.from_numpy(thickness))[0]
            outlines.look(bare, alpha, small_camera)
        thickness += outlines.thickness()
    return thickness


def test_clothes_are_as_thick_as_they_stand_out(body, joints, found):
    sides = np.abs(body.template[:, 0]) > 0.13
    at_waist = np.abs(body.template[:, 1] - joints[6, 1]) < 0.05
    waist = np.intersect1d(_of(body, "torso"), np.flatnonzero(sides & at_waist))
    assert len(waist)
    assert np.median(found[waist]) == pytest.approx(0.015, abs=0.006)


def test_hands_and_face_stay_as_they_are(body, found):
    bare = _of(body, "left_hand", "right_hand", "face", "lips")
    assert np.abs(found[bare]).max() < 0.002


def test_where_nothing_is_seen_nothing_is_worn(body):
    assert np.abs(Outlines(body, Surface.of(body)).thickness()).max() == 0
