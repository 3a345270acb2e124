"""Below the live picture: the large button, keep and again, the way through the prompts, views."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QToolButton, QWidget

from app.ui.icons import dress
from app.ui.metrics import Hit, Space
from app.ui.pages.record.take_control import Stage
from app.ui.widgets.icon_button import IconButton, tooltip

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from app.ui.pages.record.record_actions import RecordActions


class ControlRow(QWidget):
    """Buttons for everything that keys and hands do as well."""

    def __init__(self, actions: RecordActions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions = actions
        self.start = _word_button(self.tr("Record"), "record", actions.start)
        self.start.setProperty("kind", "primary")
        self.start.setMinimumWidth(132)
        self.keep = _word_button(self.tr("Keep"), "check", actions.keep)
        self.again = _word_button(self.tr("Again"), "rotate-ccw", actions.again)
        self.camera = IconButton("camera", self.tr("Choose a camera"))
        self.camera.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.camera_menu = QMenu(self)
        self.camera.setMenu(self.camera_menu)
        for button in (self.start, self.keep, self.again):
            button.setMinimumHeight(Hit.LARGE)
        self._lay_out()
        self.show_stage(Stage.REST, can_record=False)

    def show_stage(self, stage: Stage, *, can_record: bool) -> None:
        """Offer what can be done now."""
        is_going = stage in (Stage.RECORDING, Stage.COUNTDOWN)
        words = self.tr("Stop") if is_going else self.tr("Record")
        if self.start.text() != words:
            self.start.setText(words)
            dress(self.start, "x" if is_going else "record", "on_accent")
        self.start.setEnabled(is_going or (can_record and stage is not Stage.SAVING))
        self.keep.setEnabled(stage is Stage.SAVED)
        self.again.setEnabled(stage in (Stage.SAVED, Stage.RECORDING, Stage.COUNTDOWN))

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.SMALL)
        for action in (self._actions.previous, self._actions.next, self._actions.skip):
            row.addWidget(_icon_button(action))
        row.addStretch(1)
        for button in (self.start, self.keep, self.again):
            row.addWidget(button)
        row.addStretch(1)
        for action in (self._actions.hands, self._actions.mirror):
            row.addWidget(_icon_button(action))
        row.addWidget(self.camera)


def _word_button(words: str, icon_name: str, action: QAction) -> QPushButton:
    button = QPushButton(words)
    dress(button, icon_name, "text")
    button.setToolTip(tooltip(action.text(), action.shortcut().toString()))
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.clicked.connect(lambda _=False: action.trigger())
    return button


def _icon_button(action: QAction) -> IconButton:
    """A button that does what an action does and shows whether it is on."""
    button = IconButton(
        str(action.property("iconName")), action.text(), checkable=action.isCheckable()
    )
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    button.setToolTip(tooltip(action.text(), keys))
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.clicked.connect(lambda _=False: action.trigger())
    if action.isCheckable():
        action.toggled.connect(button.setChecked)
        button.setChecked(action.isChecked())
    return button
