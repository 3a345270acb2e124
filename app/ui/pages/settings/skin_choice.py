"""The skin tone of the preview figure: six discs to choose from."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QWidget

from app.rendering.palette import SKIN_TONES
from app.ui.metrics import Hit, Space
from app.ui.theme import current_theme


class SkinChoice(QWidget):
    """One disc for each tone, the chosen one in a ring."""

    #: The tone that was chosen, 1 (lightest) to 6.
    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._discs: list[_Disc] = []
        group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.TIGHT)
        for number, tone in enumerate(SKIN_TONES, start=1):
            name = self.tr("Skin tone {number} of {count}")
            disc = _Disc(QColor.fromRgbF(*tone), name.format(number=number, count=len(SKIN_TONES)))
            disc.clicked.connect(lambda _=False, n=number: self.chosen.emit(n))
            group.addButton(disc)
            row.addWidget(disc)
            self._discs.append(disc)

    def show_tone(self, number: int) -> None:
        """Show which tone is chosen."""
        self._discs[min(max(number, 1), len(self._discs)) - 1].setChecked(True)


class _Disc(QAbstractButton):
    def __init__(self, colour: QColor, name: str) -> None:
        super().__init__()
        self._colour = colour
        self.setCheckable(True)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedSize(Hit.CONTROL, Hit.CONTROL)

    def sizeHint(self) -> QSize:
        return QSize(Hit.CONTROL, Hit.CONTROL)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = current_theme().colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QPointF(self.width() / 2, self.height() / 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colour)
        painter.drawEllipse(middle, 10, 10)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.isChecked():
            painter.setPen(QPen(colours.colour("text"), 2))
            painter.drawEllipse(middle, 13, 13)
        if self.hasFocus():
            painter.setPen(QPen(colours.colour("accent"), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 6, 6)
