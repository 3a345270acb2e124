"""How the blocks of an utterance look."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from app.motion.trajectory import Origin
from app.ui.amounts import decimal
from app.ui.fonts import figures_font, window_font
from app.ui.icons import icon_pixmap
from app.ui.metrics import Radius, Type
from app.ui.theme import current_theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.ui.timeline.utterance_blocks import Block

_LABEL_WIDTH: Final = 34
_NARROWEST_LABEL: Final = 22
_MARK: Final = 14
_BRACKET: Final = 4.0
_COLOURS: Final = {Origin.SIGN: "stroke", Origin.TRANSITION: "transition", Origin.HOLD: "hold"}


@dataclass(frozen=True)
class BlockPainter:
    """Paints blocks into a row.

    Attributes:
        painter: Where.
        content: The part of the row that shows time.
        x_at: Where a moment is.
    """

    painter: QPainter
    content: QRectF
    x_at: Callable[[float], float]

    def paint(self, block: Block, *, is_chosen: bool, is_changed: bool, is_warned: bool) -> None:
        """Paint a block; what the person has set about it is told by a dot, a warning by a mark."""
        box = self._box(block)
        if box.right() < self.content.left() or box.left() > self.content.right():
            return
        painter, colours = self.painter, current_theme().colours
        is_sign = block.kind is Origin.SIGN
        fill = colours.colour(_COLOURS[block.kind])
        fill.setAlpha(255 if is_chosen else 215 if is_sign else 110)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        radius = Radius.SMALL if is_sign else 0
        painter.drawRoundedRect(box, radius, radius)
        if is_chosen:
            painter.setPen(QPen(colours.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), radius, radius)
        if block.kind is Origin.TRANSITION:
            self._paint_grip(box.right())
        elif is_sign and is_chosen:
            self._paint_brackets(box)
        self._paint_label(block, box, is_chosen=is_chosen)
        if is_changed:
            self._paint_dot(box)
        if is_warned:
            self._paint_warning(box)

    def paint_prediction(self, block: Block) -> None:
        """Below a chosen transition: where it would plausibly end, and where it is predicted to."""
        if block.seam is None:
            return
        painter = self.painter
        y = self.content.height() - 6.0
        shortest, predicted, longest = (
            self.x_at(block.start + seconds)
            for seconds in (block.seam.shortest, block.seam.predicted, block.seam.longest)
        )
        painter.setPen(QPen(current_theme().colours.colour("accent"), 2))
        painter.drawLine(QLineF(shortest, y, longest, y))
        painter.drawLine(QLineF(predicted, y - 4, predicted, y + 4))

    def paint_cut(self, start: float, end: float) -> None:
        """Hatch what is being cut off a sign, between two moments."""
        left, right = self.x_at(start), self.x_at(end)
        box = QRectF(left, 4, right - left, self.content.height() - 8)
        ink = QColor(current_theme().colours.colour("stroke"))
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.fillRect(box, Qt.BrushStyle.BDiagPattern)
        ink.setAlpha(70)
        self.painter.fillRect(box, ink)

    def _box(self, block: Block) -> QRectF:
        left, right = self.x_at(block.start), self.x_at(block.end)
        inset = 4 if block.kind is Origin.SIGN else 14
        height = self.content.height() - 2 * inset
        return QRectF(left, inset, max(1.0, right - left), height)

    def _paint_label(self, block: Block, box: QRectF, *, is_chosen: bool) -> None:
        painter, visible = self.painter, box.intersected(self.content)
        if block.kind is Origin.SIGN:
            painter.setPen(_ink_on(_COLOURS[block.kind]))
            painter.setFont(window_font(Type.BODY, painter.font().Weight.DemiBold))
            room = visible.adjusted(9 if is_chosen else 7, 0, -4, 0)
            text = painter.fontMetrics().elidedText(
                block.label, Qt.TextElideMode.ElideRight, int(room.width())
            )
            if room.width() > _NARROWEST_LABEL:
                painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), text)
        elif visible.width() >= _LABEL_WIDTH:
            text_ink = current_theme().colours.colour("text")
            painter.setPen(_ink_on(_COLOURS[block.kind]) if is_chosen else text_ink)
            painter.setFont(figures_font(Type.CAPTION))
            painter.drawText(visible, int(Qt.AlignmentFlag.AlignCenter), decimal(block.seconds, 2))

    def _paint_grip(self, x: float) -> None:
        self.painter.setPen(QPen(current_theme().colours.colour("text"), 1))
        middle = self.content.height() / 2
        self.painter.drawLine(QLineF(x - 2.5, middle - 7, x - 2.5, middle + 7))

    def _paint_brackets(self, box: QRectF) -> None:
        """The ends of the chosen sign, to be dragged."""
        painter = self.painter
        painter.setPen(QPen(_ink_on("stroke"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        inside = box.adjusted(4, 6, -4, -6)
        for x, inward in ((inside.left(), _BRACKET), (inside.right(), -_BRACKET)):
            painter.drawPolyline(
                QPolygonF(
                    [
                        QPointF(x + inward, inside.top()),
                        QPointF(x, inside.top()),
                        QPointF(x, inside.bottom()),
                        QPointF(x + inward, inside.bottom()),
                    ]
                )
            )

    def _paint_dot(self, box: QRectF) -> None:
        """A dot in the lower corner: something was set here by hand."""
        colours = current_theme().colours
        self.painter.setPen(QPen(colours.colour("panel"), 1))
        self.painter.setBrush(colours.colour("accent"))
        self.painter.drawEllipse(QPointF(box.left() + 5, box.bottom() - 5), 3.5, 3.5)

    def _paint_warning(self, box: QRectF) -> None:
        """A triangle above the transition."""
        colours = current_theme().colours
        ratio = self.painter.device().devicePixelRatioF()
        x = min(max(box.center().x() - _MARK / 2, self.content.left()), self.content.right())
        plate = QRectF(x - 1, 0, _MARK + 2, _MARK + 2)
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(colours.colour("panel"))
        self.painter.drawRoundedRect(plate, Radius.SMALL, Radius.SMALL)
        mark = icon_pixmap("triangle-alert", _MARK, colours.colour("warn"), ratio)
        self.painter.drawPixmap(QPointF(x, 1), mark)


def _ink_on(name: str) -> QColor:
    """A colour that can be read on a block of an opaque colour."""
    is_bright = current_theme().colours.colour(name).lightnessF() > 0.42
    return QColor("#08130f" if is_bright else "#ffffff")
