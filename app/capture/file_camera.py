"""A video file that stands for a camera."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from app.capture.camera import CameraFrame, CameraInfo, PixelFormat
from app.capture.clocked_camera import ClockedCamera, Due
from app.capture.video import VideoFile


class FileCamera(ClockedCamera):
    """Plays a video as if it were filmed now.

    Args:
        path: The video.
        loop: Begin again at the end, on and on; otherwise the camera falls silent.
        fast: Deliver as fast as the file can be read; the times of the pictures stay.

    Raises:
        KnownError: If the file is no video that can be read.
    """

    def __init__(self, path: Path, *, loop: bool = False, fast: bool = False) -> None:
        with VideoFile(path, cached_frames=1) as video:
            info = video.info
        super().__init__(CameraInfo(path.name, info.width, info.height, info.fps), fast=fast)
        self._path = path
        self._loop = loop

    def frames(self) -> Iterator[Due]:
        """Yield the frames of the file with their times.

        Raises:
            KnownError: If the file can no longer be read.
        """
        passed, number = 0.0, 0
        while True:
            with VideoFile(self._path, cached_frames=1) as video:
                for frame in video.frames():
                    height, width = frame.rgb.shape[:2]
                    pixels = frame.rgb.data.cast("B")
                    seconds = passed + frame.pts
                    yield Due(
                        seconds,
                        CameraFrame(number, seconds, pixels, PixelFormat.RGB24, width, height),
                    )
                    number += 1
                passed += video.info.duration
            if not self._loop:
                return
