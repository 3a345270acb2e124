"""Drives the record page: its sessions, its camera, its keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

from app.capture.camera import Camera
from app.studio.recording_prompts import PromptWish
from app.studio.recording_sessions import SessionWish, begin_session
from app.ui.pages.record import camera_choice
from app.ui.pages.record.camera_choice import CameraOption
from app.ui.pages.record.page import RecordPage
from app.ui.pages.record.take_control import Stage
from lexicon_db.records import Hand, Prompt
from lexicon_db.sessions import find_session
from tests.gui.driving import Studio

GLOSSES = ("ALPHA", "BETA", "GAMMA", "DELTA")


class SilentAssistant:
    """Stands for live help that sees nothing."""

    def feed(self, frame: object) -> None:
        """Look away."""

    def poll(self) -> list[object]:
        return []

    def shut_down(self) -> None:
        """Nothing runs."""


def use_camera(monkeypatch: pytest.MonkeyPatch, make: Callable[[], Camera]) -> None:
    """Let this be the only camera."""
    option = CameraOption("test", "Test camera", lambda _mode: make())
    monkeypatch.setattr(camera_choice, "camera_options", lambda: [option])
    monkeypatch.setattr(camera_choice, "practice_option", lambda: option)


def add_session(
    studio: Studio, dominance: Hand = Hand.RIGHT, glosses: Sequence[str] = GLOSSES
) -> None:
    prompts = [PromptWish(gloss) for gloss in glosses]
    wish = SessionWish("Monday", "Ana", prompts, dominance, agrees=True)
    studio.workspace.operations.write(
        studio.window, lambda: begin_session(studio.workspace.lexicon, wish)
    )
    studio.settle()


def set_recording(studio: Studio, **changes: object) -> None:
    preferences = studio.window.session.preferences
    recording = replace(preferences.current.recording, **changes)
    preferences.update(replace(preferences.current, recording=recording))


def continue_session(studio: Studio, **changes: object) -> RecordPage:
    """Open the record page and continue the first session, as with a click."""
    set_recording(studio, **{"countdown": 0.0, **changes})
    page = studio.go("record")
    assert isinstance(page, RecordPage)
    studio.wait(lambda: page.sessions.rows)
    page.sessions.rows[0].click()
    studio.wait(lambda: page.cameras.link.is_open and page.stage.live.has_picture)
    studio.wait(lambda: page.control.is_ready)
    return page


def button(owner: QWidget, name: str) -> QAbstractButton:
    """The visible button with a word or an accessible name."""
    return next(
        found
        for found in owner.findChildren(QAbstractButton)
        if name in (found.text(), found.accessibleName()) and found.isVisible()
    )


def press(page: RecordPage, key: Qt.Key) -> None:
    QTest.keyClick(page, key)


def record(studio: Studio, page: RecordPage, key: Qt.Key = Qt.Key.Key_Space) -> None:
    """Record the prompt that is asked for, by a key."""
    press(page, key)
    studio.wait(lambda: page.control.stage is Stage.RECORDING)
    begun = page.cameras.link.now
    studio.wait(lambda: page.cameras.link.now > begun + 0.5)
    press(page, key)
    studio.wait(lambda: page.control.stage is Stage.SAVED)
    studio.settle()


def prompts(studio: Studio) -> tuple[Prompt, ...]:
    return find_session(studio.workspace.lexicon, "Monday").prompts


def states(studio: Studio) -> list[str]:
    return [prompt.state.value for prompt in prompts(studio)]
