"""One of several ways to make a transition, as a small picture of its hands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from app.ui.fonts import figures_font
from app.ui.icons import icon_pixmap
from app.ui.metrics import Radius, Space, Type
from app.ui.pages.compose.hand_sketch import HAND_LINES, HandFrame, HandSketch
from app.ui.theme import current_theme

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    import numpy as np
    from numpy.typing import NDArray

_HEIGHT: Final = 66
_CHECK: Final = 14
_HANDS: Final = ("left_hand", "right_hand")


class AlternativeCard(QAbstractButton):
    """Shows the hands in one moment and the way that their index fingers take.

    Args:
        mark: What stands in its corner: a number, or a star for the likeliest.
        name: What it is, in words.
        parent: Who owns the card.
    """

    def __init__(self, mark: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark = mark
        self._sketch: HandSketch | None = None
        self._frames: Sequence[HandFrame] = ()
        self._share = 0.5
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def sketch(self) -> HandSketch | None:
        """What it shows."""
        return self._sketch

    def show_sketch(self, sketch: HandSketch | None, frames: Sequence[HandFrame]) -> None:
        """Show hands, each in its frame; None while they are not known."""
        self._sketch, self._frames = sketch, frames
        self.update()

    def show_moment(self, share: float) -> None:
        """Show a moment of the transition: 0 is its start, 1 its end."""
        if share != self._share:
            self._share = share
            self.update()

    def sizeHint(self) -> QSize:
        """Three of them fill a row of the panel."""
        return QSize(78, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Narrower where the panel is."""
        return QSize(56, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the plate, the hands, and the mark."""
        colours = current_theme().colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plate = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        is_marked = self.isChecked() or self.hasFocus()
        edge = colours.accent if is_marked else colours.edge if self.underMouse() else colours.line
        painter.setPen(QPen(QColor(edge), 2 if self.hasFocus() or self.isChecked() else 1))
        fill = "selected" if self.isChecked() else "hover" if self.underMouse() else "raised"
        painter.setBrush(colours.colour(fill))
        painter.drawRoundedRect(plate, Radius.CONTROL, Radius.CONTROL)
        if self._sketch is not None and len(self._sketch):
            room = QRectF(self.rect()).adjusted(Space.SMALL, 6, -Space.SMALL, -6)
            width = room.width() / max(1, len(self._frames))
            for place, frame in enumerate(self._frames):
                part = QRectF(room.left() + place * width, room.top(), width, room.height())
                self._paint_hand(painter, self._sketch, frame, part)
        self._paint_mark(painter)

    def _paint_mark(self, painter: QPainter) -> None:
        colours = current_theme().colours
        painter.setPen(colours.colour("text" if self.isChecked() else "secondary"))
        painter.setFont(figures_font(Type.CAPTION))
        corner = QRectF(self.rect()).adjusted(Space.SMALL, Space.TIGHT, 0, 0)
        painter.drawText(corner, int(Qt.AlignmentFlag.AlignLeft), self._mark)
        if self.isChecked():
            ratio = self.devicePixelRatioF()
            check = icon_pixmap("check", _CHECK, colours.colour("accent"), ratio)
            painter.drawPixmap(QPointF(self.width() - _CHECK - 6, 6), check)

    def _paint_hand(
        self, painter: QPainter, sketch: HandSketch, frame: HandFrame, room: QRectF
    ) -> None:
        scale = min(room.width() / frame.size[0], room.height() / frame.size[1])

        def polygon(points: NDArray[np.floating[Any]]) -> QPolygonF:
            away = (points - frame.middle) * scale
            middle = room.center()
            return QPolygonF([QPointF(middle.x() + x, middle.y() - y) for x, y in away.tolist()])

        at = round(self._share * (len(sketch) - 1))
        ink = current_theme().colours.colour(_HANDS[frame.side])
        way = QColor(ink)
        way.setAlpha(120)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(way, 1.2))
        painter.drawPolyline(polygon(sketch.ways[:, frame.side]))
        painter.setPen(QPen(ink, 1.4, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin))
        for line in HAND_LINES:
            painter.drawPolyline(polygon(sketch.points[at, frame.side][list(line)]))
