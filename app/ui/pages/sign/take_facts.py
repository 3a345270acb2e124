"""What is known of a take, as short words and numbers with units."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QCoreApplication

from app.ui.amounts import decimal
from app.ui.plots.flag_row import flag_name
from lexicon_db.records import Hand
from lexicon_db.tracks import LEFT, RIGHT, HandFlag

if TYPE_CHECKING:
    from app.studio.signs import SignView
    from lexicon_db.tracks import FitTrack, Flags, MotionTrack

translate = QCoreApplication.translate

#: Rotation noise up to which a track is called very steady, steady, or restless, degrees.
_STEADY: Final = (0.6, 1.5, 3.5)


@dataclass(frozen=True)
class Fact:
    """A name and what is known, in words.

    Attributes:
        name: What is told.
        text: What is known of it.
        is_trouble: Whether somebody should look at it.
    """

    name: str
    text: str
    is_trouble: bool = False


def take_facts(view: SignView) -> list[Fact]:
    """Everything that is told of a take."""
    facts = _recording_facts(view)
    track = view.motion or view.landmarks
    if track is not None and len(track.flags):
        facts += [_hand_fact(side, track.flags) for side in (LEFT, RIGHT)]
    if view.motion is not None:
        facts.append(_steadiness(view.motion))
    if view.fit is not None and len(view.fit.pts):
        facts += _fit_facts(view.fit)
    return facts


def _recording_facts(view: SignView) -> list[Fact]:
    take, recording = view.take, view.take.recording
    hand = (
        translate("TakeFacts", "left")
        if take.dominance is Hand.LEFT
        else translate("TakeFacts", "right")
    )
    facts = [
        Fact(
            translate("TakeFacts", "Length"),
            translate("TakeFacts", "{seconds} s").format(seconds=f"{take.end - take.start:.2f}"),
        ),
        Fact(translate("TakeFacts", "Leading hand"), hand),
    ]
    if recording.width:
        picture = translate("TakeFacts", "{width} × {height}, {fps} frames/s").format(
            width=recording.width, height=recording.height, fps=f"{recording.fps:.4g}"
        )
        facts.append(Fact(translate("TakeFacts", "Picture"), picture))
    facts.append(Fact(translate("TakeFacts", "File"), recording.original_name))
    return facts


def _hand_fact(side: int, flags: Flags) -> Fact:
    """Shares of frames by how a hand was found, the largest first."""
    of_hand = flags[:, side]
    shares = {flag: float(np.mean(of_hand == flag)) for flag in HandFlag}
    told = sorted((flag for flag in HandFlag if shares[flag] > 0), key=lambda f: -shares[f])
    text = ", ".join(f"{flag_name(flag)} {shares[flag]:.0%}" for flag in told)
    name = (
        translate("TakeFacts", "Left hand")
        if side == LEFT
        else translate("TakeFacts", "Right hand")
    )
    return Fact(name, text, is_trouble=shares[HandFlag.REJECTED] > 0.1)


def _steadiness(motion: MotionTrack) -> Fact:
    noise = np.degrees(motion.noise)
    words = (
        translate("TakeFacts", "very steady"),
        translate("TakeFacts", "steady"),
        translate("TakeFacts", "a little restless"),
        translate("TakeFacts", "restless"),
    )
    worst = int(np.searchsorted(_STEADY, float(noise.max())))
    text = translate("TakeFacts", "{word} (arms {arms}°, fingers {left}° and {right}°)").format(
        word=words[worst],
        arms=f"{noise[0]:.1f}",
        left=f"{noise[1]:.1f}",
        right=f"{noise[2]:.1f}",
    )
    return Fact(translate("TakeFacts", "Track"), text, is_trouble=worst == len(_STEADY))


def _fit_facts(fit: FitTrack) -> list[Fact]:
    distance = float(np.median(np.linalg.norm(fit.translation, axis=1)))
    left, right = (f"{fit.hand_scale[side]:.0%}" for side in (LEFT, RIGHT))
    hands = translate("TakeFacts", "left {left}, right {right} of the usual size").format(
        left=left, right=right
    )
    return [
        Fact(
            translate("TakeFacts", "Distance"),
            translate("TakeFacts", "about {metres} m").format(metres=decimal(distance, 1)),
        ),
        Fact(translate("TakeFacts", "Hands"), hands),
    ]
