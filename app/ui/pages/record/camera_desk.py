"""Opens the camera that is wished for, and ties its recordings to the prompts on the desk."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu

from app.ui.pages.record import camera_choice, camera_link
from app.ui.pages.record.camera_choice import PRACTICE
from app.ui.pages.record.camera_link import CameraLink
from app.ui.pages.record.camera_menu import expose, fill_camera_menu
from app.ui.pages.record.hands_control import HandsControl, thresholds_of
from lexicon_db.errors import KnownError
from lexicon_db.records import Hand

if TYPE_CHECKING:
    from app.assistance.assistant import Assistant
    from app.assistance.observation import Observation
    from app.capture.camera import Camera
    from app.capture.recorder import Recorder
    from app.capture.recording_messages import RecorderEvent
    from app.core.settings import RecordingSettings
    from app.ui.bridge.workspace import Workspace
    from app.ui.pages.record.desk import Desk
    from app.ui.pages.record.take_control import TakeControl

#: Seconds that a file goes on after the sign.
_AFTER: Final = 0.6
#: Ticks between two looks at the counts.
_TICKS: Final = 15
#: Seconds after which nothing is shown any more of what live help saw last.
_LONGEST_SILENCE: Final = 2.0


class CameraDesk(QObject):
    """The camera of the page."""

    #: A camera delivers.
    opened = Signal()
    #: `KnownError` why none does.
    refused = Signal(object)
    #: `Finding`s of live help; None while it says nothing.
    found = Signal(object)
    #: `Observation` of live help; None while it sees nothing.
    seen = Signal(object)
    #: Size of the picture, true frame rate, frames that were lost.
    measured = Signal(str, float, int)

    def __init__(
        self, workspace: Workspace, control: TakeControl, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace, self._control = workspace, control
        self._desk: Desk | None = None
        self._key = ""
        self._device: Camera | None = None
        self._dominance = Hand.RIGHT
        self._turn = 0
        self._ticks = 0
        self._seen_at = -math.inf
        self._is_opening = False
        self._used = self._settings
        self.link = CameraLink(self)
        self.hands = HandsControl(control, self)
        self.link.observed.connect(self._see)
        self.link.told.connect(self._hear)
        self.link.lost.connect(self._lose)
        self.link.ticked.connect(self._attend)
        control.begin_wanted.connect(self._start)
        control.finish_wanted.connect(self._stop)
        control.drop_wanted.connect(self._drop)

    def use_desk(self, desk: Desk) -> None:
        """Say whose recordings these are."""
        self._desk = desk

    def open_unless_open(self, dominance: Hand) -> None:
        """Open the camera if it is not."""
        if not self.link.is_open and not self._is_opening:
            self.open(dominance)

    def open(self, dominance: Hand) -> None:
        """Open the camera of the settings."""
        self.close(releases=False)
        self._turn += 1
        self._is_opening = True
        self._dominance = dominance
        # Loading Qt's multimedia takes a moment, so not here.
        work = _load_nothing if self._settings.camera == PRACTICE else _load_multimedia
        self._workspace.operations.read(
            self, work, partial(self._make, self._turn), failed=self._refuse
        )

    def close(self, *, releases: bool) -> None:
        """Close the camera; what is being recorded becomes a take.

        Args:
            releases: Whether others may record into the lexicon afterwards.
        """
        desk = self._desk
        self._turn += 1
        self._is_opening = False
        if desk is None:
            return
        if self._key:
            desk.end(self._key, self.link.now)
        finish = self.link.close()
        self._key = ""
        self._control.rest()
        self.found.emit(None)
        if finish is not None or releases:
            self._workspace.operations.write(self, partial(_finish, finish, desk, releases))

    def practise(self) -> None:
        """Use the practice camera from now on."""
        self._choose(replace(self._settings, camera=PRACTICE, size=""))

    def fill_menu(self, menu: QMenu) -> None:
        """Offer the cameras, and how the chosen one can film."""
        fill_camera_menu(menu, self._settings, self.link.camera, self._choose)

    def follow_settings(self, dominance: Hand) -> None:
        """Take other settings over: another camera is opened, hands are followed anew."""
        used, self._used = self._used, self._settings
        if not (self.link.is_open or self._is_opening):
            return
        if (used.camera, used.size) != (self._used.camera, self._used.size):
            self.open(dominance)
            return
        expose(self.link.camera, self._used.exposure)
        if used != replace(self._used, mirrored=used.mirrored, exposure=used.exposure):
            self.hands.follow(_for_hands(self._used), dominance)

    @property
    def _settings(self) -> RecordingSettings:
        return self._workspace.settings.recording

    def _make(self, turn: int, _loaded: None) -> None:
        """Make the camera here if it is a device, and what works on its frames on a thread."""
        if turn != self._turn or self._desk is None:
            return
        folder, settings = self._desk.place.folder, self._settings
        try:
            option = camera_choice.wished_option(settings.camera)
            self._device = option.make(settings.size) if option.is_device else None
        except KnownError as error:
            self._refuse(error)
            return
        self._desk.camera = option.name
        known = self._device.info if self._device is not None else None

        def work() -> tuple[Camera | None, Recorder, Assistant]:
            camera = None if known is not None else option.make(settings.size)
            info = camera.info if camera is not None else known
            assert info is not None
            thresholds = thresholds_of(settings)
            recorder = camera_link.make_recorder(folder, info)
            return camera, recorder, camera_link.make_assistant(info, thresholds)

        self._workspace.operations.read(self, work, partial(self._use, turn), failed=self._refuse)

    def _use(self, turn: int, made: tuple[Camera | None, Recorder, Assistant]) -> None:
        """Let the camera deliver, unless another one was wished for meanwhile."""
        camera, recorder, assistant = made
        camera = camera or self._device
        if turn != self._turn or camera is None:
            self._workspace.operations.write(self, partial(_discard, recorder, assistant))
            return
        self._is_opening, self._device = False, None
        self._seen_at = -math.inf
        self.hands.follow(_for_hands(self._settings), self._dominance)
        self._control.be_ready(is_ready=recorder.is_ready)
        expose(camera, self._settings.exposure)
        self.link.open(camera, recorder, assistant)
        self.opened.emit()
        self._control.rest()

    def _refuse(self, error: KnownError) -> None:
        self._is_opening = False
        self.refused.emit(error)

    def _lose(self, error: KnownError) -> None:
        """The camera is gone; what it has delivered is kept."""
        self.close(releases=False)
        self.refused.emit(error)

    def _choose(self, recording: RecordingSettings) -> None:
        """Film in another way from now on; the camera that is chosen once more is opened anew."""
        settings = self._workspace.settings
        is_again = recording == settings.recording
        self._workspace.preferences.update(replace(settings, recording=recording))
        if is_again or not (self.link.is_open or self._is_opening):
            self.open(self._dominance)

    def _see(self, observation: Observation) -> None:
        self._seen_at = self.link.now
        self.found.emit(observation.findings)
        self.seen.emit(observation)
        self.hands.see(observation)

    def _start(self, at: float) -> None:
        recorder = self.link.recorder
        if recorder is not None and self._desk is not None:
            self._key = recorder.begin(at)
            self._desk.begin(self._key, at)

    def _stop(self, at: float) -> None:
        self._end(at, is_dropped=False)

    def _drop(self, at: float) -> None:
        self._end(at, is_dropped=True)

    def _end(self, at: float, *, is_dropped: bool) -> None:
        recorder, key, self._key = self.link.recorder, self._key, ""
        if recorder is not None and self._desk is not None and key:
            self._desk.end(key, at, is_dropped=is_dropped)
            recorder.finish(key, at if is_dropped else at + _AFTER)

    def _hear(self, event: RecorderEvent) -> None:
        from app.capture.recording_messages import Finished, Trouble

        if self._desk is None:
            return
        if isinstance(event, Finished):
            self._key = "" if event.key == self._key else self._key
            self._control.ended()
            self._desk.finish(event)
        elif isinstance(event, Trouble):
            if event.key:
                self._desk.give_up(event.key)
                self._key = "" if event.key == self._key else self._key
            # What is being recorded ends here, and is kept as far as it came.
            self._end(self.link.now, is_dropped=False)
            self._control.fail(event.error)

    def _attend(self) -> None:
        """Notice when recordings can begin; twice a second, see how camera and live help do."""
        recorder, info = self.link.recorder, self.link.info
        if recorder is None or info is None:
            return
        self._control.be_ready(is_ready=recorder.is_ready)
        self._ticks = (self._ticks + 1) % _TICKS
        if self._ticks:
            return
        counts = recorder.counts
        lost = counts.lost_by_camera + counts.lost_by_us
        self.measured.emit(f"{info.width} × {info.height}", counts.fps, lost)
        if self.link.now - self._seen_at > _LONGEST_SILENCE:
            self.found.emit(None)
            self.seen.emit(None)


def _finish(finish: Callable[[], list[RecorderEvent]] | None, desk: Desk, releases: bool) -> None:
    """End what is under way, keep it, and let others record; on the writer thread."""
    from app.capture.recording_messages import Finished

    for event in finish() if finish is not None else ():
        keeping = desk.keeping(event) if isinstance(event, Finished) else None
        if keeping is not None:
            keeping()
    if releases:
        desk.place.release()


def _discard(recorder: Recorder, assistant: Assistant) -> None:
    assistant.shut_down()
    recorder.shut_down()


def _load_nothing() -> None:
    """The practice camera needs nothing of the system."""


def _load_multimedia() -> None:
    from app.ui.camera.multimedia import multimedia

    multimedia()


def _for_hands(settings: RecordingSettings) -> RecordingSettings:
    """The settings for the hands that are seen: who practises on recordings waits for nobody."""
    return replace(settings, hands_countdown=0.0) if settings.camera == PRACTICE else settings
