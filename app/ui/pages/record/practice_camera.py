"""A camera for a machine without one: a signer who rests, signs, and rests again, on and on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.capture.camera import CameraFrame, CameraInfo, PixelFormat
from app.capture.clocked_camera import ClockedCamera, Due
from app.capture.video import VideoFile
from app.core.paths import resource

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Recordings that ship, each with hands at rest at both ends.
_SIGNS: Final = ("W", "O", "L")
#: Seconds of rest before each sign.
_REST: Final = 3.0


class PracticeCamera(ClockedCamera):
    """Plays recordings that ship, with rests between them."""

    def __init__(self) -> None:
        with VideoFile(resource("demo_recordings", f"{_SIGNS[0]}.mp4"), cached_frames=1) as video:
            info = video.info
        super().__init__(CameraInfo("Practice", info.width, info.height, info.fps))

    def frames(self) -> Iterator[Due]:
        """Yield the frames of one sign after the other."""
        rest = round(_REST * self.info.fps)
        number = 0
        while True:
            for name in _SIGNS:
                file = resource("demo_recordings", f"{name}.mp4")
                with VideoFile(file, cached_frames=1) as video:
                    for place, frame in enumerate(video.frames()):
                        for _ in range(rest if place == 0 else 1):
                            yield self._due(number, frame.rgb.data.cast("B"))
                            number += 1

    def _due(self, number: int, pixels: memoryview) -> Due:
        info, seconds = self.info, number / self.info.fps
        return Due(
            seconds,
            CameraFrame(number, seconds, pixels, PixelFormat.RGB24, info.width, info.height),
        )
