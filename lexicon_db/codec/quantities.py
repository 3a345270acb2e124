"""Floats to integers and back with a bounded error; what is not a number stays what it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import DTypeLike, NDArray

from lexicon_db.codec.clouds import pass_cloud, read_cloud, write_cloud
from lexicon_db.codec.integers import Ints, pass_series, read_series, write_series
from lexicon_db.codec.streams import Reader, Writer, damaged
from lexicon_db.errors import KnownError

Doubles = NDArray[np.float64]

_LARGEST = 2**31 - 1
_SPECIAL = np.array([0.0, np.nan, np.inf, -np.inf])


@dataclass(frozen=True, eq=False)
class Series:
    """How one array of a track is stored.

    Attributes:
        name: The field of the track.
        shape: Its shape without the frames; of a cloud, coordinates last and x, y, z first.
        quantum: Step between storable values, one for all or broadcast over ``shape``; the error
            is at most half of it, beside the rounding of ``dtype``.
        dtype: Type of the array in the track.
        is_rotation: Whether the last axis is an axis-angle vector, to be made continuous first.
        is_cloud: Whether it holds points of one body, which move together.
        largest: Highest number of an enumeration that starts at 0, None for measured values.
    """

    name: str
    shape: tuple[int, ...]
    quantum: float | Doubles
    dtype: DTypeLike = np.float32
    is_rotation: bool = False
    is_cloud: bool = False
    largest: int | None = None

    @property
    def channels(self) -> int:
        """Values per frame."""
        return int(np.prod(self.shape))

    def write(self, array: NDArray[Any], out: Writer) -> None:
        """Append ``array`` (T, *shape) to the streams.

        Raises:
            KnownError: If a value lies outside of what can be stored.
        """
        frames = len(array)
        values = array.reshape(frames, self.channels).astype(np.float64)
        values = _without_special(values, out)
        if self.is_rotation:
            values = continuous(values.reshape(frames, self.channels // 3, 3))
            values = values.reshape(frames, self.channels)
        steps = np.rint(values / self._quanta())
        if steps.size and np.abs(steps).max() > _LARGEST:
            raise KnownError(
                "The track cannot be stored.",
                f"Its {self.name} hold values that are far too large.",
                "Extract the recording again, and report the file if that does not help.",
            )
        whole = steps.astype(np.int32)
        if self.is_cloud:
            write_cloud(whole.reshape(frames, self._points, self.shape[-1]), out)
        else:
            write_series(whole, out)

    def read(self, source: Reader, frames: int) -> NDArray[Any]:
        """Read the array (T, *shape) that ``write`` wrote.

        Raises:
            KnownError: If the bytes are damaged.
        """
        special = _read_special(source, frames, self.channels)
        if self.is_cloud:
            cloud = read_cloud(source, (frames, self._points, self.shape[-1]))
            steps = cloud.reshape(frames, self.channels)
        else:
            steps = self._read_steps(source, frames)
        values = (steps * self._quanta()).astype(self.dtype)
        if special is not None:
            values[special > 0] = _SPECIAL[special[special > 0]]
        return values.reshape(frames, *self.shape)

    def pass_by(self, source: Reader, frames: int) -> None:
        """Go past what ``write`` wrote; finds the same damage as ``read`` in no more memory.

        Raises:
            KnownError: If the bytes are damaged.
        """
        _read_special(source, frames, self.channels)
        if self.is_cloud:
            pass_cloud(source, (frames, self._points, self.shape[-1]))
        elif self.largest is None:
            pass_series(source, frames, self.channels)
        else:
            self._read_steps(source, frames)

    def _read_steps(self, source: Reader, frames: int) -> Ints:
        steps = read_series(source, frames, self.channels)
        if self.largest is not None and ((steps < 0) | (steps > self.largest)).any():
            raise damaged(f"the {self.name} in them have an unknown value")
        return steps

    @property
    def _points(self) -> int:
        return self.channels // self.shape[-1]

    def _quanta(self) -> Doubles:
        return np.broadcast_to(np.asarray(self.quantum, np.float64), self.shape).reshape(-1)


def continuous(rotations: Doubles) -> Doubles:
    """The same rotations as axis-angle vectors that do not jump in time.

    A rotation by angle a about an axis is also one by a + 2 pi k; of these the one nearest to the
    frame before is taken.

    Args:
        rotations: (T, J, 3) finite axis-angle vectors.

    Returns:
        (T, J, 3), the same array where nothing had to change.
    """
    jumps = np.linalg.norm(np.diff(rotations, axis=0), axis=-1)
    if not (jumps > np.pi).any():
        return rotations
    result = rotations.copy()
    for joint in np.flatnonzero((jumps > np.pi).any(axis=0)):
        for frame in range(1, len(result)):
            result[frame, joint] = _nearest(result[frame, joint], result[frame - 1, joint])
    return result


def _nearest(rotation: Doubles, before: Doubles) -> Doubles:
    angle = float(np.linalg.norm(rotation))
    base = rotation if angle > 1e-9 else before
    length = float(np.linalg.norm(base))
    if length < 1e-9:
        return rotation
    axis = base / length
    turns = round((float(before @ axis) - angle) / (2 * np.pi))
    return rotation + axis * (2 * np.pi * turns)


def _without_special(values: Doubles, out: Writer) -> Doubles:
    """Write which values are not finite; return them filled from their neighbours in time."""
    finite = np.isfinite(values)
    if finite.all():
        out.heads.append(0)
        return values
    special = np.select([finite, np.isnan(values), values > 0], [0, 1, 2], 3).astype(np.uint8)
    out.heads.append(1)
    out.heads += special.T.tobytes()
    first = np.argmax(finite, axis=0)
    last_finite = np.where(finite, np.arange(len(values))[:, None], first)
    last_finite = np.maximum.accumulate(last_finite, axis=0)
    filled = np.take_along_axis(values, last_finite, axis=0)
    return np.where(np.isfinite(filled), filled, 0.0)


def _read_special(source: Reader, frames: int, channels: int) -> NDArray[np.uint8] | None:
    kind = int(source.heads.take(1)[0])
    if kind == 0:
        return None
    special = source.heads.take(frames * channels).reshape(channels, frames).T
    if kind != 1 or (special >= len(_SPECIAL)).any():
        raise damaged("missing values in them are not marked as they should be")
    return special
