"""How good a movement is: errors against the truth, seams, smoothness. None of it is learned.

No single smoothness number means anything alone: a hard cut and a frozen pose score well on some.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.motion.rotations import Array, exp, geodesic
from app.motion.trajectory import Origin
from lexicon_db.tracks import Times

Numbers = NDArray[np.floating[Any]]


def geodesic_error(truth: Numbers, made: Numbers) -> float:
    """Mean angle between rotations: mean arccos((tr(R'S) - 1) / 2), in radians.

    Args:
        truth: (T, J, 3) axis-angle.
        made: (T, J, 3).
    """
    return float(geodesic(exp(truth), exp(made)).mean())


def position_error(truth: Numbers, made: Numbers, root: int | None = None) -> float:
    """Mean joint position error, mean ||x - y||, in the unit of the points.

    Args:
        truth: (T, J, 3) points.
        made: (T, J, 3).
        root: Joint that both are moved onto frame by frame; None compares as they are.
    """
    difference = np.asarray(made, np.float64) - truth
    if root is not None:
        difference = difference - difference[:, root : root + 1]
    return float(np.linalg.norm(difference, axis=-1).mean())


def speeds(pts: Times, points: Numbers) -> Array:
    """Speed from frame to frame: (T - 1, P) for points (T, P, 3), at any spacing of time."""
    steps = np.diff(np.asarray(points, np.float64), axis=0)
    return np.asarray(np.linalg.norm(steps, axis=-1) / np.diff(pts)[:, None])


def speed_changes(pts: Times, points: Numbers) -> Array:
    """Change of speed from step to step: (T - 2, P), not negative."""
    return np.asarray(np.abs(np.diff(speeds(pts, points), axis=0)))


def seam_speed_jumps(pts: Times, points: Numbers, origin: NDArray[np.uint8]) -> Array:
    """Change of speed where recorded frames meet made ones: (S, P).

    At such a border the last step inside the one is compared with the step into the other; at a
    sign of a single frame, the steps into it and out of it.

    Args:
        pts: (T,) seconds.
        points: (T, P, 3), such as the wrists.
        origin: (T,) an Origin per frame.
    """
    recorded = origin == Origin.SIGN
    changes = speed_changes(pts, points)
    # The change at frame f lies between the steps f - 1 to f and f to f + 1.
    inner = np.arange(1, len(pts) - 1)
    at_border = recorded[inner] & (~recorded[inner - 1] | ~recorded[inner + 1])
    return np.asarray(changes[at_border])


def usual_speed_change(recordings: Sequence[tuple[Times, Numbers]], percent: float = 95) -> float:
    """What seams are measured against: a percentile of the speed changes inside recordings.

    Args:
        recordings: Times (T,) and points (T, P, 3) of each.
        percent: Which percentile.
    """
    changes = [speed_changes(pts, points).reshape(-1) for pts, points in recordings]
    return float(np.percentile(np.concatenate(changes), percent))


def rms_jerk(points: Numbers, fps: float) -> float:
    """Root mean square of the third derivative of points (T, P, 3), per s^3.

    White noise alone of 1 mm per axis gives about 120 m/s^3 at 30 frames/s: compare only at equal
    frame rates.
    """
    jerk = np.diff(np.asarray(points, np.float64), 3, axis=0) * fps**3
    return float(np.sqrt((jerk**2).sum(-1).mean()))


def sparc(speed: Numbers, fps: float) -> float:
    """Spectral arc length of a speed profile (T,): the less negative, the smoother.

    -sum sqrt((df / range)^2 + dA^2) along the amplitude spectrum A, scaled to 1 at its maximum,
    from 0 Hz to the last frequency up to 10 Hz where it reaches 0.05.

    Source: Balasubramanian et al. 2015, "On the analysis of movement smoothness".
    """
    profile = np.asarray(speed, np.float64)
    bins = 2 ** (int(np.ceil(np.log2(len(profile)))) + 4)
    frequency = np.fft.rfftfreq(bins, 1 / fps)
    amplitude = np.abs(np.fft.rfft(profile, bins))
    amplitude = (amplitude / amplitude.max())[frequency <= 10]
    last = np.flatnonzero(amplitude >= 0.05)[-1]
    amplitude = amplitude[: last + 1]
    if last == 0:
        return 0.0
    return -float(np.sqrt((1 / last) ** 2 + np.diff(amplitude) ** 2).sum())


def log_dimensionless_jerk(speed: Numbers, fps: float) -> float:
    """-ln(D^3 / peak^2 sum (d2v/dt2)^2 dt) of a speed profile (T,) of D seconds.

    An analytic minimum-jerk movement has -ln(204.8) = -5.32; few frames bias it downwards, so
    compare only at equal frame rates and lengths.

    Source: Balasubramanian et al. 2015.
    """
    profile = np.asarray(speed, np.float64)
    seconds = len(profile) / fps
    jerk = np.diff(profile, 2) * fps**2
    return -float(np.log(seconds**3 / np.abs(profile).max() ** 2 * (jerk**2).sum() / fps))


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
