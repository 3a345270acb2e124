"""Verdict, reasons and comment on the transition in front: pressed, and named with their keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.ui.icons import dress
from app.ui.metrics import Hit, Space
from app.ui.pages.review.review_words import mark_icon, mark_word, reason_word
from app.ui.widgets.chip import Chip
from app.ui.widgets.flow_layout import FlowLayout
from app.ui.widgets.labels import ElidedLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from app.ui.pages.review.opinion_draft import OpinionDraft
    from app.ui.pages.review.review_actions import ReviewActions
    from lexicon_db.records import Reason

_KEY_GAP: Final = "  "


class VerdictBar(QWidget):
    """Five verdicts and the comment in one row, the reasons in another.

    Attributes:
        marks: The buttons of the verdicts.
        reasons: The chips of the reasons.
        field: Where a comment is typed.
        told: What was commented, or what others said.
    """

    #: A comment that was typed.
    commented = Signal(str)
    #: The moment of the comment is to be shown.
    pin_wanted = Signal()

    def __init__(self, actions: ReviewActions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.marks = {mark: self._mark(mark, action) for mark, action in actions.marks.items()}
        self.reasons = {
            reason: self._chip(reason, action) for reason, action in actions.reasons.items()
        }
        self.field = _CommentField()
        self.field.setPlaceholderText(self.tr("Comment at this frame; Enter keeps it"))
        self.field.setAccessibleName(self.tr("Comment at this frame"))
        self.field.returnPressed.connect(lambda: self.commented.emit(self.field.text()))
        self.field.left.connect(self.close_field)
        self.told = ElidedLabel("", "secondary")
        self.pin = QPushButton()
        self.pin.setProperty("kind", "quiet")
        self.pin.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        dress(self.pin, "pencil", "warn")
        self.pin.clicked.connect(self.pin_wanted)
        self._stack = QStackedWidget()
        self._lay_out()

    @property
    def is_writing(self) -> bool:
        """Whether a comment is being typed."""
        return self._stack.currentWidget() is self.field

    def show_opinion(self, draft: OpinionDraft, comment: str, others: str) -> None:
        """Show what the reviewer says, and what others say once that is known.

        Args:
            draft: Verdict and reasons.
            comment: The comment with its moment; empty where there is none.
            others: What is told beside it.
        """
        for mark, button in self.marks.items():
            button.setChecked(mark == draft.mark)
        for reason, chip in self.reasons.items():
            chip.setChecked(reason in draft.reasons)
        self.pin.setText(f" {comment}")
        self.pin.setAccessibleName(self.tr("Comment: {comment}").format(comment=comment))
        self.pin.setVisible(bool(comment))
        self.told.setText(others)

    def open_field(self, text: str) -> None:
        """Let a comment be typed."""
        self.field.setText(text)
        self._stack.setCurrentWidget(self.field)
        self.field.setFocus()
        self.field.selectAll()

    def close_field(self) -> None:
        """Let no comment be typed any more."""
        self._stack.setCurrentIndex(0)

    def _mark(self, mark: int, action: QAction) -> QPushButton:
        button = QPushButton()
        button.setCheckable(True)
        button.setAutoDefault(False)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setMinimumHeight(Hit.LARGE - 4)
        button.setAccessibleName(action.text())
        dress(button, *mark_icon(mark))
        button.clicked.connect(lambda _=False: action.trigger())

        def follow() -> None:
            key = action.shortcut().toString()
            button.setText(f" {key}{_KEY_GAP}{mark_word(mark)}")
            button.setEnabled(action.isEnabled())

        action.changed.connect(follow)
        follow()
        return button

    def _chip(self, reason: Reason, action: QAction) -> Chip:
        chip = Chip(reason_word(reason))
        chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        chip.clicked.connect(lambda _=False: action.trigger())

        def follow() -> None:
            key = action.shortcut().toString()
            chip.setText(f"{key}{_KEY_GAP}{reason_word(reason)}".strip())
            chip.setEnabled(action.isEnabled())
            chip.updateGeometry()

        action.changed.connect(follow)
        follow()
        return chip

    def _lay_out(self) -> None:
        said = QWidget()
        row = QHBoxLayout(said)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.SMALL)
        row.addWidget(self.pin)
        row.addWidget(self.told, 1)
        self._stack.addWidget(said)
        self._stack.addWidget(self.field)
        upper = QHBoxLayout()
        upper.setSpacing(Space.TIGHT)
        for button in self.marks.values():
            upper.addWidget(button)
        upper.addSpacing(Space.SMALL)
        upper.addWidget(self._stack, 1)
        chips = QWidget()
        flow = FlowLayout(chips, Space.TIGHT)
        for chip in self.reasons.values():
            flow.addWidget(chip)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.MEDIUM, Space.SMALL, Space.MEDIUM, Space.SMALL)
        column.setSpacing(Space.SMALL)
        column.addLayout(upper)
        column.addWidget(chips)


class _CommentField(QLineEdit):
    """A line that gives itself up on Escape."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give the line up."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keep all keys here while a comment is typed."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)
