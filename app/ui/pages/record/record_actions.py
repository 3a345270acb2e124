"""What keys do on the record page; the search of the window names them all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

from app.ui.icons import dress
from app.ui.keymap import HAS_OWN_SETTING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class RecordActions(QObject):
    """The actions of the page; they are silent while no session is on the desk.

    Args:
        page: Where they hold.
    """

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._all: list[QAction] = []
        self.start = self._add(self.tr("Start or stop recording"), "record", ["Space"])
        self.keep = self._add(self.tr("Keep the take, next sign"), "check", ["Return", "Enter"])
        self.again = self._add(self.tr("Record the sign again"), "rotate-ccw", ["Backspace"])
        self.another = self._add(self.tr("Keep the take, one more of this sign"), "plus", ["A"])
        self.next = self._add(self.tr("Next sign"), "step-forward", ["N"])
        self.previous = self._add(self.tr("Previous sign"), "step-back", ["P"])
        self.skip = self._add(self.tr("Skip this sign, or take it up again"), "skip-forward", ["S"])
        self.compare = self._add(self.tr("Compare the takes of this sign"), "columns", ["C"])
        self.mirror = self._add(self.tr("Mirror the live picture"), "flip-horizontal-2", ["M"])
        self.hands = self._add(self.tr("Hands start and stop recordings"), "hand", ["H"])
        self.put_away = self._add(self.tr("Pause the session"), "pause", ["Escape"])
        self.pedal = self._add(self.tr("Do what comes next (pedal)"), "pedal", [])
        self.pedal.setProperty(HAS_OWN_SETTING, "pedal")
        for action in (self.mirror, self.hands):
            action.setCheckable(True)

    def set_enabled(self, *, is_enabled: bool) -> None:
        """Let keys work, or leave them to others."""
        for action in self._all:
            action.setEnabled(is_enabled)

    def set_pedal(self, key: str) -> None:
        """Let a key do what comes next."""
        taken = {key_.toString() for action in self._all for key_ in action.shortcuts()}
        sequence = QKeySequence(key)
        is_free = sequence.toString() not in taken - {self.pedal.shortcut().toString()}
        self.pedal.setShortcut(sequence if is_free else QKeySequence())

    def connect_all(self, acts: Sequence[tuple[QAction, Callable[[], object]]]) -> None:
        """Say what the actions do."""
        for action, act in acts:
            action.triggered.connect(lambda _checked=False, act=act: act())

    def _add(self, text: str, icon_name: str, keys: Sequence[str]) -> QAction:
        action = QAction(text, self._page)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setAutoRepeat(False)
        dress(action, icon_name)
        self._page.addAction(action)
        self._all.append(action)
        return action
