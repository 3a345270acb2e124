"""The signs that are easily taken for a sign, as buttons that lead to them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.ui.metrics import Space
from app.ui.pages.lexicon.kin import Kin
from app.ui.widgets.flow_layout import FlowLayout
from app.ui.widgets.labels import GUTTER, label
from app.ui.widgets.status_shape import status_icon
from lexicon_db.records import Entry


class KinRow(QWidget):
    """Two lists; what is empty does not show."""

    #: `EntryId` to go to.
    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(GUTTER, 0, 0, 0)
        self._column.setSpacing(0)
        self._kin: Kin | None = None
        self.buttons: list[QPushButton] = []

    def show_kin(self, kin: Kin) -> None:
        """Show the neighbours of an entry."""
        if kin == self._kin:
            return
        self._kin, self.buttons = kin, []
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for words, entries in (
            (self.tr("The same lemma"), kin.variants),
            (self.tr("Called alike"), kin.homonyms),
        ):
            if entries:
                self._column.addWidget(label(words, "caption"))
                self._column.addWidget(self._list(entries))
        self.setVisible(bool(self.buttons))

    def _list(self, entries: Sequence[Entry]) -> QWidget:
        part = QWidget()
        flow = FlowLayout(part, Space.TIGHT)
        for entry in entries:
            button = QPushButton(status_icon(entry.status), entry.id_gloss)
            button.setProperty("kind", "link")
            button.setAccessibleName(self.tr("Go to {gloss}").format(gloss=entry.id_gloss))
            button.clicked.connect(lambda _=False, key=entry.id: self.wanted.emit(key))
            flow.addWidget(button)
            self.buttons.append(button)
        return part
