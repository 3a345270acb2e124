"""What stands behind a signer: the picture of a recording without the person, from many frames."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812 - the name that torch itself uses
from numpy.typing import NDArray

from app.body.model import BodyModel
from app.body.skinning import Skinner
from app.rendering.atlas import filled
from app.rendering.camera import source_camera
from app.rendering.rasterizer import rasterize
from app.rendering.surface import Surface
from lexicon_db.tracks import FitTrack

#: How far hair and clothes may reach beyond the body, as a share of the picture's height.
_BEYOND: Final = 1 / 16
#: Outlines are looked for in pictures of this height: they are widened anyway.
_COARSE: Final = 120
#: Rows that are looked at together: memory does not grow with the picture.
_ROWS: Final = 64


def clean_plate(
    pictures: Sequence[NDArray[np.uint8]], frames: Sequence[int], fit: FitTrack, model: BodyModel
) -> torch.Tensor:
    """The median of what was seen of each place while the signer was not before it.

    What the signer always hides is filled from around it.

    Args:
        pictures: (H, W, 3) sRGB, some frames of the recording, of the size of the fit.
        frames: Which frames of the fit they are.
        fit: Where the body is.
        model: The body.

    Returns:
        (H, W, 3) sRGB, 0 to 1.
    """
    width, height = fit.size
    free = _free(frames, fit, model)
    plate = torch.empty(height, width, 3)
    for top in range(0, height, _ROWS):
        rows = slice(top, top + _ROWS)
        seen = torch.from_numpy(np.stack([picture[rows] for picture in pictures])).float() / 255
        seen[~free[:, rows]] = torch.nan
        plate[rows] = seen.nanmedian(dim=0).values
    return _without_holes(plate)


def _free(frames: Sequence[int], fit: FitTrack, model: BodyModel) -> torch.Tensor:
    """(N, H, W) whether the signer is not there."""
    size = (max(1, round(_COARSE * fit.size[0] / fit.size[1])), _COARSE)
    camera = source_camera(fit).resized(size)
    skinner = Skinner(model, fit.betas, fit.hand_scale)
    chosen = np.asarray(frames)
    vertices = torch.from_numpy(
        skinner.batch(fit.rotations[chosen], fit.face[chosen], fit.translation[chosen])
    )
    pixels, depth = camera.project(vertices)
    raster = rasterize(pixels, depth, Surface.of(model, torch.device("cpu")).faces, size)
    there = raster.dense(torch.ones(len(raster.pixel), 1))
    covered = there.reshape(len(chosen), 1, size[1], size[0])
    reach = 2 * round(_BEYOND * _COARSE) + 1
    wide = F.max_pool2d(covered, reach, stride=1, padding=reach // 2)
    full = F.interpolate(wide, size=fit.size[::-1], mode="bilinear", align_corners=False)
    return full[:, 0] <= 0


def _without_holes(plate: torch.Tensor) -> torch.Tensor:
    """Fill the places that were never seen."""
    hole = plate.isnan().any(dim=2)
    if hole.all():
        return torch.full_like(plate, 0.5)
    if not hole.any():
        return plate
    height, width = hole.shape
    side = 1 << (max(height, width) - 1).bit_length()
    square = torch.zeros(side, side, 3)
    trust = torch.zeros(side, side)
    square[:height, :width] = plate.nan_to_num()
    trust[:height, :width] = (~hole).float()
    return torch.where(hole[..., None], filled(square, trust)[:height, :width], plate)
