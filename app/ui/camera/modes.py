"""Which size and rate of a camera suits signing best."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

#: Best first: hands move fast, so that many frames are worth more than many pixels, of which the
#: trackers see no more than a few hundred per side anyway.
_WISHES: Final = ((1280, 720, 60.0), (1280, 720, 30.0), (1920, 1080, 30.0))
#: A rate is met if this share of it is: cameras say 29.97 and mean 30.
_TOLERANCE: Final = 0.95
#: Frames per second below which signing cannot be followed.
_LEAST_RATE: Final = 24.0


@dataclass(frozen=True)
class CameraMode:
    """One way in which a camera can film.

    Attributes:
        width: Pixels per row.
        height: Rows.
        fps: The highest rate.
        is_compressed: Whether pictures come as JPEG and have to be decoded.
        place: Place among the formats of the device.
    """

    width: int
    height: int
    fps: float
    is_compressed: bool = False
    place: int = 0


def in_order(modes: Iterable[CameraMode]) -> list[CameraMode]:
    """The modes, the one that suits signing best first."""
    return sorted(modes, key=_rank)


def _rank(mode: CameraMode) -> tuple[float, ...]:
    for rank, (width, height, fps) in enumerate(_WISHES):
        if (mode.width, mode.height) == (width, height) and mode.fps >= _TOLERANCE * fps:
            return (rank, mode.is_compressed, mode.fps)
    # Otherwise fast enough first, then the size nearest to 1280 × 720, then fast.
    too_slow = mode.fps < _LEAST_RATE
    distance = abs(mode.width * mode.height - _WISHES[0][0] * _WISHES[0][1])
    return (len(_WISHES) + too_slow, distance, -mode.fps, mode.is_compressed)
