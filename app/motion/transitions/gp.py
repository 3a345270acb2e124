"""Gaussian process: the most probable movement, given the frames on both sides of a gap.

A channel is modelled as a deliberate move from border to border, plus a constant, a steady drift,
a smooth movement (Matern covariance) and a little roughness; what was measured is that plus an
error that lasts about a frame. The deliberate move follows the minimum-jerk course and covers what
the speeds at the borders do not explain: nothing in the middle of a movement, all of the way
between two holds, which it leaves and reaches gently.

The curve is the expected MEASURED value, so it meets the border frames exactly and settles within
a frame or two on what is believed of the true movement. Without error this is plain interpolation;
the larger the error against the movement, the less the frames behind the border bend the curve.
How far a channel moves is the amplitude of highest likelihood.

Source: Rasmussen and Williams 2006, "Gaussian Processes for Machine Learning", chapters 2, 4, 5.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from app.motion.rotations import Array
from app.motion.transitions.face import eased
from app.motion.transitions.gap import Gap, Group
from app.motion.transitions.quintic import end_speed
from lexicon_db.tracks import JOINT_COUNT, Times


@dataclass(frozen=True)
class Kernel:
    """How a group of joints moves.

    Attributes:
        order: 3 or 5: the Matern covariance of smoothness 3/2 or 5/2.
        length: How far in time frames know of each other, seconds.
        roughness: Variance of what is not smooth, relative to what is.
    """

    order: int
    length: float
    roughness: float

    def covariance(self, times: Times, others: Times, brief: Array) -> Array:
        """Covariance (A, B) of the movement, for unit amplitude; ``brief`` is what is rough."""
        distance = np.sqrt(self.order) / self.length * np.abs(times[:, None] - others)
        polynomial = 1 + distance + (distance**2 / 3 if self.order == 5 else 0)
        drift = np.outer(times, others) / _DRIFT_TIME**2
        rough = self.roughness * brief
        return np.asarray(1 + drift + polynomial * np.exp(-distance) + rough)


#: From gaps of 3 to 15 frames cut into 400 isolated signs at 25 frames/s, none into sentences.
_KERNELS: Final = {
    Group.BODY: Kernel(5, 0.40, 1e-4),
    Group.WRISTS: Kernel(3, 0.32, 1e-4),
    Group.FINGERS: Kernel(3, 0.28, 1e-3),
}

#: A movement goes faster in the gap than the mean of its speeds at the borders, by this factor.
_CARRIED: Final = 1.5
#: The drift matters in gaps longer than this (s): there the way is straight, not a plateau.
_DRIFT_TIME: Final = 1.0
#: How long an error of measuring lasts: half a frame at 25 frames/s.
_BRIEF_TIME: Final = 0.02
#: Variances of movement to choose from: 0.03 to 128 degrees, by factors of two.
_AMPLITUDES: Final = np.radians(1.0) ** 2 * 4.0 ** np.arange(-5, 8)
#: Errors are rounded to powers of this, so that more channels share a decomposition.
_NOISE_STEP: Final = 1.5
#: Error below which a track counts as exact; keeps the matrices well conditioned.
_LEAST_NOISE: Final = 1e-4


def _brief(times: Times, others: Times) -> Array:
    return np.asarray(np.exp(-np.abs(times[:, None] - others) / _BRIEF_TIME))


def curve(gap: Gap) -> Array:
    """Expected vectors, channel by channel."""
    pts = np.concatenate([gap.before_pts, gap.after_pts])
    move = _deliberate_move(gap)
    values = np.concatenate([gap.before, gap.after]) - _minimum_jerk(gap, pts) * move
    curves = np.full((len(gap.times), *values.shape[1:]), np.nan)
    noise = np.maximum(np.stack([gap.before_noise, gap.after_noise], axis=1), _LEAST_NOISE)
    noise = _NOISE_STEP ** np.round(np.log(noise) / np.log(_NOISE_STEP))
    seen = np.isfinite(values).all(axis=(0, 2))
    # Channels that share kernel and noise share one decomposition.
    kinds, kind = np.unique(np.column_stack([gap.groups, noise]), axis=0, return_inverse=True)
    borders = [gap.before_pts[-1], gap.after_pts[0]]
    brief = _brief(pts, pts), _brief(gap.times, pts)
    for number, (group, *ends) in enumerate(kinds):
        chosen = (kind.reshape(-1) == number) & seen
        if chosen.any():
            error = np.interp(pts, borders, ends)
            wanted = np.interp(gap.times, borders, ends)
            kernel = _KERNELS[Group(int(group))]
            curves[:, chosen] = _expected(
                kernel, (pts, error), values[:, chosen], (gap.times, wanted), brief
            )
    return np.asarray(curves + _minimum_jerk(gap, gap.times) * move)


def spread(gap: Gap) -> float:
    """Mean standard deviation (rad) of wrists and fingers at the first wanted time.

    Posterior variance  a (k - k' (a K + N)^-1 k a)  with the amplitude a of highest likelihood.
    """
    pts = np.concatenate([gap.before_pts, gap.after_pts])
    values = np.concatenate([gap.before, gap.after])
    values -= _minimum_jerk(gap, pts) * _deliberate_move(gap)
    noise = np.maximum(gap.before_noise, gap.after_noise)
    brief = _brief(pts, pts), _brief(gap.times[:1], pts)
    found = []
    for group in (Group.WRISTS, Group.FINGERS):
        chosen = (gap.groups == group) & np.isfinite(values).all(axis=(0, 2))
        chosen[JOINT_COUNT:] = False
        kernel = _KERNELS[group]
        error = np.full(len(pts), max(float(noise[chosen].max()), _LEAST_NOISE))
        strength, basis = _decomposed(kernel, pts, error, brief[0])
        parts = (basis.T @ values[:, chosen].reshape(len(pts), -1)).reshape(len(pts), -1, 3)
        amplitude = _likeliest(strength, parts)
        here = kernel.covariance(gap.times[:1], gap.times[:1], np.ones((1, 1)))[0, 0]
        known = (kernel.covariance(gap.times[:1], pts, brief[1]) @ basis)[0] ** 2
        told = (amplitude * known[:, None] / (1 + strength[:, None] * amplitude)).sum(axis=0)
        found.append(np.sqrt(np.maximum(amplitude * (here - told), 0.0)))
    return float(np.concatenate(found).mean())


def _deliberate_move(gap: Gap) -> Array:
    """The part (C, 3) of the way between the borders that their speeds do not explain."""
    start, end = gap.before_pts[-1], gap.after_pts[0]
    leave = end_speed(gap.before_pts[::-1], gap.before[::-1], gap.before_noise, gap.groups)
    arrive = end_speed(gap.after_pts, gap.after, gap.after_noise, gap.groups)
    carried = _CARRIED * (end - start) * 0.5 * (leave + arrive)
    way = gap.after[0] - gap.before[-1]
    explained = (carried * way).sum(-1) / np.maximum((way**2).sum(-1), 1e-12)
    return np.asarray(way * (1 - np.clip(explained, 0, 1))[:, None])


def _minimum_jerk(gap: Gap, times: Times) -> Array:
    """Progress (L, 1, 1) of the deliberate move: 0 before the gap, 1 after it."""
    start, end = gap.before_pts[-1], gap.after_pts[0]
    return eased((times - start) / (end - start))[:, None, None]


def _expected(
    kernel: Kernel,
    known: tuple[Times, Array],
    values: Array,
    wanted: tuple[Times, Array],
    brief: tuple[Array, Array],
) -> Array:
    """Posterior mean of several channels, each with its own amplitude.

    Both covariances are diagonalized at once (A = V diag(l) V', N = V V' for movement A of unit
    amplitude and error N), so that a channel costs no further decomposition.

    Args:
        kernel: How the channels move.
        known: (N,) times of the frames and (N,) their error.
        values: (N, C, 3).
        wanted: (L,) times of the curve and (L,) the error of its measured value.
        brief: (N, N) and (L, N) covariance of what lasts a frame, at known and wanted times.

    Returns:
        (L, C, 3).
    """
    pts, error = known
    times, wanted_error = wanted
    strength, basis = _decomposed(kernel, pts, error, brief[0])
    channels = values.shape[1]
    parts = (basis.T @ values.reshape(len(pts), -1)).reshape(-1, channels, 3)
    amplitude = _likeliest(strength, parts)
    parts /= (1 + strength[:, None] * amplitude)[..., None]
    moved = (
        kernel.covariance(times, pts, brief[1])
        @ basis
        @ (parts * amplitude[:, None]).reshape(-1, channels * 3)
    )
    mistaken = np.outer(wanted_error, error) * brief[1] @ basis
    moved += mistaken @ parts.reshape(-1, channels * 3)
    return np.asarray(moved.reshape(-1, channels, 3))


def _decomposed(kernel: Kernel, pts: Times, error: Array, brief: Array) -> tuple[Array, Array]:
    """Movement against error: eigenvalues (N,) and the basis (N, N) that makes both diagonal."""
    root = np.linalg.cholesky(np.outer(error, error) * brief)
    inverse = np.linalg.inv(root)
    strength, basis = np.linalg.eigh(inverse @ kernel.covariance(pts, pts, brief) @ inverse.T)
    return np.maximum(strength, 0), inverse.T @ basis


def _likeliest(strength: Array, parts: Array) -> Array:
    """Amplitude (C,) with the highest likelihood of parts (N, C, 3) given variances."""
    variance = 1 + _AMPLITUDES[:, None] * strength
    misfit = (1 / variance) @ (parts**2).sum(-1)
    surprise = misfit + 3 * np.log(variance).sum(1, keepdims=True)
    return np.asarray(_AMPLITUDES[surprise.argmin(0)])
