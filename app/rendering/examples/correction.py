"""Small changes of measured poses: which angles may change, how far, and what that costs."""

from __future__ import annotations

from typing import Final

import torch

from app.body.fitting.degrees import signing_degrees
from lexicon_db.tracks import JOINT_NAMES

#: How far measured angles are usually off, radians, and places, metres.
_SPREADS: Final = {
    "pelvis": 0.02, "spine3": 0.02, "neck": 0.04, "head": 0.05, "collar": 0.03, "shoulder": 0.05,
    "elbow": 0.07, "wrist": 0.12,
}  # fmt: skip
_FINGER_SPREAD: Final = 0.20
_PLACE_SPREAD: Final = 0.006


class Correction:
    """Changes of the angles that signing uses and of the place, in spreads.

    Args:
        rotations: (B, 55, 3) as measured.
        translation: (B, 3) as measured.
    """

    def __init__(self, rotations: torch.Tensor, translation: torch.Tensor) -> None:
        degrees, device = signing_degrees(), rotations.device
        joint, axis = degrees.joint, degrees.axis
        self._flat = torch.from_numpy(joint * 3 + axis).to(device)
        self._start, self._place = rotations.flatten(1), translation
        start = self._start[:, self._flat]
        # What was measured beyond a limit may stay where it is.
        self._low = torch.minimum(torch.from_numpy(degrees.low).float().to(device), start)
        self._high = torch.maximum(torch.from_numpy(degrees.high).float().to(device), start)
        spreads = [_spread(JOINT_NAMES[number]) for number in joint]
        self._spread = torch.tensor(spreads, device=device)
        self._angles = torch.zeros_like(start, requires_grad=True)
        self._shift = torch.zeros_like(translation, requires_grad=True)

    @property
    def parameters(self) -> list[torch.Tensor]:
        """What is optimised."""
        return [self._angles, self._shift]

    def pose(self) -> tuple[torch.Tensor, torch.Tensor]:
        """Corrected rotations (B, 55, 3) and translation (B, 3)."""
        start = self._start[:, self._flat]
        angles = (start + self._spread * self._angles).clamp(self._low, self._high)
        posed = self._start.index_copy(1, self._flat, angles)
        return posed.view(-1, len(JOINT_NAMES), 3), self._place + _PLACE_SPREAD * self._shift

    def cost(self, follows: torch.Tensor, *, stay: float, smooth: float) -> torch.Tensor:
        """What corrections cost: their size, and their changes between frames that follow.

        Args:
            follows: (B,) whether each frame follows the one before it.
            stay: How much a correction of one spread counts.
            smooth: How much a change by one spread from frame to frame counts.
        """
        both = torch.cat([self._angles, self._shift], dim=1)
        steps = (both[1:] - both[:-1])[follows[1:]]
        return (stay * both**2).mean(dim=1).sum() + (smooth * steps**2).mean(dim=1).sum()


def _spread(joint: str) -> float:
    name = joint.removeprefix("left_").removeprefix("right_")
    return _SPREADS.get(name, _FINGER_SPREAD)
