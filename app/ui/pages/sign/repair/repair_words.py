"""The words for repairs, parts of the body, joints and face units."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from lexicon_db.records import BodyPart, RepairKind

if TYPE_CHECKING:
    from lexicon_db.records import Repair


def kind_word(kind: RepairKind) -> str:
    """The word for a kind of repair."""
    return {
        RepairKind.MARK: _tr("Marked as bad"),
        RepairKind.INTERPOLATE: _tr("Interpolated"),
        RepairKind.TAKE_FROM: _tr("From another take"),
        RepairKind.NUDGE: _tr("Moved"),
        RepairKind.HANDSHAPE: _tr("Handshape"),
        RepairKind.FACE: _tr("Face"),
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
        BodyPart.LEFT_HAND: _tr("Left hand"),
        BodyPart.RIGHT_HAND: _tr("Right hand"),
        BodyPart.LEFT_ARM: _tr("Left arm"),
        BodyPart.RIGHT_ARM: _tr("Right arm"),
        BodyPart.BODY: _tr("Body"),
        BodyPart.FACE: _tr("Face"),
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
        "wrist": _tr("Wrist"),
        "thumb": _tr("Thumb"),
        "index": _tr("Index finger"),
        "middle": _tr("Middle finger"),
        "ring": _tr("Ring finger"),
        "pinky": _tr("Little finger"),
        "collar": _tr("Collarbone"),
        "shoulder": _tr("Shoulder"),
        "elbow": _tr("Elbow"),
        "pelvis": _tr("Pelvis"),
        "spine": _tr("Spine"),
        "neck": _tr("Neck"),
        "head": _tr("Head"),
        "jaw": _tr("Jaw"),
        "eye": _tr("Eye"),
    }
    return f"{words[bone]} {number}".strip()


def unit_word(unit: str) -> str:
    """A face unit's name, its words apart: the vocabulary is ARKit's and stays as it is."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", unit).lower().capitalize()


def _tr(text: str) -> str:
    return QCoreApplication.translate("RepairWords", text)
