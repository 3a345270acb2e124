"""The band around a body: which seen pixel is nearest to each pixel just outside of it."""

from __future__ import annotations

from dataclasses import dataclass

import torch

#: Farther than any picture is wide; its square fits into 32 bits.
_FAR = 1 << 14


@dataclass(frozen=True, eq=False)
class Band:
    """N pixels outside a mask that lie near it.

    Attributes:
        pixel: (N,) index into the flattened (B, H, W), ascending.
        nearest: (N,) index of the nearest pixel of the mask.
        offset: (N, 2) from that pixel to this one, right and down, in pixels.
    """

    pixel: torch.Tensor
    nearest: torch.Tensor
    offset: torch.Tensor


def band(mask: torch.Tensor, reach: int) -> Band:
    """Find the pixels within ``reach`` pixels of a (B, H, W) mask, and what they are nearest to.

    Distances are exact: first along rows, then over the rows within reach (the two passes of
    Saito & Toriwaki 1994).
    """
    height, width = mask.shape[1:]
    columns = torch.arange(width, device=mask.device, dtype=torch.int32).expand(mask.shape)
    left = torch.where(mask, columns, -_FAR).cummax(dim=2).values
    right = torch.where(mask, columns, _FAR).flip(2).cummin(dim=2).values.flip(2)
    column = torch.where(columns - left <= right - columns, left, right)
    across = (columns - column) ** 2
    best, row_step = across.clone(), torch.zeros_like(across)
    for step in (sign * distance for distance in range(1, reach + 1) for sign in (1, -1)):
        here, there = _overlap(step, height)
        candidate = across[:, there] + step * step
        nearer = candidate < best[:, here]
        best[:, here] = torch.where(nearer, candidate, best[:, here])
        row_step[:, here] = torch.where(nearer, step, row_step[:, here])
    pixel = ((best <= reach * reach) & ~mask).view(-1).nonzero()[:, 0]
    down = row_step.view(-1)[pixel].long()
    beside = column.view(-1)[pixel + down * width].long()
    x = pixel % width
    return Band(pixel, pixel + down * width + beside - x, torch.stack([x - beside, -down], dim=1))


def _overlap(step: int, height: int) -> tuple[slice, slice]:
    """Rows that have a row ``step`` below them, and those rows."""
    if step > 0:
        return slice(0, max(height - step, 0)), slice(min(step, height), height)
    return slice(min(-step, height), height), slice(0, max(height + step, 0))
