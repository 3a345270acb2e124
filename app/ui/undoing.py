"""Undo and redo of what people did in the lexicon, on every page, with the name of the step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import shiboken6
from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAction, QKeySequence

from app.ui.bridge.changes import touches_nothing
from app.ui.bridge.notices import Notice, NoticeKind
from app.ui.keymap import YIELDS
from app.ui.step_words import step_words
from lexicon_db.records import Changes, Step

if TYPE_CHECKING:
    from app.ui.bridge.workspace import Workspace
    from app.ui.pages.page import Page
    from app.ui.widgets.icon_button import IconButton
    from app.ui.window_commands import WindowCommands
    from lexicon_db.store import Lexicon

_MILLISECONDS_BETWEEN_READINGS: Final = 60


@dataclass(frozen=True)
class _Way:
    """One direction: its button, its action, what it is called with and without a step."""

    action: QAction
    button: IconButton
    words: str
    name: str


class Undoing(QObject):
    """Ctrl+Z for the lexicon; a page with something of its own to undo, such as a draft, is first.

    Args:
        commands: Gets the two actions.
        undo: Button in the header.
        redo: Button in the header.
    """

    def __init__(self, commands: WindowCommands, undo: IconButton, redo: IconButton) -> None:
        super().__init__(commands)
        self._workspace: Workspace | None = None
        self._page: Page | None = None
        self._own: tuple[QAction, ...] = ()
        self._steps: tuple[Step | None, Step | None] = (None, None)
        self.undo = commands.add(self.tr("Undo"), "undo-2", self._undo, "Ctrl+Z")
        self.redo = commands.add(self.tr("Redo"), "redo-2", self._redo, "Ctrl+Shift+Z")
        self._ways = (
            _Way(self.undo, undo, self.tr("Undo: {step}"), self.tr("Undo")),
            _Way(self.redo, redo, self.tr("Redo: {step}"), self.tr("Redo")),
        )
        for way in self._ways:
            way.action.setProperty(YIELDS, "page")
            way.button.clicked.connect(lambda _=False, way=way: self._give(way))
        self._pause = QTimer(self, singleShot=True, interval=_MILLISECONDS_BETWEEN_READINGS)
        self._pause.timeout.connect(self._read)
        self._show()

    def follow(self, workspace: Workspace | None) -> None:
        """Undo in another lexicon, or in none."""
        self._workspace, self._page, self._own = workspace, None, ()
        self._steps = (None, None)
        if workspace is not None:
            workspace.operations.changed.connect(self._note)
            self._read()
        self._show()

    def follow_page(self, page: Page) -> None:
        """Let the page in front go first where it has actions with the same keys."""
        for action in self._own:
            if shiboken6.isValid(action):
                action.changed.disconnect(self._show)
        self._page = page
        keys = [way.action.shortcut() for way in self._ways]
        self._own = tuple(a for a in page.actions() if a.shortcut() in keys)
        for action in self._own:
            action.changed.connect(self._show)
        self._show()

    def _note(self, changes: Changes) -> None:
        if not touches_nothing(replace(changes, jobs=frozenset())) and not self._pause.isActive():
            self._pause.start()

    def _read(self) -> None:
        workspace = self._workspace
        if workspace is None:
            return
        lexicon = workspace.lexicon

        def work() -> tuple[Step | None, Step | None]:
            from app.studio.steps import next_redo, next_undo

            return next_undo(lexicon), next_redo(lexicon)

        workspace.operations.read(self, work, self._take, topic="steps")

    def _take(self, steps: tuple[Step | None, Step | None]) -> None:
        self._steps = steps
        self._show()

    def _show(self) -> None:
        for way, step in zip(self._ways, self._steps, strict=True):
            own = self._own_of(way)
            words = way.words.format(step=step_words(step.label)) if step else way.name
            way.action.setText(words)
            way.action.setEnabled(step is not None and own is None)
            told = own.text() if own is not None else words
            keys = way.action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            way.button.setAccessibleName(told)
            way.button.setToolTip(f"{told}  ({keys})" if keys else told)
            way.button.setEnabled(own is not None or step is not None)

    def _own_of(self, way: _Way) -> QAction | None:
        keys = way.action.shortcut()
        for action in self._own:
            if shiboken6.isValid(action) and action.isEnabled() and action.shortcut() == keys:
                return action
        return None

    def _give(self, way: _Way) -> None:
        (self._own_of(way) or way.action).trigger()

    def _undo(self) -> None:
        def work(lexicon: Lexicon) -> Step:
            from app.studio.steps import undo

            return undo(lexicon)

        self._flip(work, self.tr("Undone: {step}."), self.redo)

    def _redo(self) -> None:
        def work(lexicon: Lexicon) -> Step:
            from app.studio.steps import redo

            return redo(lexicon)

        self._flip(work, self.tr("Done again: {step}."), self.undo)

    def _flip(self, work: Callable[[Lexicon], Step], words: str, back: QAction) -> None:
        workspace = self._workspace
        if workspace is None:
            return

        def tell(step: Step) -> None:
            told = words.format(step=step_words(step.label))
            name = self._ways[0 if back is self.undo else 1].name
            notice = Notice(NoticeKind.DONE, told, action=name, act=back.trigger)
            workspace.operations.tell(notice)
            self._read()

        workspace.operations.write(self, lambda: work(workspace.lexicon), tell)
