"""What hands do from the moment at which they leave rest: sign, fidget, or something between."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from app.assistance.edges import offset, onset
from app.assistance.posture import Posture
from app.assistance.rest import RestPlace

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
#: A hand that stays at a place for so many seconds means it.
_MEANT: Final = 0.15
#: A single hand that is higher than this below the shoulders is raised.
_RAISED: Final = 0.85
#: A hand has arrived where it is slower than this share of its fastest, and than this.
_SLOWED: Final = 0.45
_SLOW: Final = 1.8
#: A body that moves this far shifts in its seat, and takes its hands along.
_SHIFT: Final = 0.25
#: A hand this near to the other one, which rests, is at that one's sleeve, watch or fingers.
_AT_OTHER: Final = 0.35
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
    """

    def __init__(self, rest: RestPlace, before: Sequence[Posture]) -> None:
        self.rest = rest
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
    def offset(self) -> float:
        """Seconds at which hands were back at rest."""
        found = offset(self._times, np.array(self._distances))
        return self._times[-1] if found is None else min(found, self._times[-1])

    @property
    def _times(self) -> list[float]:
        return [posture.pts for posture in self._postures]

    def meaning(self) -> Meaning:
        """What it is, as far as it has gone."""
        postures = self._postures
        distances = np.array(self._distances)
        speeds = self._speeds()
        shift = float(np.ptp([posture.shoulders for posture in postures], axis=0).max())
        far = _WORKING + max(0.0, shift - _SHIFT)
        works = (distances.max(axis=0) >= far) & (speeds.max(axis=0, initial=0) >= _FAST)
        if not works.any():
            gentle = speeds.max(axis=0, initial=0) >= _GENTLE
            both = (gentle & (distances.max(axis=0) >= _SMALL)).all()
            single = (gentle & (distances.max(axis=0) >= _SINGLE)).any()
            is_calm = shift < _SHIFT
            return Meaning.UNSURE if is_calm and (both or single) else Meaning.FIDGET
        arrived = self._arrived(distances, speeds, far)
        places = arrived & self._high() & ~self._at_head()
        if arrived[:, works].any(axis=0).sum() == 2:
            brisk = (speeds.max(axis=0) >= _BRISK).all() and shift < _SHIFT
            low = arrived & ~self._high()
            is_sign = self._lasts(places) or (brisk and self._lasts(low))
        else:
            is_sign = self._lasts(places & ~self._at_other())
        return Meaning.SIGN if is_sign else Meaning.UNSURE

    def _lasts(self, places: NDArray[np.bool_]) -> bool:
        """Whether a hand does (T, 2) without a break for long enough to mean it."""
        times = np.array(self._times)
        for hand in places.T:
            breaks = np.flatnonzero(~np.concatenate([[False], hand, [False]]))
            for before, after in pairwise(breaks.tolist()):
                if after - before > 2 and times[after - 2] - times[before] >= _MEANT:
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
        slow = np.minimum(_SLOWED * fastest, _SLOW)
        return np.asarray((distances >= 0.8 * far) & (before <= slow))

    def _high(self) -> NDArray[np.bool_]:
        return np.array([posture.wrists[:, 1] <= _RAISED for posture in self._postures])

    def _at_head(self) -> NDArray[np.bool_]:
        away = np.array([posture.palms - posture.nose for posture in self._postures])
        beside, below = np.abs(away[..., 0]), away[..., 1]
        head = (beside <= _BESIDE_HEAD) & (below <= _BELOW_NOSE)
        return np.asarray(head | (beside <= _BESIDE_CHIN) & (below <= _BELOW_CHIN))

    def _at_other(self) -> NDArray[np.bool_]:
        apart = [posture.palms[0] - posture.palms[1] for posture in self._postures]
        near = np.linalg.norm(apart, axis=-1) <= _AT_OTHER
        return np.column_stack([near, near])
