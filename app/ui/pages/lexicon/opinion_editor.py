"""What people say of a sign: whether they would sign it so, and comments; one's own is added."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.amounts import date_text
from app.ui.metrics import Space
from app.ui.widgets.chip import Chip
from app.ui.widgets.edit_field import EditField
from app.ui.widgets.flow_layout import FlowLayout
from app.ui.widgets.labels import GUTTER, label
from lexicon_db.records import Opinion, Vote

translate = QCoreApplication.translate


class OpinionEditor(QWidget):
    """A chip for each vote with its count, a field for a comment, and what was said, latest first.

    Attributes:
        votes: The chip of each vote; that of one's own is on.
        comment: Where one more comment is written.
    """

    #: The person's vote.
    voted = Signal(object)
    #: The person's comment.
    commented = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.votes = {vote: Chip(vote_words(vote)) for vote in Vote}
        holder = QWidget()
        chips = FlowLayout(holder, Space.TIGHT)
        chips.setContentsMargins(GUTTER, 0, 0, 0)
        for vote, chip in self.votes.items():
            chip.clicked.connect(partial(self._vote, vote))
            chips.addWidget(chip)
        self.comment = EditField(self.tr("Comment on this sign"), self.tr("Write a comment"))
        self.comment.edited.connect(self._comment)
        self._said = QVBoxLayout()
        self._said.setContentsMargins(GUTTER, 0, 0, 0)
        self._said.setSpacing(Space.TIGHT)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TIGHT)
        column.addWidget(holder)
        column.addWidget(self.comment)
        column.addLayout(self._said)
        self._opinions: tuple[Opinion, ...] | None = None

    def show_opinions(self, opinions: Sequence[Opinion], me: str) -> None:
        """Show what is said of a sign.

        Args:
            opinions: All of it, latest first.
            me: The name of the person at the computer.
        """
        own = next((one.vote for one in opinions if one.who == me and one.vote), None)
        for vote, chip in self.votes.items():
            chip.show_count(sum(one.vote == vote for one in opinions))
            chip.setChecked(vote == own)
        if self._opinions == tuple(opinions):
            return
        self._opinions = tuple(opinions)
        while (item := self._said.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for one in opinions:
            self._said.addWidget(label(_told(one), wrap=True))
            who = one.who or translate("FactLines", "somebody")
            self._said.addWidget(label(f"{who}  ·  {date_text(one.at)}", "caption"))

    def _vote(self, vote: Vote) -> None:
        if not self.votes[vote].isChecked():  # it was on: a vote is changed, or undone
            self.votes[vote].setChecked(True)
            return
        self.voted.emit(vote)

    def _comment(self, text: str) -> None:
        self.comment.show_text("")
        self.comment.clear()
        if text.strip():
            self.commented.emit(text.strip())


def vote_words(vote: Vote) -> str:
    """The words for a vote."""
    return {
        Vote.YES: translate("OpinionWords", "Would sign it so"),
        Vote.NO: translate("OpinionWords", "Would not sign it so"),
        Vote.UNSURE: translate("OpinionWords", "Not sure"),
    }[vote]


def _told(opinion: Opinion) -> str:
    words = [vote_words(opinion.vote)] if opinion.vote is not None else []
    return ": ".join([*words, opinion.comment] if opinion.comment else words)
