"""The matte: how much of each pixel shows the signer.

The segmentation of a picture is coarse and has holes beside fast hands. What is known besides helps
it: the colours that the signer and the background have in this take, the outline of the fitted
body, and the empty background where there is a picture of it. A guided filter (He, Sun and Tang
2013) then lays the edge where the picture has one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Picture = NDArray[np.uint8]
Mask = NDArray[np.bool_]

#: Cells of the colour tables along each of R, G, B.
_CELLS: Final = 16
#: Logarithm of odds beyond which colours are not believed: other things have the same colour.
_MOST_COLOR: Final = 5.0
#: Frequencies of colours below this are chance.
_RARE: Final = 3e-5
#: Pixels this deep in the body's outline, as a share of the height, are the signer.
_DEEP: Final = 1 / 40
#: The segmentation is never surer than this.
_SUREST: Final = 0.91
#: Odds that the fitted hand adds, as a logarithm: pixels in its outline are the signer's unless
#: colours speak against it.
_HAND: Final = 2.5
#: Odds that lying far from the fitted body takes away.
_FAR: Final = 2.0
#: Noise of the camera (sRGB, 0 to 1) when a picture is compared with the empty background.
_PLATE_NOISE: Final = 0.03
_MOST_PLATE: Final = 4.0
#: Radius of the guided filter as a share of the height, and its smoothing (variance of sRGB).
_RADIUS: Final = 1 / 64
_SMOOTH: Final = 2e-4
#: How far the signer's clothes and hair may lie outside of the fitted body, share of the height.
_OUTSIDE: Final = 1 / 16


@dataclass(frozen=True, eq=False)
class Outline:
    """What the fitted body covers in a picture.

    Attributes:
        body: (H, W) bool.
        hands: (H, W) bool, the hands alone, also before the body.
    """

    body: Mask
    hands: Mask


class TakeColors:
    """Which colours are the signer's, and which are the background's, in one take."""

    def __init__(self) -> None:
        # Every colour may be both, if only rarely.
        self._signer = np.full(_CELLS**3, 1e-3)
        self._background = np.full(_CELLS**3, 1e-3)

    def add(self, picture: Picture, coarse: Floats, outline: Outline) -> None:
        """Learn from pixels of which segmentation and body agree."""
        disk = _disk(max(1, round(_DEEP * len(picture))))
        inside = cv2.erode((outline.body & (coarse > 0.8)).astype(np.uint8), disk) > 0
        outside = ~inside & (coarse < 0.4)
        cells = _cells(picture)
        for counts, pixels in ((self._signer, inside), (self._background, outside)):
            counts[:] += np.bincount(cells[pixels], minlength=_CELLS**3)

    def odds(self, picture: Picture) -> Floats:
        """Logarithm of the odds, (H, W), that each pixel is the signer's, by its colour alone."""
        signer, background = _spread(self._signer), _spread(self._background)
        table = np.log(signer / background).clip(-_MOST_COLOR, _MOST_COLOR)
        odds: Floats = table.astype(np.float32)[_cells(picture)]
        return odds


def matte(
    picture: Picture,
    coarse: Floats,
    outline: Outline,
    colors: TakeColors,
    *,
    plate: Picture | None = None,
) -> Floats:
    """Find out how much of each pixel is the signer.

    Args:
        picture: (H, W, 3) sRGB.
        coarse: (H, W) probability of the person, from a segmentation.
        outline: Where the fitted body is.
        colors: The colours of the take.
        plate: (H, W, 3) the empty background from the same place, if there is a picture of it.

    Returns:
        (H, W) 0 to 1.
    """
    height = len(picture)
    sure = coarse.clip(1 - _SUREST, _SUREST)
    odds = np.log(sure / (1 - sure)) + colors.odds(picture)
    body = outline.body.astype(np.uint8)
    odds -= _FAR * (cv2.dilate(body, _disk(round(_OUTSIDE * height))) == 0)
    grown = cv2.dilate(outline.hands.astype(np.uint8), _disk(max(1, height // 200)))
    odds += _HAND * (grown > 0)
    if plate is not None:
        odds += _plate_odds(picture, plate)
    signer = 1 / (1 + np.exp(-odds))
    signer = _without_specks(signer.astype(np.float32), height)
    fine = guided(picture.astype(np.float32) / 255, signer, max(2, round(_RADIUS * height)))
    # The filter leaves a veil over flat regions; an edge is at most a few pixels wide.
    return _steeper(fine)


def guided(guide: Floats, values: Floats, radius: int, smooth: float = _SMOOTH) -> Floats:
    """Smooth values (H, W) but for the edges of a guide (H, W, 3): the guided filter.

    In every window the values are explained as a linear function of the colours (He, Sun and Tang
    2013, eq. 14 to 17).
    """
    size = (2 * radius + 1, 2 * radius + 1)

    def mean(array: Floats) -> Floats:
        averaged: Floats = cv2.blur(array, size, borderType=cv2.BORDER_REFLECT)
        return averaged

    center, level = mean(guide), mean(values)
    shared = mean(guide * values[..., None]) - center * level[..., None]
    spread = np.empty((*values.shape, 3, 3), np.float32)
    for one in range(3):
        for two in range(one, 3):
            product = mean(guide[..., one] * guide[..., two])
            spread[..., one, two] = product - center[..., one] * center[..., two]
            spread[..., two, one] = spread[..., one, two]
    spread[..., range(3), range(3)] += smooth
    slope = _solved(spread, shared)
    offset = level - (slope * center).sum(axis=2)
    result: Floats = (mean(slope) * guide).sum(axis=2) + mean(offset)
    return result.clip(0.0, 1.0)


def _solved(spread: Floats, shared: Floats) -> Floats:
    """Solve symmetric systems (H, W, 3, 3) by Cramer's rule, much faster than one by one."""
    a, b, c = spread[..., 0], spread[..., 1], spread[..., 2]
    across = np.cross(b, c)
    scale = (a * across).sum(axis=-1)
    parts = [across, np.cross(c, a), np.cross(a, b)]
    solved = sum(part * shared[..., k, None] for k, part in enumerate(parts))
    found: Floats = (solved / scale[..., None]).astype(np.float32)
    return found


def _plate_odds(picture: Picture, plate: Picture) -> Floats:
    """How much a picture differs from the empty background, as odds."""
    difference = np.abs(picture.astype(np.float32) - plate).max(axis=2) / 255
    smooth = cv2.blur(difference, (3, 3))
    odds: Floats = (smooth / _PLATE_NOISE - 2).clip(-_MOST_PLATE, _MOST_PLATE)
    return odds


def _without_specks(signer: Floats, height: int) -> Floats:
    """Leave out what does not hang together with the signer, and close small holes."""
    side = max(3, height // 100)
    closed: Floats = cv2.morphologyEx(signer, cv2.MORPH_CLOSE, _disk(side // 2))
    count, labels, stats, _ = cv2.connectedComponentsWithStats((closed > 0.5).astype(np.uint8))
    if count < 2:
        return closed
    areas = stats[1:, cv2.CC_STAT_AREA]
    # A hand may be cut off from the body by its own sleeve or the edge of the picture.
    kept = 1 + np.flatnonzero(areas > 0.004 * areas.max())
    allowed = cv2.dilate(np.isin(labels, kept).astype(np.uint8), _disk(2)) > 0
    kept_only: Floats = closed * allowed
    return kept_only


def _steeper(alpha: Floats) -> Floats:
    steep: Floats = ((alpha - 0.15) / 0.65).clip(0.0, 1.0)
    return steep


def _cells(picture: Picture) -> NDArray[np.intp]:
    red, green, blue = (picture.astype(np.intp) * _CELLS >> 8).transpose(2, 0, 1)
    cells: NDArray[np.intp] = (red * _CELLS + green) * _CELLS + blue
    return cells


def _spread(counts: NDArray[np.float64]) -> NDArray[np.float64]:
    """Frequencies of colours; each counts a little for its neighbours as well."""
    table = counts.reshape(_CELLS, _CELLS, _CELLS)
    for axis in range(3):
        padded = np.moveaxis(
            np.pad(table, [(1, 1) if k == axis else (0, 0) for k in range(3)], mode="edge"), axis, 0
        )
        smooth = 0.25 * padded[:-2] + 0.5 * padded[1:-1] + 0.25 * padded[2:]
        table = np.moveaxis(smooth, 0, axis)
    frequencies: NDArray[np.float64] = table.ravel() / table.sum() + _RARE
    return frequencies


def _disk(radius: int) -> NDArray[np.uint8]:
    disk: NDArray[np.uint8] = cv2.getStructuringElement(
        cv2.MORPH_ELLIPSE, (2 * radius + 1, 2 * radius + 1)
    )
    return disk
