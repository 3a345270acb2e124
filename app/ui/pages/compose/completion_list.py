"""The list below the gloss that is being typed: the signs that it may become."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.ui.metrics import Space
from app.ui.widgets.status_shape import status_icon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lexicon_db.records import Entry

_WIDTH: Final = 320
_MOST_ROWS: Final = 8
_ENTRY: Final = Qt.ItemDataRole.UserRole


class CompletionList(QFrame):
    """Shows entries; steered by the field that has the focus."""

    #: The chosen `Entry`.
    chosen = Signal(object)

    def __init__(self, field: QWidget) -> None:
        super().__init__(field.window())
        self._field = field
        self.setProperty("surface", "card")
        self._list = QListWidget()
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setAccessibleName(self.tr("Signs that begin like this"))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.itemClicked.connect(self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.TIGHT, Space.TIGHT, Space.TIGHT, Space.TIGHT)
        column.addWidget(self._list)
        self.hide()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What is offered."""
        return tuple(self._list.item(row).data(_ENTRY) for row in range(self._list.count()))

    @property
    def current(self) -> Entry | None:
        """The entry that Enter takes; None while the list is hidden."""
        item = self._list.currentItem()
        if not self.isVisible() or self._list.currentRow() < 0:
            return None
        return cast("Entry", item.data(_ENTRY))

    def offer(self, entries: Sequence[Entry]) -> None:
        """Show entries below the field; none hides the list."""
        self._list.clear()
        for entry in entries:
            item = QListWidgetItem(status_icon(entry.status), _words(entry))
            item.setData(_ENTRY, entry)
            self._list.addItem(item)
        if not entries:
            self.hide()
            return
        self._list.setCurrentRow(0)
        self._place()

    def step(self, rows: int) -> None:
        """Go to another row; from the last to the first."""
        count = self._list.count()
        if count:
            self._list.setCurrentRow((self._list.currentRow() + rows) % count)

    def _choose(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(_ENTRY))

    def _place(self) -> None:
        window = self._field.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        rows = min(self._list.count(), _MOST_ROWS)
        height = rows * self._list.sizeHintForRow(0) + 2 * (Space.TIGHT + Space.HAIR)
        corner = self._field.mapTo(window, QPoint(0, self._field.height() + Space.TIGHT))
        if corner.y() + height > window.height():
            corner.setY(self._field.mapTo(window, QPoint(0, 0)).y() - height - Space.TIGHT)
        corner.setX(min(corner.x(), window.width() - _WIDTH - Space.SMALL))
        self.setGeometry(corner.x(), corner.y(), _WIDTH, height)
        self.show()
        self.raise_()


def _words(entry: Entry) -> str:
    """The gloss, and the first translation of each of its first senses."""
    senses = [sense[0][1] for sense in entry.senses[:2] if sense]
    return f"{entry.id_gloss}   {', '.join(senses)}" if senses else entry.id_gloss
