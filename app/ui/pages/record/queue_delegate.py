"""Paints a prompt in the queue: a small picture, the gloss, its state as a shape."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QObject, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.ui.fonts import figures_font, window_font
from app.ui.icons import icon_pixmap
from app.ui.metrics import Radius, Space, Type
from app.ui.pages.record.queue_model import PROMPT_ROLE
from app.ui.theme import current_theme
from lexicon_db.records import PromptState

if TYPE_CHECKING:
    from PySide6.QtCore import QPersistentModelIndex

    from lexicon_db.records import Prompt

_ROW: Final = 52
_PICTURE: Final = QSize(56, 42)
_SHAPE: Final = 18


class QueueDelegate(QStyledItemDelegate):
    """Paints rows.

    Args:
        picture: The small picture of a prompt, or None.
        current: Which prompt is asked for now, by its place.
        parent: The list.
    """

    def __init__(
        self,
        picture: Callable[[Prompt], QPixmap | None],
        current: Callable[[], int],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._picture, self._current = picture, current

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """All rows are alike."""
        return QSize(160, _ROW)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one row."""
        prompt: Prompt = index.data(PROMPT_ROLE)
        colours = current_theme().colours
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        row = option.rect.adjusted(Space.TIGHT, 1, -Space.TIGHT, -1)
        is_current = prompt.position == self._current()
        if is_current or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours.colour("selected" if is_current else "hover"))
            painter.drawRoundedRect(row, Radius.CONTROL, Radius.CONTROL)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(colours.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(row, Radius.CONTROL, Radius.CONTROL)
        self._paint_picture(painter, prompt, row)
        self._paint_words(painter, prompt, row)
        shape = QRectF(0, 0, _SHAPE, _SHAPE)
        shape.moveCenter(QPointF(row.right() - Space.LARGE, row.center().y()))
        paint_prompt_state(painter, shape, prompt.state)
        painter.restore()

    def _paint_picture(self, painter: QPainter, prompt: Prompt, row: QRect) -> None:
        place = QRect(row.topLeft(), _PICTURE)
        place.moveTop(row.center().y() - _PICTURE.height() // 2)
        place.moveLeft(row.left() + Space.TIGHT)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(place), Radius.SMALL, Radius.SMALL)
        painter.save()
        painter.setClipPath(shape)
        colours, picture = current_theme().colours, self._picture(prompt)
        painter.fillRect(place, colours.colour("hover" if picture is None else "picture"))
        if picture is None:
            painter.setFont(figures_font(Type.CAPTION))
            painter.setPen(colours.colour("secondary"))
            number = str(prompt.position + 1)
            painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), number)
        else:
            whole = QRect(
                QRect().topLeft(),
                picture.size().scaled(place.size(), Qt.AspectRatioMode.KeepAspectRatioByExpanding),
            )
            whole.moveCenter(place.center())
            painter.drawPixmap(whole, picture)
        painter.restore()

    def _paint_words(self, painter: QPainter, prompt: Prompt, row: QRect) -> None:
        colours = current_theme().colours
        words = row.adjusted(_PICTURE.width() + Space.MEDIUM, 0, -_SHAPE - Space.LARGE, 0)
        painter.setFont(window_font(Type.BODY, QFont.Weight.DemiBold))
        is_done = prompt.state is PromptState.SKIPPED
        painter.setPen(colours.colour("faint" if is_done else "text"))
        gloss = painter.fontMetrics().elidedText(
            prompt.gloss, Qt.TextElideMode.ElideRight, words.width()
        )
        lift = -9 if prompt.meaning else 0
        painter.drawText(words.translated(0, lift), int(Qt.AlignmentFlag.AlignVCenter), gloss)
        if prompt.meaning:
            painter.setFont(window_font(Type.CAPTION))
            painter.setPen(colours.colour("faint"))
            meaning = painter.fontMetrics().elidedText(
                prompt.meaning, Qt.TextElideMode.ElideRight, words.width()
            )
            painter.drawText(words.translated(0, 9), int(Qt.AlignmentFlag.AlignVCenter), meaning)


def paint_prompt_state(painter: QPainter, place: QRectF, state: PromptState) -> None:
    """Paint a state as a shape: a dashed ring waits, a tick is recorded, arrows are skipped."""
    colours = current_theme().colours
    if state is PromptState.WAITING:
        pen = QPen(colours.colour("edge"), 1.6)
        pen.setDashPattern([2.2, 1.9])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(place.center(), 6.5, 6.5)
        return
    name, tone = ("circle-check", "good")
    if state is PromptState.SKIPPED:
        name, tone = ("skip-forward", "faint")
    scale = painter.device().devicePixelRatioF()
    painter.drawPixmap(
        place.topLeft(), icon_pixmap(name, round(place.width()), colours.colour(tone), scale)
    )
