"""Which cameras there are and how they can film, and the one that stands in where there is none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from lexicon_db.errors import KnownError

if TYPE_CHECKING:
    from app.capture.camera import Camera
    from app.ui.camera.devices import CameraDevice
    from app.ui.camera.modes import CameraMode

#: Name of the camera that plays a recording, for a machine without one.
PRACTICE: Final = "practice"


@dataclass(frozen=True)
class CameraOption:
    """A camera that can be chosen.

    Attributes:
        key: What the settings call it.
        name: What people call it.
        make: Makes it, to film in the way that is named so, or in the best one.
        modes: Names of the ways in which it can film, the best first.
        is_device: Whether it has to be made on the thread of the window.
    """

    key: str
    name: str
    make: Callable[[str], Camera]
    modes: tuple[str, ...] = ()
    is_device: bool = False


def camera_options() -> list[CameraOption]:
    """All cameras, the practice camera last.

    Raises:
        KnownError: If the system cannot say.
    """
    from app.ui.camera.devices import cameras

    return [*(_device(device) for device in cameras()), practice_option()]


def chosen_option(options: list[CameraOption], key: str) -> CameraOption:
    """The camera with a key, else the first device.

    Raises:
        KnownError: If there is no device, and nobody has chosen the practice camera.
    """
    chosen = next((option for option in options if option.key == key), options[0])
    if chosen.key == PRACTICE and key != PRACTICE:
        raise KnownError(
            "No camera was found.",
            "None is plugged in, or the system hides it.",
            "Plug one in and try again, or look how it works with the practice camera.",
        )
    return chosen


def wished_option(key: str) -> CameraOption:
    """The camera of the settings; the practice camera is there whatever the system says.

    Raises:
        KnownError: See ``camera_options`` and ``chosen_option``.
    """
    return practice_option() if key == PRACTICE else chosen_option(camera_options(), key)


def practice_option() -> CameraOption:
    """The camera that plays recordings on and on."""

    def make(_mode: str) -> Camera:
        from app.ui.pages.record.practice_camera import PracticeCamera

        return PracticeCamera()

    name = QCoreApplication.translate("Recording", "Practice camera (recordings)")
    return CameraOption(PRACTICE, name, make)


def _device(device: CameraDevice) -> CameraOption:
    modes = {_mode_name(mode): mode for mode in reversed(device.modes)}
    names = tuple(dict.fromkeys(_mode_name(mode) for mode in device.modes))
    return CameraOption(
        device.key,
        device.name,
        lambda name: device.camera(modes.get(name)),
        names,
        is_device=True,
    )


def _mode_name(mode: CameraMode) -> str:
    return f"{mode.width} × {mode.height}, {mode.fps:.0f} fps"
