"""Everything that a person can tell a playback, as actions with keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication

from app.ui.icons import dress
from app.ui.page_action import page_action
from app.ui.playback.playback import SPEEDS

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.ui.playback.playback import FrameRange, Playback

_LEAP: Final = 5


class TransportActions(QObject):
    """The actions of a playback, added to a widget, so that their keys work anywhere in it.

    Args:
        playback: What is told.
        host: The widget, usually a page.
        taken: Keys that the page uses for something else.
    """

    def __init__(
        self, playback: Playback, host: QWidget, taken: frozenset[str] = frozenset()
    ) -> None:
        super().__init__(host)
        self._playback = playback
        self._host = host
        self._taken = taken
        self.play = self._action("play", self.tr("Play or pause"), "Space", playback.toggle)
        self.back = self._action(
            "step-back", self.tr("One frame back"), ",", lambda: self._step(-1)
        )
        self.forward = self._action(
            "step-forward", self.tr("One frame on"), ".", lambda: self._step(1)
        )
        self.first = self._action("skip-back", self.tr("To the start"), "Home", self._to_start)
        self.last = self._action("skip-forward", self.tr("To the end"), "End", self._to_end)
        self.leap_back = self._action(
            "chevrons-left", self.tr("Five frames back"), "PgUp", lambda: self._step(-_LEAP)
        )
        self.leap_forward = self._action(
            "chevrons-right", self.tr("Five frames on"), "PgDown", lambda: self._step(_LEAP)
        )
        self.loop = self._action("repeat", self.tr("Loop"), "L", self._toggle_loop)
        self.loop.setCheckable(True)
        self.mark_start = self._action(
            "kinelex-mark-start", self.tr("Mark start here"), "I", playback.mark_start
        )
        self.mark_end = self._action(
            "kinelex-mark-end", self.tr("Mark end here"), "O", playback.mark_end
        )
        self.clear_marks = self._action(
            "x", self.tr("Clear marks"), "X", lambda: playback.set_range(None)
        )
        self.slower = self._action("gauge", self.tr("Slower"), "S", lambda: self._change_speed(-1))
        self.faster = self._action("gauge", self.tr("Faster"), "F", lambda: self._change_speed(1))
        playback.changed.connect(self._show_state)
        host.installEventFilter(self)
        self._show_state(None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave the space bar to the button that has the focus: it presses that button."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            focused = QApplication.focusWidget()
            if event.key() == Qt.Key.Key_Space and isinstance(focused, QAbstractButton):
                event.accept()
                return True
        return super().eventFilter(watched, event)

    def _action(self, icon: str, text: str, keys: str, act: Callable[[], None]) -> QAction:
        return page_action(self._host, text, icon, "" if keys in self._taken else keys, act)

    def _step(self, frames: int) -> None:
        self._playback.step(frames)

    def _to_start(self) -> None:
        self._playback.seek(self._playback.bounds.first)

    def _to_end(self) -> None:
        self._playback.seek(self._playback.bounds.last)

    def _toggle_loop(self) -> None:
        self._playback.set_looping(not self._playback.is_looping)

    def _change_speed(self, steps: int) -> None:
        at = SPEEDS.index(self._playback.speed) + steps
        self._playback.set_speed(SPEEDS[min(max(at, 0), len(SPEEDS) - 1)])

    def _show_state(self, _: None) -> None:
        playback = self._playback
        has_frames = playback.times is not None
        for action in (self.play, self.back, self.forward, self.first, self.last):
            action.setEnabled(has_frames)
        dress(self.play, "pause" if playback.is_playing else "play")
        self.loop.setChecked(playback.is_looping)
        self.clear_marks.setEnabled(playback.range is not None)


def loop_range(playback: Playback, marked: FrameRange) -> None:
    """Play a stretch over and over, from its start."""
    playback.set_range(marked)
    playback.set_looping(True)
    playback.seek(marked.first)
    playback.play()
