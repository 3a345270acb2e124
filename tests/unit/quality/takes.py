"""Takes that are as good as can be, to be spoilt one thing at a time."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from app.quality.performance import TakeInfo
from app.quality.report import judge_take
from lexicon_db.records import Hand, Phases
from lexicon_db.tracks import LEFT, RIGHT, HandFlag, LandmarkTrack, MotionTrack

SIZE = (1280, 720)
SCALE = 200.0
"""Shoulder width in pixels."""
CHEST = np.array([640.0, 300.0])
PHASES = Phases(0.5, 0.9, 1.5, 1.9)
"""Of a take of 2.4 seconds."""
#: Chest frame: x to the signer's left, y up, z forward; in shoulder widths.
HANGING = np.array([0.55, -1.45, 0.1])
RAISED = np.array([0.2, -0.2, 0.8])


@dataclass(frozen=True, eq=False)
class MadeTake:
    landmarks: LandmarkTrack
    motion: MotionTrack
    phases: Phases
    info: TakeInfo

    def report(self):
        return judge_take(self.landmarks, self.motion, self.phases, self.info)

    def findings(self):
        return {(finding.kind, finding.part): finding for finding in self.report().findings}

    def seeing(self, **changes):
        return replace(self, landmarks=replace(self.landmarks, **changes))

    def moving(self, **changes):
        return replace(self, motion=replace(self.motion, **changes))

    def knowing(self, **changes):
        return replace(self, info=replace(self.info, **changes))

    def flagged(self, first, last, flag, side=RIGHT):
        """The same take with another flag of a hand in some frames, raw and cleaned."""
        flags = self.landmarks.flags.copy()
        flags[first : last + 1, side] = flag
        return self.seeing(flags=flags).moving(flags=flags)


def frames(seconds, fps=30.0):
    """Frame numbers of a stretch of seconds, both ends included."""
    return round(seconds[0] * fps), round(seconds[1] * fps)


def make_take(fps=30.0, *, hands="right", dominance=Hand.RIGHT, scale=SCALE, phases=PHASES):
    times = np.arange(round(2.4 * fps) + 1) / fps
    up = _eased((times - phases.onset) / max(phases.stroke_start - phases.onset, 1e-9))
    down = _eased((times - phases.stroke_end) / max(phases.offset - phases.stroke_end, 1e-9))
    share = np.clip(up - down, 0, 1)[:, None]
    sway = np.zeros((len(times), 3))
    sway[:, 0] = 0.15 * np.sin(2 * np.pi * 1.5 * times)
    places = np.empty((len(times), 2, 3))
    for side, name, mirror in ((LEFT, "left", 1.0), (RIGHT, "right", -1.0)):
        rest, work = (where * [mirror, 1, 1] for where in (HANGING, RAISED))
        moves = hands in (name, "both")
        places[:, side] = rest + (share * (work - rest + sway) if moves else 0.0)
    landmarks = _seen(times, places, scale)
    anchors = np.zeros((len(times), 2, 3, 3), np.float32)
    anchors[:, :, 0] = places
    motion = MotionTrack(
        times,
        np.zeros((len(times), 55, 3), np.float32),
        np.zeros((len(times), 52), np.float32),
        anchors,
        (),
        landmarks.flags,
    )
    return MadeTake(landmarks, motion, phases, TakeInfo(dominance))


def _seen(times, places, scale):
    count = len(times)
    # The signer's left is at the right of the picture.
    pixels = CHEST + places[..., :2] * [scale, -scale]
    pose = np.zeros((count, 33, 4), np.float32)
    pose[..., 3] = 1.0
    pose[..., :2] = CHEST
    for point, place in ((0, (0, -150)), (7, (35, -160)), (8, (-35, -160))):
        pose[:, point, :2] = CHEST + place
    pose[:, 11, :2] = CHEST + np.array([scale / 2, 0])
    pose[:, 12, :2] = CHEST - np.array([scale / 2, 0])
    for side in (LEFT, RIGHT):
        for point in (15 + side, 17 + side, 19 + side):
            pose[:, point, :2] = pixels[:, side]
    shape = np.zeros((21, 2))
    shape[:, 1] = -np.linspace(0, 0.5, 21) * scale
    shape[9] = [0, -0.25 * scale]
    hands = np.zeros((count, 2, 21, 3), np.float32)
    hands[..., :2] = pixels[:, :, None] + shape
    return LandmarkTrack(
        times,
        SIZE,
        pose,
        np.zeros((count, 33, 4), np.float32),
        hands,
        np.zeros((count, 2, 21, 3), np.float32),
        np.ones((count, 2, 2), np.float32),
        np.zeros((count, 478, 3), np.float32),
        np.full((count, 2), HandFlag.MEASURED, np.uint8),
    )


def _eased(share):
    s = np.clip(share, 0, 1)
    return s**3 * (10 - 15 * s + 6 * s**2)
