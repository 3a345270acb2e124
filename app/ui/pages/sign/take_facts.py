"""What is known of a take, as short words and numbers with units."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QCoreApplication

from app.ui.plots.flag_row import flag_name
from lexicon_db.records import Hand
from lexicon_db.tracks import LEFT, RIGHT, HandFlag

if TYPE_CHECKING:
    from app.studio.signs import SignView
    from lexicon_db.tracks import FitTrack, Flags, MotionTrack

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


def _tr(text: str) -> str:
    return QCoreApplication.translate("TakeFacts", text)


def _recording_facts(view: SignView) -> list[Fact]:
    take, recording = view.take, view.take.recording
    hand = _tr("left") if take.dominance is Hand.LEFT else _tr("right")
    facts = [
        Fact(_tr("Length"), _tr("{seconds} s").format(seconds=f"{take.end - take.start:.2f}")),
        Fact(_tr("Leading hand"), hand),
    ]
    if recording.width:
        picture = _tr("{width} × {height}, {fps} frames/s").format(
            width=recording.width, height=recording.height, fps=f"{recording.fps:.4g}"
        )
        facts.append(Fact(_tr("Picture"), picture))
    facts.append(Fact(_tr("File"), recording.original_name))
    return facts


def _hand_fact(side: int, flags: Flags) -> Fact:
    """Shares of frames by how a hand was found, the largest first."""
    of_hand = flags[:, side]
    shares = {flag: float(np.mean(of_hand == flag)) for flag in HandFlag}
    told = sorted((flag for flag in HandFlag if shares[flag] > 0), key=lambda f: -shares[f])
    text = ", ".join(f"{flag_name(flag)} {shares[flag]:.0%}" for flag in told)
    name = _tr("Left hand") if side == LEFT else _tr("Right hand")
    return Fact(name, text, is_trouble=shares[HandFlag.REJECTED] > 0.1)


def _steadiness(motion: MotionTrack) -> Fact:
    noise = np.degrees(motion.noise)
    words = (_tr("very steady"), _tr("steady"), _tr("a little restless"), _tr("restless"))
    worst = int(np.searchsorted(_STEADY, float(noise.max())))
    text = _tr("{word} (arms {arms}°, fingers {left}° and {right}°)").format(
        word=words[worst],
        arms=f"{noise[0]:.1f}",
        left=f"{noise[1]:.1f}",
        right=f"{noise[2]:.1f}",
    )
    return Fact(_tr("Track"), text, is_trouble=worst == len(_STEADY))


def _fit_facts(fit: FitTrack) -> list[Fact]:
    distance = float(np.median(np.linalg.norm(fit.translation, axis=1)))
    left, right = (f"{fit.hand_scale[side]:.0%}" for side in (LEFT, RIGHT))
    hands = _tr("left {left}, right {right} of the usual size").format(left=left, right=right)
    return [
        Fact(_tr("Distance"), _tr("about {metres} m").format(metres=f"{distance:.1f}")),
        Fact(_tr("Hands"), hands),
    ]
