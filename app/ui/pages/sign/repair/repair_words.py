"""The words for repairs, parts of the body, joints and face units."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from lexicon_db.records import BodyPart, RepairKind

if TYPE_CHECKING:
    from lexicon_db.records import Repair

translate = QCoreApplication.translate


def kind_word(kind: RepairKind) -> str:
    """The word for a kind of repair."""
    return {
        RepairKind.MARK: translate("RepairWords", "Marked as bad"),
        RepairKind.INTERPOLATE: translate("RepairWords", "Interpolated"),
        RepairKind.TAKE_FROM: translate("RepairWords", "From another take"),
        RepairKind.NUDGE: translate("RepairWords", "Moved"),
        RepairKind.HANDSHAPE: translate("RepairWords", "Handshape"),
        RepairKind.FACE: translate("RepairWords", "Face"),
    }[kind]


def kind_icon(kind: RepairKind) -> str:
    """The icon of a kind of repair."""
    return {
        RepairKind.MARK: "flag",
        RepairKind.INTERPOLATE: "spline",
        RepairKind.TAKE_FROM: "images",
        RepairKind.NUDGE: "waypoints",
        RepairKind.HANDSHAPE: "hand",
        RepairKind.FACE: "scan-face",
    }[kind]


def part_word(part: BodyPart) -> str:
    """The word for a part; sides are the signer's own."""
    return {
        BodyPart.LEFT_HAND: translate("RepairWords", "Left hand"),
        BodyPart.RIGHT_HAND: translate("RepairWords", "Right hand"),
        BodyPart.LEFT_ARM: translate("RepairWords", "Left arm"),
        BodyPart.RIGHT_ARM: translate("RepairWords", "Right arm"),
        BodyPart.BODY: translate("RepairWords", "Body"),
        BodyPart.FACE: translate("RepairWords", "Face"),
    }[part]


def repair_words(repair: Repair) -> str:
    """What a repair does to what, in one line."""
    name = str(repair.details.get("name", ""))
    words = f"{kind_word(repair.kind)} {name}".strip()
    if repair.kind is RepairKind.FACE:
        return words
    return f"{words}  ·  {part_word(repair.part)}"


def joint_word(joint: str) -> str:
    """The word for a joint without its side: fingers are counted from the palm."""
    name = joint.removeprefix("left_").removeprefix("right_")
    bone, number = name.rstrip("0123456789"), name.lstrip("abcdefghijklmnopqrstuvwxyz")
    words = {
        "wrist": translate("RepairWords", "Wrist"),
        "thumb": translate("RepairWords", "Thumb"),
        "index": translate("RepairWords", "Index finger"),
        "middle": translate("RepairWords", "Middle finger"),
        "ring": translate("RepairWords", "Ring finger"),
        "pinky": translate("RepairWords", "Little finger"),
        "collar": translate("RepairWords", "Collarbone"),
        "shoulder": translate("RepairWords", "Shoulder"),
        "elbow": translate("RepairWords", "Elbow"),
        "pelvis": translate("RepairWords", "Pelvis"),
        "spine": translate("RepairWords", "Spine"),
        "neck": translate("RepairWords", "Neck"),
        "head": translate("RepairWords", "Head"),
        "jaw": translate("RepairWords", "Jaw"),
        "eye": translate("RepairWords", "Eye"),
    }
    return f"{words[bone]} {number}".strip()


def unit_word(unit: str) -> str:
    """A face unit's name, its words apart: the vocabulary is ARKit's and stays as it is."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", unit).lower().capitalize()
