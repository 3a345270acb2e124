"""The live picture, as in a mirror, with all that a signer must see without reading."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.metrics import Radius
from app.ui.pages.record.guide import paint_guide, paint_hands
from app.ui.pages.record.rim import RIM, RimState, paint_rim
from app.ui.pages.record.spot import Spot
from app.ui.pages.record.zone_marks import paint_zones

if TYPE_CHECKING:
    from app.assistance.hands_free import Choice
    from app.assistance.observation import Observation
    from app.assistance.zones import Zones

_ASPECT: Final = 16 / 9


class LiveView(QWidget):
    """Paints the picture of the camera; places come as shares of the unmirrored picture."""

    #: How large the picture is, in pixels of the screen.
    resized = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(320, 220)
        self.setAccessibleName(self.tr("Live picture"))
        self.is_mirrored = True
        self.state = RimState()
        self._image: QImage | None = None
        self._observation: Observation | None = None
        self._zones: Zones | None = None
        self._choice: Choice | None = None

    @property
    def has_picture(self) -> bool:
        """Whether the camera has delivered something."""
        return self._image is not None

    @property
    def shows_zones(self) -> bool:
        """Whether there is something to choose by a hand in a zone."""
        return self._zones is not None

    def show_image(self, image: QImage | None) -> None:
        """Show a picture; it comes unmirrored."""
        self._image = image
        self.update()

    def show_mirrored(self, is_mirrored: bool) -> None:
        """Show a mirror, or the picture as others see it."""
        self.is_mirrored = is_mirrored
        self.update()

    def show_observation(self, observation: Observation | None) -> None:
        """Show where hands are seen."""
        self._observation = observation
        self.update()

    def show_state(self, state: RimState) -> None:
        """Show what is going on, at the rim."""
        if state != self.state:
            self.state = state
            self.setAccessibleDescription(state.words)
            self.update()

    def show_zones(self, zones: Zones | None, choice: Choice | None) -> None:
        """Show where a hand is held to choose, and the choice that is being made."""
        self._zones, self._choice = zones, choice
        self.update()

    def sizeHint(self) -> QSize:
        """A usual size."""
        return QSize(720, 420)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for pictures of the new size."""
        super().resizeEvent(event)
        room = self._room().size() * self.devicePixelRatioF()
        self.resized.emit(room.toSize())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture, the guide, the hands, the zones and the rim."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = self._place()
        shape = QPainterPath()
        shape.addRoundedRect(place, Radius.CARD, Radius.CARD)
        painter.save()
        painter.setClipPath(shape)
        painter.fillPath(shape, QColor("#0b0c0e"))
        if self._image is not None:
            self._paint_image(painter, self._image, place)
        painter.restore()
        if self._image is not None:
            if self.state.shows_guide:
                paint_guide(painter, place)
            spot = Spot(place, self.is_mirrored)
            paint_hands(painter, self._observation, spot)
            if self._zones is not None:
                paint_zones(painter, self._zones, self._choice, spot)
        paint_rim(painter, place, self.state, self.devicePixelRatioF())

    def _paint_image(self, painter: QPainter, image: QImage, place: QRectF) -> None:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.save()
        if self.is_mirrored:
            painter.translate(place.center().x() * 2, 0)
            painter.scale(-1, 1)
        painter.drawImage(place, image)
        painter.restore()

    def _room(self) -> QRectF:
        return QRectF(self.rect()).adjusted(RIM, RIM, -RIM, -RIM)

    def _place(self) -> QRectF:
        """Where the picture lies: whole, in the middle."""
        room = self._room()
        aspect = _ASPECT
        if self._image is not None and self._image.height():
            aspect = self._image.width() / self._image.height()
        width = min(room.width(), room.height() * aspect)
        place = QRectF(0, 0, width, width / aspect)
        place.moveCenter(room.center())
        return place
