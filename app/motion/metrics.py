"""How good a movement is by itself: seams, smoothness, courses, bones. None of it is learned.

No single smoothness number means anything alone: a hard cut and a frozen pose score well on some.
Errors against a truth are in ``errors``, distances over warped time in ``warping``; what breaks the
limits of joints, overlaps, or lets go of a touch is told by ``implausible`` and ``overlap``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.motion.rotations import Array
from app.motion.trajectory import Origin
from lexicon_db.tracks import Times

Numbers = NDArray[np.floating[Any]]


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
    # The change at frame f lies between the steps f - 1 to f and f to f + 1.
    return np.asarray(speed_changes(pts, points)[_at_border(origin)])


def seam_turns(pts: Times, points: Numbers, origin: NDArray[np.uint8]) -> Array:
    """Change of direction where recorded frames meet made ones: (S, P) radians, 0 to pi.

    Args:
        pts: (T,) seconds.
        points: (T, P, 3), such as the wrists.
        origin: (T,) an Origin per frame.

    Returns:
        As many borders as in ``seam_speed_jumps``; nan where a point stands still on one side.
    """
    velocity = np.diff(np.asarray(points, np.float64), axis=0) / np.diff(pts)[:, None, None]
    length = np.linalg.norm(velocity, axis=-1)
    with np.errstate(invalid="ignore", divide="ignore"):
        cosine = (velocity[1:] * velocity[:-1]).sum(-1) / (length[1:] * length[:-1])
    return np.asarray(np.arccos(np.clip(cosine, -1, 1))[_at_border(origin)])


def seam_acceleration_jumps(pts: Times, points: Numbers, origin: NDArray[np.uint8]) -> Array:
    """Change of acceleration (S, P) where recorded frames meet made ones, per s^2.

    That at the border frame is compared with the greater one of the frames beside it; borders at
    the first and the last two frames of all have none and are left out.
    """
    velocity = np.diff(np.asarray(points, np.float64), axis=0) / np.diff(pts)[:, None, None]
    middles = 0.5 * (pts[1:] + pts[:-1])
    acceleration = np.diff(velocity, axis=0) / np.diff(middles)[:, None, None]
    change = np.linalg.norm(np.diff(acceleration, axis=0), axis=-1)
    beside = np.maximum(change[1:], change[:-1])
    return np.asarray(beside[_at_border(origin)[1:-1]])


def _at_border(origin: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """(T - 2,) whether an inner frame is recorded and has a made one beside it."""
    recorded = origin == Origin.SIGN
    return np.asarray(recorded[1:-1] & (~recorded[:-2] | ~recorded[2:]))


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
    return float(np.sqrt(np.nanmean(jerks(points, fps) ** 2)))


def jerks(points: Numbers, fps: float) -> Array:
    """Size of the third derivative (T - 3, P), per s^3, of points (T, P, 3) at an even rate."""
    third = np.diff(np.asarray(points, np.float64), 3, axis=0) * fps**3
    return np.asarray(np.linalg.norm(third, axis=-1))


@dataclass(frozen=True)
class GapJerk:
    """Jerk in and near made frames, per s^3: root mean square and 99th percentile."""

    rms: float
    most: float


def gap_jerk(points: Numbers, fps: float, origin: NDArray[np.uint8], margin: int = 3) -> GapJerk:
    """Jerk where frames were made, and so many frames beside them.

    Args:
        points: (T, P, 3) at an even frame rate, nan where missing.
        fps: That rate.
        origin: (T,) an Origin per frame, at least one of them made.
        margin: Frames beside a gap that count too.
    """
    made = (origin != Origin.SIGN).astype(np.float64)
    near = np.convolve(made, np.ones(2 * margin + 1), "same") > 0
    # A jerk is made of four frames; it counts by the second and the third of them.
    found = jerks(points, fps)[near[1:-2] | near[2:-1]]
    found = found[np.isfinite(found)]
    return GapJerk(float(np.sqrt((found**2).mean())), float(np.percentile(found, 99)))


@dataclass(frozen=True)
class Course:
    """How a point goes from one place to another.

    Attributes:
        straightness: Distance of the ends by the length of the way; 1 is a straight line.
        peak: Largest by mean speed; 1.875 in a minimum-jerk movement (Flash and Hogan 1985).
        peaks: How often the speed rises and falls again; one movement has 1.
    """

    straightness: float
    peak: float
    peaks: int


def course(pts: Times, points: Numbers) -> Course:
    """The course of one point (T, 3), which moves, over at least three frames."""
    speed = speeds(pts, points[:, None])[:, 0]
    steps = np.diff(pts)
    way = float((speed * steps).sum())
    chord = float(np.linalg.norm(np.asarray(points[-1], np.float64) - points[0]))
    padded = np.concatenate([[0.0], speed, [0.0]])
    # Equal neighbours are one level, of which a peak has only one end.
    levels = padded[np.append(True, np.diff(padded) != 0)]
    peaks = int(((levels[1:-1] > levels[:-2]) & (levels[1:-1] > levels[2:])).sum())
    return Course(chord / way, float(speed.max() * steps.sum() / way), peaks)


def recorded_change(recorded: Numbers, made: Numbers) -> float:
    """Largest distance that points (T, P, 3) of recorded frames were moved; copies have 0."""
    return float(np.nanmax(np.linalg.norm(np.asarray(made, np.float64) - recorded, axis=-1)))


def bone_drift(points: Numbers, parents: Sequence[int]) -> Array:
    """Largest change of the length of each bone, as a share of its mean length: (J,), roots 0.

    Args:
        points: (T, J, 3).
        parents: (J,) the joint before each; -1 for roots.
    """
    above = np.array(parents)
    ends = np.asarray(points, np.float64)
    lengths = np.linalg.norm(ends - ends[:, np.maximum(above, 0)], axis=-1)
    mean = np.nanmean(lengths, axis=0)
    drift = np.nanmax(np.abs(lengths - mean), axis=0) / np.where(mean > 0, mean, 1.0)
    return np.where(above < 0, 0.0, drift)


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
