"""A picture of a body with places on it that can be switched on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QPoint, QRect, QRectF, Signal
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from app.studio.sign_forms import Place
from app.ui.metrics import Hit, Radius
from app.ui.pages.lexicon.form.form_words import place_name
from app.ui.pages.lexicon.form.tiles import SpotButton
from app.ui.theme import current_theme

SIDE: Final = 136
#: Where places are in the pictures of `app.ui.posters.form_pictures`, in shares of their side.
HEAD_SPOTS: Final = {
    Place.FOREHEAD: (0.5, 0.2),
    Place.EYES: (0.4, 0.37),
    Place.NOSE: (0.53, 0.51),
    Place.CHEEK: (0.28, 0.55),
    Place.MOUTH: (0.5, 0.71),
    Place.NECK: (0.5, 0.91),
}
BODY_SPOTS: Final = {
    Place.SHOULDER: (0.32, 0.33),
    Place.NEUTRAL: (0.12, 0.62),
    Place.CHEST: (0.5, 0.46),
    Place.BELLY: (0.5, 0.7),
    Place.ARM: (0.82, 0.62),
    Place.HAND: (0.74, 0.86),
}


class PlacePicture(QWidget):
    """One picture with its spots."""

    #: Another choice of places.
    changed = Signal()

    def __init__(self, name: str, spots: Mapping[Place, tuple[float, float]]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFixedSize(SIDE, SIDE)
        self._picture: QPixmap | None = None
        self.spots: dict[Place, SpotButton] = {}
        for place, (x, y) in spots.items():
            spot = SpotButton(place_name(place), self)
            corner = QPoint(round(x * SIDE), round(y * SIDE)) - QPoint(14, 14)
            spot.setGeometry(QRect(corner.x(), corner.y(), Hit.SMALLEST, Hit.SMALLEST))
            spot.toggled.connect(lambda _: self.changed.emit())
            self.spots[place] = spot

    @property
    def chosen(self) -> frozenset[Place]:
        """The places that are on."""
        return frozenset(place for place, spot in self.spots.items() if spot.isChecked())

    def show_picture(self, picture: QImage) -> None:
        """Show the body."""
        self._picture = QPixmap.fromImage(picture)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture with round corners."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()), Radius.CONTROL, Radius.CONTROL)
        painter.setClipPath(shape)
        painter.fillRect(self.rect(), current_theme().colours.colour("picture"))
        if self._picture is not None:
            painter.drawPixmap(self.rect(), self._picture)
