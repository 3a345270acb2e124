"""A gloss that the lexicon does not have: what can be done about it, always in sight."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QWidget

from app.studio.composing import MissingChoice
from app.ui.icons import dress, icon_pixmap
from app.ui.metrics import Hit, Space
from app.ui.theme import current_theme
from app.ui.widgets.labels import ElidedLabel

if TYPE_CHECKING:
    from app.studio.composing import Missing
    from app.ui.pages.compose.draft import Draft

_ICON: Final = 18


class MissingBar(QWidget):
    """Asks about one gloss after the other; hidden while there is none."""

    #: Place of the item, and the `MissingChoice` for it.
    decided = Signal(int, object)
    #: Place of the item, and the gloss that is meant; an empty one is to be typed.
    other_wanted = Signal(int, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = -1
        self._known: Mapping[str, Missing] = {}
        self._mark = QLabel()
        self.words = ElidedLabel("", "secondary")
        self.spell = QPushButton(self.tr("Fingerspell"))
        dress(self.spell, "hand")
        self.spell.clicked.connect(lambda: self.decided.emit(self._place, MissingChoice.SPELL))
        self.gap = QPushButton(self.tr("Leave a gap"))
        dress(self.gap, "pause")
        self.gap.clicked.connect(lambda: self.decided.emit(self._place, MissingChoice.GAP))
        self.other = QPushButton(self.tr("Another sign…"))
        dress(self.other, "search")
        self._menu = QMenu(self.other)
        self.other.setMenu(self._menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.LARGE, 0, Space.MEDIUM, Space.SMALL)
        row.setSpacing(Space.SMALL)
        row.addWidget(self._mark)
        row.addWidget(self.words, 1)
        for button in (self.spell, self.gap, self.other):
            button.setMinimumHeight(Hit.SMALLEST)
            row.addWidget(button)
        self._draw_mark()
        self.hide()

    def show_missing(self, draft: Draft, known: Mapping[str, Missing]) -> None:
        """Ask about the first gloss of a draft that is missing.

        Args:
            draft: The sentence.
            known: What may be done about glosses, as far as that was looked up.
        """
        places = [place for place, item in enumerate(draft.items) if item.is_missing]
        self.setVisible(bool(places))
        if not places:
            return
        self._place = places[0]
        gloss = draft.items[places[0]].label
        missing = known.get(gloss)
        words = self.tr("{gloss} is not in the lexicon and left out").format(gloss=gloss)
        if len(places) > 1:
            words += "  ·  " + self.tr("%n more", "", len(places) - 1)
        why_not = self._allow_spelling(missing)
        self.words.setText(f"{words}  ·  {why_not}" if why_not else words)
        self._fill_menu(missing)
        for button in (self.spell, self.gap, self.other):
            button.setAccessibleName(f"{gloss}: {button.text()}")

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        if event.type() == QEvent.Type.PaletteChange:
            self._draw_mark()
        super().changeEvent(event)

    def _draw_mark(self) -> None:
        colour = current_theme().colours.colour("warn")
        ratio = self.devicePixelRatioF()
        self._mark.setPixmap(icon_pixmap("triangle-alert", _ICON, colour, ratio))

    def _allow_spelling(self, missing: Missing | None) -> str:
        """Let it be spelled, or say why it cannot be."""
        can_spell = missing is not None and bool(missing.spelling.slots)
        self.spell.setEnabled(can_spell)
        why_not = ""
        if missing is not None and not can_spell:
            why_not = self.tr("There is no letter in it")
            if missing.spelling.missing:
                letters = " ".join(missing.spelling.missing)
                why_not = self.tr("The lexicon has no letters {letters}").format(letters=letters)
        self.spell.setToolTip(why_not or self.tr("Spell it with the letters of this lexicon"))
        return why_not

    def _fill_menu(self, missing: Missing | None) -> None:
        self._menu.clear()
        for gloss in missing.nearest if missing is not None else ():
            action = self._menu.addAction(gloss)
            action.triggered.connect(lambda _=False, g=gloss: self._choose(g))
        if not self._menu.isEmpty():
            self._menu.addSeparator()
        self._menu.addAction(self.tr("Type another gloss"), lambda: self._choose(""))

    def _choose(self, gloss: str) -> None:
        self.other_wanted.emit(self._place, gloss)
