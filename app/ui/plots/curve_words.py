"""What curves are called: their kinds, their names, their units."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from app.ui.plots.curves import CurveKind


@dataclass(frozen=True)
class CurveWords:
    """The words for a set of curves.

    Attributes:
        name: What the set tells.
        unit: The unit of its values.
        digits: Decimals that are told.
        curves: The names of its K curves; empty where a side alone says it.
        has_sides: Whether there is one of each for the left and the right.
    """

    name: str
    unit: str
    digits: int
    curves: tuple[str, ...]
    has_sides: bool = True


def curve_words(kind: CurveKind) -> CurveWords:
    """The words for a kind of curves."""
    translate = QCoreApplication.translate
    plain = {
        CurveKind.SPEED: CurveWords(
            translate("Curves", "Speed"), translate("Curves", "m/s"), 2, ()
        ),
        CurveKind.HANDSHAPE: CurveWords(
            translate("Curves", "Shape"), translate("Curves", "°/s"), 0, ()
        ),
        CurveKind.ELBOWS: CurveWords(translate("Curves", "Elbows"), "°", 0, ()),
    }
    if kind in plain:
        return plain[kind]
    if kind is CurveKind.PLACE:
        ways = (
            translate("Curves", "Across"),
            translate("Curves", "Up"),
            translate("Curves", "Forward"),
        )
        return CurveWords(translate("Curves", "Place"), translate("Curves", "cm"), 0, ways)
    if kind is CurveKind.FINGERS:
        fingers = (
            translate("Curves", "Thumb"),
            translate("Curves", "Index"),
            translate("Curves", "Middle"),
            translate("Curves", "Ring"),
            translate("Curves", "Little"),
        )
        return CurveWords(translate("Curves", "Fingers"), "°", 0, fingers)
    if kind is CurveKind.TOUCH:
        targets = (translate("Curves", "Other hand"), translate("Curves", "Head"))
        return CurveWords(translate("Curves", "Touch"), translate("Curves", "cm"), 0, targets)
    parts = (
        translate("Curves", "Brows up"),
        translate("Curves", "Brows down"),
        translate("Curves", "Eyes closed"),
        translate("Curves", "Mouth open"),
        translate("Curves", "Lips round"),
        translate("Curves", "Smile"),
        translate("Curves", "Cheeks"),
    )
    return CurveWords(translate("Curves", "Face"), "%", 0, parts, has_sides=False)


def curve_help(kind: CurveKind) -> str:
    """One sentence about what a kind of curves tells."""
    translate = QCoreApplication.translate
    return {
        CurveKind.SPEED: translate("Curves", "How fast both wrists move"),
        CurveKind.HANDSHAPE: translate(
            "Curves", "How fast the handshape changes: the mean over all joints of the fingers"
        ),
        CurveKind.PLACE: translate(
            "Curves", "Where both wrists are, from the middle between the shoulders"
        ),
        CurveKind.FINGERS: translate("Curves", "How far each finger is bent, all joints together"),
        CurveKind.ELBOWS: translate("Curves", "How far both elbows are bent"),
        CurveKind.FACE: translate("Curves", "How strongly the face moves"),
        CurveKind.TOUCH: translate(
            "Curves", "How far each hand is from the other one and from the head; 0 is a touch"
        ),
    }[kind]
