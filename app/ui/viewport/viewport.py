"""The viewport: a widget that shows figures from any side, by mouse, wheel and keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.fonts import window_font
from app.ui.metrics import Space, Type
from app.ui.theme import current_theme
from app.ui.viewport.navigation import dragged, keyed, swiped, wheeled
from app.ui.viewport.orbit_camera import OrbitCamera, Preset
from app.ui.viewport.other_hand import with_other_hand
from app.ui.viewport.overlays import paint_overlays
from app.ui.viewport.view_options import ViewOptions
from lexicon_db.errors import KnownError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.body.model import BodyModel
    from app.body.skinning import Skinner
    from app.ui.viewport.figure import FigureMotion
    from app.ui.viewport.figure_surface import FigureSurface
    from app.ui.viewport.live_picture import LivePicture
    from app.ui.viewport.scene import Scene

_INK: Final = "#3c424b"

_PRESET_KEYS: Final = {
    Qt.Key.Key_1: Preset.FRONT,
    Qt.Key.Key_2: Preset.SIDE,
    Qt.Key.Key_3: Preset.TOP,
    Qt.Key.Key_4: Preset.THREE_QUARTER,
}


class Viewport(QWidget):
    """Shows figures that sign, one frame at a time.

    The picture is drawn off-screen and painted by this widget, so it looks the same on every
    platform, with and without a graphics card. Drawing waits for the next paint, so any number of
    changes between two paints cost one picture.
    """

    #: The `ViewOptions` after they changed.
    options_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(240, 180)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(self.tr("3D view"))
        self.setAccessibleDescription(
            self.tr(
                "Arrow keys turn the view, with Shift they move it, plus and minus zoom; 1 to 4 "
                "show front, side, top and three-quarter, 0 everything."
            )
        )
        self._scene: Scene | None = None
        self._picture: LivePicture | None = None
        self._motions: tuple[FigureMotion, ...] = ()
        self._message = ""
        self._options = ViewOptions()
        self._camera: OrbitCamera | None = None
        self._preset = Preset.FRONT
        self._frame = 0
        self._grabbed_at: QPointF | None = None

    @property
    def options(self) -> ViewOptions:
        """What is shown besides the figure."""
        return self._options

    @property
    def frame(self) -> int:
        """The shown frame."""
        return self._frame

    @property
    def camera(self) -> OrbitCamera:
        """Where the figure is seen from."""
        if self._camera is not None:
            return self._camera
        if self._scene is None:
            return OrbitCamera((0.0, 0.0, 0.0), 2.4)
        aspect = self.width() / max(1, self.height())
        return self._scene.whole_view(aspect).turned_to(self._preset)

    def set_body(self, model: BodyModel, skinner: Skinner, surface: FigureSurface) -> None:
        """Give the figures a body and what is drawn of it."""
        from app.ui.viewport.live_picture import LivePicture
        from app.ui.viewport.scene import Scene

        self._close_picture()
        try:
            self._scene = Scene(model, skinner, surface)
        except KnownError as error:
            self.say(str(error))
            return
        self._picture = LivePicture(self._scene, self)
        self._picture.refined.connect(self.update)
        self._scene.set_background(_background())
        self._scene.show_guides(self._options)
        self.show_motions(self._motions, frame=self._frame)

    def wear(self, skin: int) -> None:
        """Choose the skin tone of the figures, 1 to 6."""
        if self._scene is not None:
            self._scene.wear(skin)
            self._redraw()

    def show_motions(self, motions: Sequence[FigureMotion], *, frame: int = 0) -> None:
        """Let one figure sign each motion; none shows the message."""
        self._motions, self._frame = tuple(motions), frame
        if self._scene is not None and self._picture is not None:
            self._scene.show_motions(self._shown_motions())
            self._picture.pose(frame)
        self.update()

    def show_frame(self, frame: int) -> None:
        """Show a frame of the motions."""
        if frame != self._frame:
            self._frame = frame
            if self._picture is not None:
                self._picture.pose(frame)
            self.update()

    def say(self, message: str) -> None:
        """Say why there is no figure; shown only while there is none."""
        self._message = message
        self.update()

    def set_options(self, options: ViewOptions) -> None:
        """Choose what is shown besides the figure."""
        if options != self._options:
            changes_hand = options.left_handed != self._options.left_handed
            self._options = options
            if self._scene is not None:
                self._scene.show_guides(options)
            if changes_hand:
                self.show_motions(self._motions, frame=self._frame)
            self._redraw()
            self.options_changed.emit(options)

    def turn_to(self, preset: Preset) -> None:
        """Show a preset view, from as far away as now."""
        if self._camera is None and self._preset is not preset:
            self._preset = preset
            self._redraw()
        else:
            self._move_camera(self.camera.turned_to(preset))

    def show_everything(self) -> None:
        """Go back to the view from the front that frames the signing space."""
        self._camera = None
        self._preset = Preset.FRONT
        self._redraw()

    def screenshot(self, *, smooth: bool = True) -> QImage:
        """The present view with everything that is painted over it.

        Args:
            smooth: Whether edges are smoothed, which takes several drawings.
        """
        ratio = self.devicePixelRatioF()
        shot = QImage(self.size() * ratio, QImage.Format.Format_RGB32)
        shot.setDevicePixelRatio(ratio)
        for is_last in (False, True) if smooth else (True,):
            painter = QPainter(shot)
            self._paint(painter)
            painter.end()
            if self._picture is not None and not is_last:
                self._picture.finish()
        return shot

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the figure if something has changed, then paint everything."""
        painter = QPainter(self)
        self._paint(painter)
        if self.hasFocus():
            painter.setPen(QPen(current_theme().colours.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw in the new size."""
        self._redraw()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        if event.type() == QEvent.Type.PaletteChange and self._scene is not None:
            self._scene.set_background(_background())
            self._redraw()
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Give the memory of the graphics side back."""
        self._close_picture()
        super().closeEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the view."""
        self._grabbed_at = event.position()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go of the view."""
        self._grabbed_at = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Frame everything again."""
        self.show_everything()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Orbit, pan or zoom."""
        if self._grabbed_at is None:
            return
        moved = event.position() - self._grabbed_at
        self._grabbed_at = event.position()
        mirrored = self._options.mirrored
        self._move_camera(
            dragged(self.camera, moved, event, height=self.height(), mirrored=mirrored)
        )

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom by the wheel; on a trackpad turn, with Shift move, with Ctrl zoom."""
        mirrored = self._options.mirrored
        swept = swiped(self.camera, event, height=self.height(), mirrored=mirrored)
        self._move_camera(swept or wheeled(self.camera, event.angleDelta().y() / 120))
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Zoom by pinching on a trackpad."""
        if (
            isinstance(event, QNativeGestureEvent)
            and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture
        ):
            self._move_camera(self.camera.zoomed(1 + event.value()))
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn, move, zoom, and choose presets."""
        key = Qt.Key(event.key())
        moved = keyed(self.camera, event, mirrored=self._options.mirrored)
        if moved is not None:
            self._move_camera(moved)
        elif key in _PRESET_KEYS:
            self.turn_to(_PRESET_KEYS[key])
        elif key == Qt.Key.Key_0:
            self.show_everything()
        else:
            super().keyPressEvent(event)

    def _shown_motions(self) -> tuple[FigureMotion, ...]:
        """The motions with the hand that is asked for."""
        if not self._options.left_handed:
            return self._motions
        return tuple(with_other_hand(motion) for motion in self._motions)

    def _move_camera(self, camera: OrbitCamera) -> None:
        self._camera = camera
        self._redraw()

    def _redraw(self) -> None:
        if self._picture is not None:
            self._picture.expire()
        self.update()

    def _paint(self, painter: QPainter) -> None:
        if self._scene is None or self._picture is None or not self._motions:
            _paint_message(painter, self.rect(), self._message)
            return
        ratio, camera = self.devicePixelRatioF(), self.camera
        size = (max(1, round(self.width() * ratio)), max(1, round(self.height() * ratio)))
        picture = self._picture.image(size, camera, mirrored=self._options.mirrored)
        smooth = picture.width() != size[0]
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
        painter.drawImage(self.rect(), picture)
        paint_overlays(
            painter, self._scene, camera, frame=self._frame, options=self._options, size=self.size()
        )

    def _close_picture(self) -> None:
        if self._picture is not None:
            self._picture.close()
            self._picture.deleteLater()
            self._picture = self._scene = None


def _paint_message(painter: QPainter, room: QRect, message: str) -> None:
    painter.fillRect(room, QColor.fromRgbF(*_background()))
    painter.setFont(window_font(Type.BODY))
    painter.setPen(QColor(_INK))
    place = room.adjusted(Space.WIDE, Space.WIDE, -Space.WIDE, -Space.WIDE)
    flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
    painter.drawText(place, int(flags), message)


def _background() -> tuple[float, float, float]:
    """Light and neutral: hands and dark clothes both stand out; calmer in a dark window."""
    theme = current_theme()
    if theme.name == "contrast":
        return (1.0, 1.0, 1.0)
    return (0.80, 0.815, 0.83) if theme.is_dark else (0.905, 0.914, 0.925)
