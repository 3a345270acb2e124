"""What hands do from the moment at which they leave rest: sign, fidget, or something between."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from app.assistance.edges import onset
from app.assistance.posture import Posture
from app.assistance.rest import RestPlace, are_folded

Floats = NDArray[np.float64]

#: Lengths are in shoulder widths, speeds in shoulder widths per second.
#: A hand that signs goes at least this far from rest, and at least this fast.
_WORKING: Final = 0.5
_FAST: Final = 1.2
#: Smaller movements of both hands sign as well if they are as fast as this.
_SMALL: Final = 0.3
_SINGLE: Final = 0.36
_GENTLE: Final = 0.7
_BRISK: Final = 1.6
#: A hand is at the head, the hair or the chin where its middle is at most so far beside the nose
#: and not farther below it.
_BESIDE_HEAD, _BELOW_NOSE = 0.5, 0.45
_BESIDE_CHIN, _BELOW_CHIN = 0.4, 0.6
#: A single hand beside the head may be in the hair, which may be long.
_BESIDE_HAIR, _BELOW_HAIR = 0.65, 0.75
#: A hand that stays at a place for so many seconds means it; one that is raised stays longer.
_MEANT: Final = 0.15
_RAISED_FOR: Final = 0.6
#: What the hand that does not lead does alone, at the head or low, is no sign if it is as short.
_BRIEF: Final = 3.0
#: Stops of one hand, and of both hands, that are this far apart are several.
_APART, _BOTH_APART = 0.2, 0.5
#: A single hand that is higher than this below the shoulders is raised.
_RAISED: Final = 0.85
#: Both hands sign a little lower; folded, at the hips or together they rest below that.
_ABOVE_BELLY: Final = 0.92
#: What a hand does lower than this, as with a cup, is not where a sign is made.
_LOWEST: Final = 1.12
#: Hands that are raised for a countdown are beside the face and the throat, or below them.
_BESIDE_THROAT, _BELOW_THROAT = 0.55, 0.7
#: Hands that go to another place of rest stay this near to the straight way.
_ASIDE: Final = 0.2
#: They go at least this far, and need less than this time.
_ELSEWHERE: Final = 0.25
_ONE_MOVE: Final = 1.2
#: Raised hands may be seen elsewhere for so many seconds.
_FORGIVEN: Final = 0.5
#: A hand has arrived where it is slower than this share of its fastest, and than this.
_SLOWED: Final = 0.45
_SLOW: Final = 1.8
#: A hand is still where it is slower than this.
_STILL: Final = 0.3
#: A body that moves this far shifts in its seat, and takes its hands along.
_SHIFT: Final = 0.25
#: A wrist this near to the other one, which rests, is at that one's sleeve, watch or fingers.
_AT_OTHER: Final = 0.3
#: Fewer postures away from rest may come from hands that were seen at wrong places.
_LEAST_POSTURES: Final = 3


class Meaning(Enum):
    """What an activity is."""

    FIDGET = 0
    UNSURE = 1
    SIGN = 2


class Activity:
    """Postures from rest on, and how far the hands are from rest in them.

    Args:
        rest: Where the hands rested when it began.
        before: The last postures at rest, so that the moment of leaving it can be found.
        leading: The hand that signs where only one does, left or right.
    """

    def __init__(self, rest: RestPlace, before: Sequence[Posture], leading: int) -> None:
        self.rest = rest
        self._leading = leading
        self._postures: list[Posture] = []
        self._distances: list[Floats] = []
        for posture in before:
            self.add(posture)
        self._first = len(before)

    def add(self, posture: Posture) -> None:
        """Take the next posture in."""
        self._postures.append(posture)
        self._distances.append(self.rest.distances(posture))

    @property
    def began(self) -> float:
        """Seconds at which it was noticed."""
        return self._postures[min(self._first, len(self._postures) - 1)].pts

    @property
    def length(self) -> float:
        """Seconds for which it has gone on."""
        return self._postures[-1].pts - self.began

    @property
    def is_momentary(self) -> bool:
        """Whether hands were away from rest in a few postures only, as if seen at wrong places."""
        away = np.array(self._distances).max(axis=1) >= _SMALL
        return int(away.sum()) < _LEAST_POSTURES

    @property
    def onset(self) -> float:
        """Seconds at which hands left rest."""
        found = onset(self._times, np.array(self._distances))
        return self.began if found is None else max(found, self._times[0])

    @property
    def _times(self) -> list[float]:
        return [posture.pts for posture in self._postures]

    def meaning(self) -> Meaning:
        """What it is, as far as it has gone."""
        distances = np.array(self._distances)
        speeds = self._speeds()
        shift = self._shift()
        far = _WORKING + max(0.0, shift - _SHIFT)
        works = (distances.max(axis=0) >= far) & (speeds.max(axis=0, initial=0) >= _FAST)
        if not works.any():
            return self._small(distances, speeds, is_calm=shift < _SHIFT)
        arrived = self._arrived(distances, speeds, far)
        if arrived[:, works].any(axis=0).sum() == 2:
            brisk = (speeds.max(axis=0) >= _BRISK).all() and shift < _SHIFT
            return self._of_both(arrived, is_brisk=bool(brisk))
        return self._of_one(arrived, int(np.argmax(arrived.sum(axis=0))))

    @property
    def is_raised(self) -> bool:
        """Whether hands are held where somebody raises them who is about to sign."""
        distances = np.array(self._distances)
        arrived = self._arrived(distances, self._speeds(), _SINGLE)
        both = arrived & self._held()
        one = both & ~self._beside_head() & ~self._at_other()
        is_both = (distances[-1] >= _SMALL).all()
        return self._lasts(both if is_both else one, _RAISED_FOR)

    @property
    def is_held(self) -> bool:
        """Whether a hand is still raised, or was a moment ago."""
        latest = np.array(self._times) >= self._times[-1] - _FORGIVEN
        return bool(self._held()[latest].any())

    def only_moved_to(self, place: RestPlace, until: float) -> bool:
        """Whether hands did nothing but go to another place of rest, straight and at once.

        Args:
            place: Where they rest now.
            until: Seconds at which they were there.
        """
        way = place.wrists - self.rest.wrists
        if until - self.onset >= _ONE_MOVE or np.abs(way).max() <= _ELSEWHERE:
            return False
        wrists = np.array([posture.wrists for posture in self._postures])
        length = np.maximum((way**2).sum(axis=1), 1e-9)
        share = np.clip(((wrists - self.rest.wrists) * way).sum(axis=-1) / length, 0, 1)
        aside = np.linalg.norm(wrists - self.rest.wrists - share[..., None] * way, axis=-1)
        # Each hand may be seen at a wrong place once.
        return bool(np.sort(aside, axis=0)[-2:][0].max() <= _ASIDE)

    def _small(self, distances: Floats, speeds: Floats, *, is_calm: bool) -> Meaning:
        """What movements near rest mean: at most something to ask about."""
        gentle = speeds.max(axis=0, initial=0) >= _GENTLE
        both = (gentle & (distances.max(axis=0) >= _SMALL)).all()
        single = (gentle & (distances.max(axis=0) >= _SINGLE))[self._leading]
        return Meaning.UNSURE if is_calm and (both or single) else Meaning.FIDGET

    def _of_both(self, arrived: NDArray[np.bool_], *, is_brisk: bool) -> Meaning:
        """What both hands mean that have arrived (T, 2) somewhere."""
        free = arrived & ~self._at_head() & ~self._crossed()
        if self._lasts(free & self._high(), _MEANT):
            return Meaning.SIGN
        above_belly = free & self._high(_ABOVE_BELLY)
        if is_brisk and (
            self._lasts(above_belly, _MEANT) or self._visits_places(free, _BOTH_APART)
        ):
            return Meaning.SIGN
        return Meaning.UNSURE

    def _of_one(self, arrived: NDArray[np.bool_], side: int) -> Meaning:
        """What a single hand means: at the head or low it only signs if it leads."""
        free = arrived & ~self._beside_head() & ~self._at_other() & ~self._crossed()
        free &= self._high(_LOWEST)
        if self._lasts(free & self._high(), _MEANT):
            return Meaning.SIGN
        is_alone = max(way[self._leading] for way in self._distances) < _SMALL
        if side != self._leading and is_alone and self.length < _BRIEF:
            return Meaning.FIDGET
        if self._visits_places(free, _APART):
            return Meaning.SIGN
        is_at_other = (arrived & self._at_other())[:, side].any()
        is_elsewhere = (arrived & ~self._at_other())[:, side].any()
        return Meaning.FIDGET if is_at_other and not is_elsewhere else Meaning.UNSURE

    def _shift(self) -> float:
        """How far the body has moved."""
        return float(np.ptp([posture.shoulders for posture in self._postures], axis=0).max())

    def _visits_places(self, places: NDArray[np.bool_], apart: float) -> bool:
        """Whether a hand stops at several of the places (T, 2) that are so far apart."""
        wrists = np.array([posture.wrists for posture in self._postures])
        stops = [way[there] for way, there in zip(wrists.swapaxes(0, 1), places.T, strict=True)]
        return any(len(way) > 2 and np.ptp(way, axis=0).max() >= apart for way in stops)

    def _lasts(self, places: NDArray[np.bool_], seconds: float) -> bool:
        """Whether a hand is at such places (T, 2) without a break for so long."""
        times = np.array(self._times)
        for hand in places.T:
            breaks = np.flatnonzero(~np.concatenate([[False], hand, [False]]))
            for before, after in pairwise(breaks.tolist()):
                if after - before > 2 and times[after - 2] - times[before] >= seconds:
                    return True
        return False

    def _speeds(self) -> Floats:
        """(T - 1, 2) speeds of the hands beside the body."""
        wrists = np.array([posture.wrists for posture in self._postures])
        times = np.array(self._times)
        return np.asarray(
            np.linalg.norm(np.diff(wrists, axis=0), axis=-1)
            / np.maximum(np.diff(times), 1e-3)[:, None]
        )

    def _arrived(self, distances: Floats, speeds: Floats, far: float) -> NDArray[np.bool_]:
        """(T, 2) where each hand works: far from rest, and slow beside its fastest so far."""
        before = np.vstack([speeds[:1], speeds])
        fastest = np.maximum.accumulate(before, axis=0)
        slow = np.clip(_SLOWED * fastest, _STILL, _SLOW)
        return np.asarray((distances >= 0.8 * far) & (before <= slow))

    def _high(self, lowest: float = _RAISED) -> NDArray[np.bool_]:
        return np.array([posture.wrists[:, 1] <= lowest for posture in self._postures])

    def _at_head(self) -> NDArray[np.bool_]:
        away = np.array([posture.palms - posture.nose for posture in self._postures])
        beside, below = np.abs(away[..., 0]), away[..., 1]
        head = (beside <= _BESIDE_HEAD) & (below <= _BELOW_NOSE)
        return np.asarray(head | (beside <= _BESIDE_CHIN) & (below <= _BELOW_CHIN))

    def _beside_head(self) -> NDArray[np.bool_]:
        """(T, 2) whether each hand is at the head, or went from there where hair falls."""
        away = np.array([posture.palms - posture.nose for posture in self._postures])
        hair = (np.abs(away[..., 0]) <= _BESIDE_HAIR) & (away[..., 1] <= _BELOW_HAIR)
        head = self._at_head()
        return np.asarray(head | hair & np.logical_or.accumulate(head, axis=0))

    def _held(self) -> NDArray[np.bool_]:
        """(T, 2) whether each hand is where it is held up: high, off the head, not folded."""
        away = np.array([posture.palms - posture.nose for posture in self._postures])
        at_throat = (np.abs(away[..., 0]) <= _BESIDE_THROAT) & (away[..., 1] <= _BELOW_THROAT)
        return np.asarray(self._high() & ~at_throat & ~self._crossed())

    def _crossed(self) -> NDArray[np.bool_]:
        """(T, 2) whether the arms are folded."""
        folded = np.array([are_folded(posture) for posture in self._postures])
        return np.column_stack([folded, folded])

    def _at_other(self) -> NDArray[np.bool_]:
        """(T, 2) whether each hand is at the other one, which rests."""
        apart = [posture.wrists[0] - posture.wrists[1] for posture in self._postures]
        near = np.linalg.norm(apart, axis=-1) <= _AT_OTHER
        rests = np.array(self._distances) < _SMALL
        return np.asarray(near[:, None] & rests[:, ::-1])
