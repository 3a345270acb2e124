"""Hands-free control: leaving rest starts a recording, coming back ends it, zones choose."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np

from app.assistance.activity import Activity, Meaning
from app.assistance.observation import Observation
from app.assistance.posture import Posture, PostureReader
from app.assistance.recent_postures import RecentPostures
from app.assistance.rest import RestPlace, is_low, is_lowest
from app.assistance.thresholds import Thresholds
from app.assistance.zones import Zones, zones_beside
from lexicon_db.records import Hand
from lexicon_db.tracks import LEFT, RIGHT

#: A start lies at most this many seconds before the observation that reveals it: a recorder that
#: keeps half a second more than that before every start loses nothing.
LONGEST_LOOK_BACK: Final = 4.5
#: Rest is learned from hands that are still for this long, in seconds; sooner where they are so
#: low that nobody signs there.
_LEARNED_IN: Final = 0.8
_LOW_LEARNED_IN: Final = 0.3
#: In the lap hands rest after this share of the time that it takes higher up.
_SOONER: Final = 0.65
#: Hands that are still for this long anywhere do not sign any more. Signs that are shown to
#: somebody are held for many seconds.
_STILL_ANYWHERE: Final = 10.0
#: What is no sign after this many seconds is none.
_UNDECIDED: Final = 20.0
#: Hands that are not raised any more call a countdown off, but for its end, in seconds: a signer
#: may begin from rest.
_LAST: Final = 1.0
#: So many places of rest are remembered.
_PLACES: Final = 6
#: Places of rest that are this near to each other are one.
_SAME: Final = 0.1
#: This many seconds of rest before an activity belong to what is known of it.
_BEFORE: Final = 1.0
#: Without anybody for this long, rest has to be learned again.
_GONE: Final = 2.0
#: Shorter movements after a countdown only lower the hands that were raised for it.
_LOWERING: Final = 0.8


class HandsFreeState(StrEnum):
    """What the signer does, as far as it can be told."""

    LEARNING = "learning"  # where the hands rest is not known yet
    REST = "rest"
    RAISED = "raised"  # hands have left rest; whether to sign is not decided yet
    CHOOSING = "choosing"  # a hand is held in a zone
    COUNTDOWN = "countdown"
    READY = "ready"  # being recorded, hands have not begun to sign yet
    SIGNING = "signing"  # being recorded


class EventKind(StrEnum):
    """What hands-free control asks for."""

    COUNTDOWN = "countdown"  # the countdown has begun
    START = "start"  # a recording begins at ``pts``
    STOP = "stop"  # it ends at ``pts``
    WITHDRAW = "withdraw"  # it holds no sign: drop it; or the countdown is called off
    KEEP = "keep"  # the last take is good
    AGAIN = "again"  # the last take is to be repeated


@dataclass(frozen=True)
class Event:
    """Something that hands-free control asks for.

    Attributes:
        kind: What.
        pts: For a start or a stop the time of the true onset or offset, which lies before the
            observation that revealed it; else the time of that observation.
        is_unsure: Of a stop: what was recorded may be a sign or only a touch of the face, the
            sleeve or a cup. The person should be asked, not led on to the next sign.
    """

    kind: EventKind
    pts: float
    is_unsure: bool = False


@dataclass(frozen=True)
class Choice:
    """A choice that is being made: its kind, and how far it has come, 0 to 1."""

    kind: EventKind
    progress: float


class HandsFree:
    """Follows one signer through a session.

    Recording starts at once when hands leave rest to sign, or after a countdown that hands set off
    which are raised and held. Hands that go straight to the head or only a little way may scratch
    or sign: without a countdown they are recorded, late or in hindsight, and their stop says that
    it is unsure. What the hand that does not lead does there shortly and alone, and what a hand
    does at the sleeve or the fingers of the other one, is not recorded.

    Args:
        thresholds: What counts as rest, as signing, as a choice; how long the countdown is.
        dominance: The leading hand; the zones lie mirrored for left-handed signers.

    Attributes:
        state: What the signer does.
        countdown_left: Seconds until recording begins, while it counts down; else 0.
        choice: The choice that is being made, or None.
        zones: Where choices are made, or None while nobody is seen.
    """

    def __init__(
        self, thresholds: Thresholds | None = None, *, dominance: Hand = Hand.RIGHT
    ) -> None:
        self._thresholds = thresholds or Thresholds()
        self._dominance = dominance
        self.reset()

    def reset(self) -> None:
        """Forget everything: another signer, another place, or a pause."""
        self.state = HandsFreeState.LEARNING
        self.countdown_left = 0.0
        self.choice: Choice | None = None
        self.zones: Zones | None = None
        self._reader = PostureReader()
        self._recent = RecentPostures()
        self._rest: RestPlace | None = None
        self._places: deque[RestPlace] = deque(maxlen=_PLACES)
        self._activity: Activity | None = None
        self._spent = False
        self._unsure = False
        self._since = 0.0
        self._held_since: float | None = None
        self._seen_at: float | None = None

    def update(self, observation: Observation) -> tuple[Event, ...]:
        """Take the next observation in; returns what is to be done, mostly nothing."""
        posture = self._reader.read(observation)
        if posture is None:
            return self._without_posture(observation.pts)
        self._seen_at = observation.pts
        self._recent.add(posture)
        if self.state in (HandsFreeState.LEARNING, HandsFreeState.REST):
            self.zones = zones_beside(observation, self._dominance)
        step = {
            HandsFreeState.LEARNING: self._learn,
            HandsFreeState.REST: self._rest_on,
            HandsFreeState.RAISED: self._decide,
            HandsFreeState.CHOOSING: self._choose,
            HandsFreeState.COUNTDOWN: self._count_down,
            HandsFreeState.READY: self._wait,
            HandsFreeState.SIGNING: self._follow,
        }[self.state]
        return step(posture)

    def _learn(self, posture: Posture) -> tuple[Event, ...]:
        """Wait for hands that are still and low."""
        place = self._recent.new_rest(_LOW_LEARNED_IN if is_low(posture) else _LEARNED_IN)
        if place is not None:
            self._settle(place)
        return ()

    def _rest_on(self, posture: Posture) -> tuple[Event, ...]:
        """Follow the resting hands; notice when they leave."""
        rest = self._known_rest
        near = self._thresholds.left_rest
        if rest.distances(posture).max() >= near:
            leading = LEFT if self._dominance is Hand.LEFT else RIGHT
            before = self._recent.before_leaving(rest, near, _BEFORE)
            self._activity = Activity(rest, before, leading)
            self._spent = False
            self._held_since = None
            self.state = HandsFreeState.RAISED
            return self._decide(posture)
        if self._recent.is_still(_LEARNED_IN):
            self._rest = rest.followed(posture, self._recent.step)
        return ()

    def _decide(self, posture: Posture) -> tuple[Event, ...]:
        """Tell signing from choosing and from fidgeting."""
        activity = self._activity
        if self._spent or activity is None:
            self._come_to_rest(posture)
            return ()
        activity.add(posture)
        if self._zone_of(posture) is not None:
            self._held_since = posture.pts
            self.state = HandsFreeState.CHOOSING
            return ()
        place = self._new_place(posture) or self._old_place(self._thresholds.rest_hold)
        if self._thresholds.countdown:
            return self._decide_on_countdown(posture, activity, place)
        meaning = activity.meaning()
        if place is not None:
            self._settle(place)
            return self._in_hindsight(activity, meaning, place)
        waited = activity.length >= LONGEST_LOOK_BACK - _BEFORE
        if meaning is Meaning.SIGN or (meaning is Meaning.UNSURE and waited):
            return self._begin(posture, activity, is_unsure=meaning is Meaning.UNSURE)
        self._spent = activity.length >= _UNDECIDED
        return ()

    def _decide_on_countdown(
        self, posture: Posture, activity: Activity, place: RestPlace | None
    ) -> tuple[Event, ...]:
        """Count down for hands that are raised; nothing else counts."""
        if place is not None:
            self._settle(place)
        elif activity.is_raised and self._old_place(0.0) is None:
            return self._begin(posture, activity, is_unsure=False)
        else:
            self._spent = activity.length >= _UNDECIDED
        return ()

    def _in_hindsight(
        self, activity: Activity, meaning: Meaning, place: RestPlace
    ) -> tuple[Event, ...]:
        """Record what is over already, if it may have been a sign."""
        is_nothing = meaning is Meaning.FIDGET or activity.is_momentary
        if is_nothing or activity.only_moved_to(place, self._recent.offset(place)):
            return ()
        start = max(activity.onset, self._recent.pts - LONGEST_LOOK_BACK)
        stop = max(start, self._recent.offset(place))
        return Event(EventKind.START, start), Event(EventKind.STOP, stop, meaning is Meaning.UNSURE)

    def _begin(self, posture: Posture, activity: Activity, *, is_unsure: bool) -> tuple[Event, ...]:
        """Hands are raised to sign: record them, or count down first."""
        self._unsure = is_unsure
        self._since = posture.pts
        self._held_since = None
        if self._thresholds.countdown:
            self.state = HandsFreeState.COUNTDOWN
            self.countdown_left = self._thresholds.countdown
            return (Event(EventKind.COUNTDOWN, posture.pts),)
        self.state = HandsFreeState.SIGNING
        start = max(activity.onset, posture.pts - LONGEST_LOOK_BACK)
        self._since = start
        return (Event(EventKind.START, start),)

    def _choose(self, posture: Posture) -> tuple[Event, ...]:
        """Count how long a hand is held in a zone."""
        kind = self._zone_of(posture)
        if kind is None or (self.choice is not None and self.choice.kind is not kind):
            self._held_since, self.choice = None, None
            self.state = HandsFreeState.RAISED
            return self._decide(posture)
        since = posture.pts if self._held_since is None else self._held_since
        progress = min(1.0, (posture.pts - since) / self._thresholds.choice_hold)
        self.choice = Choice(kind, progress)
        if progress < 1.0:
            return ()
        self.choice, self._held_since = None, None
        self._spent = True
        self.state = HandsFreeState.RAISED
        return (Event(kind, posture.pts),)

    def _count_down(self, posture: Posture) -> tuple[Event, ...]:
        """Count; hands that are lowered, folded or at the head did not mean it."""
        activity = self._activity
        if activity is not None:
            activity.add(posture)
        self.countdown_left = max(0.0, self._since + self._thresholds.countdown - posture.pts)
        if self.countdown_left > 0:
            is_early = self.countdown_left > min(_LAST, 0.5 * self._thresholds.countdown)
            return self._call_off(posture, activity) if is_early else ()
        self._since = posture.pts
        self._held_since = None
        self.state = HandsFreeState.READY
        return (Event(EventKind.START, posture.pts), *self._wait(posture))

    def _call_off(self, posture: Posture, activity: Activity | None) -> tuple[Event, ...]:
        """End the countdown where hands are not raised any more."""
        if self._is_back(posture, 0.0):
            self._settle(self._known_rest)
        elif activity is not None and not activity.is_held:
            self.countdown_left = 0.0
            self._spent = True
            self.state = HandsFreeState.RAISED
        else:
            return ()
        return (Event(EventKind.WITHDRAW, posture.pts),)

    def _wait(self, posture: Posture) -> tuple[Event, ...]:
        """Wait for the sign after a countdown."""
        if self._known_rest.distances(posture).max() >= self._thresholds.left_rest:
            self.state = HandsFreeState.SIGNING
        elif posture.pts - self._since > self._thresholds.longest_wait:
            self._settle(self._known_rest)
            return (Event(EventKind.WITHDRAW, posture.pts),)
        return ()

    def _follow(self, posture: Posture) -> tuple[Event, ...]:
        """Notice the end of a sign."""
        activity = self._activity
        if activity is not None and activity.length < _UNDECIDED:
            activity.add(posture)
            self._unsure = self._unsure and activity.meaning() is not Meaning.SIGN
        recent = self._recent
        place = self._new_place(posture)
        if place is None:
            lasts = posture.pts - self._since > _STILL_ANYWHERE
            if lasts and recent.is_still(_STILL_ANYWHERE):
                return self._stop(recent.latest(_STILL_ANYWHERE)[0].pts, is_unsure=True)
            return ()
        end = recent.offset(place)
        if self._thresholds.countdown and end - self._since < _LOWERING:
            self._held_since = None
            self.state = HandsFreeState.READY
            return ()
        events = self._stop(end, is_unsure=self._unsure)
        if activity is not None and activity.only_moved_to(place, self._recent.offset(place)):
            events = (Event(EventKind.WITHDRAW, posture.pts),)
        self._settle(place)
        return events

    def _stop(self, pts: float, *, is_unsure: bool) -> tuple[Event, ...]:
        self.state = HandsFreeState.LEARNING
        return (Event(EventKind.STOP, max(pts, self._since), is_unsure),)

    def _come_to_rest(self, posture: Posture) -> None:
        """Wait for hands to rest again after a choice, or after they did something else."""
        place = self._recent.new_rest(self._thresholds.new_rest_hold)
        if self._is_back(posture, 0.0):
            self._settle(self._known_rest)
        elif place is not None:
            self._settle(place)

    def _new_place(self, posture: Posture) -> RestPlace | None:
        """Where hands have come to rest: where they rested before, or anew."""
        if self._is_back(posture, self._thresholds.rest_hold):
            return self._known_rest
        sooner = _SOONER if is_lowest(posture) else 1.0
        return self._recent.new_rest(sooner * self._thresholds.new_rest_hold)

    def _old_place(self, seconds: float) -> RestPlace | None:
        """An earlier place of rest at which hands have been for so long."""
        latest = self._recent.latest(seconds)
        for place in self._places:
            if place is not self._rest and all(self._is_at(place, posture) for posture in latest):
                return place
        return None

    def _is_at(self, place: RestPlace, posture: Posture) -> bool:
        return bool(place.distances(posture).max() <= self._thresholds.near_rest)

    def _settle(self, place: RestPlace) -> None:
        """The hands rest here now."""
        self._rest = place
        if not any(np.abs(known.wrists - place.wrists).max() < _SAME for known in self._places):
            self._places.append(place)
        self._activity = None
        self._held_since = None
        self.choice = None
        self.countdown_left = 0.0
        self.state = HandsFreeState.REST

    def _without_posture(self, pts: float) -> tuple[Event, ...]:
        """Nobody is seen: a moment is forgiven, a signer who left ends everything."""
        seen_at = self._seen_at
        if seen_at is None or pts - seen_at <= _GONE:
            return ()
        is_recording = self.state in (HandsFreeState.READY, HandsFreeState.SIGNING)
        start = self._since
        self.reset()
        if is_recording:
            return (Event(EventKind.STOP, max(start, seen_at), is_unsure=True),)
        return ()

    def _is_back(self, posture: Posture, seconds: float) -> bool:
        """Whether both hands have been at rest for so long."""
        limit = min(self._thresholds.near_rest, self._thresholds.left_rest)
        if self._known_rest.distances(posture).max() > limit:
            self._held_since = None
            return False
        if self._held_since is None:
            self._held_since = posture.pts
            return False
        return posture.pts - self._held_since >= seconds

    def _zone_of(self, posture: Posture) -> EventKind | None:
        """What a single hand chooses where it is now."""
        at_rest = self._known_rest.distances(posture) <= self._thresholds.left_rest
        zone = self.zones.held(posture.palms_seen, at_rest) if self.zones else None
        if self.zones is None or zone is None:
            return None
        return EventKind.KEEP if zone is self.zones.keep else EventKind.AGAIN

    @property
    def _known_rest(self) -> RestPlace:
        if self._rest is None:
            raise RuntimeError("Rest is asked for before it was learned")
        return self._rest
