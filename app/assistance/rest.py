"""Where a signer's hands rest: learned where they are still, followed slowly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from app.assistance.posture import Points, Posture

#: A place of rest follows the resting hands with this time constant, in seconds.
_FOLLOWS: Final = 3.0
#: Hands that are still at rest stay within this, in shoulder widths.
_EXTENT: Final = 0.12
#: A hand rests below the picture if it is there for this share of the time.
_MOSTLY: Final = 0.55
#: A place of rest lies at least so far below the shoulders: folded arms are the highest.
_HIGHEST: Final = 0.4
#: Hands below this are lower than those of folded arms and of most signs.
_LOW: Final = 0.75
#: Hands in the lap, or together before the belly, are below this.
_LAP: Final = 1.1
#: Wrists of folded arms have crossed, or are as near to it as this.
_CROSSED: Final = 0.12
#: They lie at most so far from the elbow of the other arm.
_AT_ELBOW: Final = 0.6
#: This share of the postures of a still hand may lie aside, at either end.
_STRAY: Final = 0.1
#: The newest so many postures tell whether hands have begun to move.
_NEWEST: Final = 3


@dataclass(frozen=True, eq=False)
class RestPlace:
    """Where both hands rest.

    Attributes:
        wrists: (2, 2) from the middle of the shoulders.
        on_picture: (2, 2) from the upper left of the picture.
        is_below: (2,) whether each hand rests below the picture.
    """

    wrists: Points
    on_picture: Points
    is_below: NDArray[np.bool_]

    def distances(self, posture: Posture) -> Points:
        """(2,) how far each hand has left rest.

        A hand has left its place only where it did so beside the body and in the picture: one on
        the lap stays in the picture when the signer leans, and moves with a signer who steps aside.
        Below the picture a hand is not followed.
        """
        beside_body = np.linalg.norm(posture.wrists - self.wrists, axis=1)
        on_picture = np.linalg.norm(posture.on_picture - self.on_picture, axis=1)
        away = np.minimum(beside_body, on_picture)
        return np.where(self.is_below & posture.is_below, 0.0, away)

    def followed(self, posture: Posture, seconds: float) -> RestPlace:
        """Return the place after hands have rested at this posture for so long."""
        share = min(1.0, seconds / _FOLLOWS)
        return RestPlace(
            self.wrists + share * (posture.wrists - self.wrists),
            self.on_picture + share * (posture.on_picture - self.on_picture),
            self.is_below,
        )


def rest_of(postures: Sequence[Posture]) -> RestPlace:
    """Return the place of hands that rest in these postures."""
    return RestPlace(
        np.median([posture.wrists for posture in postures], axis=0),
        np.median([posture.on_picture for posture in postures], axis=0),
        _are_below(postures),
    )


def are_still(postures: Sequence[Posture]) -> bool:
    """Whether both hands stay where they are, beside the body or in the picture.

    Now and then one may be seen at a wrong place, but not at the end, where hands may just have
    begun to move.
    """
    newest = postures[-_NEWEST:]
    are_below = np.all([posture.is_below for posture in newest], axis=0)
    if not (are_below | _stay(newest, 0.0)).all():
        return False
    return bool(((are_below & _are_below(postures)) | _stay(postures, _STRAY)).all())


def _are_below(postures: Sequence[Posture]) -> NDArray[np.bool_]:
    """(2,) whether each hand is below the picture most of the time."""
    return np.asarray(np.mean([posture.is_below for posture in postures], axis=0) > _MOSTLY)


def _stay(postures: Sequence[Posture], stray: float) -> NDArray[np.bool_]:
    """(2,) whether each hand stays where it is, but for a share of the postures at either end."""
    beside_body = _extent([posture.wrists for posture in postures], stray)
    on_picture = _extent([posture.on_picture for posture in postures], stray)
    return np.asarray(np.minimum(beside_body, on_picture) <= _EXTENT)


def _extent(places: Sequence[Points], stray: float) -> Points:
    """(2,) how far each hand spreads."""
    ordered = np.sort(np.array(places), axis=0)
    left_out = round(stray * (len(ordered) - 1))
    return np.asarray((ordered[len(ordered) - 1 - left_out] - ordered[left_out]).max(axis=-1))


def may_rest(posture: Posture) -> bool:
    """Whether both hands are low enough to rest there: low, or in folded arms."""
    return is_low(posture) or are_folded(posture)


def are_folded(posture: Posture) -> bool:
    """Whether arms are folded: the forearms cross low, each wrist at the other elbow."""
    left, right = posture.wrists
    crossed = left[0] - right[0] <= _CROSSED
    low = (posture.wrists[:, 1] >= _HIGHEST).all()
    to_elbows = np.linalg.norm(posture.wrists - posture.elbows[::-1], axis=1)
    return bool(crossed and low and (to_elbows <= _AT_ELBOW).all())


def is_lowest(posture: Posture) -> bool:
    """Whether both hands are in the lap or lower, where hardly anybody signs."""
    return bool((posture.wrists[:, 1] >= _LAP).all())


def is_low(posture: Posture) -> bool:
    """Whether both hands are lower than folded arms."""
    return bool((posture.wrists[:, 1] >= _LOW).all())
