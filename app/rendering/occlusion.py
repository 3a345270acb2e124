"""Darkening of hollows from the depth picture: what makes fingers stand apart from each other."""

from __future__ import annotations

from typing import Final

import torch
import torch.nn.functional as F  # noqa: N812 - the name that torch itself uses

#: Rings of neighbours: distance in metres and weight. The small ring sees creases between fingers,
#: the middle one fingers before the palm, the large one hands before the torso.
_RINGS: Final = ((0.004, 0.75), (0.012, 0.55), (0.035, 0.4))
#: Less than this comes from the facets of the mesh.
_FACETS: Final = 0.03
_DIRECTIONS: Final = ((1.0, 0.0), (0.7, 0.7), (0.0, 1.0), (-0.7, 0.7))


def hollows(depth: torch.Tensor, pixels_per_metre: float) -> torch.Tensor:
    """How hollow the surface is around each pixel.

    Opposite neighbours are compared with the centre: on a slanted plane their differences cancel,
    in a crease both are nearer. Differences beyond the ring's own size count no further, so a hand
    far before the torso leaves a faint rim, not a black one.

    Args:
        depth: (B, H, W) metres, infinite where nothing is seen.
        pixels_per_metre: Size of the picture at the body.

    Returns:
        (B, H, W) above 0 in hollows (1 is a deep crease), below 0 on ridges.
    """
    total = torch.zeros_like(depth)
    for radius, weight in _RINGS:
        reach = max(1, round(radius * pixels_per_metre))
        padded = F.pad(depth[:, None], (reach,) * 4, mode="replicate")[:, 0]
        for x, y in _DIRECTIONS:
            right, down = round(x * reach), round(y * reach)
            one = _nearer(depth, padded, right, down, reach=reach, radius=radius)
            other = _nearer(depth, padded, -right, -down, reach=reach, radius=radius)
            total += (one + other) * (weight / (2 * len(_DIRECTIONS)))
    return torch.where(depth.isfinite(), F.softshrink(total, _FACETS), 0.0)


def _nearer(
    depth: torch.Tensor, padded: torch.Tensor, right: int, down: int, *, reach: int, radius: float
) -> torch.Tensor:
    """By how much a neighbour is nearer than the centre, in units of ``radius``, -1 to 1."""
    height, width = depth.shape[1:]
    top, left = reach + down, reach + right
    neighbour = padded[:, top : top + height, left : left + width]
    return ((depth - neighbour) / radius).nan_to_num(0.0).clamp(-1.0, 1.0)
