"""From one sign to the next: whoever controls it, nothing is recorded twice or forgotten."""

from __future__ import annotations

import pytest

from app.assistance import hands_free
from app.assistance.hands_free import Event, EventKind, HandsFreeState
from app.core.settings import RecordingSettings
from app.ui.pages.record.hands_control import HandsControl
from app.ui.pages.record.take_control import Stage, TakeControl
from lexicon_db.errors import KnownError
from lexicon_db.records import Hand


class ScriptedHands:
    """Stands for hands-free control: gives the events that it is told."""

    def __init__(self, *_: object, **__: object) -> None:
        self.countdown_left = 0.0
        self.zones = "zones"
        self.choice = None
        self.state = HandsFreeState.REST

    def update(self, events: tuple[Event, ...]) -> tuple[Event, ...]:
        return events


@pytest.fixture
def control(qapp: object) -> TakeControl:
    made = TakeControl()
    made.wishes = []
    for name in ("begin", "finish", "drop"):
        signal = getattr(made, f"{name}_wanted")
        signal.connect(lambda at, name=name: made.wishes.append((name, at)))
    for name in ("keep", "again"):
        signal = getattr(made, f"{name}_wanted")
        signal.connect(lambda name=name: made.wishes.append((name,)))
    return made


@pytest.fixture
def hands(control: TakeControl, monkeypatch: pytest.MonkeyPatch) -> HandsControl:
    monkeypatch.setattr(hands_free, "HandsFree", ScriptedHands)
    made = HandsControl(control)
    made.follow(RecordingSettings(hands_countdown=2.0), Hand.RIGHT)
    return made


def event(kind: EventKind, pts: float = 1.0) -> tuple[Event, ...]:
    return (Event(kind, pts),)


def save(control: TakeControl) -> None:
    control.start(1.0)
    control.stop(2.0)
    control.saved()


def test_a_sign_goes_from_rest_to_saved(control: TakeControl) -> None:
    control.tick(10.0)
    control.press(2.0)
    assert (control.stage, control.countdown_left) == (Stage.COUNTDOWN, 2.0)
    control.tick(11.0)
    assert control.countdown_share == 0.5
    control.tick(12.1)
    assert control.stage is Stage.RECORDING
    control.tick(13.1)
    assert control.recorded == pytest.approx(1.0)
    control.press(2.0)
    assert control.stage is Stage.SAVING
    control.press(2.0)
    control.saved()
    assert control.stage is Stage.SAVED
    assert control.wishes == [("begin", 12.1), ("finish", 13.1)]


def test_a_take_that_may_be_no_sign_does_not_answer_its_prompt(control: TakeControl) -> None:
    control.start(1.0)
    control.stop(2.0, is_unsure=True)
    control.saved()
    control.start(5.0)
    assert control.stage is Stage.RECORDING
    assert ("keep",) not in control.wishes
    control.stop(6.0)
    control.saved()
    control.start(9.0)
    assert ("keep",) in control.wishes


def test_who_begins_the_next_sign_has_kept_the_last_one(control: TakeControl) -> None:
    save(control)
    control.press(0.0)
    assert control.stage is Stage.RECORDING
    control.stop(4.0)
    control.start(5.0)  # before the take is saved
    control.saved()
    assert control.stage is Stage.RECORDING
    kinds = [wish[0] for wish in control.wishes]
    assert kinds == ["begin", "finish", "keep", "begin", "finish", "keep", "begin"]


def test_the_pedal_keeps_before_it_starts(control: TakeControl) -> None:
    for _ in range(2):
        control.step(0.0)
        control.step(0.0)
        control.saved()
        control.step(0.0)
        assert control.stage is Stage.REST
    assert [wish[0] for wish in control.wishes] == ["begin", "finish", "keep"] * 2


def test_again_throws_away_what_is_being_recorded_or_was_saved(control: TakeControl) -> None:
    control.tick(1.0)
    control.start(1.0)
    control.again()
    save(control)
    control.again()
    assert [wish[0] for wish in control.wishes] == ["begin", "drop", "begin", "finish", "again"]
    assert control.stage is Stage.REST


def test_a_trouble_is_told_until_the_next_try(control: TakeControl) -> None:
    control.fail(KnownError("The disk is full.", "Why.", "Fix."))
    assert control.stage is Stage.TROUBLE
    assert control.error is not None
    control.press(0.0)
    assert (control.stage, control.error) == (Stage.RECORDING, None)


def test_nothing_begins_before_the_recorder_is_ready(
    control: TakeControl, hands: HandsControl
) -> None:
    control.be_ready(is_ready=False)
    hands.see(event(EventKind.COUNTDOWN))
    hands.see(event(EventKind.START))
    control.press(0.0)
    control.press(3.0)
    assert (control.stage, control.wishes) == (Stage.REST, [])
    control.be_ready(is_ready=True)
    control.press(0.0)
    control.be_ready(is_ready=False)  # its process died; the recording is still to be ended
    control.press(0.0)
    assert [wish[0] for wish in control.wishes] == ["begin", "finish"]


def test_hands_start_stop_and_choose(control: TakeControl, hands: HandsControl) -> None:
    hands.see(event(EventKind.START, 3.0))
    hands.see(event(EventKind.STOP, 4.0))
    assert hands.zones is None
    control.saved()
    assert hands.zones == "zones"
    hands.see(event(EventKind.AGAIN))
    hands.see(event(EventKind.START, 6.0))
    hands.see(event(EventKind.STOP, 7.0))
    control.saved()
    hands.see(event(EventKind.KEEP))
    assert control.wishes == [
        ("begin", 3.0),
        ("finish", 4.0),
        ("again",),
        ("begin", 6.0),
        ("finish", 7.0),
        ("keep",),
    ]


def test_a_countdown_of_hands_ends_as_the_hands_say(
    control: TakeControl, hands: HandsControl
) -> None:
    hands._hands.countdown_left = 2.0
    hands.see(event(EventKind.COUNTDOWN))
    control.tick(9.0)
    assert control.stage is Stage.COUNTDOWN
    hands._hands.countdown_left = 0.0
    hands.see(event(EventKind.START, 9.0))
    assert control.stage is Stage.RECORDING
    hands.see(event(EventKind.WITHDRAW, 9.5))
    assert control.stage is Stage.REST
    hands._hands.countdown_left = 2.0
    hands.see(event(EventKind.COUNTDOWN))
    hands._hands.countdown_left = 0.0  # the signer has left
    hands.see(())
    assert control.stage is Stage.REST
    assert control.wishes == [("begin", 9.0), ("drop", 9.0)]


def test_hands_start_nothing_once_everything_is_recorded(
    control: TakeControl, hands: HandsControl
) -> None:
    hands.is_paused = True
    hands.see(event(EventKind.START))
    assert control.stage is Stage.REST
    hands.is_paused = False
    hands.follow(RecordingSettings(hands_free=False), Hand.RIGHT)
    hands.see(event(EventKind.START))
    assert control.stage is Stage.REST
