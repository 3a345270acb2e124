"""What a sign is to others: stated by people, and pairs that differ in one field of the form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QStringListModel, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.ui.metrics import Space
from app.ui.pages.lexicon.names_editor import complete_from
from app.ui.pages.lexicon.relation_words import pair_words, relation_words, role_name
from app.ui.widgets.edit_field import EditField
from app.ui.widgets.icon_button import IconButton
from app.ui.widgets.labels import GUTTER, label
from lexicon_db.records import EntryId, RelationRole

if TYPE_CHECKING:
    from app.ui.pages.lexicon.entry_facts import Relations


class RelationEditor(QWidget):
    """Rows of relations, each leading to the other sign; a row to add one."""

    #: Role and ID-gloss of a sign to relate to.
    added = Signal(object, str)
    #: The `Relation` to take back.
    removed = Signal(object)
    #: `EntryId` to go to.
    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.known = QStringListModel(self)
        self.role = QComboBox()
        self.role.setAccessibleName(self.tr("What the other sign is"))
        for role in RelationRole:
            self.role.addItem(role_name(role), role)
        self.other = EditField(self.tr("ID-gloss of the other sign"), self.tr("ID-gloss"))
        complete_from(self.other, self.known)
        self.other.edited.connect(self._add)
        self._rows = QGridLayout()
        self._rows.setContentsMargins(GUTTER, 0, 0, 0)
        self._rows.setHorizontalSpacing(Space.SMALL)
        self._rows.setVerticalSpacing(0)
        self._rows.setColumnStretch(1, 1)
        adding = QHBoxLayout()
        adding.setContentsMargins(GUTTER, 0, 0, 0)
        self.role.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.role.setMinimumContentsLength(8)
        adding.addWidget(self.role, 1)
        adding.addWidget(self.other, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TIGHT)
        column.addLayout(self._rows)
        column.addLayout(adding)
        self._shown: Relations | None = None

    def show_relations(self, relations: Relations) -> None:
        """Show what an entry is to others."""
        if relations == self._shown:
            return
        self._shown = relations
        while (item := self._rows.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for relation in relations.stated:
            remove = IconButton("x", self.tr("Take this relation back"))
            remove.clicked.connect(lambda _=False, one=relation: self.removed.emit(one))
            self._add_row(relation_words(relation), relation.other, relations.glosses, remove)
        for pair in relations.pairs:
            self._add_row(pair_words(pair), pair.other, relations.glosses)

    def _add_row(
        self,
        words: str,
        other: EntryId,
        glosses: Mapping[EntryId, str],
        remove: IconButton | None = None,
    ) -> None:
        row = self._rows.rowCount()
        button = QPushButton(glosses.get(other, ""))
        button.setProperty("kind", "link")
        button.clicked.connect(lambda: self.wanted.emit(other))
        self._rows.addWidget(label(words, "secondary"), row, 0)
        self._rows.addWidget(button, row, 1)
        if remove is not None:
            self._rows.addWidget(remove, row, 2)

    def _add(self, gloss: str) -> None:
        self.other.show_text("")
        self.other.clear()
        if gloss.strip():
            self.added.emit(RelationRole(self.role.currentData()), gloss.strip())
