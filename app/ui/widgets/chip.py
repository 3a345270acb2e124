"""A chip: a small switch that filters, with a shape and a count."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from app.ui.fonts import window_font
from app.ui.metrics import Hit, Type
from app.ui.theme import current_theme
from app.ui.widgets.quality_light import paint_quality
from app.ui.widgets.status_shape import SIZE, paint_status
from lexicon_db.records import EntryStatus, QualityVerdict

_MARGIN = 10
_GAP = 6


class Chip(QAbstractButton):
    """A checkable pill with a word, perhaps the shape of a status or a light before it.

    A count may stand behind it.
    """

    def __init__(
        self,
        text: str,
        *,
        status: EntryStatus | None = None,
        quality: QualityVerdict | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._status, self._quality = status, quality
        self._count: int | None = None
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFont(window_font(Type.CAPTION, self.font().weight()))

    def show_count(self, count: int) -> None:
        """Show how many are meant."""
        self._count = count
        self.setAccessibleName(f"{self.text()} {count}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as its words."""
        width = 2 * _MARGIN + self.fontMetrics().horizontalAdvance(self.text())
        if self._has_shape:
            width += SIZE - 2 + _GAP
        if self._count is not None:
            width += _GAP + self.fontMetrics().horizontalAdvance(f"{self._count:,}")
        return QSize(width, Hit.SMALLEST)

    def minimumSizeHint(self) -> QSize:
        """Never narrower than its words."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pill and what is in it."""
        colours = current_theme().colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pill = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.isChecked():
            fill, edge, thickness = colours.selected, colours.accent, 1.0
        else:
            fill = colours.hover if self.underMouse() else "#00000000"
            edge, thickness = colours.edge, 1.0
        if self.hasFocus():
            edge, thickness = colours.accent, 2.0
        painter.setPen(QPen(QColor(edge), thickness))
        painter.setBrush(QColor(fill))
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        x = float(_MARGIN)
        if self._has_shape:
            side = SIZE - 2
            place = QRectF(x, (self.height() - side) / 2, side, side)
            if self._status is not None:
                paint_status(painter, place, self._status)
            else:
                paint_quality(painter, place, self._quality)
            x += side + _GAP
        x += self._paint_text(painter, x, self.text(), colours.text) + _GAP
        if self._count is not None:
            self._paint_text(painter, x, f"{self._count:,}", colours.faint)

    @property
    def _has_shape(self) -> bool:
        return self._status is not None or self._quality is not None

    def _paint_text(self, painter: QPainter, x: float, text: str, colour: str) -> int:
        width = self.fontMetrics().horizontalAdvance(text)
        painter.setPen(QColor(colour))
        room = QRectF(x, 0, width + 2, self.height())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), text)
        return width
