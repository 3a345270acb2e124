"""How an entry looks in the grid: a picture with its light, gloss, meaning, status."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.ui.fonts import window_font
from app.ui.icons import icon_pixmap
from app.ui.metrics import Radius, Space, Type
from app.ui.pages.lexicon.entry_model import ENTRY, Index, senses_text
from app.ui.theme import current_theme
from app.ui.widgets.quality_light import SIZE as LIGHT
from app.ui.widgets.quality_light import paint_quality
from app.ui.widgets.status_shape import SIZE, paint_status
from lexicon_db.records import Entry, QualityVerdict

_WORDS_HEIGHT: Final = 52
_GAP: Final = Space.MEDIUM
#: Posters that are kept in the size of cards, about 100 kB each.
_FITTED: Final = 80


class CardDelegate(QStyledItemDelegate):
    """Paints cards.

    Args:
        poster_of: The picture of an entry, or None while it is being made or where there is none.
        parent: The view.
    """

    def __init__(self, poster_of: Callable[[Entry], QPixmap | None], parent: QObject) -> None:
        super().__init__(parent)
        self._poster_of = poster_of
        self._fitted_posters: OrderedDict[tuple[int, int, int], QPixmap] = OrderedDict()
        self._cell = QSize(196, 196)
        self._gloss_font = window_font(Type.BODY, QFont.Weight.DemiBold)
        self._sense_font = window_font(Type.CAPTION)

    def set_cell_width(self, width: int) -> None:
        """Make the cells this wide; pictures are four to three."""
        picture = (width - _GAP) * 3 // 4
        self._cell = QSize(width, picture + _WORDS_HEIGHT + _GAP)

    @property
    def cell(self) -> QSize:
        """Size of a cell: a card and the gap to the next."""
        return self._cell

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Every card has the same size."""
        return self._cell

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one card."""
        entry: Entry = index.data(ENTRY)
        colours = current_theme().colours
        card = option.rect.adjusted(0, 0, -_GAP, -_GAP)
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        is_hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        body = QPainterPath()
        body.addRoundedRect(QRectF(card), Radius.CARD, Radius.CARD)
        fill = "selected" if is_selected else "hover" if is_hovered else "raised"
        painter.fillPath(body, colours.colour(fill))
        picture = QRect(card.left(), card.top(), card.width(), card.width() * 3 // 4)
        painter.setClipPath(body)
        self._paint_poster(painter, picture, entry)
        painter.setClipping(False)
        if entry.quality is not None:
            _paint_light(painter, picture, entry.quality)
        self._paint_words(painter, card.adjusted(0, picture.height(), 0, 0), entry)
        is_marked = is_selected or bool(option.state & QStyle.StateFlag.State_HasFocus)
        self._paint_border(painter, card, is_marked=is_marked)
        painter.restore()

    def _paint_border(self, painter: QPainter, card: QRect, *, is_marked: bool) -> None:
        colours = current_theme().colours
        width = 2 if is_marked else 1
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colours.colour("accent" if is_marked else "line"), width))
        inset = width / 2
        border = QRectF(card).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(border, Radius.CARD - inset, Radius.CARD - inset)

    def _paint_poster(self, painter: QPainter, place: QRect, entry: Entry) -> None:
        colours = current_theme().colours
        poster = self._poster_of(entry)
        painter.fillRect(place, colours.colour("panel" if poster is None else "picture"))
        if poster is not None:
            scale = painter.device().devicePixelRatio()
            painter.drawPixmap(place.topLeft(), self._fitted(poster, place, scale))
            return
        side = 28
        scale = painter.device().devicePixelRatio()
        hand = icon_pixmap("hand", side, colours.colour("edge"), scale)
        painter.drawPixmap(place.center().x() - side // 2, place.center().y() - side // 2, hand)

    def _fitted(self, poster: QPixmap, place: QRect, scale: float) -> QPixmap:
        """A poster in the size of its place: to scale it at each painting would be slow."""
        size = QSize(round(place.width() * scale), round(place.height() * scale))
        key = (poster.cacheKey(), size.width(), size.height())
        fitted = self._fitted_posters.pop(key, None)
        if fitted is None:
            fitted = poster.copy(_middle(poster, place)).scaled(
                size,
                Qt.AspectRatioMode.IgnoreAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            fitted.setDevicePixelRatio(scale)
        self._fitted_posters[key] = fitted
        if len(self._fitted_posters) > _FITTED:
            self._fitted_posters.popitem(last=False)
        return fitted

    def _paint_words(self, painter: QPainter, place: QRect, entry: Entry) -> None:
        colours = current_theme().colours
        room = place.adjusted(Space.MEDIUM, 8, -Space.MEDIUM, -6)
        shape = QRectF(room.right() - SIZE + 1, room.top() + 1, SIZE, SIZE)
        paint_status(painter, shape, entry.status)
        top = QRect(room.left(), room.top(), room.width() - SIZE - Space.SMALL, 18)
        _write(painter, top, entry.id_gloss, self._gloss_font, "text")
        below = QRect(room.left(), room.top() + 19, room.width(), 18)
        meaning = senses_text(entry) or entry.lemma
        if meaning == entry.id_gloss:
            meaning = ""
        words = [meaning] if meaning else []
        if entry.take_count != 1:
            words.append(self.tr("%n take(s)", "", entry.take_count))
        painter.setPen(colours.colour("secondary"))
        _write(painter, below, "  ·  ".join(words), self._sense_font, "secondary")


def _paint_light(painter: QPainter, picture: QRect, verdict: QualityVerdict) -> None:
    """Paint the light of a take into the upper right corner of its picture, on a plate."""
    side = LIGHT + Space.TIGHT
    plate = QRectF(picture.right() - side - Space.TIGHT, picture.top() + Space.TIGHT, side, side)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(current_theme().colours.colour("panel"))
    painter.drawRoundedRect(plate, Radius.CONTROL, Radius.CONTROL)
    inset = Space.TIGHT / 2
    paint_quality(painter, plate.adjusted(inset, inset, -inset, -inset), verdict)


def _write(painter: QPainter, room: QRect, text: str, font: QFont, tone: str) -> None:
    painter.setFont(font)
    painter.setPen(current_theme().colours.colour(tone))
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), shown)


def _middle(poster: QPixmap, place: QRect) -> QRect:
    """The part of a poster that fills a place without being stretched; heads stay in."""
    width, height = poster.width(), poster.height()
    if width * place.height() > height * place.width():
        shown = height * place.width() // place.height()
        return QRect((width - shown) // 2, 0, shown, height)
    shown = width * place.height() // place.width()
    return QRect(0, (height - shown) // 8, width, shown)
