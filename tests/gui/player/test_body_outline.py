"""The outline of the fitted body lies where the camera sees the rim of that body."""

from __future__ import annotations

import numpy as np
import pytest

from app.body.regions import PART_NAMES
from app.body.skinning import Skinner
from app.ui.video.body_outline import BodyOutline
from lexicon_db.tracks import FitTrack
from tests.gui.player.signing import body, raised_arms

SIZE, FOCAL, AWAY = (640, 480), 500.0, 2.0


@pytest.fixture(scope="module")
def fit() -> FitTrack:
    return FitTrack(
        pts=np.arange(3) / 25,
        body=body().hash,
        size=SIZE,
        focal=FOCAL,
        betas=np.linspace(-1, 1, 10).astype(np.float32),
        hand_scale=np.array([1.1, 0.9], np.float32),
        rotations=raised_arms(3),
        translation=np.tile(np.array([0.1, 0.0, -AWAY], np.float32), (3, 1)),
        face=np.zeros((3, 52), np.float32),
    )


def seen(fit: FitTrack, frame: int) -> np.ndarray:
    """Where the camera sees the vertices above the legs, in pixels."""
    skinner = Skinner(body(), fit.betas, fit.hand_scale)
    points = skinner.vertices(fit.rotations[frame], fit.face[frame], fit.translation[frame])
    legs = [PART_NAMES.index(f"{side}_leg") for side in ("left", "right")]
    used = np.unique(body().faces[~np.isin(body().parts, legs)])
    x, y, z = points[used].T
    return np.stack([SIZE[0] / 2 + FOCAL * x / -z, SIZE[1] / 2 - FOCAL * y / -z], axis=1)


@pytest.mark.parametrize("frame", [0, 1])
def test_the_outline_reaches_as_far_as_the_body(fit: FitTrack, frame: int) -> None:
    outline = BodyOutline(body(), fit)
    lines = outline.lines(fit.rotations[frame], fit.face[frame], fit.translation[frame])
    places = seen(fit, frame)
    for axis, ends in ((0, ("min", "max")), (1, ("min",))):
        for end in ends:
            reached = getattr(lines[..., axis], end)()
            assert reached == pytest.approx(getattr(places[:, axis], end)(), abs=0.5)


def test_the_outline_is_a_small_part_of_all_edges(fit: FitTrack) -> None:
    lines = BodyOutline(body(), fit).lines(fit.rotations[0], fit.face[0], fit.translation[0])
    assert 200 < len(lines) < len(body().faces) / 10
