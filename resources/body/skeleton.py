"""From MakeHuman's 163 bones to the 55 joints of SMPL-X: where joints are and what they move."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from lexicon_db.tracks import JOINT_COUNT, JOINT_NAMES

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from resources.body.makehuman import Rig

FINGERS: Final = {"thumb": "1", "index": "2", "middle": "3", "ring": "4", "pinky": "5"}

#: Shares of the heads of bones in each joint. The spine is divided as SMPL-X divides it.
_MIDDLE: Final[dict[str, dict[str, float]]] = {
    "pelvis": {"spine05": 0.5, "spine04": 0.5},
    "spine1": {"spine03": 1},
    "spine2": {"spine02": 0.5, "spine01": 0.5},
    "spine3": {"spine01": 1},
    "neck": {"spine01": 0.15, "neck01": 0.85},
    "head": {"head": 1},
    "jaw": {"jaw": 1},
}
_SIDED: Final = {
    "hip": "upperleg01",
    "knee": "lowerleg01",
    "ankle": "foot",
    "collar": "clavicle",
    "shoulder": "upperarm01",
    "elbow": "lowerarm01",
    "wrist": "wrist",
    "eye": "eye",
}

#: Joints that move what each bone moves; bones that are not named move with the head.
_MOVES: Final[dict[str, dict[str, float]]] = {
    "root": {"pelvis": 1},
    "spine05": {"pelvis": 1},
    "spine04": {"pelvis": 0.5, "spine1": 0.5},
    "spine03": {"spine1": 1},
    "spine02": {"spine1": 0.5, "spine2": 0.5},
    "spine01": {"spine3": 1},
    "neck01": {"spine3": 0.15, "neck": 0.85},
    "neck02": {"neck": 0.8, "head": 0.2},
    "neck03": {"neck": 0.45, "head": 0.55},
    "jaw": {"jaw": 1},
    "special04": {"jaw": 1},
    "oris01": {"jaw": 1},
    "oris02": {"jaw": 1},
}
_MOVES_SIDED: Final[dict[str, dict[str, float]]] = {
    "pelvis": {"pelvis": 1},
    "breast": {"spine3": 1},
    "clavicle": {"collar": 1},
    "shoulder01": {"collar": 0.5, "shoulder": 0.5},
    "upperarm01": {"shoulder": 1},
    "upperarm02": {"shoulder": 1},
    "lowerarm01": {"elbow": 1},
    "lowerarm02": {"elbow": 1},
    "wrist": {"wrist": 1},
    "upperleg01": {"hip": 1},
    "upperleg02": {"hip": 1},
    "lowerleg01": {"knee": 1},
    "lowerleg02": {"knee": 1},
    "foot": {"ankle": 1},
    "eye": {"eye": 1},
    "oris06": {"jaw": 1},
    "oris07": {"jaw": 1},
}
_FEWEST_WEIGHT: Final = 0.003


def bones_of_joint(joint: str) -> dict[str, float]:
    """Shares of the heads of MakeHuman's bones in a joint."""
    if joint in _MIDDLE:
        return _MIDDLE[joint]
    side, name = joint.split("_")
    end = "L" if side == "left" else "R"
    if name in _SIDED:
        return {f"{_SIDED[name]}.{end}": 1}
    if name == "foot":
        return {f"toe{toe}-1.{end}": 0.2 for toe in range(1, 6)}
    return {f"finger{FINGERS[name[:-1]]}-{name[-1]}.{end}": 1}


def joint_rows(rig: Rig) -> NDArray[np.float64]:
    """(55, B) matrix that finds the joints among the posed heads of the bones."""
    rows = np.zeros((JOINT_COUNT, len(rig.names)))
    for joint, name in enumerate(JOINT_NAMES):
        for bone, share in bones_of_joint(name).items():
            rows[joint, rig.numbers[bone]] = share
    return rows


def joint_weights(rig: Rig) -> NDArray[np.float64]:
    """(N, 55) skinning weights; rows of bound vertices sum to 1."""
    moves = np.zeros((len(rig.names), JOINT_COUNT))
    for bone, name in enumerate(rig.names):
        for joint, share in _moved(name).items():
            moves[bone, JOINT_NAMES.index(joint)] = share
    weights = np.asarray(rig.weights @ moves)
    weights[weights < _FEWEST_WEIGHT] = 0
    normal: NDArray[np.float64] = weights / np.maximum(weights.sum(axis=1, keepdims=True), 1e-9)
    return normal


def _moved(bone: str) -> dict[str, float]:
    base, _, end = bone.partition(".")
    if base.startswith("tongue"):
        return {"jaw": 1}
    if not end:
        return _MOVES.get(base, {"head": 1})
    side = {"L": "left", "R": "right"}[end]
    if base.startswith("metacarpal"):
        return {f"{side}_wrist": 1}
    if base.startswith("finger"):
        names = {number: name for name, number in FINGERS.items()}
        return {f"{side}_{names[base[6]]}{base[8]}": 1}
    if base.startswith("toe"):
        return {f"{side}_foot": 1}
    moved = _MOVES_SIDED.get(base, {"head": 1})
    middle = ("pelvis", "spine3", "jaw", "head")
    return {name if name in middle else f"{side}_{name}": share for name, share in moved.items()}
