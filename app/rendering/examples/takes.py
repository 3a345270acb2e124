"""A signer's take as examples are made from it, and the view that they cut out of its pictures."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from app.body.kinematics import forward_kinematics
from app.body.model import BodyModel
from app.body.places import Places, tracked_points
from app.rendering.camera import Camera, source_camera
from lexicon_db.tracks import FitTrack

Floats = NDArray[np.float32]
Picture = NDArray[np.uint8]

#: Free room around the signer, as a share of the side of the square.
_MARGIN: Final = 0.08


@dataclass(frozen=True, eq=False)
class Recorded:
    """A fitted take of a signer, and its pictures.

    Attributes:
        sign: Which sign it shows: examples are split by it.
        pictures: Opens the T pictures of the take, (H, W, 3) uint8 sRGB, from the first one.
        fit: How the body explains them.
        flags: (T, 2) a HandFlag per hand.
        plate: (H, W, 3) the empty background, if there is a picture of it.
    """

    sign: str
    pictures: Callable[[], Iterator[Picture]]
    fit: FitTrack
    flags: NDArray[np.uint8]
    plate: Picture | None = None


@dataclass(frozen=True)
class Square:
    """A square of a picture: its left upper corner and its side, in whole pixels."""

    left: int
    top: int
    side: int

    def cut(self, picture: Picture) -> Picture:
        """Cut it out, repeating the border where it reaches beyond the picture."""
        rows = np.arange(self.top, self.top + self.side).clip(0, picture.shape[0] - 1)
        columns = np.arange(self.left, self.left + self.side).clip(0, picture.shape[1] - 1)
        return np.ascontiguousarray(picture[rows][:, columns])

    def inside(self, size: tuple[int, int]) -> NDArray[np.bool_]:
        """(side, side) whether each of its pixels lies in a picture of ``size``."""
        rows = np.arange(self.top, self.top + self.side)
        columns = np.arange(self.left, self.left + self.side)
        down = (rows >= 0) & (rows < size[1])
        across = (columns >= 0) & (columns < size[0])
        return down[:, None] & across

    def camera(self, fit: FitTrack, size: int) -> Camera:
        """The camera of a take, seeing this square alone, ``size`` x ``size`` pixels."""
        source, scale = source_camera(fit), size / self.side
        x, y = source.center
        center = ((x - self.left) * scale, (y - self.top) * scale)
        return replace(source, size=(size, size), focal=source.focal * scale, center=center)


def view_of(fit: FitTrack, model: BodyModel) -> Square:
    """The square that holds all that is seen of the signer in a take."""
    world, joints = forward_kinematics(
        model,
        fit.rotations.astype(np.float64),
        fit.betas,
        translation=fit.translation.astype(np.float64),
        hand_scale=fit.hand_scale,
    )
    points = tracked_points(
        Places(model), world, joints, betas=fit.betas, hand_scale=fit.hand_scale
    )
    center = np.array(fit.size) / 2
    pixels = center + fit.focal * points[..., :2] * [1, -1] / -points[..., 2:]
    shoulders = float(np.median(np.ptp(pixels[:, 16:18, 0], axis=1)))
    low = np.percentile(pixels.min(axis=1), 1, axis=0) - 0.5 * shoulders
    high = np.percentile(pixels.max(axis=1), 99, axis=0) + 0.3 * shoulders
    low, high = np.maximum(low, 0), np.minimum(high, fit.size)
    side = int(np.ceil((high - low).max() * (1 + _MARGIN)))
    middle = (low + high) / 2
    left, top = np.round(middle - side / 2).astype(int)
    return Square(int(left), int(top), side)
