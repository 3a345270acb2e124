"""The verdict on a take as a traffic light: form, colour and word say the same."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPaintEvent, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QWidget

from app.ui.theme import current_theme
from app.ui.widgets.quality_words import verdict_word
from lexicon_db.records import QualityVerdict

#: Side of the square that the shapes are drawn in.
SIZE: Final = 22
_COLOURS: Final = {
    QualityVerdict.GOOD: "good",
    QualityVerdict.LOOK: "warn",
    QualityVerdict.BAD: "bad",
}
_CORNERS: Final = {
    QualityVerdict.LOOK: ((0.0, -9.5), (10.0, 8.5), (-10.0, 8.5)),
    QualityVerdict.BAD: (
        (-4.0, -9.5), (4.0, -9.5), (9.5, -4.0), (9.5, 4.0), (4.0, 9.5), (-4.0, 9.5), (-9.5, 4.0),
        (-9.5, -4.0),
    ),
}  # fmt: skip
_MARKS: Final = {
    QualityVerdict.GOOD: (((-4.0, 0.5), (-1.0, 3.5), (4.5, -3.0)),),
    QualityVerdict.LOOK: (((0.0, -2.5), (0.0, 2.0)), ((0.0, 5.4), (0.0, 5.5))),
    QualityVerdict.BAD: (((-3.5, -3.5), (3.5, 3.5)), ((-3.5, 3.5), (3.5, -3.5))),
}


def paint_quality(painter: QPainter, place: QRectF, verdict: QualityVerdict | None) -> None:
    """Paint a disc with a tick, a triangle with a mark, or an octagon with a cross.

    Args:
        painter: Where.
        place: A square.
        verdict: What to show; None is an empty ring.
    """
    colours = current_theme().colours
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(place.center())
    painter.scale(place.width() / SIZE, place.height() / SIZE)
    if verdict is None:
        painter.setPen(QPen(colours.colour("edge"), 1.5, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QPointF(0, 0), 8, 8)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.colour(_COLOURS[verdict]))
        if verdict is QualityVerdict.GOOD:
            painter.drawEllipse(QPointF(0, 0), 9.5, 9.5)
        else:
            painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in _CORNERS[verdict]]))
        ink = QPen(colours.colour("panel"), 2.2)
        ink.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(ink)
        for stroke in _MARKS[verdict]:
            painter.drawPolyline([QPointF(*point) for point in stroke])
    painter.restore()


def quality_icon(verdict: QualityVerdict) -> QIcon:
    """The light as an icon for lists and buttons."""
    made = QIcon()
    for scale in (1, 2):
        picture = QPixmap(SIZE * scale, SIZE * scale)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        paint_quality(painter, QRectF(picture.rect()), verdict)
        painter.end()
        picture.setDevicePixelRatio(scale)
        for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected):
            made.addPixmap(picture, mode)
    return made


class QualityLight(QWidget):
    """The traffic light of one take."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(SIZE, SIZE)
        self._verdict: QualityVerdict | None = None
        self.show_verdict(None)

    def show_verdict(self, verdict: QualityVerdict | None) -> None:
        """Show a verdict; None is an empty ring."""
        self._verdict = verdict
        word = verdict_word(verdict)
        self.setAccessibleName(word)
        self.setToolTip(word)
        self.update()

    def sizeHint(self) -> QSize:
        """The size of the light."""
        return QSize(SIZE, SIZE)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the shape."""
        paint_quality(QPainter(self), QRectF(self.rect()), self._verdict)
