"""Real sentences, and the dictionary recordings of their signs, cut from how a corpus joined them.

Each pair of files holds one sentence twice: cut into its signs and joined again by straight lines
of 0.2 s, once with the signs as they were signed fluently and once as a dictionary shows them. The
straight lines tell where each sign begins and ends. Signs that the dictionary lacks are the same
in both.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import numpy as np

from app.body.fitting.take import fit_take
from app.body.normalization import motion_track
from app.core.progress import Silent
from app.extraction.cleaning import clean_landmarks
from app.interchange.pose import read_pose
from app.motion.assembly import Sign
from app.motion.phases import find_phases
from app.motion.pieces import cut, starting_at
from lexicon_db.records import Hand
from lexicon_db.tracks import LEFT, RIGHT, LandmarkTrack
from tests.benchmarks.data import DATA
from tests.benchmarks.filming import body

#: Pixels by which points on a straight line bend from frame to frame, through rounding alone.
_STRAIGHT = 2e-3
#: Frames of a joint whose neighbours are on the line too; one more on either side is made as well.
_LINE = 3
_BODY_POINTS = slice(11, 17)
_WRISTS = slice(15, 17)
#: A sign of fewer frames is fitted together with this many of the line before and after it.
_FEWEST_FRAMES = 3
_MARGIN = 2


@dataclass(frozen=True, eq=False)
class Sentence:
    """A sentence and the recordings of its signs.

    Attributes:
        real: File of the sentence as it was signed.
        joined: File of the same sentence, joined of dictionary recordings.
        cuts: First frame, and frame after the last one, of each recording in ``joined``.
        signs: The recordings as motion.
    """

    real: Path
    joined: Path
    cuts: tuple[tuple[int, int], ...]
    signs: tuple[Sign, ...]


def sentences() -> Iterator[Sentence]:
    """Each sentence of which the dictionary shows at least one sign in another way."""
    for joined in sorted((DATA / "d2c_train").glob("*_updated.pose")):
        real = joined.with_name(joined.name.replace("_updated", "_original"))
        track = read_pose(joined)
        if len(track.pts) <= len(read_pose(real).pts):
            continue
        cuts = tuple(_cuts(track))
        yield Sentence(real, joined, cuts, tuple(_sign(joined, *frames) for frames in cuts))


def _cuts(track: LandmarkTrack) -> Iterator[tuple[int, int]]:
    """Where signs lie between straight lines."""
    bend = np.abs(np.diff(track.pose[:, _BODY_POINTS, :2].astype(float), n=2, axis=0)).max((1, 2))
    straight = bend < _STRAIGHT
    first, frame = 0, 0
    while frame < len(straight):
        if straight[frame : frame + _LINE].sum() < _LINE:
            frame += 1
            continue
        if frame > first:
            yield first, frame
        first = frame + _LINE + 2
        frame = first
    if len(track.pts) > first:
        yield first, len(track.pts)


@cache
def _sign(file: Path, first: int, end: int) -> Sign:
    whole = read_pose(file)
    margin = _MARGIN if end - first < _FEWEST_FRAMES else 0
    start = max(first - margin, 0)
    landmarks = clean_landmarks(_part(whole, start, min(end + margin, len(whole.pts))))
    motion = motion_track(fit_take(landmarks, body(), Silent()), landmarks, body())
    motion = starting_at(cut(motion, first - start, end - 1 - start), 0.0)
    travel = np.nan_to_num(np.linalg.norm(np.ptp(landmarks.pose[:, _WRISTS, :2], axis=0), axis=-1))
    dominance = Hand.LEFT if travel[LEFT] > 1.5 * travel[RIGHT] else Hand.RIGHT
    return Sign(motion, find_phases(motion, dominance), dominance, f"{file.stem} {first}-{end}")


def _part(track: LandmarkTrack, first: int, end: int) -> LandmarkTrack:
    frames = slice(first, end)
    return replace(
        track,
        pts=track.pts[frames] - track.pts[first],
        pose=track.pose[frames],
        pose_world=track.pose_world[frames],
        hands=track.hands[frames],
        hands_world=track.hands_world[frames],
        hand_scores=track.hand_scores[frames],
        face=track.face[frames],
        flags=track.flags[frames],
    )
