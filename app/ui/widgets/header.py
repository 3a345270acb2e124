"""The header of the window: where one is, the search, the lexicon."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QMenu, QPushButton, QWidget

from app.ui.icons import dress
from app.ui.metrics import Frame, Space
from app.ui.signed_languages import language_name
from app.ui.widgets.icon_button import IconButton
from app.ui.widgets.labels import ElidedLabel
from app.ui.widgets.search_field import SearchField
from lexicon_db.records import LexiconInfo

_SEARCH_WIDTH = 420


class Header(QFrame):
    """Title left, search in the middle, undo and the lexicon right.

    Attributes:
        title: Where one is.
        search: Signs and commands.
        undo: Takes back the last step.
        redo: Does again what was undone.
        lexicon: The menu of lexicons.
    """

    #: The person wants to go back.
    back = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "ground")
        self.setFixedHeight(Frame.HEADER)
        self._back = IconButton("chevron-left", self.tr("Back"))
        self._back.clicked.connect(self.back)
        self.title = ElidedLabel("", "title")
        self.search = SearchField(self.tr("Search signs and commands"), "Ctrl+K")
        self.search.setMaximumWidth(_SEARCH_WIDTH)
        self.undo = IconButton("undo-2", self.tr("Undo"))
        self.redo = IconButton("redo-2", self.tr("Redo"))
        self.lexicon = QPushButton()
        self.lexicon.setProperty("kind", "quiet")
        is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self.lexicon.setLayoutDirection(  # the arrow stands behind the words
            Qt.LayoutDirection.LeftToRight if is_mirrored else Qt.LayoutDirection.RightToLeft
        )
        grid = QGridLayout(self)
        grid.setContentsMargins(Space.LARGE, 0, Space.MEDIUM, 0)
        grid.setHorizontalSpacing(Space.LARGE)
        grid.addLayout(self._place(), 0, 0)
        grid.addWidget(self.search, 0, 1)
        grid.addLayout(self._end(), 0, 2)
        for column, stretch in ((0, 3), (1, 4), (2, 3)):
            grid.setColumnStretch(column, stretch)

    def show_place(self, title: str, back_to: str) -> None:
        """Show where one is; ``back_to`` names the page before, or is empty."""
        self.title.setText(title)
        self._back.setVisible(bool(back_to))
        name = self.tr("Back to {page}").format(page=back_to)
        self._back.setAccessibleName(name)
        self._back.setToolTip(name)

    def show_lexicon(self, info: LexiconInfo, menu: QMenu) -> None:
        """Show which lexicon is open and what can be done with it."""
        name = info.name
        self.lexicon.setText(name.replace("&", "&&"))
        self.lexicon.setToolTip(f"{name}  ·  {language_name(info.language)}")
        dress(self.lexicon, "chevron-down", "secondary")
        self.lexicon.setAccessibleName(self.tr("Lexicon {name}").format(name=name))
        self.lexicon.setMenu(menu)

    def _place(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        row.addWidget(self._back)
        row.addWidget(self.title, 1)
        return row

    def _end(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Space.TIGHT)
        row.addStretch(1)
        for part in (self.undo, self.redo, self.lexicon):
            row.addWidget(part)
        return row
