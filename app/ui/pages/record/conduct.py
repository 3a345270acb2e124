"""What a person can do on the record page, be it by keys, buttons, the list or a pedal."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent

from lexicon_db.takes import activate_take

if TYPE_CHECKING:
    from app.core.settings import RecordingSettings
    from app.ui.bridge.workspace import Workspace
    from app.ui.pages.record.camera_desk import CameraDesk
    from app.ui.pages.record.desk import Desk
    from app.ui.pages.record.record_actions import RecordActions
    from app.ui.pages.record.take_control import TakeControl
    from lexicon_db.records import Take


class Conduct(QObject):
    """Turns wishes into what the control, the desk and the settings are asked for."""

    def __init__(
        self,
        workspace: Workspace,
        control: TakeControl,
        desk: Desk,
        cameras: CameraDesk,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._workspace, self._control = workspace, control
        self._desk, self._cameras = desk, cameras
        control.keep_wanted.connect(desk.go_on)
        control.again_wanted.connect(self._set_last_aside)
        desk.failed.connect(control.fail)
        desk.saved.connect(lambda _: control.saved())

    def connect_actions(self, actions: RecordActions) -> None:
        """Let the actions do what they say."""
        actions.connect_all(
            (
                (actions.start, self._press),
                (actions.keep, self._control.keep),
                (actions.again, self._control.again),
                (actions.another, self._one_more),
                (actions.next, partial(self._step, 1)),
                (actions.previous, partial(self._step, -1)),
                (actions.skip, self._skip),
                (actions.mirror, partial(self._toggle, "mirrored")),
                (actions.hands, partial(self._toggle, "hands_free")),
                (actions.pedal, self._do_next),
            )
        )

    def go_to(self, position: int) -> None:
        """Ask for another prompt, unless one is being recorded."""
        if self._control.is_free:
            self._control.rest()
            self._desk.go_to(position)

    def use(self, take: Take) -> None:
        """Let a take stand for its sign."""
        lexicon = self._workspace.lexicon
        self._workspace.operations.write(self, lambda: activate_take(lexicon, take.id))

    def set_aside(self, take: Take) -> None:
        """Set a take aside, be it the one that waits to be judged or an earlier one."""
        last = self._desk.last_take
        if last is not None and last.id == take.id and self._control.is_judging:
            self._control.again()
        else:
            self._desk.set_aside(take)

    def takes_key(self, event: QKeyEvent) -> bool:
        """Do what comes next if any key is the pedal; return whether this one was."""
        is_character = bool(event.text().strip()) and event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.ShiftModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        is_function = Qt.Key.Key_F1 <= event.key() <= Qt.Key.Key_F35
        is_pedal = self._settings.any_key and (is_character or is_function)
        if not is_pedal or event.isAutoRepeat() or self._desk.session is None:
            return False
        self._do_next()
        return True

    @property
    def _settings(self) -> RecordingSettings:
        return self._workspace.settings.recording

    def _press(self) -> None:
        if self._cameras.link.is_open:
            self._control.press(self._settings.countdown)

    def _do_next(self) -> None:
        if self._cameras.link.is_open:
            self._control.step(self._settings.countdown)

    def _set_last_aside(self) -> None:
        if self._desk.last_take is not None:
            self._desk.set_aside(self._desk.last_take)

    def _one_more(self) -> None:
        if self._control.is_free:
            self._control.rest()

    def _step(self, count: int) -> None:
        if self._control.is_free:
            self._control.rest()
            self._desk.step(count)

    def _skip(self) -> None:
        if self._control.is_free:
            self._control.rest()
            self._desk.skip()

    def _toggle(self, field: str) -> None:
        settings = self._workspace.settings
        changes: dict[str, Any] = {field: not getattr(settings.recording, field)}
        recording = replace(settings.recording, **changes)
        self._workspace.preferences.update(replace(settings, recording=recording))
