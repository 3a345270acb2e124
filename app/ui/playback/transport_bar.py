"""The bar below a picture: play, step, loop, marks, speed, and where one is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from app.ui.amounts import decimal
from app.ui.fonts import figures_font
from app.ui.metrics import Hit, Space, Type
from app.ui.playback.playback import SPEEDS
from app.ui.widgets.icon_button import IconButton, tooltip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QAction, QResizeEvent

    from app.ui.playback.playback import Playback
    from app.ui.playback.transport_actions import TransportActions

#: Widths from which on parts of the bar are shown.
_LEAST_WIDTH: Final = 300
_ROOM_FOR_ENDS: Final = 400
_ROOM_FOR_SPEEDS: Final = 620
_ROOM_FOR_MARKS: Final = 780
_SPEED_NAMES: Final = {0.25: "¼×", 0.5: "½×", 1.0: "1×", 2.0: "2×"}


class ActionButton(IconButton):
    """A button that does what an action does, and looks like it."""

    def __init__(self, action: QAction, parent: QWidget | None = None) -> None:
        super().__init__(
            str(action.property("iconName")),
            action.text(),
            checkable=action.isCheckable(),
            parent=parent,
        )
        self._action = action
        self.setToolTip(tooltip(action.text(), action.shortcut().toString()))
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        self.setEnabled(self._action.isEnabled())
        self.setChecked(self._action.isChecked())
        self.setIcon(self._action.icon())
        self.setProperty("iconName", self._action.property("iconName"))


class TransportBar(QWidget):
    """The controls of a playback in one row."""

    def __init__(
        self, playback: Playback, actions: TransportActions, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._playback = playback
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)
        row.setContentsMargins(Space.MEDIUM, Space.TIGHT, Space.MEDIUM, Space.TIGHT)
        row.setSpacing(Space.HAIR)
        self._place = self._place_label()
        row.addWidget(self._place)
        row.addStretch(1)
        first, back, forward, last = (
            ActionButton(action)
            for action in (actions.first, actions.back, actions.forward, actions.last)
        )
        marks = [
            ActionButton(action)
            for action in (actions.mark_start, actions.mark_end, actions.clear_marks)
        ]
        for button in (first, back, self._play_button(actions.play), forward, last):
            row.addWidget(button)
        row.addSpacing(Space.MEDIUM)
        for button in (ActionButton(actions.loop), *marks):
            row.addWidget(button)
        row.addStretch(1)
        self._speeds = self._add_speeds(row)
        self._from_width: tuple[tuple[int, Sequence[QWidget]], ...] = (
            (_ROOM_FOR_MARKS, marks),
            (_ROOM_FOR_SPEEDS, list(self._speeds.values())),
            (_ROOM_FOR_ENDS, (first, last)),
        )
        self.setMinimumSize(_LEAST_WIDTH, self.sizeHint().height())
        playback.moved.connect(self._show_place)
        playback.changed.connect(self._show_state)
        self._show_state(None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what has no room; its keys still work."""
        for width, buttons in self._from_width:
            for button in buttons:
                button.setVisible(self.width() >= width)
        super().resizeEvent(event)

    def _place_label(self) -> QLabel:
        place = QLabel()
        place.setFont(figures_font(Type.BODY))
        place.setMinimumWidth(190)
        place.setAccessibleName(self.tr("Position"))
        return place

    def _play_button(self, action: QAction) -> ActionButton:
        button = ActionButton(action)
        button.setFixedSize(Hit.LARGE + Space.SMALL, Hit.CONTROL + 2)
        button.setIconSize(QSize(20, 20))
        button.setProperty("kind", "")
        return button

    def _add_speeds(self, row: QHBoxLayout) -> dict[float, QPushButton]:
        group = QButtonGroup(self)
        buttons = {}
        for speed in SPEEDS:
            button = QPushButton(_SPEED_NAMES[speed])
            button.setProperty("kind", "quiet")
            button.setCheckable(True)
            button.setFixedSize(Hit.LARGE, Hit.SMALLEST + 2)
            button.setStyleSheet("padding: 0;")
            name = self.tr("Speed {times}").format(times=f"{speed:g}")
            button.setAccessibleName(name)
            button.setToolTip(name)
            button.clicked.connect(lambda _=False, speed=speed: self._playback.set_speed(speed))
            group.addButton(button)
            row.addWidget(button)
            buttons[speed] = button
        return buttons

    def _show_state(self, _: None) -> None:
        self._speeds[self._playback.speed].setChecked(True)
        self._show_place(self._playback.index)

    def _show_place(self, index: int) -> None:
        if self._playback.times is None:
            self._place.setText("–")
            return
        self._place.setText(
            self.tr("{seconds} s   frame {frame} / {count}").format(
                seconds=decimal(self._playback.seconds, 2),
                frame=index + 1,
                count=self._playback.frame_count,
            )
        )
