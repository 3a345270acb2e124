"""What stands in the place of details while several signs are selected, or none."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from app.ui.metrics import Frame, Space
from app.ui.pages.lexicon.entry_actions import EntryActions
from app.ui.pages.lexicon.status_menu import StatusMenu
from app.ui.widgets.empty_state import RoundIcon
from app.ui.widgets.labels import label


class ManyDetails(QFrame):
    """How many are selected, and what can be done with them together."""

    def __init__(self, actions: EntryActions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "panel")
        self.setFixedWidth(Frame.DETAILS)
        self._heading = label("", "heading")
        self._hint = label("", "secondary", wrap=True)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._buttons = QWidget()
        buttons = QVBoxLayout(self._buttons)
        buttons.setSpacing(Space.SMALL)
        status = QPushButton(self.tr("Set the status"))
        status.setMenu(StatusMenu(status, actions.set_status))
        buttons.addWidget(status)
        for action in (actions.track, actions.restore, actions.trash):
            buttons.addWidget(_button(action))
        column = QVBoxLayout(self)
        column.setContentsMargins(*(Space.WIDE,) * 4)
        column.setSpacing(Space.SMALL)
        column.addStretch(2)
        column.addWidget(RoundIcon("images"), alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._heading, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._hint)
        column.addWidget(self._buttons)
        column.addStretch(3)

    def show_count(self, count: int) -> None:
        """Show how many are selected."""
        self._buttons.setVisible(count > 0)
        if count:
            self._heading.setText(self.tr("%n signs selected", "", count))
            self._hint.setText("")
        else:
            self._heading.setText(self.tr("No sign selected"))
            self._hint.setText(self.tr("Choose a sign to see what is known of it."))


def _button(action: QAction) -> QPushButton:
    """A button for an action. It is not shown here: without a place it would be a window."""
    button = QPushButton(action.text())
    button.setIcon(action.icon())
    button.clicked.connect(action.trigger)

    def follow() -> None:
        button.setEnabled(action.isEnabled())
        button.setVisible(action.isVisible())
        button.setIcon(action.icon())

    button.setEnabled(action.isEnabled())
    if not action.isVisible():
        button.hide()
    action.changed.connect(follow)
    return button
