"""The first step of making a pack: which signs, and what of them travels."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from app.ui.metrics import Space
from app.ui.pages.packs.pack_words import content_words
from app.ui.widgets.labels import label
from app.ui.widgets.segments import Segments
from lexicon_db.packs.manifest import Contents

_ALL: Final = "all"
_SEARCH: Final = "search"
_LIST: Final = "list"
_SEPARATORS: Final = re.compile(r"[,;\t]+")
_LIST_HEIGHT: Final = 84
_PAUSE: Final = 300
#: Reviewers have names only where reviews travel.
_NEEDS: Final = {"reviewer_names": "reviews"}


@dataclass(frozen=True)
class SignChoice:
    """Which signs travel.

    Attributes:
        query: What finds them; empty finds all.
        glosses: Their ID-glosses instead.
        is_complete: Whether anything is chosen at all.
    """

    query: str = ""
    glosses: tuple[str, ...] = ()
    is_complete: bool = True


class ContentsPart(QWidget):
    """Asks for signs by a search or a list, and for what travels beside their motion.

    Attributes:
        way: How signs are chosen.
        query: A search as on the lexicon page.
        glosses: A list of ID-glosses.
        boxes: What travels beside motion, by the fields of ``Contents``.
    """

    #: The choice has changed, and the person has paused.
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        ways = (
            (_ALL, self.tr("All")),
            (_SEARCH, self.tr("By search")),
            (_LIST, self.tr("By list")),
        )
        self.way = Segments(self.tr("Signs"), ways)
        self.way.show_value(_ALL)
        self.way.chosen.connect(self._follow_way)
        self.query = QLineEdit()
        self.query.setPlaceholderText(self.tr("As on the Lexicon page, such as tag:animal"))
        self.query.setAccessibleName(self.tr("Search for signs"))
        self.glosses = QPlainTextEdit()
        self.glosses.setPlaceholderText(self.tr("ID-glosses, one per line"))
        self.glosses.setAccessibleName(self.tr("List of ID-glosses"))
        self.glosses.setTabChangesFocus(True)
        self.glosses.setFixedHeight(_LIST_HEIGHT)
        self.boxes = {name: self._box(name) for name in Contents.__dataclass_fields__}
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.changed)
        self.query.textChanged.connect(lambda _: self._pause.start())
        self.glosses.textChanged.connect(self._pause.start)
        self._lay_out()
        self._follow_way(_ALL)
        self._follow_boxes()

    @property
    def signs(self) -> SignChoice:
        """The signs that are chosen."""
        if self.way.value == _LIST:
            text = self.glosses.toPlainText()
            # A gloss may hold a comma; what stands on one line only may be a list as well.
            parts = text.splitlines() if "\n" in text else _SEPARATORS.split(text)
            found = [part.strip() for part in parts]
            glosses = tuple(dict.fromkeys(part for part in found if part))
            return SignChoice(glosses=glosses, is_complete=bool(glosses))
        query = self.query.text().strip() if self.way.value == _SEARCH else ""
        return SignChoice(query, is_complete=bool(query) or self.way.value == _ALL)

    @property
    def contents(self) -> Contents:
        """What travels beside motion."""
        return Contents(**{name: box.isChecked() for name, box in self.boxes.items()})

    def choose_glosses(self, glosses: Iterable[str]) -> None:
        """Choose signs by their ID-glosses."""
        self.way.show_value(_LIST)
        self._follow_way(_LIST)
        self.glosses.setPlainText("".join(f"{gloss}\n" for gloss in glosses))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.HAIR)
        column.addWidget(label(self.tr("Signs"), "section"))
        column.addWidget(self.way)
        column.addWidget(self.query)
        column.addWidget(self.glosses)
        column.addSpacing(Space.MEDIUM)
        column.addWidget(label(self.tr("What travels"), "section"))
        always = QCheckBox(self.tr("Motion, phases and repairs"))
        always.setChecked(True)
        always.setEnabled(False)
        column.addWidget(always)
        column.addWidget(_hint(self.tr("Always: without them there is no sign")))
        for name, box in self.boxes.items():
            column.addWidget(box)
            column.addWidget(_hint(content_words(name)[1]))
        column.addSpacing(Space.SMALL)
        note = self.tr("Only what each signer has agreed to travels, whatever is chosen here.")
        column.addWidget(label(note, "secondary", wrap=True))
        column.addStretch(1)

    def _box(self, name: str) -> QCheckBox:
        words, hint = content_words(name)
        box = QCheckBox(words)
        box.setAccessibleDescription(hint)
        box.setChecked(getattr(Contents(), name))
        box.toggled.connect(self._follow_boxes)
        return box

    def _follow_boxes(self) -> None:
        for name, needed in _NEEDS.items():
            has_needed = self.boxes[needed].isChecked()
            self.boxes[name].setEnabled(has_needed)
            if not has_needed:
                self.boxes[name].setChecked(False)
        self.changed.emit()

    def _follow_way(self, way: str) -> None:
        self.query.setVisible(way == _SEARCH)
        self.glosses.setVisible(way == _LIST)
        if self.isVisible():
            {_SEARCH: self.query, _LIST: self.glosses}.get(way, self.way.buttons[0]).setFocus()
        self.changed.emit()


def _hint(text: str) -> QWidget:
    made = label(text, "caption")
    made.setContentsMargins(Space.WIDE, 0, 0, Space.TIGHT)
    return made
