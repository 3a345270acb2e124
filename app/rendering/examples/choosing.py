"""Which frames an identity learns from, and which signs are kept aside to try it on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from app.body.kinematics import FINGER_JOINTS, WRISTS, forward_kinematics
from app.body.model import BodyModel
from app.rendering.examples.sharpness import hand_trust
from app.rendering.examples.takes import Recorded
from lexicon_db.tracks import FACE_UNITS, JOINT_NAMES

Floats = NDArray[np.float32]

#: Bytes of one pixel of an example: colours, alpha, weight.
PIXEL_BYTES: Final = 5
#: How much the parts of a pose count against each other: a hand that is 10 cm elsewhere is as
#: different as one whose fingers are bent by 0.5 radians.
_PLACE: Final = 10.0
_FINGERS: Final = 2.0 / np.sqrt(15)
_HEAD: Final = 3.0
_FACE: Final = 1.0
_FACE_SHOWN: Final = ("jawOpen", "eyeBlinkLeft", "eyeBlinkRight", "mouthPucker", "browInnerUp")


def held_out_signs(signs: Sequence[str], *, share: float = 0.2, seed: int = 0) -> tuple[str, ...]:
    """Choose the signs that nothing is learned from: at least one, if there are two or more."""
    names = sorted(set(signs))
    if len(names) < 2:
        return ()
    count = max(1, round(share * len(names)))
    picked = np.random.default_rng(seed).permutation(len(names))[:count]
    return tuple(sorted(names[number] for number in picked))


def most_frames(size: int, memory: int) -> int:
    """How many examples of ``size`` x ``size`` pixels fit into ``memory`` bytes."""
    return memory // (PIXEL_BYTES * size * size)


def choose_frames(
    takes: Sequence[Recorded], model: BodyModel, count: int
) -> list[NDArray[np.int64]]:
    """Choose the frames that differ most from each other, and the frame after each.

    The frame farthest from all chosen ones comes next (Gonzalez 1985), so rests are soon enough
    and rare handshapes are never left out. Frames whose hands were not measured count as less far.

    Args:
        takes: Takes of one signer.
        model: The body.
        count: How many frames to choose in all takes together.

    Returns:
        For each take, the ascending numbers of its frames.
    """
    lengths = [len(take.fit.pts) for take in takes]
    ends = np.cumsum(lengths)
    if count >= ends[-1]:
        return [np.arange(length, dtype=np.int64) for length in lengths]
    features = np.concatenate([_features(take, model) for take in takes])
    quality = np.concatenate([_quality(take) for take in takes])
    last = np.zeros(ends[-1], bool)
    last[ends - 1] = True
    chosen = np.zeros(ends[-1], bool)
    distance = np.full(ends[-1], np.inf)
    here = int(quality.argmax())
    while chosen.sum() < count:
        pair = [here] if last[here] else [here, here + 1]
        chosen[pair] = True
        for number in pair:
            away = np.linalg.norm(features - features[number], axis=1)
            np.minimum(distance, away, out=distance)
        here = int(np.where(chosen, -1.0, distance * quality).argmax())
    parts = np.split(chosen, ends[:-1])
    return [np.flatnonzero(part).astype(np.int64) for part in parts]


def _features(take: Recorded, model: BodyModel) -> Floats:
    """(T, K) what makes frames different, in units that can be compared."""
    fit = take.fit
    rotations = fit.rotations.astype(np.float64)
    _, joints = forward_kinematics(model, rotations, fit.betas, hand_scale=fit.hand_scale)
    neck = joints[:, JOINT_NAMES.index("neck")]
    hands = []
    # What was not measured tells nothing, and would be different in each frame.
    for side, trust in enumerate(hand_trust(take.flags).T):
        wrist = WRISTS[side]
        fingers = rotations[:, FINGER_JOINTS[side]].reshape(len(neck), -1)
        hand = [(joints[:, wrist] - neck) * _PLACE, rotations[:, wrist], fingers * _FINGERS]
        hands.append(np.concatenate(hand, axis=1) * (trust[:, None] > 0.5))
    head = rotations[:, JOINT_NAMES.index("head")] * _HEAD
    face = fit.face[:, [FACE_UNITS.index(name) for name in _FACE_SHOWN]] * _FACE
    features: Floats = np.concatenate([*hands, head, face], axis=1).astype(np.float32)
    return features


def _quality(take: Recorded) -> NDArray[np.float64]:
    """(T,) how well the hands of each frame were measured; the better hand counts more."""
    trust = np.sort(hand_trust(take.flags), axis=1)
    quality: NDArray[np.float64] = 0.3 * trust[:, 0] + 0.7 * trust[:, 1]
    return quality
