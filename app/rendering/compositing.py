"""Puts the signer before the background and the labels before both."""

from __future__ import annotations

from typing import Final

import torch
import torch.nn.functional as F  # noqa: N812 - the name that torch itself uses

#: The soft shadow on the wall: how dark, and where it falls, as shares of the picture's height.
_SHADOW: Final = 0.16
_SHADOW_SHIFT: Final = (-0.030, 0.035)
_SHADOW_CELLS: Final = 48


def compose(
    signer: torch.Tensor,
    background: torch.Tensor | None,
    overlay: torch.Tensor,
    *,
    shadow: bool = False,
) -> torch.Tensor:
    """Lay the layers over each other.

    Args:
        signer: (B, H, W, 4) premultiplied sRGB and alpha.
        background: (H, W, 3) sRGB; None keeps transparency.
        overlay: (H, W, 4) premultiplied labels.
        shadow: Whether the signer casts a soft shadow on the background.

    Returns:
        (B, H, W, 3) sRGB 0 to 1; without background (B, H, W, 4) with alpha, not premultiplied.
    """
    labelled = signer * (1 - overlay[..., 3:]) + overlay
    if background is None:
        alpha = labelled[..., 3:]
        return torch.cat([(labelled[..., :3] / alpha.clamp(min=1e-4)).clamp(0, 1), alpha], dim=3)
    behind = background[None]
    if shadow:
        behind = behind * (1 - _SHADOW * _cast(signer[..., 3]))[..., None]
    return labelled[..., :3] + (1 - labelled[..., 3:]) * behind


def to_bytes(picture: torch.Tensor) -> torch.Tensor:
    """Values 0 to 1 as uint8, rounded."""
    return (picture.clamp(0, 1) * 255 + 0.5).to(torch.uint8)


def _cast(alpha: torch.Tensor) -> torch.Tensor:
    """(B, H, W) the shape of the signer as a wide lamp casts it on a wall: blurred and moved."""
    height, width = alpha.shape[1:]
    cells = (_SHADOW_CELLS, max(1, _SHADOW_CELLS * width // height))
    small = F.adaptive_avg_pool2d(alpha[:, None], cells)
    for _ in range(2):
        small = F.avg_pool2d(small, 3, stride=1, padding=1, count_include_pad=False)
    x = torch.linspace(-1, 1, width, device=alpha.device) - 2 * _SHADOW_SHIFT[0] * height / width
    y = torch.linspace(-1, 1, height, device=alpha.device) - 2 * _SHADOW_SHIFT[1]
    grid = torch.stack(torch.meshgrid(y, x, indexing="ij")[::-1], dim=-1)
    grid = grid.expand(len(alpha), -1, -1, -1)
    return F.grid_sample(small, grid, padding_mode="border", align_corners=False)[:, 0]
