"""A key: tells which line is which curve, what it is worth now, and switches it off and on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLineF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from app.ui.fonts import figures_font
from app.ui.metrics import Hit, Radius, Type
from app.ui.theme import current_theme

if TYPE_CHECKING:
    from app.ui.plots.line_style import Line

_MARGIN: Final = 7
_GAP: Final = 6
_SAMPLE: Final = 18


class CurveKey(QAbstractButton):
    """One curve, or all curves of one side.

    Args:
        name: What the curve is called.
        widest: The widest value that it tells; empty where it tells none.
        parent: Who owns the key.
    """

    def __init__(self, name: str, widest: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line: Line | None = None
        self._value = ""
        self._widest = widest
        self._tells = True
        self.setText(name)
        self.setAccessibleName(name)
        self.setCheckable(True)
        self.setChecked(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFont(figures_font(Type.CAPTION))
        self.setToolTip(self.tr("Show or hide: {name}").format(name=name))

    @property
    def value(self) -> str:
        """What it tells."""
        return self._value

    def show_line(self, line: Line) -> None:
        """Show how the curve is drawn."""
        self._line = line
        self.update()

    def show_value(self, value: str) -> None:
        """Tell what the curve is worth now."""
        if value != self._value:
            self._value = value
            self.update()

    def tell_values(self, *, tells: bool) -> None:
        """Choose whether there is room to tell values."""
        self._tells = tells
        self.updateGeometry()

    def width_wanted(self, *, tells: bool) -> int:
        """Pixels that it needs with or without its value."""
        metrics = self.fontMetrics()
        width = 2 * _MARGIN + _SAMPLE + _GAP + metrics.horizontalAdvance(self.text())
        if tells and self._widest:
            width += _GAP + metrics.horizontalAdvance(self._widest)
        return width

    def sizeHint(self) -> QSize:
        """As wide as its words and its widest value."""
        return QSize(self.width_wanted(tells=self._tells), Hit.SMALLEST)

    def minimumSizeHint(self) -> QSize:
        """Never narrower than its words."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a piece of the line, the name, and the value."""
        colours = current_theme().colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plate = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.underMouse():
            painter.setBrush(colours.colour("hover"))
            painter.drawRoundedRect(plate, Radius.CONTROL, Radius.CONTROL)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colours.colour("accent"), 2))
            painter.drawRoundedRect(plate, Radius.CONTROL, Radius.CONTROL)
        self._paint_line(painter)
        x = _MARGIN + _SAMPLE + _GAP
        is_on = self.isChecked()
        painter.setPen(colours.colour("text" if is_on else "faint"))
        words = QRectF(x, 0, self.width() - x, self.height())
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), self.text())
        if self._tells and is_on:
            painter.setPen(colours.colour("secondary"))
            right = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
            painter.drawText(words.adjusted(0, 0, -_MARGIN, 0), right, self._value)

    def _paint_line(self, painter: QPainter) -> None:
        """A piece of the line; an empty ring in its place where the curve is hidden."""
        middle = self.height() / 2
        if self._line is None or not self.isChecked():
            painter.setPen(QPen(current_theme().colours.colour("edge"), 1.4))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QRectF(_MARGIN + _SAMPLE / 2 - 4, middle - 4, 8, 8))
            return
        painter.setPen(self._line.pen(2.0))
        painter.drawLine(QLineF(_MARGIN, middle, _MARGIN + _SAMPLE, middle))
