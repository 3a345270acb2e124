"""Handshapes by which signs are looked for: those of letters, and mixtures of them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

import numpy as np

from app.studio.handshapes import Handshape, handshapes

if TYPE_CHECKING:
    from numpy.typing import NDArray

#: Handshapes in an order in which neighbours look alike: for index, middle, ring and little finger
#: and thumb the letter whose finger is like that.
_FINGERS: Final = {
    "A": "ILLLU",
    "10": "IYYLL",
    "1": "DLLLD",
    "X": "XXXXX",
    "L": "LLLLL",
    "G": "GGGGG",
    "U": "UUUUU",
    "R": "RRRRR",
    "V": "VVVVV",
    "K": "KKKKK",
    "3": "LVLLL",
    "W": "WWWWW",
    "F": "FFFFF",
    "8": "VXFFL",
    "5": "LVWYL",
    "B": "BBBBB",
    "C": "CCCCC",
    "C5": "CCCCL",
    "O": "OOOOO",
    "I": "IIIII",
    "Y": "YYYYY",
    "ILY": "LYYYY",
}
SHAPE_NAMES: Final = tuple(_FINGERS)
#: Where the joints of those fingers are among the 15 of a hand.
_JOINTS: Final = (slice(0, 3), slice(3, 6), slice(9, 12), slice(6, 9), slice(12, 15))


@cache
def shape_inventory() -> tuple[Handshape, ...]:
    """The handshapes, neighbours alike."""
    letters = {shape.name: shape.fingers for shape in handshapes()}
    return tuple(
        Handshape(name, _put_together([letters[letter] for letter in fingers]))
        for name, fingers in _FINGERS.items()
    )


def _put_together(hands: list[NDArray[np.float64]]) -> NDArray[np.float64]:
    """A hand (15, 3) whose fingers are those of several hands."""
    fingers: NDArray[np.float64] = np.empty((15, 3))
    for joints, hand in zip(_JOINTS, hands, strict=True):
        fingers[joints] = hand[joints]
    return fingers
