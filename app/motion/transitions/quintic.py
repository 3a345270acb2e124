"""Damped quintic: leaves and arrives with a part of the speed that the signs have there.

A quintic that keeps the full end speeds swings far out in a long gap, because a movement changes
its direction within the gap; so the speeds are damped, the more the longer the gap is.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from app.motion.rotations import Array
from app.motion.transitions.gap import Gap, Group
from lexicon_db.tracks import Times

#: Share of the end speed that is kept in a short gap, and the gap (s) at which half of that is
#: left, per Group. From gaps of 2 to 20 frames cut into 400 isolated signs, none into sentences.
_KEPT: Final = (0.82, 0.78, 0.62)
_HALVED_AT: Final = (1.2, 0.7, 0.56)

#: Frames that an end speed is taken from, at most; a clean track needs but two.
_FRAMES: Final = 6
#: A slope is trusted from the fewest frames that bring its error below this share of it.
_TRUSTED: Final = 0.3


def curve(gap: Gap) -> Array:
    """Polynomials of fifth degree with damped end speeds and without end accelerations."""
    start, end = gap.before_pts[-1], gap.after_pts[0]
    span = end - start
    kept = np.array(_KEPT)[gap.groups]
    kept = kept / (1 + (span / np.array(_HALVED_AT)[gap.groups]) ** 3)
    first = end_speed(gap.before_pts[::-1], gap.before[::-1], gap.before_noise, gap.groups)
    last = end_speed(gap.after_pts, gap.after, gap.after_noise, gap.groups)
    leave, arrive = span * kept[:, None] * first, span * kept[:, None] * last
    way = gap.after[0] - gap.before[-1]
    s = ((gap.times - start) / span)[:, None, None]
    vectors = gap.before[-1] + leave * s
    vectors += (10 * way - 6 * leave - 4 * arrive) * s**3
    vectors += (-15 * way + 8 * leave + 7 * arrive) * s**4
    vectors += (6 * way - 3 * leave - 3 * arrive) * s**5
    return np.asarray(vectors)


def end_speed(pts: Times, vectors: Array, noise: Array, groups: NDArray[np.uint8]) -> Array:
    """Speed at the first frame, from as few frames as the measuring error allows.

    Lines through fewer and fewer frames are tried while their error stays small. What is left of
    the error is taken off by the positive-part estimator of James and Stein, so that a slope made
    of noise alone vanishes. Arms and torso move so evenly that the parabola through three clean
    frames is better still.

    Args:
        pts: (N,) seconds, from the border outwards.
        vectors: (N, C, 3).
        noise: (C,).
        groups: (C,).

    Returns:
        (C, 3) per second.
    """
    most = min(len(pts), _FRAMES)
    everything = np.ones(len(noise), np.bool_)
    candidates = [(_line(pts[:count]), everything) for count in range(most, 1, -1)]
    if most > 2:
        candidates.append((_parabola(pts[:3]), groups == Group.BODY))
    speed = np.zeros(vectors.shape[1:])
    doubt = np.ones(len(noise))
    for weights, allowed in candidates:
        slope = np.tensordot(weights, vectors[: len(weights)], 1)
        variance = 3 * noise**2 * (weights**2).sum()
        share = variance / np.maximum((slope**2).sum(-1), 1e-12)
        better = allowed & ((share <= _TRUSTED**2) | (share < doubt))
        speed[better], doubt[better] = slope[better], share[better]
    return speed * (1 - doubt)[:, None]


def _line(pts: Times) -> Array:
    """Weights (N,) of frames in the slope of the straight line through them."""
    time = pts - pts.mean()
    return np.asarray(time / (time**2).sum())


def _parabola(pts: Times) -> Array:
    """Weights (3,) of frames in the slope, at the first, of the parabola through them."""
    near, far = pts[1] - pts[0], pts[2] - pts[0]
    return np.array(
        [-(near + far) / (near * far), far / (near * (far - near)), -near / (far * (far - near))]
    )
