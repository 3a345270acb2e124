"""A slider with its name and its value."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QSlider, QWidget

from app.ui.fonts import figures_font
from app.ui.metrics import Space
from app.ui.widgets.labels import label


class LabelledSlider(QWidget):
    """A slider over numbers, with the name before and the value with its unit behind.

    Args:
        name: What the slider sets.
        lowest: Its lowest value.
        highest: Its highest value.
        step: Distance of two values.
        shown: Turns a value into the text that is shown.
    """

    #: The new value.
    changed = Signal(float)

    def __init__(
        self,
        name: str,
        lowest: float,
        highest: float,
        *,
        step: float,
        shown: Callable[[float], str] = str,
    ) -> None:
        super().__init__()
        self._lowest, self._step, self._shown = lowest, step, shown
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, round((highest - lowest) / step))
        self.slider.setAccessibleName(name)
        self.slider.setPageStep(max(1, self.slider.maximum() // 8))
        self._value = label("", "secondary")
        self._value.setFont(figures_font())
        self._value.setMinimumWidth(
            max(
                self._value.fontMetrics().horizontalAdvance(shown(v)) + Space.TIGHT
                for v in (lowest, highest)
            )
        )
        self._value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.MEDIUM)
        grid.setVerticalSpacing(0)
        grid.addWidget(label(name, "secondary"), 0, 0)
        grid.addWidget(self._value, 0, 1)
        grid.addWidget(self.slider, 1, 0, 1, 2)
        self.slider.valueChanged.connect(self._tell)
        self._tell()

    @property
    def value(self) -> float:
        """The value now."""
        return self._lowest + self.slider.value() * self._step

    def show_value(self, value: float) -> None:
        """Show a value without telling anybody."""
        with QSignalBlocker(self.slider):
            self.slider.setValue(round((value - self._lowest) / self._step))
        self._value.setText(self._shown(self.value))

    def _tell(self) -> None:
        self._value.setText(self._shown(self.value))
        self.changed.emit(self.value)
