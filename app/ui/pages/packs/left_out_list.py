"""What stays out, in groups of one reason each: how many, of whom, and why."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.ui.icons import icon
from app.ui.metrics import Space
from app.ui.pages.packs.pack_words import amount_words
from app.ui.sentences import said
from app.ui.widgets.labels import ElidedLabel, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lexicon_db.packs.selecting import LeftOut

_ICON: Final = 16
_NOTHING: Final = ("circle-check", "good")
_SOMETHING: Final = ("ban", "warn")


class LeftOutList(QWidget):
    """One row for each reason."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: tuple[LeftOut, ...] | None = None
        self._rows: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.MEDIUM)

    @property
    def texts(self) -> tuple[str, ...]:
        """What each row says."""
        return tuple(
            "  ".join(part.text() for part in row.findChildren(QLabel) if part.text())
            for row in self._rows
        )

    def show_items(self, items: Sequence[LeftOut], nothing: str) -> None:
        """Show what stays out; ``nothing`` is said where nothing does."""
        if tuple(items) == self._items:
            return
        self._items = tuple(items)
        for old in self._rows:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        groups: dict[tuple[str, str], list[LeftOut]] = defaultdict(list)
        for item in items:
            groups[item.what, said(item.why)].append(item)
        self._rows = [] if groups else [_row(_NOTHING, nothing, "", "")]
        for (what, why), members in groups.items():
            count = sum(member.count for member in members)
            whose = ", ".join(dict.fromkeys(one.whose for one in members if one.whose))
            self._rows.append(_row(_SOMETHING, amount_words(what, count), why, whose))
        for row in self._rows:
            self._column.addWidget(row)


def _row(look: tuple[str, str], heading: str, why: str, whose: str) -> QWidget:
    picture = QLabel()
    picture.setPixmap(icon(*look).pixmap(_ICON, _ICON))
    picture.setFixedSize(_ICON, _ICON + Space.TIGHT)
    words = QVBoxLayout()
    words.setSpacing(Space.HAIR)
    words.addWidget(label(heading, "strong", wrap=True))
    if why:
        words.addWidget(label(why, "secondary", wrap=True))
    if whose:
        words.addWidget(ElidedLabel(whose, "caption"))
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(Space.SMALL)
    column = QVBoxLayout()
    column.addWidget(picture)
    column.addStretch(1)
    row.addLayout(column)
    row.addLayout(words, 1)
    return made
