"""The packs of a lexicon: those that were made, those that came, and the doors to both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.studio.packing import undo_latest_import
from app.ui.bridge.notices import Notice, NoticeKind
from app.ui.icons import dress
from app.ui.metrics import Space
from app.ui.pages.packs.pack_card import PackCard, cards_of
from app.ui.pages.packs.pack_words import amount_words
from app.ui.sentences import said
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.flow_layout import FlowLayout
from app.ui.widgets.labels import label
from lexicon_db.packs.register import ExportedPack, ImportedPack, exported_packs, imported_packs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.ui.bridge.workspace import Workspace
    from lexicon_db.packs.undoing import Undone


class RegisterView(QWidget):
    """Cards, latest first.

    Attributes:
        make: Begins a pack.
        open: Asks for a pack to look into.
        more: Shows what else can be done, once there is anything.
    """

    #: A pack is to be made.
    make_wanted = Signal()
    #: A pack is to be looked into.
    open_wanted = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.cards: tuple[PackCard, ...] = ()
        self.make, self.open = self._doors()
        self.menu = QMenu(self)
        self.more = QToolButton()
        self.more.setText(self.tr("More"))
        self.more.setAccessibleName(self.tr("More about packs, tables and consent"))
        self.more.setMenu(self.menu)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.hide()
        self._states = QStackedWidget()
        self._states.addWidget(self._empty_state())
        self._states.addWidget(self._scroll_area())
        self._bar = self._head()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        column.addWidget(self._states, 1)

    def reload(self) -> None:
        """Read the register again."""
        lexicon = self._workspace.lexicon

        def work() -> tuple[tuple[ExportedPack, ...], tuple[ImportedPack, ...]]:
            return exported_packs(lexicon), imported_packs(lexicon)

        self._workspace.operations.read(self, work, lambda read: self._show(*read), topic="packs")

    def offer(self, action: QAction) -> None:
        """Offer something else that can be done."""
        self.menu.addAction(action)
        self.more.show()

    def undo(self, import_id: str) -> None:
        """Undo an import: exactly what came with it goes."""
        lexicon = self._workspace.lexicon
        self._workspace.operations.write(
            self, lambda: undo_latest_import(lexicon, import_id), self._tell_undone
        )

    def _tell_undone(self, undone: Undone) -> None:
        removed = [amount_words(kind, count) for kind, count in undone.removed.items() if count]
        kept = "  ".join(
            f"{amount_words(one.what, one.count)}: {said(one.why)}" for one in undone.kept
        )
        what = self.tr("The import is undone.")
        if removed:
            what = self.tr("The import is undone: {what} removed.").format(what=", ".join(removed))
        why = self.tr("Kept: {what}").format(what=kept) if kept else ""
        self._workspace.operations.tell(Notice(NoticeKind.DONE, what, why))
        self.reload()

    def _show(self, made: Sequence[ExportedPack], came: Sequence[ImportedPack]) -> None:
        packs = cards_of(made, came)
        if [card.pack for card in self.cards] != packs:
            for old in self.cards:
                self._flow.removeWidget(old)
                old.hide()
                old.deleteLater()
            self.cards = tuple(PackCard(pack) for pack in packs)
            for card in self.cards:
                card.undo_wanted.connect(self.undo)
                self._flow.addWidget(card)
        self._states.setCurrentIndex(1 if packs else 0)

    def _head(self) -> QWidget:
        bar = QWidget()
        row = QHBoxLayout(bar)
        row.setContentsMargins(Space.WIDE, Space.MEDIUM, Space.WIDE, Space.MEDIUM)
        row.setSpacing(Space.SMALL)
        intro = self.tr("Signs for others, and from others: one file, with its terms and consents.")
        row.addWidget(label(intro, "secondary"), 1)
        row.addWidget(self.more)
        row.addWidget(self.open)
        row.addWidget(self.make)
        return bar

    def _doors(self) -> tuple[QPushButton, QPushButton]:
        make = QPushButton(self.tr("Make a pack…"))
        make.setProperty("kind", "primary")
        dress(make, "upload", "on_accent")
        make.clicked.connect(self.make_wanted)
        open_ = QPushButton(self.tr("Open a pack…"))
        dress(open_, "import")
        open_.clicked.connect(self.open_wanted)
        return make, open_

    def _empty_state(self) -> EmptyState:
        empty = EmptyState(
            "package",
            self.tr("No packs yet"),
            self.tr(
                "A pack holds signs with their motion, terms and consents in one file. Make one "
                "for others, or open one that you were given: you see what is in it before "
                "anything is imported."
            ),
        )
        for button in self._doors():
            empty.add_button(button)
        return empty

    def _scroll_area(self) -> QScrollArea:
        holder = QWidget()
        holder.setProperty("plain", "true")
        around = QVBoxLayout(holder)
        around.setContentsMargins(Space.WIDE, Space.SMALL, Space.WIDE, Space.WIDE)
        cards = QWidget()
        self._flow = FlowLayout(cards, Space.MEDIUM)
        around.addWidget(cards)
        around.addStretch(1)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setAccessibleName(self.tr("Packs"))
        scroll.setWidget(holder)
        return scroll
