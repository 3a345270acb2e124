"""Clouds of points in time: neighbours move together, so a point is told by its neighbour.

Each point is stored as its movement since the first frame, less that of the point before it in
the list that was nearest to it in the first frame. Whoever has read the first frame knows these
neighbours without being told.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from lexicon_db.codec.integers import Ints, pass_series, read_series, write_series
from lexicon_db.codec.streams import Reader, Writer


def write_cloud(points: Ints, out: Writer) -> None:
    """Append ``points`` (T, P, D) to the streams."""
    frames, count, dimensions = points.shape
    first, moved = points[:1], points - points[:1]
    relative = moved - moved[:, _neighbours(first)]
    relative[:, 0] = moved[:, 0]
    write_series(first.reshape(len(first), count * dimensions), out)
    write_series(relative.reshape(frames, count * dimensions), out)


def read_cloud(source: Reader, shape: tuple[int, int, int]) -> Ints:
    """Read what ``write_cloud`` wrote.

    Args:
        source: The streams, at the place of the cloud.
        shape: T, P, D.

    Raises:
        KnownError: If the bytes are damaged.
    """
    frames, count, dimensions = shape
    started = min(frames, 1)
    first = read_series(source, started, count * dimensions).reshape(started, count, dimensions)
    moved = read_series(source, frames, count * dimensions).reshape(shape)
    neighbours = _neighbours(first)
    for point in range(1, count):
        moved[:, point] += moved[:, neighbours[point]]
    moved += first
    return moved


def pass_cloud(source: Reader, shape: tuple[int, int, int]) -> None:
    """Go past what ``write_cloud`` wrote; see ``integers.pass_series``.

    Raises:
        KnownError: If the bytes are damaged.
    """
    frames, count, dimensions = shape
    pass_series(source, min(frames, 1), count * dimensions)
    pass_series(source, frames, count * dimensions)


def _neighbours(first: Ints) -> NDArray[np.intp]:
    """For each point (P,) the nearest one of those before it in ``first`` (0 or 1, P, D)."""
    count = first.shape[1]
    if not len(first):
        return np.zeros(count, np.intp)
    places = first[0, :, :3].astype(np.int64)
    distances = np.abs(places[:, None] - places[None]).sum(axis=-1).astype(np.float64)
    distances[np.triu_indices(count)] = np.inf
    nearest: NDArray[np.intp] = np.argmin(distances, axis=1)
    return nearest
