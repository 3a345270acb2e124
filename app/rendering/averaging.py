"""Looks up in recordings of a signer what each place of the body's surface looks like."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812 - the name that torch itself uses
from numpy.typing import NDArray

from app.body.model import BodyModel
from app.body.regions import PART_NAMES
from app.body.skinning import Skinner
from app.core.progress import Progress, Silent
from app.rendering.atlas import unwrap
from app.rendering.camera import Camera, source_camera
from app.rendering.drawing import edges
from app.rendering.raster import Raster
from app.rendering.rasterizer import rasterize
from app.rendering.surface import Surface
from lexicon_db.tracks import LEFT, RIGHT, FitTrack, HandFlag

Pictures = Iterable[NDArray[np.uint8]]

#: Views kept per texel: enough for a median, few enough to stay sharp.
_VIEWS: Final = 8
#: Surfaces seen at less than this cosine tell nothing.
_GRAZING: Final = 0.25
#: A texel that lies deeper than the picture shows by more than this (metres) is hidden.
_HIDDEN: Final = 0.01
#: Pixels this near to an outline, as a share of the picture's height, may show what is behind it,
#: as no fit is exact.
_OUTLINE: Final = 1 / 240
#: Movement (pixels per frame) that halves the weight of a view.
_BLUR: Final = 2.0
#: Views that differ by more than this (sRGB) from the median are left out.
_OUTLIER: Final = 0.12
_TRUST_IN_HAND: Final = {HandFlag.MEASURED: 1.0, HandFlag.RECOVERED: 0.3}


@dataclass(frozen=True, eq=False)
class Footage:
    """A fitted take with its pictures.

    Attributes:
        pictures: T times (H, W, 3) uint8 RGB, of the size of the fit.
        fit: How the body explains them.
        flags: (T, 2) a HandFlag per hand.
    """

    pictures: Pictures
    fit: FitTrack
    flags: NDArray[np.uint8]


class BestViews:
    """Keeps, for each of N texels, the views that showed it best.

    Args:
        model: The body.
        size: Width and height of the texture.
        device: Where to work.
    """

    def __init__(self, model: BodyModel, size: int, device: torch.device) -> None:
        self._model = model
        self._surface = Surface.of(model, device)
        self.flat = unwrap(self._surface, size)
        self._sides = [
            self._surface.parts[self.flat.face] == PART_NAMES.index(f"{side}_hand")
            for side in ("left", "right")
        ]
        count = len(self.flat.pixel)
        self._weights = torch.zeros(count, _VIEWS, device=device)
        self._colors = torch.zeros(count, _VIEWS, 3, device=device)

    def add(self, footage: Footage, *, every: int = 1, progress: Progress | None = None) -> None:
        """Look at every ``every``-th picture of a take."""
        fit, watcher = footage.fit, progress or Silent()
        skinner = Skinner(self._model, fit.betas, fit.hand_scale)
        for frame, picture in zip(range(len(fit.pts)), footage.pictures, strict=False):
            if frame % every:
                continue
            pair = [max(frame - 1, 0), frame]
            posed = skinner.batch(fit.rotations[pair], fit.face[pair], fit.translation[pair])
            before, now = torch.from_numpy(posed).to(self._weights.device)
            trust = [_TRUST_IN_HAND.get(HandFlag(flag), 0.0) for flag in footage.flags[frame]]
            self.look(picture, (before, now), source_camera(fit), trust)
            watcher.report(frame + 1, len(fit.pts), "Looking at the signer")

    def look(
        self,
        picture: NDArray[np.uint8],
        posed: tuple[torch.Tensor, torch.Tensor],
        camera: Camera,
        hands: Sequence[float],
        *,
        believed: NDArray[np.float32] | None = None,
    ) -> None:
        """Look at one picture.

        Args:
            picture: (H, W, 3) uint8 RGB.
            posed: (V, 3) vertices one frame earlier, and now.
            camera: What filmed it.
            hands: How far left and right hand are trusted, 0 to 1.
            believed: (H, W) how far each pixel is; None is wholly.
        """
        view = _View.of(self._surface, self.flat, *posed, camera)
        weights = view.weights()
        for side in (LEFT, RIGHT):
            weights[self._sides[side]] *= hands[side]
        if believed is not None:
            weights = weights * view.look_up(believed[..., None])[:, 0]
        self._keep(weights, view.look_up(picture) / 255)

    def _keep(self, weights: torch.Tensor, colors: torch.Tensor) -> None:
        """Let a view take the place of the worst kept one where it is better."""
        worst, slot = self._weights.min(dim=1)
        better = (weights > worst).nonzero()[:, 0]
        self._weights[better, slot[better]] = weights[better]
        self._colors[better, slot[better]] = colors[better]

    def colors(self) -> tuple[torch.Tensor, torch.Tensor]:
        """(N, 3) sRGB of each texel and (N,) how well it was seen, 0 to about 1."""
        kept, views = self._weights.cpu(), self._colors.cpu()
        seen = kept > 0
        masked = torch.where(seen[..., None], views, torch.nan)
        median = masked.nanmedian(dim=1, keepdim=True).values
        weights = kept * (seen & ((views - median).abs().amax(dim=2) < _OUTLIER))
        total = weights.sum(dim=1)
        mean = (views * weights[..., None]).sum(dim=1) / total.clamp(min=1e-6)[:, None]
        return mean, total


@dataclass(frozen=True, eq=False)
class _View:
    """One picture of a take, and where each of N texels falls in it.

    Attributes:
        places: (N, 2) pixels.
        depth: (N,) metres.
        facing: (N,) cosine between the surface and the line of sight.
        speed: (N,) pixels per frame.
        shown: (H, W) depth of what the picture shows.
        clear: (H, W) 0 near outlines, rising to 1 away from them.
    """

    places: torch.Tensor
    depth: torch.Tensor
    facing: torch.Tensor
    speed: torch.Tensor
    shown: torch.Tensor
    clear: torch.Tensor

    @classmethod
    def of(
        cls,
        surface: Surface,
        flat: Raster,
        before: torch.Tensor,
        now: torch.Tensor,
        camera: Camera,
    ) -> _View:
        """Find the texels of ``flat`` in the picture of the body with vertices ``now`` (V, 3)."""
        pixels, depth = camera.project(now[None])
        shown = rasterize(pixels, depth, surface.faces, camera.size)
        earlier, _ = camera.project(before)
        sight = F.normalize(torch.as_tensor(camera.position, device=now.device) - now, dim=1)
        facing = (surface.normals(now[None])[0] * sight).sum(dim=1, keepdim=True)
        speed = (pixels[0] - earlier).norm(dim=1, keepdim=True)
        at = flat.interpolate(torch.cat([now, facing, speed], dim=1), surface.faces)
        places, texel_depth = camera.project(at[:, :3])
        reach = max(1, round(_OUTLINE * camera.size[1]))
        near = F.max_pool2d(edges(shown)[:, None].float(), 2 * reach + 1, 1, reach)
        far = (near == 0) * (1 - F.avg_pool2d(near, 2 * reach + 1, 1, reach))
        depth = shown.dense(shown.depth)[0]
        return cls(places, texel_depth, at[:, 3], at[:, 4], depth, far[0, 0])

    def weights(self) -> torch.Tensor:
        """(N,) how much each texel is worth in this picture."""
        height, width = self.shown.shape
        column, row = self.places.floor().long().unbind(1)
        inside = (column >= 0) & (column < width) & (row >= 0) & (row < height)
        pixel = (row.clamp(0, height - 1) * width + column.clamp(0, width - 1)).view(-1)
        visible = inside & (self.depth < self.shown.view(-1)[pixel] + _HIDDEN)
        facing = ((self.facing - _GRAZING) / (1 - _GRAZING)).clamp(min=0.0)
        sharp = 1 / (1 + (self.speed / _BLUR) ** 2)
        # All fade out gradually, so that no seam shows where seeing ends.
        return visible * facing**2 * sharp * self.clear.view(-1)[pixel] ** 2

    def look_up(self, picture: NDArray[np.uint8] | NDArray[np.float32]) -> torch.Tensor:
        """(N, C) values of the texels in a picture (H, W, C)."""
        height, width = self.shown.shape
        # A copy: decoded pictures may be read-only.
        image = torch.tensor(picture, device=self.places.device).permute(2, 0, 1)[None].float()
        scale = self.places.new_tensor([2 / width, 2 / height])
        grid = (self.places * scale - 1)[None, None]
        return F.grid_sample(image, grid, padding_mode="border", align_corners=False)[0, :, 0].T
