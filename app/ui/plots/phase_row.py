"""The phases of a sign over time; their bounds are dragged, or moved by keys."""

from __future__ import annotations

from dataclasses import astuple
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QLineF, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QToolTip

from app.ui.amounts import decimal
from app.ui.fonts import window_font
from app.ui.metrics import Space, Type
from app.ui.plots.phase_bounds import BOUNDS, whole_take, with_bound
from app.ui.theme import current_theme
from app.ui.timeline.time_row import TimeRow

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.ui.playback.playback import Playback
    from app.ui.timeline.time_scale import TimeScale
    from lexicon_db.records import Phases

_HEIGHT: Final = 30
_REACH: Final = 6
#: Colour names of the theme for preparation, stroke, retraction.
PHASE_COLOURS: Final = ("preparation", "stroke", "retraction")


def phase_name(number: int) -> str:
    """The word for preparation (0), stroke (1) or retraction (2)."""
    return (
        QCoreApplication.translate("Phases", "Preparation"),
        QCoreApplication.translate("Phases", "Stroke"),
        QCoreApplication.translate("Phases", "Retraction"),
    )[number]


def bound_name(number: int) -> str:
    """The word for a bound, in the order of BOUNDS."""
    return (
        QCoreApplication.translate("Phases", "Sign begins"),
        QCoreApplication.translate("Phases", "Stroke begins"),
        QCoreApplication.translate("Phases", "Stroke ends"),
        QCoreApplication.translate("Phases", "Sign ends"),
    )[number]


class PhaseRow(TimeRow):
    """Preparation, stroke and retraction, with four bounds that snap to frames."""

    #: `Phases` while a bound moves.
    dragged = Signal(object)
    #: `Phases` that were set.
    changed = Signal(object)

    def __init__(self, scale: TimeScale, playback: Playback, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Phases"), scale, playback, _HEIGHT, parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleDescription(
            self.tr(
                "Up and Down choose a bound, Left and Right move it by a frame, Enter puts it "
                "where the playhead is."
            )
        )
        self._phases: Phases | None = None
        self._chosen = 1
        self._is_held = False

    @property
    def phases(self) -> Phases | None:
        """The phases as they are shown."""
        return self._phases

    def show_phases(self, phases: Phases | None) -> None:
        """Show phases; None says that none are known."""
        if not self._is_held:
            self._phases = phases
            self.redraw()

    def paint_content(self, painter: QPainter) -> None:
        """Draw the phases and their bounds."""
        colours = current_theme().colours
        if self._phases is None:
            painter.setPen(colours.colour("faint"))
            painter.setFont(window_font(Type.CAPTION))
            text = self.tr("Not found yet")
            room = self.content.adjusted(Space.SMALL, 0, 0, 0)
            painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), text)
            return
        bounds = [self.x_at(seconds) for seconds in astuple(self._phases)]
        painter.setFont(window_font(Type.CAPTION))
        for number, colour in enumerate(PHASE_COLOURS):
            left, right = bounds[number], bounds[number + 1]
            box = QRectF(left, 4, max(0.0, right - left), self.height() - 8)
            fill = colours.colour(colour)
            painter.fillRect(box, fill)
            painter.setPen(QColor("#08130f" if fill.lightnessF() > 0.42 else "#ffffff"))
            visible = box.intersected(self.content).adjusted(8, 0, -6, 0)
            name = phase_name(number)
            if painter.fontMetrics().horizontalAdvance(name) <= visible.width():
                painter.drawText(visible, int(Qt.AlignmentFlag.AlignVCenter), name)
        for number, x in enumerate(bounds):
            self._paint_bound(painter, x, is_chosen=self.hasFocus() and number == self._chosen)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a bound, or seek."""
        bound = self._bound_at(event.position().x())
        if event.button() == Qt.MouseButton.LeftButton and bound is not None:
            self._chosen, self._is_held = bound, True
            self.redraw()
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the bound, or say what is under the pointer."""
        x = event.position().x()
        if self._is_held:
            self._move(self.seconds_at(x))
            if self._phases is not None:
                self.dragged.emit(self._phases)
        elif event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
            return
        bound = self._chosen if self._is_held else self._bound_at(x)
        self.setCursor(Qt.CursorShape.ArrowCursor if bound is None else Qt.CursorShape.SplitHCursor)
        text = "" if bound is None else self._describe(bound)
        QToolTip.showText(event.globalPosition().toPoint(), text, self)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go of the bound."""
        if self._is_held:
            self._is_held = False
            self.changed.emit(self._phases)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose a bound and move it."""
        key, times = Qt.Key(event.key()), self.playback.times
        if self._phases is None or times is None:
            super().keyPressEvent(event)
            return
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            step = 1 if key == Qt.Key.Key_Down else -1
            self._chosen = min(max(self._chosen + step, 0), len(BOUNDS) - 1)
            self.setAccessibleName(f"{self._name}: {self._describe(self._chosen)}")
            self.redraw()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            step = 1 if key == Qt.Key.Key_Right else -1
            at = times.nearest(times.start + astuple(self._phases)[self._chosen]) + step
            self.set_bound(self._chosen, min(max(at, 0), len(times) - 1))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.set_bound(self._chosen, self.playback.index)
        else:
            super().keyPressEvent(event)

    def set_bound(self, number: int, frame: int) -> None:
        """Put a bound, in the order of BOUNDS, at a frame; without phases, all is the stroke."""
        times = self.playback.times
        if times is not None:
            self._phases = self._phases or whole_take(times)
            self._move(times.shown_from(frame) - times.start, number)
            self.changed.emit(self._phases)

    def _move(self, seconds: float, number: int | None = None) -> None:
        times = self.playback.times
        if times is None or self._phases is None:
            return
        chosen = self._chosen if number is None else number
        self._phases = with_bound(self._phases, chosen, seconds, times)
        self.redraw()

    def _bound_at(self, x: float) -> int | None:
        """The bound under the pointer; of several at one place the one that can still move."""
        if self._phases is None:
            return None
        away = [abs(self.x_at(seconds) - x) for seconds in astuple(self._phases)]
        if min(away) > _REACH:
            return None
        nearest = [number for number, far in enumerate(away) if far <= min(away) + 0.5]
        return nearest[-1] if self.x_at(astuple(self._phases)[nearest[0]]) <= x else nearest[0]

    def _describe(self, number: int) -> str:
        times = self.playback.times
        if self._phases is None or times is None:
            return ""
        seconds = astuple(self._phases)[number]
        frame = times.nearest(times.start + seconds) + 1
        where = self.tr("{seconds} s  ·  frame {frame}").format(
            seconds=decimal(seconds, 2), frame=frame
        )
        return f"{bound_name(number)}  ·  {where}"

    def _paint_bound(self, painter: QPainter, x: float, *, is_chosen: bool) -> None:
        colours = current_theme().colours
        at = round(x) + 0.5
        painter.setPen(QPen(colours.colour("accent" if is_chosen else "text"), 1))
        painter.drawLine(QLineF(at, 0, at, self.height()))
        painter.setBrush(colours.colour("accent" if is_chosen else "text"))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        size = 5.0 if is_chosen else 4.0
        for y, down in ((0.0, size), (float(self.height()), -size)):
            tip = [QPointF(at - size, y), QPointF(at + size, y), QPointF(at, y + down)]
            painter.drawPolygon(QPolygonF(tip))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
