"""The question before recordings are added: which signs they are, and who signs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.studio.ingest import Wish
from app.ui.metrics import Hit, Space
from app.ui.widgets.chip import Chip
from app.ui.widgets.dialog_parts import button_row
from app.ui.widgets.flow_layout import FlowLayout
from app.ui.widgets.labels import label
from app.ui.widgets.scope_names import scope_name
from app.ui.widgets.segments import Segments
from lexicon_db.records import Hand, Scope, Signer

_ROWS_SHOWN = 8


@dataclass(frozen=True)
class Addition:
    """What the person decided.

    Attributes:
        files: Each file with the ID-gloss of its sign.
        signer: Name of who signs.
        dominant: The hand that leads.
        scopes: What the signer has agreed to.
    """

    files: tuple[tuple[Path, str], ...]
    signer: str
    dominant: Hand
    scopes: frozenset[Scope]

    @property
    def wishes(self) -> tuple[Wish, ...]:
        """What is to be added."""
        return tuple(
            Wish(file, gloss, self.signer, self.dominant, self.scopes) for file, gloss in self.files
        )


class AddDialog(QDialog):
    """Asks for the signs in recordings and for their signer.

    Args:
        files: The recordings.
        signers: Who is known.
        last_signer: Name of who signed last.
        parent: The page.
    """

    def __init__(
        self,
        files: Sequence[Path],
        signers: Sequence[Signer],
        last_signer: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._files = tuple(files)
        self._signers = {signer.name: signer for signer in signers}
        self.setWindowTitle(self.tr("Add signs"))
        self.setMinimumWidth(560)
        self.table = self._file_table()
        self.signer_choice = self._signer_choice(last_signer)
        self.hand = Segments(
            self.tr("Dominant hand"),
            ((Hand.RIGHT, self.tr("Right")), (Hand.LEFT, self.tr("Left"))),
        )
        self.scopes = {scope: Chip(scope_name(scope)) for scope in Scope}
        self.add = QPushButton(self.tr("Add %n sign(s)", "", len(self._files)))
        self.add.setProperty("kind", "primary")
        self.add.setDefault(True)
        self.add.clicked.connect(self.accept)
        self._lay_out()
        self.signer_choice.editTextChanged.connect(self._follow_signer)
        self._follow_signer(self.signer_choice.currentText())
        (self.add if last_signer else self.signer_choice).setFocus()

    @property
    def addition(self) -> Addition:
        """What the person decided."""
        glosses = [self.table.item(row, 1) for row in range(self.table.rowCount())]
        return Addition(
            tuple(
                (file, item.text().strip() or file.stem)
                for file, item in zip(self._files, glosses, strict=True)
                if item is not None
            ),
            self.signer_choice.currentText().strip(),
            Hand(self.hand.value),
            frozenset(scope for scope, chip in self.scopes.items() if chip.isChecked()),
        )

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(*(Space.WIDE,) * 4)
        column.setSpacing(Space.SMALL)
        column.addWidget(label(self.tr("Add signs"), "title"))
        hint = self.tr("A sign that is in the lexicon already gets one more take.")
        column.addWidget(label(hint, "secondary"))
        column.addWidget(self.table, 1)
        columns = QHBoxLayout()
        columns.setSpacing(Space.WIDE)
        columns.addLayout(_field(self.tr("Who signs?"), self.signer_choice), 1)
        columns.addLayout(_field(self.tr("Dominant hand"), self.hand))
        column.addLayout(columns)
        chips = QWidget()
        flow = FlowLayout(chips)
        for chip in self.scopes.values():
            flow.addWidget(chip)
        column.addLayout(_field(self.tr("The signer agreed to"), chips))
        column.addSpacing(Space.SMALL)
        column.addLayout(button_row(self, self.tr("Cancel"), self.add))

    def _file_table(self) -> QTableWidget:
        table = QTableWidget(len(self._files), 2)
        table.setAccessibleName(self.tr("Recordings"))
        table.setHorizontalHeaderLabels([self.tr("File"), self.tr("ID-gloss")])
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(Hit.CONTROL)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.AllEditTriggers)
        table.setShowGrid(False)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        for row, file in enumerate(self._files):
            name = QTableWidgetItem(file.name)
            name.setFlags(Qt.ItemFlag.ItemIsEnabled)
            name.setToolTip(str(file))
            table.setItem(row, 0, name)
            table.setItem(row, 1, QTableWidgetItem(file.stem))
        shown = min(len(self._files), _ROWS_SHOWN)
        table.setFixedHeight((shown + 1) * Hit.CONTROL + Space.SMALL)
        return table

    def _signer_choice(self, last: str) -> QComboBox:
        choice = QComboBox()
        choice.setEditable(True)
        choice.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        choice.addItems(list(self._signers))
        choice.setCurrentText(last if last in self._signers else "")
        field = choice.lineEdit()
        if field is not None:
            field.setPlaceholderText(self.tr("Name or pseudonym"))
        return choice

    def _follow_signer(self, name: str) -> None:
        """Show what is known of a signer, whose consent can grow here but not shrink."""
        known = self._signers.get(name.strip())
        self.hand.show_value(known.dominant_hand if known else Hand.RIGHT)
        for scope, chip in self.scopes.items():
            is_agreed = known is not None and scope in known.scopes
            chip.setChecked(is_agreed)
            chip.setEnabled(not is_agreed)
            chip.setToolTip(self.tr("Agreed to already") if is_agreed else "")
        self.add.setEnabled(bool(name.strip()))


def _field(name: str, field: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(Space.TIGHT)
    caption = label(name, "section")
    caption.setBuddy(field)
    if not field.accessibleName():
        field.setAccessibleName(name)
    column.addWidget(caption)
    column.addWidget(field)
    return column
