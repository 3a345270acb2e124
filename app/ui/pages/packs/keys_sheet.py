"""Keys: the one that signs the packs of this person, and those of others that are known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.studio.pack_keys import forget_key, know_key, known_keys, own_key
from app.ui.icons import dress
from app.ui.metrics import Hit, Space
from app.ui.widgets.labels import label, line
from lexicon_db.packs.signing import Signature

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.studio.pack_keys import KnownKey
    from app.ui.bridge.workspace import Workspace
    from lexicon_db.errors import KnownError
    from lexicon_db.packs.signing import SigningKey

_SIZE: Final = (620, 460)
_PRINT_WIDTH: Final = 200


class KeysSheet(QDialog):
    """A window of its own beside the page.

    Attributes:
        own: Name and fingerprint of the own key.
        copy: Copies the own key, to be given to others.
        known: The keys of others: name and fingerprint.
        forget: Forgets the chosen one.
        name: Whose key is to be known.
        key: The key, which has been compared with its owner.
        know: Remembers it; a key that is known already gets the new name.
    """

    #: A key is known from now on, or not any more.
    changed = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._operations = workspace.operations
        self._own: SigningKey | None = None
        self._keys: tuple[KnownKey, ...] = ()
        self.setWindowTitle(self.tr("Keys"))
        self.resize(*_SIZE)
        self.own = label("", "", wrap=True)
        self.copy = QPushButton(self.tr("Copy my key"))
        dress(self.copy, "key-round")
        self.copy.clicked.connect(self._copy)
        self.known = self._table()
        self.known.itemSelectionChanged.connect(self._follow)
        self.forget = QPushButton(self.tr("Forget it"))
        dress(self.forget, "trash-2")
        self.forget.clicked.connect(self._forget)
        self.name, self.key = QLineEdit(), QLineEdit()
        self.name.setPlaceholderText(self.tr("Name of the owner"))
        self.name.setAccessibleName(self.tr("Name of the owner"))
        self.key.setPlaceholderText(self.tr("Public key: 64 digits"))
        self.key.setAccessibleName(self.tr("Public key"))
        self.know = QPushButton(self.tr("Remember it"))
        self.know.setProperty("kind", "primary")
        dress(self.know, "key-round", "on_accent")
        self.know.clicked.connect(self._know)
        self.trouble = label("", "", wrap=True)
        for button in (self.copy, self.forget, self.know):
            button.setAutoDefault(False)  # Enter in a field remembers a key, and does so once.
        for field in (self.name, self.key):
            field.textChanged.connect(self._start_over)
            field.returnPressed.connect(self.know.click)
        self._lay_out()
        self._show(None, ())

    def show_keys(self) -> None:
        """Come to the front, and show the keys as they are now."""
        self._read()
        self.show()
        self.raise_()
        self.activateWindow()

    def _read(self) -> None:
        self._operations.read(
            self, lambda: (own_key(), known_keys()), lambda read: self._show(*read), topic="keys"
        )

    def _show(self, own: SigningKey | None, known: tuple[KnownKey, ...]) -> None:
        self._own, self._keys = own, known
        words = self.tr("You have no key yet; it is made when you first sign a pack.")
        if own is not None:
            told = self.tr("{name}, key {fingerprint}")
            print_ = own.signature.fingerprint
            words = told.format(name=own.signed_by, fingerprint=print_)
        self.own.setText(words)
        self.copy.setEnabled(own is not None)
        self.known.setRowCount(len(known))
        for row, one in enumerate(known):
            print_ = Signature(one.name, one.public_key).fingerprint
            for column, text in enumerate((one.name, print_)):
                cell = QTableWidgetItem(text)
                cell.setToolTip(one.public_key)
                self.known.setItem(row, column, cell)
        self.known.clearSelection()
        self._allow()

    @property
    def _chosen(self) -> KnownKey | None:
        rows = {item.row() for item in self.known.selectedItems()}
        return self._keys[rows.pop()] if len(rows) == 1 else None

    def _follow(self) -> None:
        """Offer the chosen key to be named anew."""
        if (chosen := self._chosen) is not None:
            self.name.setText(chosen.name)
            self.key.setText(chosen.public_key)
        self._allow()

    def _start_over(self) -> None:
        """Forget what was wrong with what stood in the fields before."""
        self.trouble.setText("")
        self._allow()

    def _allow(self) -> None:
        self.forget.setEnabled(self._chosen is not None)
        self.know.setEnabled(bool(self.name.text().strip() and self.key.text().strip()))

    def _know(self) -> None:
        name, key = self.name.text().strip(), self.key.text().strip()
        self._change(lambda: know_key(name, key))

    def _forget(self) -> None:
        if (chosen := self._chosen) is not None:
            self._change(lambda: forget_key(chosen.public_key))

    def _change(self, work: Callable[[], object]) -> None:
        def done(_: object) -> None:
            self.name.clear()
            self.key.clear()
            self.changed.emit()
            self._read()

        self._operations.write(self, work, done, self._refuse)

    def _refuse(self, error: KnownError) -> None:
        self.trouble.setText(f"{error.what} {error.why} {error.fix}")

    def _copy(self) -> None:
        if self._own is not None:
            QGuiApplication.clipboard().setText(self._own.public_key)

    def _table(self) -> QTableWidget:
        headings = [self.tr("Owner"), self.tr("Key")]
        table = QTableWidget(0, len(headings))
        table.setAccessibleName(self.tr("Keys that you know"))
        table.setHorizontalHeaderLabels(headings)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(Hit.CONTROL)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.resizeSection(1, _PRINT_WIDTH)
        return table

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(*(Space.WIDE,) * 4)
        column.setSpacing(Space.SMALL)
        column.addWidget(label(self.tr("Keys"), "title"))
        column.addWidget(label(self.tr("Mine"), "section"))
        column.addLayout(_row(self.own, self.copy))
        column.addWidget(line())
        column.addWidget(label(self.tr("Keys that you know"), "section"))
        column.addWidget(self.known, 1)
        why = self.tr(
            "Packs that are signed with these keys count as known. Compare a key with its owner "
            "by another way than the one by which the pack came."
        )
        column.addLayout(_row(label(why, "secondary", wrap=True), self.forget))
        column.addWidget(line())
        fields = QHBoxLayout()
        fields.setSpacing(Space.SMALL)
        fields.addWidget(self.name, 2)
        fields.addWidget(self.key, 3)
        fields.addWidget(self.know)
        column.addLayout(fields)
        column.addWidget(self.trouble)


def _row(wide: QWidget, button: QPushButton) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(Space.MEDIUM)
    row.addWidget(wide, 1)
    row.addWidget(button)
    return row
