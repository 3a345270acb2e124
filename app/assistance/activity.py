"""What hands do from the moment at which they leave rest: sign, fidget, or something between."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
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
_GENTLE: Final = 0.7
_BRISK: Final = 1.6
#: A hand is at the head where its middle is this near to the nose.
_HEAD: Final = 0.75
#: A single hand that is higher than this below the shoulders is raised.
_RAISED: Final = 0.85
#: A hand has arrived where it is slower than this share of its fastest.
_SLOWED: Final = 0.45
#: A body that moves this far shifts in its seat, and takes its hands along.
_SHIFT: Final = 0.25
#: A hand this near to the other one, which rests, is at that one's sleeve, watch or fingers.
_AT_OTHER: Final = 0.45


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
            small = (distances.max(axis=0) >= _SMALL) & (speeds.max(axis=0, initial=0) >= _GENTLE)
            return Meaning.UNSURE if small.all() and shift < _SHIFT else Meaning.FIDGET
        arrived = self._arrived(distances, speeds, far)
        if arrived[:, works].any(axis=0).sum() == 2:
            high = self._high() & ~self._at_head() & arrived
            brisk = (speeds.max(axis=0) >= _BRISK).all() and shift < _SHIFT
            return (
                Meaning.SIGN
                if high.any() or (brisk and not self._at_head()[arrived].all())
                else Meaning.UNSURE
            )
        places = arrived & self._high() & ~self._at_head() & ~self._at_other()
        twice = places[1:] & places[:-1]
        return Meaning.SIGN if twice.any() else Meaning.UNSURE

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
        return np.asarray((distances >= 0.8 * far) & (before <= _SLOWED * fastest))

    def _high(self) -> NDArray[np.bool_]:
        return np.array([posture.wrists[:, 1] <= _RAISED for posture in self._postures])

    def _at_head(self) -> NDArray[np.bool_]:
        away = [posture.palms - posture.nose for posture in self._postures]
        return np.asarray(np.linalg.norm(away, axis=-1) <= _HEAD)

    def _at_other(self) -> NDArray[np.bool_]:
        apart = [posture.palms[0] - posture.palms[1] for posture in self._postures]
        near = np.linalg.norm(apart, axis=-1) <= _AT_OTHER
        return np.column_stack([near, near])
