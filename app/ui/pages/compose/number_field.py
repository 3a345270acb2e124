"""A field for a number with its unit, as the panel of the compose page has many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QDoubleSpinBox, QWidget

from app.ui.fonts import figures_font
from app.ui.metrics import Space

if TYPE_CHECKING:
    from PySide6.QtGui import QWheelEvent


class NumberField(QDoubleSpinBox):
    """Tells a number once it is typed or stepped to; the wheel scrolls the panel instead.

    Args:
        name: What the number is, for people who do not see its label.
        bounds: Its lowest and its highest value.
        step: What one step adds.
        unit: What stands behind it.
        parent: Who owns the field.
    """

    #: The number that the person set.
    changed = Signal(float)

    def __init__(
        self,
        name: str,
        bounds: tuple[float, float],
        *,
        step: float,
        unit: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setRange(*bounds)
        self.setDecimals(2)
        self.setSingleStep(step)
        self.setSuffix(unit)
        self.setFont(figures_font())
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setKeyboardTracking(False)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setMinimumWidth(64)
        self.lineEdit().setAccessibleName(name)
        # The field inside knows no padding of the stylesheet.
        self.lineEdit().setTextMargins(0, 0, Space.SMALL, 0)
        self.valueChanged.connect(self.changed)

    def show_value(self, value: float) -> None:
        """Show a number without telling anybody."""
        with QSignalBlocker(self):
            self.setValue(value)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to what scrolls."""
        event.ignore()
