"""Smooth edges at little cost: every pixel is shaded once, pixels on edges several times."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

import torch
import torch.nn.functional as F  # noqa: N812 - the name that torch itself uses

from app.rendering.rasterizer import Raster, faces_at, rasterize

#: Sub-pixel places of the samples on an edge, in pixels from the centre: eight queens, so that
#: edges near the horizontal and the vertical get eight steps as well.
_SAMPLES: Final = tuple(
    ((column + 0.5) / 8 - 0.5, (row + 0.5) / 8 - 0.5)
    for row, column in enumerate((5, 2, 6, 1, 7, 4, 0, 3))
)
#: Neighbours whose depths differ by more than this (metres) lie on different surfaces.
_STEP: Final = 0.012

#: Colours (N, C) of the N seen pixels of a raster.
Shade = Callable[[Raster], torch.Tensor]


def shaded(
    points_px: torch.Tensor,
    depth: torch.Tensor,
    faces: torch.Tensor,
    raster: Raster,
    shade: Shade,
    *,
    smooth: bool = True,
) -> torch.Tensor:
    """Shade a rasterized batch, with smooth edges.

    Args:
        points_px: (B, V, 2) projected points in pixels.
        depth: (B, V) their depth.
        faces: (F, 3) the triangles.
        raster: What ``rasterize`` made of them.
        shade: Colours of the seen pixels of a raster.
        smooth: Whether edges are sampled eight times.

    Returns:
        (B, H, W, C + 1) premultiplied colours and coverage.
    """
    picture = raster.dense(F.pad(shade(raster), (0, 1), value=1.0))
    if not smooth:
        return picture
    edge = edges(raster)
    near = faces_at(points_px, faces, edge)
    flat = picture.view(-1, picture.shape[-1])
    at = edge.view(-1).nonzero()[:, 0]
    slot = torch.zeros(len(flat), dtype=torch.int64, device=at.device)
    slot[at] = torch.arange(len(at), device=at.device)
    total = torch.zeros_like(flat[at])
    for x, y in _SAMPLES:
        moved = points_px - points_px.new_tensor([x, y])
        size = (raster.shape[2], raster.shape[1])
        sample = rasterize(moved, depth, faces[near], size, within=edge)
        sample = replace(sample, face=near[sample.face])
        covered = F.pad(shade(sample), (0, 1), value=1.0)
        total[slot[sample.pixel]] += covered
    flat[at] = total / len(_SAMPLES)
    return picture


def edges(raster: Raster) -> torch.Tensor:
    """(B, H, W) bool: pixels beside a silhouette or a step in depth."""
    depth = raster.dense(raster.depth, empty=1e3)
    edge = torch.zeros_like(depth, dtype=torch.bool)
    across = (depth[:, :, 1:] - depth[:, :, :-1]).abs() > _STEP
    down = (depth[:, 1:] - depth[:, :-1]).abs() > _STEP
    edge[:, :, 1:] |= across
    edge[:, :, :-1] |= across
    edge[:, 1:] |= down
    edge[:, :-1] |= down
    return edge
