"""The third step of making a pack: what it will hold, how large it is, and what stays out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.ui.amounts import bytes_text
from app.ui.fonts import figures_font
from app.ui.metrics import Space, Type
from app.ui.pages.packs.left_out_list import LeftOutList
from app.ui.pages.packs.pack_words import amount_words
from app.ui.widgets.labels import ElidedLabel, label

if TYPE_CHECKING:
    from lexicon_db.packs.exporting import PackPlan

_SHOWN: Final = 12


class CheckPart(QWidget):
    """Shows the plan of a pack.

    Attributes:
        amount: How large the pack becomes, about.
        summary: What it holds.
        left_out: What stays out.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.amount = label("", "display")
        self.amount.setFont(figures_font(Type.DISPLAY))
        self.summary = label("", "", wrap=True)
        self._people = QWidget()
        self._cells: list[QWidget] = []
        self._people_grid = QGridLayout(self._people)
        self._people_grid.setContentsMargins(0, 0, 0, 0)
        self._people_grid.setVerticalSpacing(Space.TIGHT)
        self._people_grid.setColumnStretch(0, 1)
        self._people_grid.setColumnStretch(1, 1)
        self._people_heading = label(self.tr("Signers, and their names in the pack"), "section")
        self.left_out = LeftOutList()
        self._left_out_heading = label(self.tr("What stays out, or changes, and why"), "section")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        for part in (
            self.amount, self.summary, self._people_heading, self._people,
            self._left_out_heading, self.left_out,
        ):  # fmt: skip
            column.addWidget(part)
            if part in (self.summary, self._people):
                column.addSpacing(Space.SMALL)
        column.addStretch(1)
        self.say(self.tr("Looking…"))

    def show_plan(self, plan: PackPlan) -> None:
        """Show what the pack will hold."""
        self.amount.setText(self.tr("≈ {size}").format(size=bytes_text(plan.byte_count)))
        counts = [amount_words(kind, count) for kind, count in plan.counts.items() if count]
        self.summary.setText(",  ".join(counts) or self.tr("Nothing would be in it."))
        self._show_people(plan)
        nothing = self.tr("Nothing stays out.")
        self.left_out.show_items(plan.left_out, nothing)
        self._show_all(is_shown=True)

    def say(self, words: str) -> None:
        """Say something instead of a plan."""
        self.summary.setText(words)
        self._show_all(is_shown=False)

    def _show_all(self, *, is_shown: bool) -> None:
        for part in (self.amount, self._left_out_heading, self.left_out):
            part.setVisible(is_shown)
        has_people = is_shown and bool(self._cells)
        self._people.setVisible(has_people)
        self._people_heading.setVisible(has_people)

    def _show_people(self, plan: PackPlan) -> None:
        for old in self._cells:
            self._people_grid.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._cells = []
        travelling = [one for one in plan.signers if one.takes]
        for row, one in enumerate(travelling[:_SHOWN]):
            takes = label(amount_words("takes", one.takes), "secondary")
            takes.setAlignment(Qt.AlignmentFlag.AlignRight)
            names = ElidedLabel(one.name), ElidedLabel(one.pack_name, "secondary")
            for column, cell in enumerate((*names, takes)):
                self._people_grid.addWidget(cell, row, column)
                self._cells.append(cell)
        if len(travelling) > _SHOWN:
            more = label(self.tr("and %n more", "", len(travelling) - _SHOWN), "caption")
            self._people_grid.addWidget(more, _SHOWN, 0)
            self._cells.append(more)
