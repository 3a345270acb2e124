"""How far a made movement is from the true one, frame by frame. None of it is learned.

Points that one of the two lacks (nan) are left out and never filled: read the share that was
compared beside every error, and errors of body, hands and face apart from one another. A frozen
pose scores well on some of these, a blurred one on others.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.motion.rotations import Array, exp, geodesic
from lexicon_db.tracks import Times

Numbers = NDArray[np.floating[Any]]


@dataclass(frozen=True)
class Error:
    """Errors of some points in some frames, in the unit of the points.

    Attributes:
        mean: Over all that could be compared; nan where nothing could.
        worst: The largest.
        share: Share of points that both have.
    """

    mean: float
    worst: float
    share: float


def errors_by_part(
    errors: Numbers, parts: Mapping[str, Sequence[int]], frames: Mapping[str, NDArray[np.bool_]]
) -> dict[tuple[str, str], Error]:
    """Errors of each part of the body in each kind of frame, such as gaps and recorded frames.

    Args:
        errors: (T, P), nan where nothing was compared; as from ``distances``.
        parts: Points of each part.
        frames: (T,) which frames are of a kind.
    """
    return {
        (part, kind): _summed(errors[chosen][:, list(points)])
        for part, points in parts.items()
        for kind, chosen in frames.items()
    }


def _summed(errors: Numbers) -> Error:
    known = errors[np.isfinite(errors)]
    if not known.size:
        return Error(np.nan, np.nan, 0.0)
    return Error(float(known.mean()), float(known.max()), known.size / errors.size)


def distances(truth: Numbers, made: Numbers) -> Array:
    """Distance of each point (T, P, 3) from where it should be: (T, P)."""
    return np.asarray(np.linalg.norm(np.asarray(made, np.float64) - truth, axis=-1))


def rooted(points: Numbers, root: int) -> Array:
    """Points (..., P, 3) relative to one of them: the pelvis of a body, the wrist of a hand."""
    return np.asarray(points, np.float64) - points[..., root : root + 1, :]


def procrustes(truth: Numbers, made: Numbers) -> Array:
    """Points moved, turned and scaled as a whole, frame by frame, to be nearest to the truth.

    Args:
        truth: (..., P, 3).
        made: (..., P, 3); at least three points that both have, not all on a line.

    Returns:
        (..., P, 3), nan where ``made`` is.

    Source: Umeyama 1991, "Least-squares estimation of transformation parameters between two point
    patterns".
    """
    target, moved = np.broadcast_arrays(np.asarray(truth, np.float64), made)
    both = (np.isfinite(target) & np.isfinite(moved)).all(-1, keepdims=True)
    count = np.maximum(both.sum(-2, keepdims=True), 1)
    middle, end = (np.where(both, x, 0.0).sum(-2, keepdims=True) / count for x in (moved, target))
    here, there = np.where(both, moved - middle, 0.0), np.where(both, target - end, 0.0)
    left, sizes, right = np.linalg.svd(np.swapaxes(there, -1, -2) @ here)
    flip = np.ones_like(sizes)
    flip[..., -1] = np.sign(np.linalg.det(left @ right))
    turn = (left * flip[..., None, :]) @ right
    spread = np.maximum((here**2).sum((-1, -2)), 1e-12)
    scale = ((sizes * flip).sum(-1) / spread)[..., None, None]
    return np.asarray(scale * ((moved - middle) @ np.swapaxes(turn, -1, -2)) + end)


def position_error(
    truth: Numbers, made: Numbers, root: int | None = None, *, aligned: bool = False
) -> float:
    """Mean joint position error, mean ||x - y||, in the unit of the points; vertices as well.

    Args:
        truth: (T, J, 3) points, nan where missing.
        made: (T, J, 3).
        root: Joint that both are moved onto frame by frame; None compares as they are.
        aligned: Whether ``made`` is laid over the truth by ``procrustes`` first (PA-MPJPE).
    """
    if root is not None:
        truth, made = rooted(truth, root), rooted(made, root)
    if aligned:
        made = procrustes(truth, made)
    return _summed(distances(truth, made)).mean


def geodesic_error(truth: Numbers, made: Numbers) -> float:
    """Mean angle between rotations: mean arccos((tr(R'S) - 1) / 2), in radians.

    Args:
        truth: (T, J, 3) axis-angle, nan where missing.
        made: (T, J, 3).
    """
    return _summed(geodesic(exp(truth), exp(made))).mean


def velocity_error(pts: Times, truth: Numbers, made: Numbers) -> float:
    """Mean error of velocity, mean ||dx - dy|| / dt, of points (T, P, 3), per second."""
    steps = np.diff(np.asarray(made, np.float64) - truth, axis=0)
    return _summed(np.linalg.norm(steps, axis=-1) / np.diff(pts)[:, None]).mean


def l2q(truth: Numbers, made: Numbers) -> float:
    """Mean over frames of the norm of the difference of all quaternions (T, J, 4), signs made one.

    Source: Harvey et al. 2020, "Robust motion in-betweening".

    Args:
        truth: World rotations.
        made: World rotations.
    """
    side = np.where((truth * made).sum(-1, keepdims=True) < 0, -1.0, 1.0)
    return float(np.nanmean(np.sqrt(((side * made - truth) ** 2).sum((-1, -2)))))


def l2p(truth: Numbers, made: Numbers, deviation: Numbers) -> float:
    """Mean over frames of the norm of the difference of all positions, standardized.

    Source: Harvey et al. 2020, as ``l2q``.

    Args:
        truth: (T, J, 3) world positions.
        made: (T, J, 3).
        deviation: (J, 3) standard deviation of training data, whose mean cancels out.
    """
    apart = (np.asarray(made, np.float64) - truth) / deviation
    return float(np.nanmean(np.sqrt((apart**2).sum((-1, -2)))))


def npss(truth: Numbers, made: Numbers) -> float:
    """Normalized power spectrum similarity of features (T, D) over time; 0 is equal.

    Earth mover's distance between the normalized powers Re(FFT)^2, weighted by the power of the
    truth. Nearly blind in gaps of a few frames: report it, never decide by it.

    Source: Gopalakrishnan et al. 2019, "A neural temporal model for human motion prediction".
    """
    powers = [np.fft.fft(np.asarray(x, np.float64), axis=0).real ** 2 for x in (truth, made)]
    totals = [power.sum(0) for power in powers]
    shares = [p / np.maximum(t, 1e-12) for p, t in zip(powers, totals, strict=True)]
    distance = np.abs(np.cumsum(shares[1] - shares[0], axis=0)).sum(0)
    return float((distance * totals[0]).sum() / max(totals[0].sum(), 1e-12))


def frechet_distance(one: Numbers, other: Numbers) -> float:
    """|m - n|^2 + tr(S + T - 2 (S T)^(1/2)) of the normal distributions of features (N, D).

    Which features is up to the caller: values of different encoders do not compare, and N has to
    be far above D.

    Source: Heusel et al. 2017, "GANs trained by a two time-scale update rule".
    """
    means = [np.asarray(x, np.float64).mean(0) for x in (one, other)]
    first, second = (np.atleast_2d(np.cov(x, rowvar=False)) for x in (one, other))
    # The eigenvalues of a product of two covariances are real and not negative.
    roots = np.sqrt(np.maximum(np.linalg.eigvals(first @ second).real, 0.0))
    apart = ((means[0] - means[1]) ** 2).sum()
    return float(apart + np.trace(first) + np.trace(second) - 2 * roots.sum())
