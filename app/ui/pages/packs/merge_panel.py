"""One sign of an open pack: what of it differs from the lexicon, and whose version is kept."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.ui.amounts import seconds_text
from app.ui.icons import icon
from app.ui.metrics import Space
from app.ui.pages.packs.merge_words import value_words
from app.ui.pages.packs.pack_words import (
    STANDING_LOOKS,
    amount_words,
    field_word,
    homonym_word,
    keep_word,
    standing_word,
)
from app.ui.widgets.labels import ElidedLabel, label
from app.ui.widgets.segments import Segments
from lexicon_db.packs.merge import HOMONYM
from lexicon_db.packs.merging import JOINABLE, EntryMerge, Keep, Standing

if TYPE_CHECKING:
    from app.studio.packing import PackedSign
    from lexicon_db.packs.merging import Difference

_ICON: Final = 16
_FIELD_WIDTH: Final = 120


class MergePanel(QScrollArea):
    """Shows a sign, and lets the person decide field by field.

    Attributes:
        choices: Whose version is kept, by field; also ``homonym``.
    """

    #: Identifier of the sign in the pack, field, and whose version is kept.
    decided = Signal(str, str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Chosen sign"))
        self.choices: dict[str, Segments] = {}

    def show_sign(
        self, sign: PackedSign | None, merge: EntryMerge | None, homonyms: Keep = Keep.BOTH
    ) -> None:
        """Show a sign, and what an import would do to it once that is known.

        Args:
            sign: What the pack holds.
            merge: How it stands to the lexicon.
            homonyms: What becomes of it where another sign has its ID-gloss.
        """
        self.choices = {}
        holder = QWidget()
        holder.setProperty("plain", "true")
        column = QVBoxLayout(holder)
        column.setContentsMargins(Space.LARGE, Space.SMALL, Space.LARGE, Space.MEDIUM)
        column.setSpacing(Space.SMALL)
        if sign is not None:
            column.addLayout(self._head(sign, merge))
            if merge is not None:
                self._add_merge(column, merge, homonyms)
        column.addStretch(1)
        self.setWidget(holder)

    def _head(self, sign: PackedSign, merge: EntryMerge | None) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        row.addWidget(label(sign.gloss, "heading"))
        facts = [", ".join(text for _, text in sign.translations)]
        facts += [amount_words("takes", len(sign.takes))]
        facts += [f"{take.signer} {seconds_text(take.seconds)}" for take in sign.takes[:3]]
        if sign.is_not_to_be_made:
            facts.append(self.tr("never to be generated"))
        row.addWidget(ElidedLabel("  ·  ".join(one for one in facts if one), "secondary"), 1)
        if merge is not None:
            picture = QLabel()
            picture.setPixmap(icon(*STANDING_LOOKS[merge.standing]).pixmap(_ICON, _ICON))
            row.addWidget(picture)
            row.addWidget(label(standing_word(merge.standing), "strong"))
        return row

    def _add_merge(self, column: QVBoxLayout, merge: EntryMerge, homonyms: Keep) -> None:
        column.addWidget(label(self._fate(merge), "secondary", wrap=True))
        if merge.standing is Standing.HOMONYM:
            choices = [
                (keep.value, homonym_word(keep)) for keep in (Keep.BOTH, Keep.MINE, Keep.THEIRS)
            ]
            column.addWidget(
                self._choice(merge.entry, HOMONYM, self.tr("The two signs"), choices, homonyms)
            )
        if not merge.differences:
            return
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.MEDIUM)
        grid.setVerticalSpacing(Space.TIGHT)
        grid.setColumnMinimumWidth(0, _FIELD_WIDTH)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        for place, heading in enumerate(
            (self.tr("Field"), self.tr("Mine"), self.tr("In the pack"), self.tr("Keep"))
        ):
            grid.addWidget(label(heading, "section"), 0, place)
        for row, one in enumerate(merge.differences, start=1):
            self._add_difference(grid, row, merge.entry, one)
        column.addLayout(grid)

    def _add_difference(self, grid: QGridLayout, row: int, entry: str, one: Difference) -> None:
        name = field_word(one.field)
        values = ElidedLabel(value_words(one.mine)), ElidedLabel(value_words(one.theirs))
        losing = {Keep.MINE: (1,), Keep.THEIRS: (0,), Keep.BOTH: ()}[one.keep]
        for place in losing:
            values[place].setProperty("role", "secondary")
        grid.addWidget(label(name, "strong"), row, 0)
        grid.addWidget(values[0], row, 1)
        grid.addWidget(values[1], row, 2)
        keeps = [Keep.MINE, Keep.THEIRS, *([Keep.BOTH] if one.field in JOINABLE else [])]
        words = [(keep.value, keep_word(keep)) for keep in keeps]
        grid.addWidget(self._choice(entry, one.field, name, words, one.keep), row, 3)

    def _choice(
        self, entry: str, field: str, name: str, words: list[tuple[str, str]], keep: Keep
    ) -> Segments:
        choice = Segments(name, words)
        choice.show_value(keep.value)
        choice.chosen.connect(partial(self.decided.emit, entry, field))
        self.choices[field] = choice
        return choice

    def _fate(self, merge: EntryMerge) -> str:
        takes = amount_words("takes", merge.new_takes)
        if merge.is_left_out:
            return self.tr("Nothing of it comes.")
        if merge.mine is None:
            return self.tr("It is added as {gloss}, with {takes}.").format(
                gloss=merge.new_gloss, takes=takes
            )
        if merge.new_takes:
            return self.tr("It is here already and gets {takes} more.").format(takes=takes)
        if merge.differences:
            return self.tr("It is here already; these fields differ.")
        return self.tr("It is here already, with the same content.")
