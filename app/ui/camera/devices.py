"""Which cameras this computer has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.ui.camera.modes import CameraMode, in_order
from app.ui.camera.multimedia import multimedia
from app.ui.camera.qt_camera import QtCamera

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtMultimedia import QCameraDevice


@dataclass(frozen=True, eq=False)
class CameraDevice:
    """A camera that is plugged in.

    Attributes:
        key: What distinguishes it from others, now and after the next start.
        name: What it calls itself.
        modes: How it can film, the way that suits signing best first; never empty.
        device: The device itself.
    """

    key: str
    name: str
    modes: tuple[CameraMode, ...]
    device: QCameraDevice

    def camera(self, mode: CameraMode | None = None, parent: QObject | None = None) -> QtCamera:
        """A camera that films with this device; None films in the best mode."""
        return QtCamera(self.device, mode or self.modes[0], parent)


def cameras() -> list[CameraDevice]:
    """The cameras that are plugged in, the system's first choice first.

    Raises:
        KnownError: If the system cannot say.
    """
    qt = multimedia()
    devices = sorted(qt.QMediaDevices.videoInputs(), key=lambda one: not one.isDefault())
    return [described(one) for one in devices]


def described(device: QCameraDevice) -> CameraDevice:
    """What can be known of a device without starting it."""
    jpeg = multimedia().QVideoFrameFormat.PixelFormat.Format_Jpeg
    modes = [
        CameraMode(
            one.resolution().width(),
            one.resolution().height(),
            one.maxFrameRate(),
            one.pixelFormat() == jpeg,
            place,
        )
        for place, one in enumerate(device.videoFormats())
        if not one.resolution().isEmpty() and one.maxFrameRate() > 0
    ]
    return CameraDevice(
        key=bytes(device.id().data()).decode(errors="replace"),
        name=device.description(),
        modes=tuple(in_order(modes)) or (CameraMode(1280, 720, 30.0),),
        device=device,
    )
