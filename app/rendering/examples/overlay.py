"""What is compared when a posed body is laid onto a picture: points with colours, and distances."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812 - the name that torch itself uses
from numpy.typing import NDArray

from app.body.model import BodyModel
from app.body.regions import PART_NAMES
from app.rendering.camera import Camera
from app.rendering.drawing import Drawing
from app.rendering.identity import Identity, Posed
from app.rendering.surface import Surface

Floats = NDArray[np.float32]

#: Surface points looked at in each picture, and the share of them that are on hands.
_POINTS: Final = 1500
_ON_HANDS: Final = 0.5
#: An uncovered pixel farther than this from the body (share of the height) is not the body's.
_REACH: Final = 0.06
#: Uncovered pixels looked at in each picture, beside hands, and beside the rest of the body.
_MOST_UNCOVERED: Final = 200


@dataclass(frozen=True, eq=False)
class Seen:
    """What N surface points of B pictures look like, and where they belong.

    Attributes:
        points: (B, N, 3) metres.
        weights: (B, N, 55) shares of the bones.
        colors: (B, N, 3) as rendered, sRGB 0 to 1.
        trust: (B, N) how much each counts.
        on_hand: (B, N) whether it is on a hand.
        covered: (B, H, W) bool, what the body covers.
    """

    points: torch.Tensor
    weights: torch.Tensor
    colors: torch.Tensor
    trust: torch.Tensor
    on_hand: torch.Tensor
    covered: torch.Tensor


class Lookout:
    """Finds the points of a body that pictures show.

    Args:
        model: The body.
        renderer: How the signer looks.
    """

    def __init__(self, model: BodyModel, renderer: Identity) -> None:
        device = renderer.device
        self._renderer = renderer
        self._surface = Surface.of(model, device)
        self._weights = torch.from_numpy(model.weights).to(device)
        hands = [PART_NAMES.index(f"{side}_hand") for side in ("left", "right")]
        self._is_hand = torch.isin(self._surface.parts, torch.tensor(hands, device=device))

    def seen(self, posed: Posed, cameras: Sequence[Camera]) -> Seen:
        """Look at B posed bodies, each through its camera."""
        rows = [
            self._look(
                Posed(posed.vertices[k : k + 1], posed.before[k : k + 1], posed.face[k : k + 1]),
                camera,
                seed=k,
            )
            for k, camera in enumerate(cameras)
        ]
        return Seen(*(torch.stack(column) for column in zip(*rows, strict=True)))

    def _look(self, posed: Posed, camera: Camera, *, seed: int) -> tuple[torch.Tensor, ...]:
        surface = self._surface
        worn = surface.dressed(posed.vertices, self._renderer.thickness)
        raster = Drawing.of(surface, worn, camera).raster
        with torch.no_grad():
            drawn = self._renderer.render(posed, camera).view(-1, 4)[raster.pixel]
        on_hand = self._is_hand[raster.face]
        picked = _picked(on_hand.cpu().numpy(), seed)
        chosen = torch.from_numpy(picked).to(on_hand.device)
        points = raster.interpolate(worn[0], surface.faces)[chosen]
        weights = raster.interpolate(self._weights, surface.faces)[chosen]
        colors, alpha = drawn[chosen, :3], drawn[chosen, 3:]
        trust = (alpha[:, 0] > 0.5).float()
        covered = raster.dense(torch.ones_like(raster.depth))[0] > 0
        colors = colors / alpha.clamp(min=0.5)
        return points, weights, colors, trust, on_hand[chosen], covered


def _picked(on_hand: NDArray[np.bool_], seed: int) -> NDArray[np.int64]:
    """(N,) numbers of seen pixels, many of hands; some several times where there are few."""
    random = np.random.default_rng(seed)
    hand, rest = np.flatnonzero(on_hand), np.flatnonzero(~on_hand)
    wanted = min(round(_POINTS * _ON_HANDS), 4 * len(hand))
    parts = []
    for pixels, count in ((hand, wanted), (rest, _POINTS - wanted)):
        if len(pixels):
            parts.append(random.choice(pixels, count, replace=len(pixels) < count))
    found = np.concatenate(parts) if parts else np.zeros(0, np.int64)
    # Nothing but hands in the picture: look at them more often.
    return np.resize(found, _POINTS).astype(np.int64)


@dataclass(frozen=True, eq=False)
class Views:
    """B cameras at once, one for each picture.

    Attributes:
        position: (B, 1, 3).
        axes: (B, 3, 3).
        focal: (B, 1, 1) pixels.
        center: (B, 1, 2) pixels.
    """

    position: torch.Tensor
    axes: torch.Tensor
    focal: torch.Tensor
    center: torch.Tensor

    @classmethod
    def of(cls, cameras: Sequence[Camera], device: torch.device) -> Views:
        """Stack cameras on a device."""
        position = np.stack([camera.position for camera in cameras])
        axes = np.stack([camera.axes for camera in cameras])
        focal = torch.tensor([camera.focal for camera in cameras], device=device)
        center = torch.tensor([camera.center for camera in cameras], device=device)
        return cls(
            torch.from_numpy(position).to(device)[:, None],
            torch.from_numpy(axes).to(device),
            focal[:, None, None],
            center[:, None],
        )

    def project(self, points: torch.Tensor) -> torch.Tensor:
        """Pixels (B, N, 2) of points (B, N, 3), each through the camera of its picture."""
        seen = (points - self.position) @ self.axes.transpose(1, 2)
        return seen[..., :2] * self.focal / seen[..., 2:].clamp(min=0.05) + self.center


def look_up(pictures: torch.Tensor, places: torch.Tensor) -> torch.Tensor:
    """Values (B, N, C) of pictures (B, C, H, W) at places (B, N, 2) in pixels."""
    size = places.new_tensor([pictures.shape[3], pictures.shape[2]])
    grid = (places * (2 / size) - 1)[:, None]
    found = F.grid_sample(pictures, grid, padding_mode="border", align_corners=False)
    return found[:, :, 0].transpose(1, 2)


def distances(inside: NDArray[np.bool_]) -> Floats:
    """(B, 1, H, W) pixels from each pixel to the nearest one inside; 0 inside."""
    far = [cv2.distanceTransform((~mask).astype(np.uint8), cv2.DIST_L2, 5) for mask in inside]
    found: Floats = np.stack(far)[:, None].astype(np.float32)
    return found


def uncovered(
    inside: NDArray[np.bool_], seen: Seen, places: torch.Tensor
) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Pixels of the signer that the body does not cover, and the point next to each.

    Args:
        inside: (B, H, W) what is the signer.
        seen: What of the body is seen.
        places: (B, N, 2) where its points are, pixels.

    Returns:
        Number of the picture, number of the point (both (M,)), and the pixel (M, 2).
    """
    from scipy.spatial import cKDTree

    reach = _REACH * inside.shape[1]
    covered, on_hand = seen.covered.cpu().numpy(), seen.on_hand.cpu().numpy()
    at = places.detach().cpu().numpy()
    rows: list[tuple[NDArray[np.int64], NDArray[np.int64], Floats]] = []
    for number in range(len(inside)):
        row, column = np.nonzero(inside[number] & ~covered[number])
        pixels = np.stack([column, row], axis=1).astype(np.float32) + 0.5
        away, nearest = cKDTree(at[number]).query(pixels, distance_upper_bound=reach)
        near, of_hand = np.isfinite(away), np.append(on_hand[number], False)[nearest]
        for found in (np.flatnonzero(near & of_hand), np.flatnonzero(near & ~of_hand)):
            kept = found[:: max(1, -(-len(found) // _MOST_UNCOVERED))]
            rows.append((np.full(len(kept), number), nearest[kept].astype(np.int64), pixels[kept]))
    pictures, points, pixels = (np.concatenate(column) for column in zip(*rows, strict=True))
    device = places.device
    return (
        torch.from_numpy(pictures).to(device),
        torch.from_numpy(points).to(device),
        torch.from_numpy(pixels).to(device),
    )
