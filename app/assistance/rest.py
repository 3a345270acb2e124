"""Where a signer's hands rest: learned where they are still, followed slowly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from app.assistance.posture import Points, Posture

#: A place of rest follows the resting hands with this time constant, in seconds.
_FOLLOWS: Final = 3.0
#: Hands that are still at rest stay within this, in shoulder widths.
_EXTENT: Final = 0.12
#: A place of rest lies at least so far below the shoulders: folded arms are the highest.
_HIGHEST: Final = 0.4


@dataclass(frozen=True, eq=False)
class RestPlace:
    """Where both hands rest.

    Attributes:
        wrists: (2, 2) from the middle of the shoulders.
        on_picture: (2, 2) from the upper left of the picture.
    """

    wrists: Points
    on_picture: Points

    def distances(self, posture: Posture) -> Points:
        """(2,) how far each hand has left rest.

        A hand has left its place only where it did so beside the body and in the picture: one on
        the lap stays in the picture when the signer leans, and moves with a signer who steps aside.
        """
        beside_body = np.linalg.norm(posture.wrists - self.wrists, axis=1)
        on_picture = np.linalg.norm(posture.on_picture - self.on_picture, axis=1)
        return np.asarray(np.minimum(beside_body, on_picture))

    def followed(self, posture: Posture, seconds: float) -> RestPlace:
        """Return the place after hands have rested at this posture for so long."""
        share = min(1.0, seconds / _FOLLOWS)
        return RestPlace(
            self.wrists + share * (posture.wrists - self.wrists),
            self.on_picture + share * (posture.on_picture - self.on_picture),
        )


def rest_of(postures: Sequence[Posture]) -> RestPlace:
    """Return the place of hands that rest in these postures."""
    return RestPlace(
        np.median([posture.wrists for posture in postures], axis=0),
        np.median([posture.on_picture for posture in postures], axis=0),
    )


def are_still(postures: Sequence[Posture]) -> bool:
    """Whether both hands stay where they are, beside the body or in the picture."""
    wrists = np.ptp([posture.wrists for posture in postures], axis=0)
    on_picture = np.ptp([posture.on_picture for posture in postures], axis=0)
    return bool((np.minimum(wrists.max(axis=1), on_picture.max(axis=1)) <= _EXTENT).all())


def may_rest(posture: Posture) -> bool:
    """Whether both hands are low enough to rest there."""
    return bool((posture.wrists[:, 1] >= _HIGHEST).all())
