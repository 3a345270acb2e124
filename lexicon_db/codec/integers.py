"""Integer time series to bytes and back, without loss.

Each channel is predicted from its own past: from nothing, from its last value, or on the line or
parabola through its last two or three, whichever leaves the smallest steps. These are centred on
zero; their lowest bits are noise and are stored as they are, the rest one plane of bytes after the
other, where a general compressor does well. A channel that is zero throughout costs one bit.

All arithmetic is modulo 2**32, so every int32 survives.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from lexicon_db.codec.streams import Reader, Stream, Writer, damaged

Ints = NDArray[np.int32]
Codes = NDArray[np.uint32]
Bytes = NDArray[np.uint8]

_ORDERS = 4
_MAX_SHIFT = 31


def write_series(values: Ints, out: Writer) -> None:
    """Append ``values`` (T, C) to the streams."""
    used = values.any(axis=0)
    out.heads += np.packbits(used).tobytes()
    if not used.any():
        return
    steps, orders = _predicted(np.ascontiguousarray(values[:, used].T))
    codes = ((steps << 1) ^ (steps >> 31)).view(np.uint32)
    shifts = _noise_bits(codes[:, 1:])
    out.heads += (orders + _ORDERS * shifts).tobytes()
    _write_planes(codes[:, :1], out.heads)
    _write_planes(codes[:, 1:] >> shifts[:, None], out.steps)
    for bit in range(int(shifts.max())):
        plane = (codes[shifts > bit, 1:] >> np.uint32(bit)) & np.uint32(1)
        out.noise += np.packbits(plane.astype(np.uint8)).tobytes()


def read_series(source: Reader, frames: int, channels: int) -> Ints:
    """Read what ``write_series`` wrote.

    Args:
        source: The streams, at the place of the series.
        frames: T.
        channels: C.

    Returns:
        (T, C) values.

    Raises:
        KnownError: If the bytes are damaged.
    """
    values = np.zeros((frames, channels), np.int32)
    used, plan = _read_plan(source, frames, channels)
    if not used.any():
        return values
    shifts, orders = np.divmod(plan, np.uint8(_ORDERS))
    codes = np.empty((len(plan), frames), np.uint32)
    codes[:, :1] = _read_planes(source.heads, len(plan), 1)
    codes[:, 1:] = _read_planes(source.steps, len(plan), frames - 1) << shifts[:, None]
    for bit in range(int(shifts.max())):
        noisy = shifts > bit
        shape = int(noisy.sum()), frames - 1
        count = shape[0] * shape[1]
        plane = np.unpackbits(source.noise.take((count + 7) // 8), count=count)
        codes[noisy, 1:] |= plane.reshape(shape).astype(np.uint32) << np.uint32(bit)
    steps = (codes >> np.uint32(1)).view(np.int32) ^ -(codes & np.uint32(1)).view(np.int32)
    values[:, used] = _summed(steps, orders).T
    return values


def pass_series(source: Reader, frames: int, channels: int) -> None:
    """Go past what ``write_series`` wrote; finds the same damage as ``read_series``, makes nothing.

    Args:
        source: The streams, at the place of the series.
        frames: T.
        channels: C.

    Raises:
        KnownError: If the bytes are damaged.
    """
    plan = _read_plan(source, frames, channels)[1]
    if not len(plan):
        return
    shifts = plan // _ORDERS
    _take_planes(source.heads, len(plan), 1)
    _take_planes(source.steps, len(plan), frames - 1)
    for bit in range(int(shifts.max())):
        source.noise.take((int((shifts > bit).sum()) * (frames - 1) + 7) // 8)


def _read_plan(source: Reader, frames: int, channels: int) -> tuple[NDArray[np.bool_], Bytes]:
    """Which channels are used (C,), and of each of these how it is stored."""
    packed = source.heads.take((channels + 7) // 8)
    used = np.unpackbits(packed, count=channels).astype(bool)
    if used.any() and not frames:
        raise damaged("they hold values for no frames")
    plan = source.heads.take(int(used.sum()))
    if (plan // _ORDERS > _MAX_SHIFT).any():
        raise damaged("a value in them has too many bits")
    return used, plan


def _predicted(values: Ints) -> tuple[Ints, Bytes]:
    """Steps (C, T) that the best prediction of each channel leaves, and its order (C,).

    The order is the degree of the polynomial through the last values that predicts the next one,
    plus one; 0 predicts nothing.
    """
    steps, candidate = values.copy(), values.copy()
    orders = np.zeros(len(values), np.uint8)
    lowest = _cost(values)
    for order in range(1, _ORDERS):
        candidate[:, order:] = np.diff(candidate[:, order - 1 :])
        cost = _cost(candidate)
        better = cost < lowest
        steps[better], orders[better], lowest[better] = candidate[better], order, cost[better]
    return steps, orders


def _cost(steps: Ints) -> NDArray[np.float32]:
    """About how many bits the steps (C, T) of each channel take."""
    sizes = np.abs(steps[:, 1:].astype(np.float32))
    cost: NDArray[np.float32] = np.log2(1 + 2 * sizes).sum(axis=1)
    return cost


def _summed(steps: Ints, orders: Bytes) -> Ints:
    """Undo ``_predicted``."""
    for order in range(_ORDERS - 1, 0, -1):
        chosen = orders >= order
        sums = np.cumsum(steps[chosen, order - 1 :], axis=1, dtype=np.int32)
        steps[chosen, order - 1 :] = sums
    return steps


def _noise_bits(codes: Codes) -> Bytes:
    """How many low bits of each channel (C, T) are noise.

    For steps with a two-sided exponential distribution, keeping about two bits of the mean above
    the noise leaves the compressor the part that is unevenly distributed. The first step does not
    count: where a curve is predicted, it is still as large as the movement.
    """
    if codes.shape[1] < 2:
        return np.zeros(len(codes), np.uint8)
    mean = codes[:, 1:].mean(axis=1, dtype=np.float64)
    bits: NDArray[np.float64] = np.rint(np.log2(np.maximum(mean, 1.0)) - 2.0)
    return bits.clip(0, _MAX_SHIFT).astype(np.uint8)


def _write_planes(codes: Codes, out: bytearray) -> None:
    largest = int(codes.max()) if codes.size else 0
    count = (largest.bit_length() + 7) // 8
    planes = codes.astype("<u4").reshape(-1).view(np.uint8).reshape(-1, 4)
    out.append(count)
    out += planes[:, :count].T.tobytes()


def _read_planes(source: Stream, channels: int, frames: int) -> Codes:
    planes = _take_planes(source, channels, frames)
    count = len(planes)
    whole = np.zeros((channels * frames, 4), np.uint8)
    whole[:, :count] = planes.T
    return whole.view("<u4").astype(np.uint32).reshape(channels, frames)


def _take_planes(source: Stream, channels: int, frames: int) -> Bytes:
    """The planes of bytes of some codes, lowest first."""
    count = int(source.take(1)[0])
    if count > 4:
        raise damaged("a value in them has too many bytes")
    return source.take(count * channels * frames).reshape(count, channels * frames)
