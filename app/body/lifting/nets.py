"""The two nets that ship with Kinelex: loaded, checked, and run on the landmarks of a take."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

import numpy as np

from app.body.lifting.features import HAND_UNIT, Flat, body_features, hand_features
from app.body.lifting.network import TemporalNet
from app.core.paths import resource
from lexicon_db.errors import KnownError

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

#: The nets see this many frames per second.
RATE: Final = 25.0


@dataclass(frozen=True, eq=False)
class Nets:
    """Both nets.

    Attributes:
        body: Tells the depths of elbows and wrists.
        hand: Tells the depths of the points of a left hand.
    """

    body: TemporalNet
    hand: TemporalNet

    def arms(self, flat: Flat) -> Floats:
        """(N, T, 2, 2) depths of left and right arm: elbow and wrist from mid-shoulder."""
        depths = self.body(body_features(flat))[0].astype(np.float64)
        return np.swapaxes(depths.reshape(*depths.shape[:2], 2, 2), 2, 3)

    def hands(self, flat: Flat, forearms: Floats) -> Floats:
        """(N, T, 2, 21) depths of the points of both hands from their wrists.

        Args:
            flat: The detected points.
            forearms: (N, T, 2) depths of the wrists from their elbows.
        """
        depths = self.hand(hand_features(flat, forearms))[0].astype(np.float64) / HAND_UNIT
        both = np.stack(np.split(depths, 2), axis=2)
        return np.pad(both, ((0, 0), (0, 0), (0, 0), (1, 0)))


@cache
def load_nets() -> Nets:
    """The nets; loaded once in a process.

    Raises:
        KnownError: If a file is damaged.
    """
    return Nets(_load("lifter_body"), _load("lifter_hand"))


def _load(name: str) -> TemporalNet:
    from safetensors.numpy import load

    data = resource("models", f"{name}.safetensors").read_bytes()
    card = json.loads(resource("models", f"{name}.json").read_bytes())
    if hashlib.sha256(data).hexdigest() != card["sha256"]:
        raise KnownError(
            "The body could not be fitted to this take.",
            f"Kinelex's own file {name}.safetensors is damaged.",
            "Install Kinelex again.",
        )
    return TemporalNet(load(data))
