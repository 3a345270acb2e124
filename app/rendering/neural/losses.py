"""How unlike painted pictures are to real ones, as something that a network can learn from."""

from __future__ import annotations

from typing import Final

import torch
import torch.nn.functional as F  # noqa: N812 - the name that torch itself uses

#: What each term counts.
_ALPHA: Final = 1.0
_SSIM: Final = 0.4
_PYRAMID: Final = 0.4
_TEMPORAL: Final = 0.5
#: Side of the windows of the structural likeness.
_WINDOW: Final = 7
#: Pixels between windows: neighbours say nearly the same.
_STEP: Final = 2
_C1, _C2 = 0.01**2, 0.03**2


def unlikeness(
    painted: torch.Tensor, real: torch.Tensor, weight: torch.Tensor, after: torch.Tensor
) -> torch.Tensor:
    """Sum of all terms.

    Args:
        painted: (B, 4, H, W) colours before some background, and alpha.
        real: (B, 4, H, W) the same of the real pictures, before the same background.
        weight: (B, 1, H, W) how much each pixel counts.
        after: (B / 2,) whether the second of each pair of pictures follows the first.
    """
    error = painted - real
    mean = weight / weight.mean().clamp(min=1e-6)
    colors = (error[:, :3].abs() * mean).mean()
    alpha = (error[:, 3:].abs() * mean).mean()
    change = (error[1::2, :3] - error[::2, :3]).abs() * mean[1::2] * after[:, None, None, None]
    return (
        colors
        + _ALPHA * alpha
        + _SSIM * (1 - (_ssim(painted[:, :3], real[:, :3]) * _cut(mean)).mean())
        + _PYRAMID * _pyramid(error[:, :3] * mean.clamp(max=1.0))
        + _TEMPORAL * change.mean()
    )


def _cut(weight: torch.Tensor) -> torch.Tensor:
    side = _WINDOW // 2
    inner = weight[..., side:-side:_STEP, side:-side:_STEP]
    return inner / inner.mean().clamp(min=1e-6)


def _ssim(first: torch.Tensor, second: torch.Tensor) -> torch.Tensor:
    """Structural similarity (Wang 2004) with even windows, without the border."""
    stacked = torch.cat([first, second, first**2, second**2, first * second], dim=1)
    mean_1, mean_2, square_1, square_2, product = F.avg_pool2d(stacked, _WINDOW, _STEP).chunk(
        5, dim=1
    )
    both = mean_1 * mean_2
    variance_1, variance_2 = square_1 - mean_1**2, square_2 - mean_2**2
    top = (2 * both + _C1) * (2 * (product - both) + _C2)
    return top / ((mean_1**2 + mean_2**2 + _C1) * (variance_1 + variance_2 + _C2))


def _pyramid(error: torch.Tensor) -> torch.Tensor:
    """Mean error in the bands of a Laplacian pyramid (Burt & Adelson 1983), coarse ones more."""
    total = error.new_zeros(())
    for level in range(3):
        coarse = F.avg_pool2d(error, 2)
        fine = F.interpolate(coarse, scale_factor=2, mode="bilinear", align_corners=False)
        total = total + 2**level * (error - fine).abs().mean()
        error = coarse
    return total
