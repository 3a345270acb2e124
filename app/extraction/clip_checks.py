"""Refuses clips from which no sign can be measured, in plain words."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from app.capture.frames import VideoInfo
from lexicon_db.errors import KnownError
from lexicon_db.tracks import Flags, HandFlag

_WHAT: Final = "The signs in this video were not measured."
_MIN_FRAMES: Final = 5
_MIN_SECONDS: Final = 0.2
_MAX_SECONDS: Final = 120.0
_MIN_SIDE: Final = 100


def refuse_unfit_clip(info: VideoInfo, start: int, stop: int) -> None:
    """Refuse what is too short, too long or too small before any work is done.

    Raises:
        KnownError: If the frames ``start`` to ``stop`` cannot hold a measurable sign.
    """
    times = info.pts[start:stop]
    seconds = float(times[-1] - times[0]) + 1.0 / info.fps if len(times) else 0.0
    if len(times) < _MIN_FRAMES or seconds < _MIN_SECONDS - 1e-6:
        raise KnownError(
            _WHAT,
            f"The clip is too short for a sign: {seconds:.2f} seconds, {len(times)} frames.",
            f"Trim it less, to at least {_MIN_SECONDS} seconds and {_MIN_FRAMES} frames, or record "
            "the sign again.",
        )
    if seconds > _MAX_SECONDS + 1e-6:
        raise KnownError(
            _WHAT,
            f"The clip lasts {seconds / 60:.1f} minutes; one sign never takes that long.",
            "Mark where the sign starts and ends, at most two minutes apart, and try again.",
        )
    if min(info.width, info.height) < _MIN_SIDE:
        raise KnownError(
            _WHAT,
            f"The picture is too small to see fingers: {info.width} × {info.height} pixels.",
            "Use the original recording instead of a reduced copy.",
        )


def refuse_damaged_clip(read: int, total: int) -> None:
    """Refuse a clip of which too little can be decoded.

    Args:
        read: Frames that could be decoded.
        total: Frames that the file states.

    Raises:
        KnownError: If fewer than half of the frames, or too few for a sign, could be decoded.
    """
    if read < max(_MIN_FRAMES, total / 2):
        raise KnownError(
            _WHAT,
            f"Only {read} of its {total} frames can be decoded: the file is damaged.",
            "Copy the file again from the camera or the phone.",
        )


def refuse_without_person(missing: int, total: int) -> None:
    """Refuse as soon as most of the frames of a clip show nobody.

    Args:
        missing: Frames in which nobody was found so far.
        total: All frames of the clip.

    Raises:
        KnownError: If nobody is found in more than half of them.
    """
    if missing > total / 2:
        raise KnownError(
            _WHAT,
            "No person was found in most of the frames.",
            "Check that the signer is seen from the hips up, upright and well lit.",
        )


def refuse_without_hands(flags: Flags) -> None:
    """Refuse a clip in which no hand is ever seen.

    Args:
        flags: (T, 2) a HandFlag per hand.

    Raises:
        KnownError: If neither hand is seen in more than two frames.
    """
    seen: NDArray[np.int64] = np.isin(flags, (HandFlag.MEASURED, HandFlag.RECOVERED)).sum(axis=0)
    if seen.max() <= 2:
        raise KnownError(
            _WHAT,
            "No hand is seen in the video.",
            "Record it so that both hands stay in the picture, with light on them.",
        )
