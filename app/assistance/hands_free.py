"""Hands-free control: leaving rest starts a recording, coming back ends it, zones choose."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from app.assistance.observation import Observation
from app.assistance.thresholds import Thresholds
from lexicon_db.records import Hand

#: A start may lie this many seconds before the observation that reveals it: a recorder that keeps
#: half a second more than that before every start loses nothing.
LONGEST_LOOK_BACK: Final = 2.5


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
    WITHDRAW = "withdraw"  # it holds no sign: drop it
    KEEP = "keep"  # the last take is good
    AGAIN = "again"  # the last take is to be repeated


@dataclass(frozen=True)
class Event:
    """Something that hands-free control asks for.

    Attributes:
        kind: What.
        pts: For a start or a stop the time of the true onset or offset, which lies before the
            observation that revealed it; else the time of that observation.
    """

    kind: EventKind
    pts: float


@dataclass(frozen=True)
class Zone:
    """A rectangle of the picture as the camera gives it, not mirrored; shares of its size."""

    left: float
    top: float
    right: float
    bottom: float

    def holds(self, x: float, y: float) -> bool:
        """Whether a place lies inside."""
        return self.left <= x <= self.right and self.top <= y <= self.bottom


@dataclass(frozen=True)
class Zones:
    """Where a hand is held to choose; on the side of the leading hand is ``keep``."""

    keep: Zone
    again: Zone


@dataclass(frozen=True)
class Choice:
    """A choice that is being made: its kind, and how far it has come, 0 to 1."""

    kind: EventKind
    progress: float


class HandsFree:
    """Follows one signer through a session.

    Args:
        thresholds: What counts as rest, as signing, as a choice.
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
        self.state = HandsFreeState.LEARNING
        self.countdown_left = 0.0
        self.choice: Choice | None = None
        self.zones: Zones | None = None

    def update(self, observation: Observation) -> tuple[Event, ...]:
        """Take the next observation in; returns what is to be done, mostly nothing."""
        raise NotImplementedError
