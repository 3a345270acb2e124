"""Hands and face seen closely: where they are in a picture, and how close-ups are put back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812 - the name that torch itself uses

from app.body.model import BodyModel
from app.body.regions import PART_NAMES
from app.rendering.camera import Camera

#: Parts in the middle of each close-up.
_CENTERS: Final = (("face", "lips", "brows"), ("left_hand",), ("right_hand",))
COUNT: Final = len(_CENTERS)
#: How much of the body a close-up shows, metres.
SIDE: Final = 0.22
#: Close-ups fade over this share of their side, so that no border shows.
_FADE: Final = 0.15
#: Close-ups are drawn in sizes that networks can halve this often.
_MULTIPLE: Final = 16


@dataclass(frozen=True)
class Box:
    """A square in a picture, in whole pixels."""

    left: int
    top: int
    side: int

    def camera(self, camera: Camera, drawn: int) -> Camera:
        """The camera that sees the square alone, ``drawn`` pixels wide and high."""
        zoom = drawn / self.side
        center = (camera.center[0] - self.left) * zoom, (camera.center[1] - self.top) * zoom
        return replace(camera, size=(drawn, drawn), focal=camera.focal * zoom, center=center)


def side_of(scale: float) -> int:
    """Side of close-ups in a picture of ``scale`` pixels per metre, in pixels."""
    return max(1, round(SIDE * scale / _MULTIPLE)) * _MULTIPLE


class Places:
    """Finds hands and face of one body.

    Args:
        model: The body.
        device: Where to work.
    """

    def __init__(self, model: BodyModel, device: torch.device | str = "cpu") -> None:
        chosen = [
            np.isin(model.parts, [PART_NAMES.index(part) for part in parts]) for parts in _CENTERS
        ]
        self._vertices = [
            torch.from_numpy(np.unique(model.faces[faces]).astype(np.int64)).to(device)
            for faces in chosen
        ]

    def boxes(self, vertices: torch.Tensor, camera: Camera, side: int) -> list[Box]:
        """Squares around face, left hand and right hand of posed vertices (V, 3)."""
        pixels, _ = camera.project(vertices)
        boxes = []
        for chosen in self._vertices:
            at = pixels[chosen]
            middle = (at.amin(dim=0) + at.amax(dim=0)) / 2 - side / 2
            left, top = middle.round().long().tolist()
            boxes.append(Box(left, top, side))
        return boxes

    def hands(self, vertices: torch.Tensor, camera: Camera) -> list[tuple[list[float], ...]]:
        """Lowest and highest pixel (x, y) of left and right hand of posed vertices (V, 3)."""
        pixels, _ = camera.project(vertices)
        of_hands = [pixels[chosen] for chosen in self._vertices[1:]]
        return [(at.amin(dim=0).tolist(), at.amax(dim=0).tolist()) for at in of_hands]


def put_back(picture: torch.Tensor, close: torch.Tensor, boxes: list[Box]) -> torch.Tensor:
    """Blend close-ups into a picture.

    Args:
        picture: (C, H, W).
        close: (K, C, S, S) close-ups of K boxes, of any size.
        boxes: Where they belong; may reach out of the picture. Later ones lie above.
    """
    height, width = picture.shape[1:]
    blended = picture.clone()
    for box, drawn in zip(boxes, close, strict=True):
        rows = slice(max(box.top, 0), min(box.top + box.side, height))
        columns = slice(max(box.left, 0), min(box.left + box.side, width))
        if rows.stop <= rows.start or columns.stop <= columns.start:
            continue
        small = F.interpolate(
            drawn[None], (box.side, box.side), mode="bilinear", antialias=True, align_corners=False
        )[0]
        inner = (
            slice(rows.start - box.top, rows.stop - box.top),
            slice(columns.start - box.left, columns.stop - box.left),
        )
        part = blended[:, rows, columns]
        weight = _feather(box.side, picture.device)[inner]
        blended[:, rows, columns] = part + weight * (small[:, inner[0], inner[1]] - part)
    return blended


def _feather(side: int, device: torch.device) -> torch.Tensor:
    """(S, S) 1 inside, falling smoothly to 0 at the border."""
    at = (torch.arange(side, device=device) + 0.5) / side
    ramp = (torch.minimum(at, 1 - at) / _FADE).clamp(max=1.0)
    smooth = ramp * ramp * (3 - 2 * ramp)
    return smooth[:, None] * smooth[None]
