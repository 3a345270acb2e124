"""Rotations on arrays: axis-angle, unit quaternions and matrices, and what is computed with them.

Quaternions are (..., 4) with the real part first; q and -q are the same rotation. Everything is
computed in float64. Matrices of axis-angle vectors come from ``app.body.kinematics``.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Numbers = NDArray[np.floating[Any]]

_TURN = 2 * np.pi


def exp(axis_angle: Numbers) -> Array:
    """Quaternions of axis-angle vectors, exact at zero and for any number of turns.

    Args:
        axis_angle: (..., 3) radians.

    Returns:
        (..., 4).
    """
    vectors = np.asarray(axis_angle, np.float64)
    half = 0.5 * np.linalg.norm(vectors, axis=-1, keepdims=True)
    quaternions = np.empty((*vectors.shape[:-1], 4))
    quaternions[..., :1] = np.cos(half)
    quaternions[..., 1:] = 0.5 * np.sinc(half / np.pi) * vectors
    return quaternions


def log(quaternions: Numbers) -> Array:
    """Shortest axis-angle vectors of unit quaternions, stable at zero and at pi.

    Args:
        quaternions: (..., 4).

    Returns:
        (..., 3) radians, of length 0 to pi.
    """
    q = np.asarray(quaternions, np.float64)
    q = np.where(q[..., :1] < 0, -q, q)
    length = np.linalg.norm(q[..., 1:], axis=-1, keepdims=True)
    # angle = 2 atan2(|v|, w); its ratio to |v| tends to 2 where |v| vanishes.
    angle = 2 * np.arctan2(length, q[..., :1])
    tiny = length < 1e-12
    return np.asarray(q[..., 1:] * np.where(tiny, 2.0, angle / np.where(tiny, 1.0, length)))


def from_matrices(matrices: Numbers) -> Array:
    """Quaternions of rotation matrices.

    The matrix of a rotation is turned into the symmetric matrix whose largest eigenvector is the
    quaternion (Bar-Itzhack 2000), which is stable at every angle and forgives small errors.

    Args:
        matrices: (..., 3, 3).

    Returns:
        (..., 4).
    """
    m = np.asarray(matrices, np.float64)
    trace = np.trace(m, axis1=-2, axis2=-1)
    k = np.empty((*m.shape[:-2], 4, 4))
    k[..., 0, 0] = trace
    k[..., 1:, 1:] = m + np.swapaxes(m, -1, -2) - trace[..., None, None] * np.eye(3)
    skew = m - np.swapaxes(m, -1, -2)
    k[..., 0, 1:] = np.stack([skew[..., 2, 1], skew[..., 0, 2], skew[..., 1, 0]], axis=-1)
    k[..., 1:, 0] = k[..., 0, 1:]
    return np.linalg.eigh(k)[1][..., -1]


def inverse(quaternions: Array) -> Array:
    """The opposite rotations, (..., 4)."""
    return np.asarray(quaternions * np.array([1.0, -1.0, -1.0, -1.0]))


def compose(first: Array, second: Array) -> Array:
    """Product ``first * second``: turn by ``second``, then, in the fixed frame, by ``first``.

    Args:
        first: (..., 4).
        second: (..., 4), broadcast against ``first``.

    Returns:
        (..., 4).
    """
    w, v = first[..., :1], first[..., 1:]
    other_w, other_v = second[..., :1], second[..., 1:]
    real = w * other_w - (v * other_v).sum(-1, keepdims=True)
    return np.concatenate([real, w * other_v + other_w * v + np.cross(v, other_v)], axis=-1)


def relative(start: Array, end: Array) -> Array:
    """The rotation that leads from ``start`` to ``end`` in the frame of ``start``, (..., 4)."""
    return compose(inverse(start), end)


def geodesic(one: Array, other: Array) -> Array:
    """Angle between rotations, (...) radians, 0 to pi."""
    turn = relative(one, other)
    sine = np.linalg.norm(turn[..., 1:], axis=-1)
    return np.asarray(2 * np.arctan2(sine, np.abs(turn[..., 0])))


def slerp(start: Array, end: Array, share: Numbers) -> Array:
    """Rotations on the shortest way from ``start`` (share 0) to ``end`` (share 1).

    Args:
        start: (..., 4).
        end: (..., 4).
        share: (...), broadcast against the rotations; may lie outside 0 to 1.

    Returns:
        (..., 4).
    """
    way = log(relative(start, end))
    return compose(start, exp(np.asarray(share, np.float64)[..., None] * way))


def unwrapped(axis_angle: Numbers) -> Array:
    """The same rotations as vectors that are continuous in time.

    Each vector may be exchanged for one that is whole turns longer along its own axis; the one
    nearest to its predecessor is taken.

    Args:
        axis_angle: (T, ..., 3) radians.

    Returns:
        (T, ..., 3) radians, of any length; the first frame is unchanged.
    """
    vectors = np.array(axis_angle, np.float64)
    # A vector is at most half a turn long, so only a long step can hide a change of branch.
    if len(vectors) < 2 or np.linalg.norm(np.diff(vectors, axis=0), axis=-1).max(initial=0) < 3:
        return vectors
    for now in range(1, len(vectors)):
        before, vector = vectors[now - 1], vectors[now]
        angle = np.linalg.norm(vector, axis=-1, keepdims=True)
        guide = np.where(angle > 1e-9, vector, before)
        length = np.linalg.norm(guide, axis=-1, keepdims=True)
        axis = guide / np.where(length > 0, length, 1.0)
        ahead = (before * axis).sum(-1, keepdims=True)
        vectors[now] = vector + _TURN * np.round((ahead - angle) / _TURN) * axis
    return vectors


def mean(quaternions: Array, weights: Numbers | None = None) -> Array:
    """Mean rotation over the first axis: the largest eigenvector of the summed outer products.

    Source: Markley et al. 2007, "Averaging quaternions".

    Args:
        quaternions: (N, ..., 4), N at least 1.
        weights: (N,), None for equal ones.

    Returns:
        (..., 4).
    """
    share = np.ones(len(quaternions)) if weights is None else np.asarray(weights, np.float64)
    summed = np.einsum("n,n...i,n...j->...ij", share, quaternions, quaternions)
    return np.linalg.eigh(summed)[1][..., -1]
