"""Distances between movements of different lengths: time is warped so that they fit best.

The published ones differ in cost, scale and what a missing point costs, and do not compare with
one another; nor does any of them tell a frozen pose from a good one by itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from app.motion.errors import procrustes, rooted
from app.motion.rotations import Array

Numbers = NDArray[np.floating[Any]]

#: What missing points are filled with where a published distance wants it.
_FILL: Final = 10.0


@dataclass(frozen=True)
class Warped:
    """A distance that depends on what is done about missing points.

    Attributes:
        filled: With missing points filled by a constant, as it was published.
        masked: With pairs that cost nothing where one is missing.
        missing: Share of points of both that are missing.
    """

    filled: float
    masked: float
    missing: float


def warped_cost(cost: Numbers) -> float:
    """Least sum of costs (N, M) on a way from the first pair to the last.

    Steps are one ahead in either or in both; every pair on the way counts once.

    Source: Sakoe and Chiba 1978, "Dynamic programming algorithm optimization".
    """
    rows, columns = cost.shape
    # By diagonals, each of which depends on the two before it alone.
    total = np.full((rows + 1, columns + 1), np.inf)
    total[0, 0] = 0.0
    for diagonal in range(rows + columns - 1):
        i = np.arange(max(0, diagonal - columns + 1), min(rows, diagonal + 1))
        j = diagonal - i
        least = np.minimum(np.minimum(total[i, j], total[i, j + 1]), total[i + 1, j])
        total[i + 1, j + 1] = cost[i, j] + least
    return float(total[-1, -1])


def dtw_mje(truth: Numbers, made: Numbers) -> float:
    """Sum of absolute differences of coordinates along the best way, per frame of the truth.

    Published values are of 50 joints whose coordinates were divided by 3.

    Source: code of Saunders et al. 2020, "Progressive transformers for end-to-end sign language
    production".

    Args:
        truth: (T, J, 3), all there.
        made: (S, J, 3).
    """
    cost = np.abs(np.asarray(truth, np.float64)[:, None] - made[None]).sum((-1, -2))
    return warped_cost(cost) / len(truth)


def dtw_joint_error(
    truth: Numbers, made: Numbers, root: int = 0, *, aligned: bool = False
) -> float:
    """Mean joint error summed along the best way, not divided by any length.

    Source: code of Zuo et al. 2025, "Signs as tokens".

    Args:
        truth: (T, J, 3), all there.
        made: (S, J, 3).
        root: Joint that both are moved onto, frame by frame.
        aligned: Whether frames are laid over one another by ``procrustes`` instead.
    """
    left, right = rooted(truth, root)[:, None], rooted(made, root)[None]
    moved = procrustes(left, right) if aligned else right
    return warped_cost(np.linalg.norm(moved - left, axis=-1).mean(-1))


def ndtw_mje(truth: Numbers, made: Numbers) -> float:
    """Warped distance of each point by itself, mean over points; missing ones cost little.

    A point that the truth lacks costs nothing, one that only the made movement lacks costs half
    its distance from the origin. Way by way, not divided by any length.

    Source: code of Shalev-Arkushin et al. 2023, "Ham2Pose"; there the way is an approximation.

    Args:
        truth: (T, P, 3) points of body and hands in shoulder widths from between the shoulders.
        made: (S, P, 3).
    """
    cost = _apart(truth, made)
    halved = 0.5 * np.linalg.norm(np.asarray(truth, np.float64), axis=-1)[:, None]
    cost = np.where(np.isfinite(cost), cost, np.where(np.isfinite(halved), halved, 0.0))
    return float(np.mean([warped_cost(cost[..., point]) for point in range(cost.shape[-1])]))


def dtw_p(truth: Numbers, made: Numbers) -> Warped:
    """Warped distance of each hand point by itself, mean over points.

    The published distance fills what is missing by 10, which then decides over it: it is told with
    one that leaves it out, and with how much is missing.

    Source: code of Jiang et al. 2025, "Meaningful pose-based sign language evaluation".

    Args:
        truth: (T, P, 3) points of both hands.
        made: (S, P, 3).
    """
    cost = _apart(truth, made)
    filled = _apart(*(np.nan_to_num(np.asarray(x, np.float64), nan=_FILL) for x in (truth, made)))
    masked = np.where(np.isfinite(cost), cost, 0.0)
    gone = np.concatenate([~np.isfinite(x).all(-1).ravel() for x in (truth, made)])
    points = range(cost.shape[-1])
    return Warped(
        float(np.mean([warped_cost(filled[..., point]) for point in points])),
        float(np.mean([warped_cost(masked[..., point]) for point in points])),
        float(gone.mean()),
    )


def _apart(truth: Numbers, made: Numbers) -> Array:
    """Distances (T, S, P) of each point in all pairs of frames."""
    return np.asarray(np.linalg.norm(np.asarray(truth, np.float64)[:, None] - made[None], axis=-1))
