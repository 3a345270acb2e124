"""A mannequin that is filmed while it signs, of whose pose the truth is known."""

import numpy as np
import pytest
import torch

from app.body.skinning import Skinner
from app.rendering.camera import source_camera
from app.rendering.identity import Posed
from app.rendering.mannequin import Mannequin
from lexicon_db.tracks import FitTrack, HandFlag
from tests.unit.rendering.signing import signing

COUNT = 40
SIZE = 112


@pytest.fixture(scope="session")
def fit(body):
    return FitTrack(
        pts=np.arange(COUNT) / 25,
        body=body.hash,
        size=(SIZE, SIZE),
        focal=1.6 * SIZE,
        betas=np.zeros(10, np.float32),
        hand_scale=np.ones(2, np.float32),
        rotations=signing(2 * COUNT)[::2],
        translation=np.tile(np.float32([0, 0.1, -2.2]), (COUNT, 1)),
        face=np.zeros((COUNT, 52), np.float32),
    )


@pytest.fixture(scope="session")
def measured():
    return np.full((COUNT, 2), HandFlag.MEASURED, np.uint8)


@pytest.fixture(scope="session")
def mannequin(body):
    return Mannequin(body, skin=2)


@pytest.fixture(scope="session")
def film(body, fit, mannequin):
    """Pictures (T, H, W, 3) before a light wall, and the true matte (T, H, W)."""
    camera, skinner = source_camera(fit), Skinner(body)
    pictures, mattes, still = [], [], torch.zeros(1, 52)
    for frame in range(COUNT):
        posed = skinner.vertices(fit.rotations[frame], fit.face[frame], fit.translation[frame])
        here = torch.from_numpy(posed)[None]
        drawn = mannequin.render(Posed(here, here, still), camera, smooth=False)[0].numpy()
        wall = np.array([0.85, 0.86, 0.8]) + 0.05 * (np.arange(SIZE) % 16 > 7)[:, None, None]
        colors = drawn[..., :3] + (1 - drawn[..., 3:]) * wall
        pictures.append(np.round(colors * 255).astype(np.uint8))
        mattes.append(drawn[..., 3])
    return np.stack(pictures), np.stack(mattes)
