"""Regions of the body and materials of its surface, and how to tell them where a file does not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

from lexicon_db.tracks import JOINT_NAMES

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

#: Regions of the body; every face belongs to one.
PART_NAMES: Final[tuple[str, ...]] = (
    "torso", "neck", "face", "scalp", "lips", "brows", "mouth", "teeth", "tongue", "left_eye",
    "right_eye", "left_upper_arm", "right_upper_arm", "left_forearm", "right_forearm",
    "left_hand", "right_hand", "left_leg", "right_leg",
)  # fmt: skip

#: What a vertex looks like; a vertex on a border has shares of several.
MATERIALS: Final[tuple[str, ...]] = (
    "skin", "lips", "brows", "hair", "sclera", "iris", "pupil", "teeth", "mouth", "tongue",
    "nails", "top", "trousers", "shoes",
)  # fmt: skip

_PART_OF_JOINT: Final[dict[str, str]] = {
    "pelvis": "torso", "spine1": "torso", "spine2": "torso", "spine3": "torso", "neck": "neck",
    "head": "face", "jaw": "face",
}  # fmt: skip
_PART_OF_SIDED_JOINT: Final[dict[str, str]] = {
    "hip": "leg", "knee": "leg", "ankle": "leg", "foot": "leg", "shoulder": "upper_arm",
    "elbow": "forearm", "eye": "eye",
}  # fmt: skip
_MATERIAL_OF_PART: Final[dict[str, str]] = {
    "torso": "top", "left_upper_arm": "top", "right_upper_arm": "top", "left_forearm": "top",
    "right_forearm": "top", "left_leg": "trousers", "right_leg": "trousers", "left_eye": "sclera",
    "right_eye": "sclera", "scalp": "hair",
}  # fmt: skip


def fallback_parts(
    template: Floats, faces: NDArray[np.int32], weights: Floats
) -> NDArray[np.uint8]:
    """Part of each face of a body whose file does not say: that of the joint that moves it most.

    Returns:
        (F,) index into PART_NAMES.
    """
    parts: NDArray[np.uint8] = _part_of_vertex(template, weights)[faces[:, 0]]
    return parts


def fallback_materials(template: Floats, weights: Floats) -> Floats:
    """Materials of a body whose file does not say: skin, dressed by colour.

    Returns:
        (V, M) shares of MATERIALS.
    """
    names = [_MATERIAL_OF_PART.get(part, "skin") for part in PART_NAMES]
    chosen = np.array([MATERIALS.index(name) for name in names])
    shares: Floats = np.eye(len(MATERIALS), dtype=np.float32)[
        chosen[_part_of_vertex(template, weights)]
    ]
    return shares


def fallback_uv(template: Floats) -> Floats:
    """Texture places of a body whose file has none: its front view, which front and back share.

    Returns:
        (V, 2) 0 to 1.
    """
    low, high = template[:, :2].min(axis=0), template[:, :2].max(axis=0)
    places: Floats = (template[:, :2] - low) / (high - low)
    return places


def _part_of_vertex(template: Floats, weights: Floats) -> NDArray[np.uint8]:
    part_of_joint = np.array(
        [PART_NAMES.index(_joint_part(name)) for name in JOINT_NAMES], np.uint8
    )
    parts: NDArray[np.uint8] = part_of_joint[weights.argmax(axis=1)]
    head = parts == PART_NAMES.index("face")
    eyes = np.isin(parts, [PART_NAMES.index("left_eye"), PART_NAMES.index("right_eye")])
    if head.any() and eyes.any():
        parts[head & _is_scalp(template, template[eyes].mean(axis=0))] = PART_NAMES.index("scalp")
    return parts


def _joint_part(name: str) -> str:
    if name in _PART_OF_JOINT:
        return _PART_OF_JOINT[name]
    side, joint = name.split("_", 1)
    if joint == "collar":
        return "torso"
    return f"{side}_{_PART_OF_SIDED_JOINT.get(joint, 'hand')}"


def _is_scalp(template: Floats, eyes: NDArray[Any]) -> NDArray[np.bool_]:
    """Points behind a plane that runs from above the forehead down behind the ears."""
    up, forward = template[:, 1] - eyes[1], template[:, 2] - eyes[2]
    behind: NDArray[np.bool_] = (forward < 1.2 * (up - 0.07)) & (up > -0.08) & (forward < -0.02)
    return behind
