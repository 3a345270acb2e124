"""What a blind comparison asks, and what it tells afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from app.ui.icons import dress
from app.ui.metrics import Hit, Space
from app.ui.pages.compose.seam_words import way_name
from app.ui.widgets.icon_button import tooltip
from app.ui.widgets.labels import label
from lexicon_db.records import Preference

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from app.ui.pages.review.blind_desk import BlindDesk
    from app.ui.pages.review.review_actions import ReviewActions

_ARROWS = {Preference.LEFT: "←", Preference.NEITHER: "↓", Preference.RIGHT: "→"}


class BlindBar(QWidget):
    """Three answers; after one of them, what was shown where, and whether to use it.

    Attributes:
        answers: The buttons.
        told: The question, then what was what.
        use: Makes the transition in the preferred way.
    """

    def __init__(self, actions: ReviewActions, use: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.told = label("", "strong")
        self.answers = {
            preferred: self._answer(preferred, action)
            for preferred, action in actions.preferences.items()
        }
        self.use = _button(use)
        self.use.setProperty("kind", "primary")
        dress(self.use, "check", "on_accent")
        self.end = _button(actions.blind)
        self.end.setText(self.tr("Back to the verdict"))
        dress(self.end, "x")
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.MEDIUM, Space.SMALL, Space.MEDIUM, Space.SMALL)
        row.setSpacing(Space.SMALL)
        row.addWidget(self.told, 1)
        for button in (*self.answers.values(), self.use, self.end):
            row.addWidget(button)

    def show_state(self, blind: BlindDesk) -> None:
        """Ask, or tell what was what."""
        is_decided = blind.preferred is not None
        for button in self.answers.values():
            button.setVisible(not is_decided)
        self.use.setVisible(blind.can_use)
        if blind.pair is None:
            return
        left, right = (way_name(way) for way in blind.pair.ways)
        if not is_decided:
            self.told.setText(self.tr("Which movement is better?"))
        elif blind.preferred is Preference.NEITHER:
            words = self.tr("No difference. Left: {left}, right: {right}.")
            self.told.setText(words.format(left=left, right=right))
        else:
            is_left = blind.preferred is Preference.LEFT
            better, other = (left, right) if is_left else (right, left)
            words = self.tr("You preferred: {better}. The other was: {other}.")
            self.told.setText(words.format(better=better, other=other))

    def _answer(self, preferred: Preference, action: QAction) -> QPushButton:
        button = _button(action)
        button.setText(f"{_ARROWS[preferred]}  {action.text()}")
        return button


def _button(action: QAction) -> QPushButton:
    button = QPushButton(action.text())
    button.setMinimumHeight(Hit.LARGE - 4)
    button.setAutoDefault(False)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setAccessibleName(action.text())
    button.setToolTip(tooltip(action.text(), action.shortcut().toString()))
    button.clicked.connect(lambda _=False: action.trigger())
    return button
