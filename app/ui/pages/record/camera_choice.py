"""Which cameras there are, and the one that stands in where there is none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from app.core.paths import resource

if TYPE_CHECKING:
    from app.capture.camera import Camera

#: Name of the camera that plays a recording, for a machine without one.
PRACTICE: Final = "practice"


@dataclass(frozen=True)
class CameraOption:
    """A camera that can be chosen.

    Attributes:
        key: What the settings call it.
        name: What people call it.
        make: Makes it.
        is_device: Whether it has to be made on the thread of the window.

    """

    key: str
    name: str
    make: Callable[[], Camera]
    is_device: bool = False


def camera_options() -> list[CameraOption]:
    """All cameras, the practice camera last."""
    return [_practice()]


def chosen_option(options: list[CameraOption], key: str) -> CameraOption:
    """The option with a key, else the first one."""
    return next((option for option in options if option.key == key), options[0])


def _practice() -> CameraOption:
    def make() -> Camera:
        from app.capture.file_camera import FileCamera

        return FileCamera(resource("demo_recordings", "W.mp4"), loop=True)

    name = QCoreApplication.translate("Recording", "Practice camera (a recording)")
    return CameraOption(PRACTICE, name, make)
