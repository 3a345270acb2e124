"""Curves of a motion below a choice of what they tell, and keys that say which line is which."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.metrics import Space
from app.ui.page_action import page_action
from app.ui.plots.curve_key import CurveKey
from app.ui.plots.curve_row import CurveRow
from app.ui.plots.curve_words import curve_help, curve_words
from app.ui.plots.curves import CurveKind
from app.ui.plots.line_style import Line
from app.ui.theme import current_theme
from app.ui.widgets.segments import Segments
from lexicon_db.tracks import LEFT, RIGHT

if TYPE_CHECKING:
    from app.ui.playback.playback import Playback
    from app.ui.plots.curves import MotionCurves, Values
    from app.ui.timeline.time_scale import TimeScale

#: Up to which value the axis of each kind reaches at least, in its unit.
_LEAST_TOPS: Final = {
    CurveKind.SPEED: 1.0,
    CurveKind.HANDSHAPE: 200.0,
    CurveKind.PLACE: 10.0,
    CurveKind.FINGERS: 90.0,
    CurveKind.ELBOWS: 90.0,
    CurveKind.FACE: 50.0,
    CurveKind.TOUCH: 20.0,
}
#: The widest value of each kind.
_WIDEST: Final = {
    CurveKind.SPEED: "0.00",
    CurveKind.HANDSHAPE: "0000",
    CurveKind.PLACE: "–00 / –00",
    CurveKind.FINGERS: "000 / 000",
    CurveKind.ELBOWS: "000",
    CurveKind.FACE: "000",
    CurveKind.TOUCH: "00 / 00",
}


class CurvePanel(QWidget):
    """Shows one kind of curves at a time.

    Args:
        scale: Which stretch of time is visible.
        playback: The clock.
        parent: Who owns the panel.

    Attributes:
        row: The curves.
        kinds: The choice of what is shown.
    """

    def __init__(self, scale: TimeScale, playback: Playback, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._playback = playback
        self._curves: MotionCurves | None = None
        self._kind = CurveKind.SPEED
        self._sides: list[CurveKey] = []
        self._names: list[CurveKey] = []
        self.row = CurveRow(scale, playback)
        self.kinds = Segments(
            self.tr("Curves"), [(kind.value, curve_words(kind).name) for kind in CurveKind]
        )
        for kind, button in zip(CurveKind, self.kinds.buttons, strict=True):
            button.setToolTip(curve_help(kind))
        self.kinds.show_value(self._kind)
        self.kinds.chosen.connect(lambda value: self.show_kind(CurveKind(value)))
        self._keys = QHBoxLayout()
        self._keys.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(Space.MEDIUM, Space.TIGHT, Space.SMALL, 0)
        head.setSpacing(Space.SMALL)
        head.addWidget(self.kinds)
        head.addStretch(1)
        head.addLayout(self._keys)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.row, 1)
        playback.moved.connect(self._moved)
        self.show_kind(self._kind)

    @property
    def curves(self) -> MotionCurves | None:
        """What is shown, of all kinds."""
        return self._curves

    @property
    def keys(self) -> tuple[CurveKey, ...]:
        """The keys: of the curves, then of the sides."""
        return (*self._names, *self._sides)

    def add_action(self, host: QWidget) -> None:
        """Let a key of a page show the next kind of curves."""
        page_action(host, self.tr("Other curves"), "chart-spline", "C", self._show_next_kind)

    def show_curves(self, curves: MotionCurves | None) -> None:
        """Show the curves of a motion; None clears them."""
        self._curves = curves
        self._show_lines()

    def show_kind(self, kind: CurveKind) -> None:
        """Show another kind of curves."""
        self._kind = kind
        words = curve_words(kind)
        self.kinds.show_value(kind)
        self.row.name(words.name, words.unit, _LEAST_TOPS[kind])
        self._make_keys()
        self._show_lines()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._show_lines()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell values where there is room for them."""
        super().resizeEvent(event)
        self._fit_keys()

    def _make_keys(self) -> None:
        for key in self.keys:
            self._keys.removeWidget(key)
            key.deleteLater()
        words, widest = curve_words(self._kind), _WIDEST[self._kind]
        sides = (self.tr("Left"), self.tr("Right")) if words.has_sides else ()
        self._names = [CurveKey(name, widest) for name in words.curves]
        self._sides = [CurveKey(name, "" if words.curves else widest) for name in sides]
        for key in self.keys:
            key.toggled.connect(self._show_lines)
            self._keys.addWidget(key)
        self._fit_keys()

    def _fit_keys(self) -> None:
        room = self.width() - self.kinds.sizeHint().width() - 4 * Space.SMALL
        tells = sum(key.width_wanted(tells=True) for key in self.keys) <= room
        for key in self.keys:
            key.tell_values(tells=tells)

    def _line(self, side: int, curve: int) -> Line:
        """The side tells dashed from solid; the colour tells the curve, or the side of the only."""
        theme = current_theme()
        is_dashed = bool(self._sides) and side == LEFT
        if self._names:
            return Line(theme.series[curve], is_dashed=is_dashed)
        colours = theme.colours
        return Line(colours.left_hand if side == LEFT else colours.right_hand, is_dashed=is_dashed)

    def _show_lines(self) -> None:
        for curve, key in enumerate(self._names):
            key.show_line(self._line(RIGHT, curve))
        for side, key in enumerate(self._sides):
            plain = Line(current_theme().colours.secondary, is_dashed=side == LEFT)
            key.show_line(plain if self._names else self._line(side, 0))
        self.row.show_lines(*self._shown_lines())
        self._moved(self._playback.index)

    def _shown_lines(self) -> tuple[Values, Sequence[tuple[Line, Values]]]:
        if self._curves is None:
            return np.zeros(0), ()
        values = self._curves.values[self._kind]
        shown = [
            (self._line(side, curve), values[:, side, curve])
            for side, curve in product(range(values.shape[1]), range(values.shape[2]))
            if _is_on(self._sides, side) and _is_on(self._names, curve)
        ]
        return self._curves.seconds, shown

    def _moved(self, index: int) -> None:
        """Tell the values of the shown frame."""
        now = None
        if self._curves is not None and index < len(self._curves):
            now = self._curves.values[self._kind][index]
        digits = curve_words(self._kind).digits
        for curve, key in enumerate(self._names):
            key.show_value("" if now is None else " / ".join(_told(now[:, curve], digits)))
        if not self._names:
            for side, key in enumerate(self._sides):
                key.show_value("" if now is None else _told(now[side], digits)[0])

    def _show_next_kind(self) -> None:
        kinds = list(CurveKind)
        self.show_kind(kinds[(kinds.index(self._kind) + 1) % len(kinds)])


def _is_on(keys: Sequence[CurveKey], number: int) -> bool:
    """Whether a curve is shown; what has no key is always shown."""
    return not keys or keys[number].isChecked()


def _told(values: Values, digits: int) -> list[str]:
    return [
        f"{value:.{digits}f}".replace("-", "–") if np.isfinite(value) else "?"
        for value in values.tolist()
    ]
