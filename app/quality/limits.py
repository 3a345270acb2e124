"""From which value on something is worth a look, and from which on it is bad."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from lexicon_db.records import QualityVerdict


@dataclass(frozen=True)
class Limit:
    """Two bounds of one measure; where ``bad`` is below ``look``, less is worse."""

    look: float
    bad: float

    def verdict(self, value: float) -> QualityVerdict:
        """What a value means; one that could not be measured is held against nobody."""
        sign = 1.0 if self.bad >= self.look else -1.0
        if sign * value >= sign * self.bad:
            return QualityVerdict.BAD
        return QualityVerdict.LOOK if sign * value >= sign * self.look else QualityVerdict.GOOD

    def crossed(self, verdict: QualityVerdict) -> float:
        """The bound that a value of this verdict has reached."""
        return self.bad if verdict is QualityVerdict.BAD else self.look


@dataclass(frozen=True)
class Limits:
    """The bounds of all measures, each with its reason; units are those of FINDING_UNITS.

    "Real clips" are two dozen recordings of isolated signs in three sign languages, from web
    cameras to studios, at 12 to 30 frames per second.
    """

    #: Gaps of a fifth of a second are filled with 2.6 % of a shoulder width of error, longer ones
    #: with guesses; a third of a stroke without its hand leaves its handshapes unknown.
    hand_missing: Limit = Limit(0.08, 0.30)
    #: The tracker put both hands on one: 57 % of the frames of a sign with touching hands, none
    #: of most others.
    hand_swapped: Limit = Limit(0.03, 0.25)
    #: Recovered and interpolated together; 4 to 30 % in real clips that look right.
    hand_filled: Limit = Limit(0.35, 0.60)
    #: A person has seen to these hands: whatever was missing, they are worth a look and no more.
    hand_interpolated: Limit = Limit(0.03, math.inf)
    #: A hand half out of the picture is guessed from its arm.
    hand_out: Limit = Limit(0.03, 0.20)
    #: Way of the hand while the shutter is open. Up to 0.17 in real clips whose fingers can be
    #: counted; 0.23 to 0.25 where fingers are smeared in the fast frames.
    blurred: Limit = Limit(0.20, 0.45)
    #: Standard deviation of hand points; 0.1 to 2 % of a shoulder width in real clips, 3 % in one
    #: that is blurred throughout.
    noisy: Limit = Limit(0.022, 0.04)
    #: Real clips reach 6.7 (2.4 m/s at a shoulder width of 0.36 m), hands that drop to rest 11.6
    #: (4.2 m/s); what is beyond 5.8 m/s is a jump of the tracker.
    too_fast: Limit = Limit(12.0, 16.0)
    #: Beyond what elbows and fingers can do; real clips stay below 0.12, wrong fits reach 0.7.
    joint_limit: Limit = Limit(0.25, 0.60)
    #: Face and shoulders are what the places of signs are measured from.
    head_out: Limit = Limit(0.03, 0.30)
    shoulder_out: Limit = Limit(0.03, 0.30)
    #: At 100 pixels a finger is about five pixels wide; at 60 it is three.
    too_far: Limit = Limit(100.0, 60.0)
    #: A stroke of a third of a second has eight frames at 24 and five at 15.
    low_frame_rate: Limit = Limit(23.0, 14.0)
    #: Three frames at 30 per second; a handshape can change in a quarter of a second.
    frames_lost: Limit = Limit(0.10, 0.25)
    #: Mean brightness of the signer; below 0.2 cameras raise noise and exposure time.
    too_dark: Limit = Limit(0.20, 0.10)
    too_bright: Limit = Limit(0.85, 0.95)
    #: Standard deviation of the brightness on the face: below 0.06 nose and lips hardly show.
    flat_light: Limit = Limit(0.06, 0.03)
    #: From 60 % on the clip is refused as a whole.
    several_people: Limit = Limit(0.05, 0.60)
    #: Half of a usual peak speed: slower hands may be at the turn or hold that a sign begins with.
    #: Whoever trims close to a sign may have lost nothing of it, so it is never more than a look.
    cut: Limit = Limit(1.5, math.inf)
    #: Holds at rest inside of one sign are shorter than the pause between two.
    long_pause: Limit = Limit(0.5, 1.5)
    #: Isolated signs last 0.3 to 2 seconds, with repetitions up to 4.
    long_stroke: Limit = Limit(4.0, math.inf)
    #: How much of the stroke the leading hand must be raised while the other one is.
    other_hand: Limit = Limit(0.25, -math.inf)


LIMITS: Final = Limits()
