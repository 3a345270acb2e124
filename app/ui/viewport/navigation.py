"""How mouse, wheel and keys move the camera of a viewport."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QInputDevice

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent

    from app.ui.viewport.orbit_camera import OrbitCamera

_DEGREES_PER_PIXEL: Final = 0.4
_DEGREES_PER_KEY: Final = 7.5
_PAN_PER_KEY: Final = 0.04
_ZOOM_PER_STEP: Final = 1.12
_ZOOM_PER_PIXEL: Final = 1.005
_TURN_KEYS: Final = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}
_ZOOM_KEYS: Final = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}


def dragged(
    camera: OrbitCamera, moved: QPointF, event: QMouseEvent, *, height: int, mirrored: bool
) -> OrbitCamera:
    """The camera after the pointer moved: it orbits; Shift or the middle button pans, right zooms.

    Args:
        camera: The camera before.
        moved: Pixels right and down.
        event: Which buttons and keys are held.
        height: Height of the picture in pixels.
        mirrored: Whether the picture is shown mirrored.
    """
    across = -moved.x() if mirrored else moved.x()
    pans = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    if pans or event.buttons() & Qt.MouseButton.MiddleButton:
        return camera.panned(-across / max(1, height), moved.y() / max(1, height))
    if event.buttons() & Qt.MouseButton.RightButton:
        return camera.zoomed(_ZOOM_PER_PIXEL ** -moved.y())
    return camera.orbited(-across * _DEGREES_PER_PIXEL, moved.y() * _DEGREES_PER_PIXEL)


def wheeled(camera: OrbitCamera, steps: float) -> OrbitCamera:
    """The camera after some steps of the wheel: nearer, or farther for negative steps."""
    return camera.zoomed(_ZOOM_PER_STEP**steps)


def swiped(
    camera: OrbitCamera, event: QWheelEvent, *, height: int, mirrored: bool
) -> OrbitCamera | None:
    """The camera after two fingers moved on a trackpad; None where it was a wheel, or with Ctrl."""
    is_trackpad = event.pointingDevice().type() == QInputDevice.DeviceType.TouchPad
    if not is_trackpad or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
        return None
    moved = event.pixelDelta() if not event.pixelDelta().isNull() else event.angleDelta() / 2
    across = -moved.x() if mirrored else moved.x()
    if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
        return camera.panned(-across / max(1, height), moved.y() / max(1, height))
    return camera.orbited(-across * _DEGREES_PER_PIXEL, moved.y() * _DEGREES_PER_PIXEL)


def keyed(camera: OrbitCamera, event: QKeyEvent, *, mirrored: bool) -> OrbitCamera | None:
    """The camera after a key; None for a key that moves no camera."""
    key = Qt.Key(event.key())
    if key in _ZOOM_KEYS:
        return wheeled(camera, _ZOOM_KEYS[key])
    if key not in _TURN_KEYS:
        return None
    across, upward = _TURN_KEYS[key]
    across = -across if mirrored else across
    if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
        return camera.panned(-across * _PAN_PER_KEY, -upward * _PAN_PER_KEY)
    return camera.orbited(across * _DEGREES_PER_KEY, upward * _DEGREES_PER_KEY)
