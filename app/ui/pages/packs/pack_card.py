"""A pack that was made or imported, as a card."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.ui.amounts import moment_text
from app.ui.icons import dress, icon
from app.ui.metrics import Space
from app.ui.widgets.labels import ElidedLabel, label
from lexicon_db.packs.register import ExportedPack, ImportedPack

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDTH: Final = 356
_HEIGHT: Final = 176
_ICON: Final = 22


class PackCard(QFrame):
    """What a pack is called, where it came from or went, and under which terms."""

    #: Identifier of the import that is to be undone.
    undo_wanted = Signal(str)

    def __init__(self, pack: ExportedPack | ImportedPack, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pack = pack
        self.setProperty("surface", "card")
        self.setFixedSize(WIDTH, _HEIGHT)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.LARGE, Space.MEDIUM)
        self._column.setSpacing(Space.TIGHT)
        self.undo: QPushButton | None = None
        if isinstance(pack, ExportedPack):
            self._show_exported(pack)
        else:
            self._show_imported(pack)

    def _show_exported(self, pack: ExportedPack) -> None:
        self._add_head("upload", "accent", pack.name, pack.version)
        when = moment_text(pack.made_at)
        self._add_line(
            self.tr("Made {when} by {who}").format(when=when, who=pack.who)
            if pack.who
            else self.tr("Made {when}").format(when=when)
        )
        self._add_line(self.tr("With takes of %n person(s)", "", len(pack.signers)))
        self._add_terms(pack.licence, pack.signed_by)
        self._column.addStretch(1)
        checksum = ElidedLabel(f"SHA-256 {pack.sha256}", "caption")
        checksum.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._column.addWidget(checksum)

    def _show_imported(self, pack: ImportedPack) -> None:
        is_here = pack.undone_at is None
        self._add_head("import", "good" if is_here else "faint", pack.name, pack.version)
        self._add_line(self.tr("Imported {when}").format(when=moment_text(pack.imported_at)))
        if pack.authors:
            self._add_line(self.tr("By {authors}").format(authors=", ".join(pack.authors)))
        self._add_terms(pack.licence, pack.signed_by)
        self._column.addStretch(1)
        row = QHBoxLayout()
        row.addStretch(1)
        if pack.undone_at is None:
            self.undo = QPushButton(self.tr("Undo the import"))
            name = self.tr("Undo the import of {pack} {version}")
            self.undo.setAccessibleName(name.format(pack=pack.name, version=pack.version))
            dress(self.undo, "undo-2")
            self.undo.clicked.connect(lambda: self.undo_wanted.emit(pack.id))
            row.addWidget(self.undo)
        else:
            undone = self.tr("Undone {when}").format(when=moment_text(pack.undone_at))
            row.addWidget(label(undone, "caption"))
        self._column.addLayout(row)

    def _add_head(self, icon_name: str, tone: str, name: str, version: str) -> None:
        picture = QLabel()
        picture.setPixmap(icon(icon_name, tone).pixmap(_ICON, _ICON))
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        row.addWidget(picture)
        row.addWidget(ElidedLabel(name, "heading"), 1)
        row.addWidget(label(self.tr("Version {number}").format(number=version), "secondary"))
        self._column.addLayout(row)

    def _add_terms(self, licence: str, signed_by: str) -> None:
        self._add_line(licence or self.tr("Without a licence"))
        if signed_by:
            self._add_line(self.tr("Signed by {name}").format(name=signed_by))

    def _add_line(self, text: str) -> None:
        self._column.addWidget(ElidedLabel(text, "secondary"))


def cards_of(
    made: Sequence[ExportedPack], came: Sequence[ImportedPack]
) -> list[ExportedPack | ImportedPack]:
    """Packs that were made and imported, latest first."""
    packs: list[ExportedPack | ImportedPack] = [*made, *came]
    return sorted(
        packs,
        key=lambda one: one.made_at if isinstance(one, ExportedPack) else one.imported_at,
        reverse=True,
    )
