"""The window at work on its record page, for a test that kills it.

    python -m tests.gui.record_until_killed LEXICON

Continues the latest session of the lexicon with the synthetic camera and records its prompt until
the process ends. Says the number of each picture that the camera has delivered since the recording
began, one to a line.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtTest import QTest

from app.capture.camera import CameraFrame
from app.capture.synthetic_camera import SyntheticCamera
from app.core.settings import RecordingSettings, Settings
from app.ui.application import dress_application, make_application
from app.ui.bridge.preferences import Preferences
from app.ui.bridge.session import Session
from app.ui.main_window import MainWindow
from app.ui.pages.record import camera_choice, camera_link
from app.ui.pages.record.camera_choice import PRACTICE, CameraOption
from app.ui.pages.record.page import RecordPage
from app.ui.pages.record.take_control import Stage
from tests.gui.driving import Studio

FPS = 30.0


class NoAssistant:
    """No live help: it needs the cores that the test needs."""

    def feed(self, frame: CameraFrame) -> None:
        """Look away."""

    def poll(self) -> list[object]:
        return []

    def shut_down(self) -> None:
        """Nothing runs."""


def record(folder: Path) -> None:
    """Record until the process ends."""
    option = CameraOption("test", "Test camera", lambda _: SyntheticCamera(160, 120, FPS))
    camera_choice.practice_option = lambda: option
    camera_link.make_assistant = lambda *_: NoAssistant()
    application = make_application(["kinelex"])
    recording = RecordingSettings(camera=PRACTICE, countdown=0.0, hands_free=False)
    preferences = Preferences(Settings(workers=1, recording=recording))
    dress_application(application, preferences)
    window = MainWindow(Session(preferences))
    window.show()
    studio = Studio(window, _wait)
    studio.open(folder)
    page = studio.go("record")
    assert isinstance(page, RecordPage)
    _wait(lambda: page.sessions.rows)
    page.sessions.rows[0].click()
    _wait(lambda: page.cameras.link.is_open and page.control.is_ready)
    page.actions_.start.trigger()
    _wait(lambda: page.control.stage is Stage.RECORDING)
    while True:
        QTest.qWait(10)
        _say(round(page.cameras.link.now * FPS))


def _wait(condition: Callable[[], object]) -> None:
    end = time.monotonic() + 60
    while not condition():
        QTest.qWait(10)
        if time.monotonic() > end:
            raise TimeoutError


def _say(number: int) -> None:
    # One call, so that a line is there whole or not at all.
    os.write(sys.stdout.fileno(), b"%d\n" % number)


if __name__ == "__main__":
    record(Path(sys.argv[1]))
