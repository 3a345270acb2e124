"""Lets hands control the recording: what live help sees becomes starts, stops and choices."""

from __future__ import annotations

import math
from collections import deque
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from app.ui.pages.record.take_control import TakeControl

if TYPE_CHECKING:
    from app.assistance.hands_free import Choice, Event, HandsFree
    from app.assistance.observation import Observation
    from app.assistance.thresholds import Thresholds
    from app.assistance.zones import Zones
    from app.core.settings import RecordingSettings
    from lexicon_db.records import Hand

#: Observations that are kept to time a sign again: those of about two minutes.
_KEPT: Final = 1000
#: The same of the times at which hands came to rest.
_RESTS: Final = 100
#: The state of hands-free control in which hands rest.
_REST: Final = "rest"
#: Seconds around a sign that tell where the hands rest.
_BEFORE: Final = 1.5
_AFTER: Final = 1.0


def thresholds_of(settings: RecordingSettings) -> Thresholds:
    """The thresholds that the person has set."""
    from app.assistance.thresholds import Thresholds

    return Thresholds(
        countdown=settings.hands_countdown,
        choice_hold=settings.choice_hold,
        rest_hold=settings.rest_hold,
        left_rest=settings.left_rest,
    )


class HandsControl(QObject):
    """Follows the hands of one signer, while hands may control.

    Attributes:
        is_paused: Whether hands start nothing, because nothing is asked for.
    """

    def __init__(self, control: TakeControl, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._control = control
        self._hands: HandsFree | None = None
        self.is_paused = False
        self._countdown = 0.0
        self._seen: deque[Observation] = deque(maxlen=_KEPT)
        self._rests: deque[float] = deque(maxlen=_RESTS)

    @property
    def zones(self) -> Zones | None:
        """Where hands choose, while there is something to choose."""
        is_asking = self._control.is_judging
        return self._hands.zones if self._hands is not None and is_asking else None

    @property
    def choice(self) -> Choice | None:
        """The choice that is being made."""
        return self._hands.choice if self._hands is not None else None

    def follow(self, settings: RecordingSettings, dominance: Hand) -> None:
        """Begin anew with a signer; by the settings, hands may also control nothing."""
        from app.assistance.hands_free import HandsFree

        self._seen.clear()
        self._rests.clear()
        self._countdown = settings.hands_countdown
        self._hands = None
        if settings.hands_free:
            self._hands = HandsFree(thresholds_of(settings), dominance=dominance)

    def see(self, observation: Observation) -> None:
        """Take the next observation in; before a recording can begin, hands ask for nothing."""
        self._seen.append(observation)
        if self._hands is None or not self._control.is_ready:
            return
        state = self._hands.state
        for event in self._hands.update(observation):
            self._obey(event)
        if self._hands.state != state and self._hands.state == _REST:
            self._rests.append(observation.pts)
        if self._control.waits_for_hands and not self._hands.countdown_left:
            self._control.call_off()

    def refined(self, start: float, stop: float) -> tuple[float, float]:
        """The times of a sign that was recorded between two times, with all that was seen."""
        from app.assistance.refining import refine

        first, last = max(start - _BEFORE, self._rested_before(start)), stop + _AFTER
        seen = [each for each in self._seen if first <= each.pts <= last]
        return refine(seen, start, stop)

    def _rested_before(self, pts: float) -> float:
        """When the hands came to rest for the last time before."""
        return max((rest for rest in self._rests if rest <= pts), default=-math.inf)

    def _obey(self, event: Event) -> None:
        from app.assistance.hands_free import EventKind

        control = self._control
        match event.kind:
            case EventKind.COUNTDOWN if not self.is_paused:
                control.count_down(self._countdown, starts_itself=False)
            case EventKind.START if not self.is_paused:
                # The way down from a zone or from the sign before is no part of this one.
                control.start(max(event.pts, self._rested_before(math.inf)))
            case EventKind.STOP:
                control.stop(event.pts, is_unsure=event.is_unsure)
            case EventKind.WITHDRAW:
                control.call_off()
            case EventKind.KEEP:
                control.keep()
            case EventKind.AGAIN:
                control.again()
