"""Signing with less of how its signer moves: posture set upright, fast small movement evened out.

What this does: the mean turn of hips and spine over the whole piece becomes none, and rotations of
the body and hands are averaged over time with a Gaussian. What it does not: rhythm, size and choice
of movement, handshapes, face and head stay, and people are recognised by these as well. It is a
courtesy, not a disguise; and quick repeated movement, which can be part of a sign, gets smaller.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import numpy as np

from lexicon_db.tracks import JOINT_NAMES

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.motion.trajectory import Trajectory

#: What whoever gets such a file should know.
EVENED: Final = (
    "Posture and fast movement are evened out; whoever knows the person may still recognise "
    "rhythm, size and choice of movement."
)
#: Whose mean turn is posture; places of the hands at chest and head move along.
_TORSO: Final = tuple(JOINT_NAMES.index(one) for one in ("pelvis", "spine1", "spine2", "spine3"))
#: Seconds; movement of 1 per second keeps 97 %, of 5 per second 45 % of its size.
_WIDTH: Final = 0.04
_REACH: Final = 3.0


def evened(trajectory: Trajectory, fps: float) -> Trajectory:
    """An utterance or a take with its style evened out.

    Args:
        trajectory: In even steps.
        fps: Of these steps.
    """
    from app.motion.rotations import compose, exp, inverse, log, mean

    turns = exp(trajectory.rotations)
    for joint in _TORSO:
        turns[:, joint] = compose(turns[:, joint], inverse(mean(turns[:, joint])))
    rotations = log(_averaged(turns, fps)).astype(np.float32)
    return replace(trajectory, motion=replace(trajectory.motion, rotations=rotations))


def _averaged(turns: NDArray[np.float64], fps: float) -> NDArray[np.float64]:
    """Unit quaternions (T, J, 4), each averaged with those around it; ends count as lasting."""
    # q and -q are the same turn: neighbours are brought to the same side first.
    flips = np.sign((turns[1:] * turns[:-1]).sum(axis=-1, keepdims=True))
    turns = turns.copy()
    turns[1:] *= np.cumprod(np.where(flips == 0, 1.0, flips), axis=0)
    reach = int(np.ceil(_REACH * _WIDTH * fps))
    weights = np.exp(-0.5 * (np.arange(-reach, reach + 1) / (fps * _WIDTH)) ** 2)
    weights /= weights.sum()
    padded = np.concatenate([turns[:1].repeat(reach, 0), turns, turns[-1:].repeat(reach, 0)])
    summed = np.zeros_like(turns)
    for offset, weight in enumerate(weights):
        summed += weight * padded[offset : offset + len(turns)]
    averaged: NDArray[np.float64] = summed / np.linalg.norm(summed, axis=-1, keepdims=True)
    return averaged
