"""The words for how transitions are made."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication

from lexicon_db.records import FillMethod, Seam

translate = QCoreApplication.translate

#: Methods that can be chosen, the usual one first.
METHODS: Final = (
    FillMethod.AUTO,
    FillMethod.LATENT,
    FillMethod.GP,
    FillMethod.QUINTIC,
    FillMethod.SLERP,
    FillMethod.HOLD,
)


def method_name(method: FillMethod) -> str:
    """A way of filling transitions in plain words."""
    return {
        FillMethod.AUTO: translate("FillMethod", "Automatic"),
        FillMethod.LATENT: translate("FillMethod", "Learned"),
        FillMethod.GP: translate("FillMethod", "Smooth"),
        FillMethod.QUINTIC: translate("FillMethod", "Even effort"),
        FillMethod.SLERP: translate("FillMethod", "Straight"),
        FillMethod.HOLD: translate("FillMethod", "Held"),
    }[method]


def method_help(method: FillMethod) -> str:
    """One sentence about a way of filling transitions."""
    return {
        FillMethod.AUTO: translate(
            "FillMethod", "Learned, or smooth where the recordings are restless"
        ),
        FillMethod.LATENT: translate("FillMethod", "As signers were seen to move"),
        FillMethod.GP: translate("FillMethod", "The movement of both signs goes on smoothly"),
        FillMethod.QUINTIC: translate("FillMethod", "With the least jerk from pose to pose"),
        FillMethod.SLERP: translate("FillMethod", "Every joint turns evenly from pose to pose"),
        FillMethod.HOLD: translate("FillMethod", "The sign is held, then the hands go over"),
    }[method]


def way_name(seam: Seam) -> str:
    """How a transition is made: its method, and which of several movements."""
    if seam.seed is None:
        return method_name(seam.method)
    return translate("FillMethod", "Movement {number}").format(number=seam.seed + 1)
