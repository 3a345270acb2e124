"""Clips that people bring, good ones and bad ones, cut from the recordings that ship."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from app.capture.video import VideoFile
from app.capture.writer import VideoWriter
from app.core.paths import resource

#: Every how many frames of the recording, and every how many of its pixels, a small clip keeps.
_STEP = 2
#: Frames per second of the small clip.
SMALL_FPS = 12.5


@lru_cache(maxsize=2)
def recorded(letter: str = "O") -> tuple[np.ndarray, ...]:
    """The frames of a recording that ships, (720, 960, 3) at 25 frames/s."""
    with VideoFile(resource("demo_recordings", f"{letter}.mp4")) as video:
        return tuple(frame.rgb for frame in video.frames())


def small(letter: str = "O") -> list[np.ndarray]:
    """A sign in half the size and half the frames, which is still good to measure."""
    return [reduced(rgb) for rgb in recorded(letter)[::_STEP]]


def reduced(rgb: np.ndarray) -> np.ndarray:
    """Half the size: the mean of each block of pixels."""
    height, width, _ = rgb.shape
    blocks = rgb.reshape(height // _STEP, _STEP, width // _STEP, _STEP, 3)
    return blocks.mean(axis=(1, 3)).astype(np.uint8)


def write(path: Path, pictures: Sequence[np.ndarray], fps: float = SMALL_FPS) -> Path:
    """Write a clip of a constant rate."""
    height, width, _ = pictures[0].shape
    with VideoWriter(path, size=(width, height), fps=fps) as video:
        for rgb in pictures:
            video.write(rgb)
    return path


def write_at(path: Path, pictures: Sequence[np.ndarray], milliseconds: Sequence[int]) -> Path:
    """Write a clip whose frames come at any times, as telephones film."""
    import av

    with av.open(str(path), "w") as container:
        stream: Any = container.add_stream("libx264", rate=25)
        stream.codec_context.time_base = Fraction(1, 1000)
        stream.height, stream.width, _ = pictures[0].shape
        stream.pix_fmt = "yuv420p"
        for rgb, pts in zip(pictures, milliseconds, strict=True):
            frame = av.VideoFrame.from_ndarray(rgb, format="rgb24")
            frame.pts, frame.time_base = pts, Fraction(1, 1000)
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return path


def write_long(path: Path, minutes: float, fps: int = 2) -> Path:
    """A film that is really this long, with tiny pictures of nothing."""
    picture = np.full((96, 128, 3), 90, np.uint8)
    with VideoWriter(path, size=(128, 96), fps=fps) as video:
        for _ in range(round(minutes * 60 * fps)):
            video.write(picture)
    return path


def truncated(path: Path, whole: Path, share: float) -> Path:
    """A copy that stops early, as when the card is pulled out."""
    content = whole.read_bytes()
    path.write_bytes(content[: int(len(content) * share)])
    return path
