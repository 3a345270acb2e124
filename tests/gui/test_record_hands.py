"""A signer controls the recording by hands alone: made observations of them, the real page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from app.assistance.findings import Watch
from app.assistance.hands_free import HandsFreeState
from app.assistance.observation import Observation
from app.assistance.thresholds import Thresholds
from app.capture.camera import CameraFrame
from app.capture.recorder import Recorder
from app.capture.synthetic_camera import SyntheticCamera
from app.ui.pages.record import camera_link
from app.ui.pages.record.page import RecordPage
from app.ui.pages.record.take_control import Stage
from lexicon_db.records import Hand
from lexicon_db.takes import get_take
from tests.gui.driving import Studio
from tests.gui.record_driving import add_session, continue_session, prompts, states, use_camera
from tests.unit.assistance.seen import LAP, RATE, observed

SIGNING = ((0.3, 0.4), (-0.3, 0.4))
#: A wrist that is held in the zone at the side of the signer's left, in shoulder widths.
LEFT_ZONE = (1.3, -0.7)
RIGHT_ZONE = (-1.3, -0.7)
#: Seconds that hands are on their way.
TRAVEL = 0.4


class Signer:
    """Stands for live help: sees hands that go where they are told to."""

    def __init__(self) -> None:
        self._from = self._to = np.array(LAP)
        self._left_at = -TRAVEL
        self._now = 0.0
        self._seen_at = -1.0
        self.is_gone = False
        #: What is otherwise in the picture, by the names of `Observation`.
        self.picture: dict[str, Any] = {}
        self._watch = Watch(Thresholds())

    def go(self, hands: Sequence[tuple[float, float]]) -> float:
        """Move the hands from now on; returns the time."""
        self._from, self._to, self._left_at = self._place(), np.array(hands), self._now
        return self._now

    def feed(self, frame: CameraFrame) -> None:
        self._now = frame.pts

    def poll(self) -> list[Observation]:
        if self.is_gone or self._now < self._seen_at + 1 / RATE:
            return []
        self._seen_at = self._now
        seen = observed(self._now, [tuple(hand) for hand in self._place()], **self.picture)
        return [replace(seen, findings=self._watch.update(seen))]

    def shut_down(self) -> None:
        """Nothing runs."""

    def _place(self) -> np.ndarray:
        share = np.clip((self._now - self._left_at) / TRAVEL, 0, 1)
        return self._from + share**2 * (3 - 2 * share) * (self._to - self._from)


@pytest.fixture
def signer(monkeypatch: pytest.MonkeyPatch) -> Signer:
    """A signer before a camera that draws its pictures."""
    made = Signer()
    monkeypatch.setattr(camera_link, "make_assistant", lambda *_: made)
    use_camera(monkeypatch, lambda: SyntheticCamera(160, 120, 30.0))
    return made


@pytest.fixture
def opened(opened: Studio, qtbot: object) -> Studio:
    """The window on the small lexicon, and time for processes to start on a busy machine."""

    def wait(condition) -> None:
        qtbot.waitUntil(lambda: bool(condition()), timeout=60_000)

    return Studio(opened.window, wait)


def rest(studio: Studio, page: RecordPage, signer: Signer) -> None:
    """Lower the hands and wait until that is understood."""
    signer.go(LAP)
    studio.wait(lambda: page.cameras.hands._hands.state is HandsFreeState.REST)


def sign(studio: Studio, page: RecordPage, signer: Signer) -> float:
    """Sign, and return how long the hands were up."""
    rest(studio, page, signer)
    rise = signer.go(SIGNING)
    studio.wait(lambda: page.control.stage is Stage.RECORDING)
    begun = page.cameras.link.now
    studio.wait(lambda: page.cameras.link.now > begun + 0.7)
    down = signer.go(LAP) + TRAVEL
    studio.wait(lambda: page.control.stage is Stage.SAVED)
    studio.settle()
    return down - rise


@pytest.mark.parametrize(
    ("dominance", "keep", "again"),
    [
        (Hand.RIGHT, (LAP[0], RIGHT_ZONE), (LEFT_ZONE, LAP[1])),
        (Hand.LEFT, (LEFT_ZONE, LAP[1]), (LAP[0], RIGHT_ZONE)),
    ],
)
def test_a_hand_in_a_zone_keeps_a_take_or_repeats_it(
    opened: Studio, signer: Signer, dominance: Hand, keep, again
) -> None:
    add_session(opened, dominance)
    page = continue_session(
        opened, hands_free=True, hands_countdown=0.0, choice_hold=0.3, rest_hold=0.3
    )
    sign(opened, page, signer)
    first = page.desk.last_take
    assert page.stage.live.shows_zones
    signer.go(again)
    opened.wait(lambda: page.control.stage is Stage.REST)
    opened.settle()
    assert not page.stage.live.shows_zones
    assert (states(opened)[0], page.desk.prompt.gloss) == ("waiting", "ALPHA")
    assert not get_take(opened.workspace.lexicon, first.id).is_active
    length = sign(opened, page, signer)
    second = page.desk.last_take
    signer.go(keep)
    opened.wait(lambda: page.desk.prompt.gloss == "BETA")
    opened.settle()
    assert states(opened) == ["recorded", "waiting", "waiting", "waiting"]
    assert prompts(opened)[0].takes == (second.id,)
    # Where observations come late on a busy machine, onset and offset are seen late.
    margins = 2 * 0.25
    assert second.end - second.start == pytest.approx(length + margins, abs=0.5)


@pytest.mark.parametrize(
    ("picture", "words"),
    [
        ({"people": 2}, "Two people"),
        ({"light": 0.02}, "Too dark"),
        ({"width": 0.06}, "Come nearer"),
        ({"centre": (0.1, 0.45)}, "Move to the middle"),
    ],
)
def test_what_would_spoil_a_recording_is_told_and_taken_back(
    opened: Studio, signer: Signer, picture: dict[str, Any], words: str
) -> None:
    add_session(opened)
    page = continue_session(opened, hands_free=True, hands_countdown=0.0)
    findings = page.stage.findings
    opened.wait(lambda: "Picture is good" in findings.words)
    signer.picture = picture
    opened.wait(lambda: words in findings.words)
    assert "Picture is good" not in findings.words
    signer.picture = {}
    opened.wait(lambda: "Picture is good" in findings.words)


def test_live_help_that_ends_does_not_end_the_recording(opened: Studio, signer: Signer) -> None:
    add_session(opened)
    page = continue_session(opened, hands_free=True, hands_countdown=0.0, rest_hold=0.3)
    rest(opened, page, signer)
    signer.go(SIGNING)
    opened.wait(lambda: page.control.stage is Stage.RECORDING)
    assert "Picture is good" in page.stage.findings.words
    signer.is_gone = True
    opened.wait(lambda: "Live help is starting" in page.stage.findings.words)
    assert page.control.stage is Stage.RECORDING
    signer.is_gone = False  # it is started again by itself
    rest(opened, page, signer)
    opened.wait(lambda: page.control.stage is Stage.SAVED)
    opened.settle()
    assert states(opened)[0] == "recorded"


def test_hands_that_rise_before_the_recorder_is_ready_start_nothing(
    opened: Studio, signer: Signer, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_session(opened)
    page = continue_session(opened, hands_free=True, hands_countdown=0.0, rest_hold=0.3)
    rest(opened, page, signer)
    monkeypatch.setattr(Recorder, "is_ready", False)
    opened.wait(lambda: not page.control.is_ready)
    signer.go(SIGNING)
    begun = page.cameras.link.now
    opened.wait(lambda: page.cameras.link.now > begun + 1.0)
    assert page.control.stage is Stage.REST
    monkeypatch.setattr(Recorder, "is_ready", True)
    lowered = signer.go(LAP)
    opened.wait(lambda: page.cameras.link.now > lowered + 1.5)
    sign(opened, page, signer)
