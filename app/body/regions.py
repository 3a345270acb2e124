"""Regions of the body, and the materials of its surface."""

from __future__ import annotations

from typing import Final

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

_PART_OF_SIDED_JOINT: Final[dict[str, str]] = {
    "hip": "leg", "knee": "leg", "ankle": "leg", "foot": "leg", "shoulder": "upper_arm",
    "elbow": "forearm", "eye": "eye",
}  # fmt: skip


def part_of_joint(name: str) -> str:
    """The region whose skin a joint moves; fingers and wrist move the hand."""
    side, _, joint = name.partition("_")
    if side not in ("left", "right"):
        return {"head": "face", "jaw": "face", "neck": "neck"}.get(name, "torso")
    if joint == "collar":
        return "torso"
    return f"{side}_{_PART_OF_SIDED_JOINT.get(joint, 'hand')}"
