"""Tiny videos of every kind that people bring, made on the spot."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest

#: A picture tells its number by its grey.
_STEP = 7


def numbered(number: int, width: int, height: int) -> np.ndarray:
    """A picture that shows its number as grey and has a red corner at its upper left."""
    rgb = np.full((height, width, 3), 16 + number * _STEP, np.uint8)
    rgb[: height // 4, : width // 4] = (220, 20, 20)
    return rgb


def read_number(rgb: np.ndarray) -> int:
    """The number that a picture shows, from its middle."""
    height, width = rgb.shape[:2]
    middle = rgb[height // 2 - 4 : height // 2 + 4, width // 2 - 4 : width // 2 + 4]
    return round((float(middle.mean()) - 16) / _STEP)


@pytest.fixture
def number_of() -> Callable[[np.ndarray], int]:
    return read_number


@pytest.fixture
def make_video(tmp_path: Path) -> Callable[..., Path]:
    """Returns a function that writes a video of numbered pictures and returns its path."""

    def make(
        name: str = "clip.mp4",
        *,
        codec: str = "libx264",
        size: tuple[int, int] = (64, 48),
        count: int = 30,
        milliseconds: Sequence[int] | None = None,
        pixel_format: str = "yuv420p",
        options: dict[str, str] | None = None,
        rotation: int | None = None,
        matrix: Sequence[int] | None = None,
        aspect: Fraction | None = None,
        alpha: bool = False,
        fps: int = 25,
        container_options: dict[str, str] | None = None,
    ) -> Path:
        import av

        path = tmp_path / name
        with av.open(str(path), "w", options=container_options or {}) as container:
            stream: Any = container.add_stream(codec, rate=fps, options=options or {})
            stream.width, stream.height = size
            stream.pix_fmt = pixel_format
            stream.codec_context.time_base = Fraction(1, 1000 if milliseconds else fps)
            if aspect is not None:
                stream.codec_context.sample_aspect_ratio = aspect
            if rotation is not None:
                stream.set_display_rotation(rotation)
            if matrix is not None:
                stream.set_display_matrix(matrix)
            for number in range(count):
                rgb = numbered(number, *size)
                if alpha:
                    clear = np.zeros((*rgb.shape[:2], 1), np.uint8)
                    clear[:, size[0] // 2 :] = 255
                    rgb = np.concatenate([rgb, clear], axis=2)
                frame = av.VideoFrame.from_ndarray(rgb, format="rgba" if alpha else "rgb24")
                frame.pts = milliseconds[number] if milliseconds else number
                frame.time_base = stream.codec_context.time_base
                container.mux(stream.encode(frame))
            container.mux(stream.encode(None))
        return path

    return make


@pytest.fixture
def make_sound(tmp_path: Path) -> Callable[[str], Path]:
    """Returns a function that writes a file with sound and no pictures."""

    def make(name: str) -> Path:
        import av

        path = tmp_path / name
        with av.open(str(path), "w") as container:
            stream: Any = container.add_stream("aac", rate=48000)
            frame = av.AudioFrame.from_ndarray(
                np.zeros((1, 1024), np.float32), format="fltp", layout="mono"
            )
            frame.sample_rate = 48000
            frame.pts = 0
            container.mux(stream.encode(frame))
            container.mux(stream.encode(None))
        return path

    return make
