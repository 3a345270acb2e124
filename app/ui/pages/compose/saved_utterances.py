"""The name of the utterance, and the saved ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.ui.icons import dress
from app.ui.metrics import Space
from app.ui.widgets.icon_button import IconButton, tooltip
from app.ui.widgets.labels import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lexicon_db.records import Utterance

_LEAST_LIST_HEIGHT: Final = 84
_UTTERANCE: Final = Qt.ItemDataRole.UserRole


class SavedUtterances(QWidget):
    """Saves the present utterance under a name and opens others."""

    #: The name under which the present utterance is to be saved.
    save_wanted = Signal(str)
    #: The `Utterance` that is to be opened.
    open_wanted = Signal(object)
    #: A new, empty utterance is wanted.
    new_wanted = Signal()
    #: The saved utterance is to be rendered.
    render_wanted = Signal()
    #: The present utterance is to be written for another program.
    export_wanted = Signal()
    #: The glosses of an ELAN tier are to be read into the present utterance.
    elan_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = QLineEdit()
        self._name.setPlaceholderText(self.tr("Name of the utterance"))
        self._name.setAccessibleName(self.tr("Name of the utterance"))
        self._name.returnPressed.connect(self._save)
        self._name.textChanged.connect(self._allow)
        self._save_button = QPushButton(self.tr("Save"))
        self._save_button.setProperty("kind", "primary")
        self._save_button.setToolTip(self.tr("Save the utterance  (Ctrl+S)"))
        self._save_button.clicked.connect(self._save)
        self._is_empty = True
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        row.addWidget(self._name, 1)
        row.addWidget(self._save_button)
        heading = QHBoxLayout()
        heading.addWidget(label(self.tr("Saved utterances"), "section"), 1)
        new = QPushButton(self.tr("New"))
        new.setProperty("kind", "link")
        new.setToolTip(self.tr("Begin an empty utterance  (Ctrl+E)"))
        new.clicked.connect(self.new_wanted)
        heading.addWidget(new)
        self._list = _UtteranceList()
        # It takes the room that is left, and asks for no more than some rows.
        self._list.setMinimumHeight(_LEAST_LIST_HEIGHT)
        self._list.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self._list.itemActivated.connect(self._open)
        self._list.itemClicked.connect(self._open)
        self._none = label(self.tr("None yet. Saved utterances wait here."), "caption", wrap=True)
        leaving = self._leaving()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addLayout(row)
        column.addLayout(leaving)
        column.addSpacing(Space.SMALL)
        column.addLayout(heading)
        column.addWidget(self._none)
        column.addWidget(self._list, 1)
        column.addStretch()
        self._allow()

    def _leaving(self) -> QHBoxLayout:
        """The ways of an utterance out of the page, and into it."""
        self._render = QPushButton(self.tr("Render…"))
        dress(self._render, "clapperboard")
        self._render.clicked.connect(self.render_wanted)
        export = self.tr("Export utterance…")
        self._export = IconButton("upload", export)
        self._export.setToolTip(tooltip(export, "Ctrl+Shift+E"))
        self._export.clicked.connect(self.export_wanted)
        elan = self.tr("Read glosses from ELAN…")
        read = IconButton("file-text", elan)
        read.setToolTip(tooltip(elan, "Ctrl+Shift+O"))
        read.clicked.connect(self.elan_wanted)
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        row.addWidget(self._render, 1)
        row.addWidget(self._export)
        row.addWidget(read)
        return row

    @property
    def name(self) -> str:
        """The name that is typed."""
        return self._name.text().strip()

    def focus_name(self) -> None:
        """Let the person type a name."""
        self._name.setFocus()
        self._name.selectAll()

    def show_name(self, name: str, *, is_empty: bool) -> None:
        """Show the name of the present utterance, and whether it has any sign."""
        self._is_empty = is_empty
        if name != self.name:
            with QSignalBlocker(self._name):
                self._name.setText(name)
        self._allow()

    def show_utterances(self, utterances: Sequence[Utterance]) -> None:
        """Show the saved utterances."""
        self._list.clear()
        for utterance in utterances:
            item = QListWidgetItem(utterance.name)
            item.setToolTip(self.tr("%n sign(s)", "", len(utterance.slots)))
            item.setData(_UTTERANCE, utterance)
            self._list.addItem(item)
        self._list.setVisible(bool(utterances))
        self._none.setVisible(not utterances)

    def _allow(self) -> None:
        self._save_button.setEnabled(bool(self.name) and not self._is_empty)
        self._render.setEnabled(not self._is_empty)
        self._export.setEnabled(not self._is_empty)

    def _save(self) -> None:
        if self._save_button.isEnabled():
            self.save_wanted.emit(self.name)

    def _open(self, item: QListWidgetItem) -> None:
        self.open_wanted.emit(item.data(_UTTERANCE))


class _UtteranceList(QListWidget):
    """A list whose rows open by Enter on every platform."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Saved utterances"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the current row by Enter."""
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
            self.itemActivated.emit(item)
        else:
            super().keyPressEvent(event)
