"""The sentence: chips in a row, and the field among them where glosses are typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QPointF, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from app.ui.metrics import Hit, Space
from app.ui.pages.compose.draft import Draft, DraftItem
from app.ui.pages.compose.gloss_chip import GlossChip
from app.ui.pages.compose.gloss_field import GlossField, glosses_in
from app.ui.theme import current_theme
from app.ui.widgets.flow_layout import FlowLayout

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from lexicon_db.records import Entry

#: Rows of chips that show before the sentence scrolls.
_MOST_ROWS: Final = 3
#: More glosses than this are no sentence but a mistake.
MOST_GLOSSES: Final = 200


class SentenceLine(QScrollArea):
    """Shows a draft and lets the person change it; every change is told as a new draft."""

    #: The `Draft` after the person changed it.
    changed = Signal(object)
    #: What is being typed, for completion.
    prefix_changed = Signal(str)
    #: Place of the item that was chosen.
    chosen = Signal(int)
    #: Enter in an empty field.
    confirmed = Signal()
    #: Place of an item, and the `MissingChoice` for it.
    decided = Signal(int, object)
    #: More glosses were typed or pasted than a sentence takes; how many.
    overflowed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.tr("Sentence"))
        self._draft = Draft()
        self._place = 0
        self._chips: list[GlossChip] = []
        self._drop_place: int | None = None
        self._body = _SentenceBody()
        self._flow = FlowLayout(self._body, Space.TIGHT + 2)
        self.field = GlossField()
        self._flow.addWidget(self.field)
        self.setWidget(self._body)
        self.setViewportMargins(Space.SMALL, Space.SMALL, Space.SMALL, Space.SMALL)
        self._body.pressed.connect(self._go_to_end)
        self._connect_field()
        self._show()

    @property
    def draft(self) -> Draft:
        """What is shown."""
        return self._draft

    @property
    def chips(self) -> tuple[GlossChip, ...]:
        """The chips, in order."""
        return tuple(self._chips)

    @property
    def caret(self) -> int:
        """The place before which typed glosses go."""
        return self._place

    def show_draft(self, draft: Draft) -> None:
        """Show a draft that was changed elsewhere."""
        at_end = self._place >= len(self._draft.items)
        self._draft = draft
        count = len(draft.items)
        self._place = count if at_end else min(self._place, count)
        self._show()

    def show_current(self, place: int | None) -> None:
        """Mark the item that is being signed."""
        for number, chip in enumerate(self._chips):
            chip.set_current(number == place)

    def add_text(self, text: str) -> None:
        """Add glosses at the caret, as if they had been typed."""
        self._add_glosses(glosses_in(text))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make room for the rows."""
        super().resizeEvent(event)
        self._fit_height()

    def _connect_field(self) -> None:
        field = self.field
        field.prefix_changed.connect(self.prefix_changed)
        field.prefix_changed.connect(lambda _: self._fit_height())
        field.confirmed.connect(self.confirmed)
        field.entry_chosen.connect(self._add_entry)
        field.glosses_typed.connect(self._add_glosses)
        field.pause_typed.connect(lambda seconds: self._set_pause(self._place - 1, seconds))
        field.erased_before.connect(lambda: self._remove(self._place - 1))
        field.erased_behind.connect(lambda: self._remove(self._place))
        field.caret_moved.connect(self._move_caret)

    def _add_entry(self, entry: Entry) -> None:
        self._add(DraftItem(entry.id_gloss, entry.id))

    def _add_glosses(self, glosses: list[tuple[str, float]]) -> None:
        room = MOST_GLOSSES - len(self._draft.items)
        if len(glosses) > room:
            self.overflowed.emit(len(glosses))
        self._add(*(DraftItem(gloss, pause=pause) for gloss, pause in glosses[: max(0, room)]))

    def _add(self, *items: DraftItem) -> None:
        if items:
            place = self._place
            self._place += len(items)
            self._change(self._draft.with_inserted(place, *items))
            self.field.setFocus()

    def _remove(self, place: int) -> None:
        if 0 <= place < len(self._draft.items):
            if place < self._place:
                self._place -= 1
            self._change(self._draft.without(place))

    def _remove_chip(self, place: int) -> None:
        """Take a chip out; the focus goes to its neighbour."""
        had_focus = self._chips[place].hasFocus()
        self._remove(place)
        if had_focus:
            self._focus(min(place, len(self._draft.items)))

    def _set_pause(self, place: int, seconds: float) -> None:
        if 0 <= place < len(self._draft.items):
            self._change(self._draft.with_pause(place, seconds))

    def _move(self, place: int, to: int) -> None:
        to = min(max(to, 0), len(self._draft.items) - 1)
        if to != place:
            self._change(self._draft.with_moved(place, to))
            self._chips[to].setFocus()

    def type_again(self, place: int) -> None:
        """Put the gloss of a chip back into the field, at its place."""
        label = self._draft.items[place].label
        self._place = place
        self._change(self._draft.without(place))
        self.field.setText(label)
        self.field.setFocus()
        self.field.selectAll()
        self.prefix_changed.emit(label)

    def _move_caret(self, step: int) -> None:
        self._place = min(max(self._place + step, 0), len(self._draft.items))
        self._show()
        self.field.setFocus()

    def _go_to_end(self) -> None:
        self._place = len(self._draft.items)
        self._show()
        self.field.setFocus()

    def _focus(self, place: int) -> None:
        if 0 <= place < len(self._chips):
            self._chips[place].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self._go_to_end()

    def _change(self, draft: Draft) -> None:
        self._draft = draft
        self._show()
        self.changed.emit(draft)

    def _show(self) -> None:
        """Bring chips, field and draft together."""
        items = self._draft.items
        while len(self._chips) > len(items):
            self._chips.pop().deleteLater()
        while len(self._chips) < len(items):
            self._chips.append(self._new_chip(len(self._chips)))
        for place, (chip, item) in enumerate(zip(self._chips, items, strict=True)):
            chip.show_item(item, place, len(items))
        while self._flow.count():
            self._flow.takeAt(0)
        for place, chip in enumerate(self._chips):
            if place == self._place:
                self._flow.addWidget(self.field)
            self._flow.addWidget(chip)
        if self._place >= len(self._chips):
            self._flow.addWidget(self.field)
        self.field.setPlaceholderText("" if items else self.tr("Type glosses…"))
        self.field.updateGeometry()
        self._fit_height()

    def _new_chip(self, place: int) -> GlossChip:
        chip = GlossChip(self._body)
        chip.clicked.connect(lambda: self.chosen.emit(place))
        chip.removed.connect(lambda: self._remove_chip(place))
        chip.nudged.connect(lambda step: self._move(place, place + step))
        chip.edited.connect(lambda: self.type_again(place))
        chip.pause_chosen.connect(lambda seconds: self._set_pause(place, seconds))
        chip.focus_moved.connect(lambda step: self._focus(place + step))
        chip.dragged.connect(self._drag)
        chip.decided.connect(lambda choice: self.decided.emit(place, choice))
        chip.dropped.connect(lambda: self._drop(place))
        chip.show()
        return chip

    def _drag(self, where: QPointF) -> None:
        """Show where a chip would go."""
        at = self._body.mapFromGlobal(where.toPoint())
        self._drop_place = self._place_at(at)
        self._body.show_mark(self._mark(self._drop_place))

    def _drop(self, place: int) -> None:
        to, self._drop_place = self._drop_place, None
        self._body.show_mark(None)
        if to is not None:
            self._move(place, to if to <= place else to - 1)

    def _place_at(self, at: QPoint) -> int:
        """The place before which a chip that is let go here belongs."""
        for place, chip in enumerate(self._chips):
            box = chip.geometry()
            if at.y() <= box.bottom() + Space.TIGHT and at.x() < box.center().x():
                return place
            if at.y() < box.top():
                return place
        return len(self._chips)

    def _mark(self, place: int) -> QRect:
        if place < len(self._chips):
            box = self._chips[place].geometry()
            return QRect(box.left() - 4, box.top(), 2, box.height())
        box = self._chips[-1].geometry()
        return QRect(box.right() + 3, box.top(), 2, box.height())

    def _fit_height(self) -> None:
        rows = self._flow.heightForWidth(max(1, self.viewport().width()))
        most = _MOST_ROWS * (Hit.CONTROL + Space.SMALL)
        height = min(max(rows, Hit.CONTROL), most) + 2 * Space.SMALL
        if height != self.height():
            self.setFixedHeight(height)
        if self.field.hasFocus():
            QTimer.singleShot(0, self, lambda: self.ensureWidgetVisible(self.field))


class _SentenceBody(QWidget):
    """Holds chips and field; pressing beside them goes to the end of the sentence."""

    pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._mark: QRect | None = None
        self.setCursor(Qt.CursorShape.IBeamCursor)

    def show_mark(self, mark: QRect | None) -> None:
        """Show where something would be dropped."""
        self._mark = mark
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the end of the sentence."""
        self.pressed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the field that surrounds the chips, and the mark."""
        colours = current_theme().colours
        painter = QPainter(self)
        painter.fillRect(self.rect(), colours.colour("panel"))
        if self._mark is not None:
            painter.setPen(QPen(colours.colour("accent"), 2))
            painter.drawRect(self._mark)
