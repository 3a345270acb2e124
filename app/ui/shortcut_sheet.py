"""The table of shortcuts: what every key does, and how to choose others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.ui.icons import dress
from app.ui.keymap import KeyedAction, Keymap
from app.ui.metrics import Space
from app.ui.widgets.labels import label
from app.ui.widgets.search_field import SearchField

_SIZE: Final = (680, 560)
_FIELD_WIDTH: Final = 180


class ShortcutSheet(QDialog):
    """Every action with its keys; the chosen one gets the keys that are pressed.

    Attributes:
        search: Narrows the table.
        table: Action, place, keys.
        field: Where new keys are pressed.
        take: Gives the keys to the chosen action although they do something else.
        reset: Gives the chosen action its first keys.
        reset_all: Gives every action its first keys.
    """

    def __init__(self, keymap: Keymap, parent: QWidget) -> None:
        super().__init__(parent)
        self._keymap = keymap
        self._rows: tuple[KeyedAction, ...] = ()
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.resize(*_SIZE)
        self.search = SearchField(self.tr("Search actions and keys"), "Ctrl+F")
        self.table = QTableWidget(0, 3)
        self._chosen = label(self.tr("Choose an action"), "strong")
        self.field = QKeySequenceEdit()
        self.take = QPushButton(self.tr("Use them here"))
        self.reset = QPushButton(self.tr("Back to the first keys"))
        self.reset_all = QPushButton(self.tr("Reset all"))
        self._told = label("", "secondary", wrap=True)
        self._dress()
        self._lay_out()
        self._connect()
        self._fill()

    @property
    def told(self) -> str:
        """What is said about the keys that were pressed."""
        return self._told.text()

    def choose(self, id_: str) -> None:
        """Choose an action by its name in the settings."""
        for row, keyed in enumerate(self._rows):
            if keyed.id == id_:
                self.table.setCurrentCell(row, 0)

    def _dress(self) -> None:
        self.table.setHorizontalHeaderLabels([self.tr("Action"), self.tr("Where"), self.tr("Keys")])
        self.table.verticalHeader().hide()
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setTabKeyNavigation(False)
        self.table.setAccessibleName(self.tr("Actions and their keys"))
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.table.setColumnWidth(1, 120)
        self.table.setColumnWidth(2, 160)
        self.field.setMaximumSequenceLength(1)
        self.field.setFixedWidth(_FIELD_WIDTH)
        for inner in self.field.findChildren(QLineEdit):
            inner.setAccessibleName(self.tr("New keys"))
            inner.setPlaceholderText(self.tr("Press new keys"))
        for button in (self.take, self.reset, self.reset_all):
            button.setAutoDefault(False)
        dress(self.reset, "rotate-ccw")
        dress(self.reset_all, "rotate-ccw")

    def _lay_out(self) -> None:
        close = QPushButton(self.tr("Close"))
        close.setProperty("kind", "primary")
        close.setAutoDefault(False)
        close.clicked.connect(self.accept)
        change, foot = QHBoxLayout(), QHBoxLayout()
        change.addWidget(self._chosen, 1)
        for part in (self.field, self.take, self.reset):
            change.addWidget(part)
        foot.addWidget(self.reset_all)
        foot.addStretch(1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(Space.WIDE,) * 4)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(label(self.windowTitle(), "title"))
        column.addWidget(self.search)
        column.addWidget(self.table, 1)
        column.addLayout(change)
        column.addWidget(self._told)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.search.searched.connect(lambda _: self._fill())
        self.table.currentCellChanged.connect(lambda *_: self._show_chosen())
        self.table.itemActivated.connect(lambda _: self.field.setFocus())
        self.field.keySequenceChanged.connect(self._try)
        self.take.clicked.connect(self._assign)
        self.reset.clicked.connect(self._reset)
        self.reset_all.clicked.connect(self._keymap.reset_all)
        self._keymap.changed.connect(self._fill)

    @property
    def _keyed(self) -> KeyedAction | None:
        row = self.table.currentRow()
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def _fill(self) -> None:
        before = self._keyed
        words = self.search.text().casefold().split()
        self._rows = tuple(one for one in self._keymap.all() if _fits(one, words))
        self.table.setRowCount(len(self._rows))
        for row, keyed in enumerate(self._rows):
            self._fill_row(row, (keyed.name, keyed.place, keyed.keys), is_new=keyed.is_changed)
        self.reset_all.setEnabled(any(one.is_changed for one in self._keymap.all()))
        if before is not None:
            self.choose(before.id)
        self._show_chosen()

    def _fill_row(self, row: int, texts: Sequence[str], *, is_new: bool) -> None:
        for column, text in enumerate(texts):
            item = QTableWidgetItem(text)
            font = item.font()
            font.setBold(is_new and column == 2)
            item.setFont(font)
            self.table.setItem(row, column, item)

    def _show_chosen(self) -> None:
        keyed = self._keyed
        self._chosen.setText(keyed.name if keyed else self.tr("Choose an action"))
        self.field.setEnabled(keyed is not None)
        self.field.clear()
        self.take.hide()
        self.reset.setEnabled(keyed is not None and keyed.is_changed)
        self._told.setText("")

    def _try(self, keys: QKeySequence) -> None:
        keyed = self._keyed
        if keyed is None or keys.isEmpty():
            return
        holders = self._keymap.holders(keys, keyed)
        if not holders:
            self._assign()
            return
        words = self.tr("{keys} does “{action}” ({place}) already.")
        self._told.setText(
            " ".join(
                words.format(
                    keys=keys.toString(QKeySequence.SequenceFormat.NativeText),
                    action=other.name,
                    place=other.place,
                )
                for other in holders
            )
        )
        self.take.show()

    def _assign(self) -> None:
        keyed, keys = self._keyed, self.field.keySequence()
        if keyed is not None and not keys.isEmpty():
            self._keymap.assign(keyed, keys)

    def _reset(self) -> None:
        if self._keyed is not None:
            self._keymap.reset(self._keyed)


def _fits(keyed: KeyedAction, words: Sequence[str]) -> bool:
    text = f"{keyed.name} {keyed.place} {keyed.keys}".casefold()
    return all(word in text for word in words)
