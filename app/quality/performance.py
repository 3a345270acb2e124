"""A take as its judges look at it: its phases by frame, and which hands take part."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from app.quality.limits import Limit
from lexicon_db.records import (
    FindingKind,
    FindingPart,
    Hand,
    Phase,
    Phases,
    QualityFinding,
    QualityVerdict,
)
from lexicon_db.tracks import LEFT, RIGHT, LandmarkTrack, MotionTrack

Mask = NDArray[np.bool_]
Series = NDArray[np.float64]

#: A wrist that is less than this far below the shoulders is raised (shoulder widths); hanging and
#: lying hands are 1.2 or more below them.
_RAISED: Final = 1.0
#: A hand that is raised in this share of the stroke takes part.
_RAISED_SHARE: Final = 0.25
#: In a low sign a hand takes part if it comes this far of what the leading one does.
_REACH_SHARE: Final = 0.4
#: Stretches that are no further apart belong together (frames).
_BRIDGE: Final = 2

HANDS: Final = {LEFT: FindingPart.LEFT_HAND, RIGHT: FindingPart.RIGHT_HAND}
ARMS: Final = {LEFT: FindingPart.LEFT_ARM, RIGHT: FindingPart.RIGHT_ARM}
_PHASES: Final = tuple(Phase)
_SHOULDERS: Final = (11, 12)
_POSE_WRISTS: Final = {LEFT: 15, RIGHT: 16}


@dataclass(frozen=True, eq=False)
class TakeInfo:
    """What is known of a take beside its tracks; None is what was not measured.

    Attributes:
        dominance: The hand that is to lead.
        brightness: (T,) mean brightness of the signer, 0 to 1; nan where not measured.
        contrast: (T,) standard deviation of the brightness of the face, 0 to 1.
        people: (T,) how many people are in the picture.
        interpolated: (T, 2) where a person had a hand interpolated.
    """

    dominance: Hand
    brightness: Series | None = None
    contrast: Series | None = None
    people: Series | None = None
    interpolated: Mask | None = None


class Performance:
    """A take with what its judges share.

    Attributes:
        motion: What was signed.
        landmarks: What was seen, raw; None where there was no picture.
        info: What else is known.
        times: (T,) seconds from the first frame.
        phase: (T,) the phase of each frame, as its place in ``Phase``.
        stroke: (T,) whether a frame belongs to the stroke.
        scale: Shoulder width in pixels, nan without a picture.
        lead: LEFT or RIGHT: the hand that is to lead.
        used: The hands that take part in the stroke.
    """

    def __init__(
        self,
        motion: MotionTrack,
        landmarks: LandmarkTrack | None,
        phases: Phases,
        info: TakeInfo,
    ) -> None:
        self.motion, self.landmarks, self.info = motion, landmarks, info
        self.times: Series = motion.pts - motion.pts[0]
        bounds = (phases.onset, phases.stroke_start, phases.stroke_end, phases.offset)
        # The frames of the stroke's bounds belong to it.
        edges = np.array(bounds) + np.array([-1e-6, -1e-6, 1e-6, 1e-6])
        self.phase: NDArray[np.intp] = np.searchsorted(edges, self.times)
        self.stroke: Mask = self.phase == _PHASES.index(Phase.STROKE)
        self.scale = float("nan") if landmarks is None else _shoulder_width(landmarks)
        self.lead = LEFT if info.dominance is Hand.LEFT else RIGHT
        self.depth = np.stack([self._depth_of(side) for side in (LEFT, RIGHT)], axis=1)
        self.used = self._used()

    def raised_share(self, side: int) -> float:
        """In which share of the stroke a hand is raised."""
        return self.share(self.depth[:, side] < _RAISED)

    def share(self, mask: Mask) -> float:
        """Which share of the frames of the stroke a mask (T,) holds."""
        return float(mask[self.stroke].mean()) if self.stroke.any() else 0.0

    def finding(
        self,
        kind: FindingKind,
        part: FindingPart,
        value: float,
        limit: Limit,
        frames: Mask | None = None,
    ) -> Iterator[QualityFinding]:
        """The finding of a value that has reached a limit, or none.

        Args:
            kind: What is wrong, if it is.
            part: Whom or what it is about.
            value: What was measured.
            limit: Its bounds.
            frames: (T,) the frames that show it; None is the whole take.
        """
        verdict = limit.verdict(value)
        if verdict is QualityVerdict.GOOD:
            return
        phase, first, last = self._place(frames)
        yield QualityFinding(
            kind, verdict, part, phase, first, last, float(value), limit.crossed(verdict)
        )

    def _place(self, frames: Mask | None) -> tuple[Phase | None, int, int]:
        """The phase and the longest stretch of some frames; the stroke goes before the rest."""
        if frames is None or not frames.any():
            return None, 0, len(self.times) - 1
        in_stroke = frames & self.stroke
        first, last = longest_stretch(in_stroke if in_stroke.any() else frames)
        phase = int(np.bincount(self.phase[first : last + 1]).argmax())
        return _PHASES[phase], first, last

    def _depth_of(self, side: int) -> Series:
        """(T,) how far below the shoulders a wrist is, in shoulder widths."""
        if self.landmarks is None:
            depth: Series = -self.motion.anchors[:, side, 0, 1].astype(np.float64)
            return depth
        pose = self.landmarks.pose[..., 1].astype(np.float64)
        below: Series = pose[:, _POSE_WRISTS[side]] - pose[:, _SHOULDERS].mean(axis=1)
        return below / self.scale

    def _used(self) -> tuple[int, ...]:
        raised = [side for side in HANDS if self.raised_share(side) >= _RAISED_SHARE]
        if raised:
            return tuple(raised)
        reach = [_reach(self.motion.anchors[self.stroke, side, 0]) for side in HANDS]
        other = 1 - self.lead
        if reach[other] >= _REACH_SHARE * max(reach[self.lead], 1e-6):
            return tuple(HANDS)
        return (self.lead,)


def longest_stretch(mask: Mask) -> tuple[int, int]:
    """First and last frame of the longest run of a mask (T,) that holds somewhere."""
    frames = np.flatnonzero(mask)
    ends = np.flatnonzero(np.diff(frames) > _BRIDGE + 1)
    firsts = frames[np.concatenate([[0], ends + 1])]
    lasts = frames[np.concatenate([ends, [len(frames) - 1]])]
    longest = int((lasts - firsts).argmax())
    return int(firsts[longest]), int(lasts[longest])


def _shoulder_width(landmarks: LandmarkTrack) -> float:
    ends = landmarks.pose[:, _SHOULDERS, :2].astype(np.float64)
    widths = np.linalg.norm(ends[:, 0] - ends[:, 1], axis=-1)
    known = widths[np.isfinite(widths)]
    return float(np.median(known)) if len(known) else float("nan")


def _reach(places: NDArray[np.float32]) -> float:
    """How far a hand (N, 3) comes from where it mostly is; 0 where it is not known."""
    known = places[np.isfinite(places).all(axis=-1)]
    if not len(known):
        return 0.0
    return float(np.linalg.norm(known - np.median(known, axis=0), axis=-1).max())
