"""Frames to a landmark track: tracking, giving hands to their sides, finding lost hands again."""

from __future__ import annotations

import math
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import numpy as np

from app.capture.frames import FrameSource, Picture
from app.core.progress import Part, Progress
from app.extraction.careful import Run, mean_detection, more_runs
from app.extraction.clip_checks import (
    refuse_damaged_clip,
    refuse_unfit_clip,
    refuse_without_hands,
    refuse_without_person,
)
from app.extraction.filming import Extraction, Filming
from app.extraction.frame_pass import Detect, FoundFrame, Look, found_frames, reduced
from app.extraction.hand_model import HandModel
from app.extraction.hand_sides import resolve_hands
from app.extraction.holistic import Detection
from app.extraction.recovery import HandSearch
from app.extraction.trackers import opened_tracker
from app.extraction.way import Way
from lexicon_db.tracks import LandmarkTrack

if TYPE_CHECKING:
    from app.extraction.trackers import Tracker

#: People are counted this often, and about this often at least in a short clip.
_COUNTS_PER_SECOND: Final = 2.0
_LEAST_COUNTS: Final = 6
#: The runs that a careful extraction adds take this share of its time.
_MORE_RUNS: Final = 0.45
_NORMAL: Final = Way()


def extract_landmarks(
    source: FrameSource, *, start: int = 0, stop: int | None = None, progress: Progress
) -> LandmarkTrack:
    """Measure the landmarks of one clip; ``extract_clip`` tells more."""
    return extract_clip(source, start=start, stop=stop, progress=progress).landmarks


def extract_clip(
    source: FrameSource,
    *,
    start: int = 0,
    stop: int | None = None,
    way: Way = _NORMAL,
    progress: Progress,
) -> Extraction:
    """Measure one clip. A few pictures are held at a time, whatever the length.

    Args:
        source: The video.
        start: First frame.
        stop: Frame after the last one; None means up to the end.
        way: How.
        progress: Told about every frame.

    Raises:
        KnownError: If the clip is too short, too long or too small, or if it shows nobody, no
            hands, or several people of whom it cannot be told who signs.
        Cancelled: If the person stopped the work.
    """
    info = source.info
    end = info.frame_count if stop is None else min(stop, info.frame_count)
    refuse_unfit_clip(info, start, end)
    model = HandModel()
    look = model.look_carefully if way.careful else model.look
    runs: tuple[Run, ...] = ()
    if way.careful:
        more = Part(progress, 0.0, _MORE_RUNS)
        runs = more_runs(source, start, end, way=way, progress=more)
        progress = Part(progress, _MORE_RUNS, 1 - _MORE_RUNS)
    with opened_tracker(way, info.fps) as tracker:
        found = _found(source, (start, end), _detector(tracker, runs), look, progress)
    refuse_damaged_clip(len(found), end - start)
    looks = (look,) if way.careful else (look, model.look_mirrored)
    track = _with_lost_hands(source, found, resolve_hands(_track(found)), looks, progress)
    refuse_without_hands(track.flags)
    filming = Filming(
        brightness=np.array([frame.light[0] for frame in found]),
        contrast=np.array([frame.light[1] for frame in found]),
        people=np.array([frame.people for frame in found]),
    )
    return Extraction(_scaled(track, (info.width, info.height)), filming)


def _found(
    source: FrameSource,
    part: tuple[int, int],
    detect: Detect,
    look: Look,
    progress: Progress,
) -> list[FoundFrame]:
    """The first pass over the frames."""
    count = part[1] - part[0]
    every = max(1, min(round(source.info.fps / _COUNTS_PER_SECOND), count // _LEAST_COUNTS))
    found: list[FoundFrame] = []
    missing = 0
    frames = found_frames(source.frames(*part), detect, look, count_every=every)
    # Closing frees the models at once, even where a refusal or the person stops the work.
    with closing(frames):
        for frame in frames:
            found.append(frame)
            missing += math.isnan(frame.detection.shoulder_width)
            refuse_without_person(missing, count)
            progress.report(len(found), count, "Measuring hands, face and body")
    return found


def _detector(tracker: Tracker, runs: Sequence[Run]) -> Detect:
    """The tracker, averaged with what other runs found in the same frame."""

    def detect(index: int, rgb: Picture) -> Detection:
        first = tracker.detect(rgb)
        others = [run[index] for run in runs if index in run]
        return mean_detection([first, *others]) if others else first

    return detect


def _with_lost_hands(
    source: FrameSource,
    found: Sequence[FoundFrame],
    track: LandmarkTrack,
    looks: Sequence[Look],
    progress: Progress,
) -> LandmarkTrack:
    """Look once more at the frames in which a hand was lost that should be seen."""
    search = HandSearch(track, looks)
    wanted = np.flatnonzero(search.wanted.any(axis=1))
    if not len(wanted):
        return track
    numbers = {found[row].index: int(row) for row in wanted}
    first, last = found[wanted[0]].index, found[wanted[-1]].index
    for frame in source.frames(first, last + 1):
        if frame.index in numbers:
            search.visit(numbers[frame.index], reduced(frame.rgb))
            progress.report(len(found), len(found), "Looking for lost hands")
    return search.result()


def _track(found: Sequence[FoundFrame]) -> LandmarkTrack:
    """Stack the frames of a clip, in pixels of the pictures that were looked at."""
    pts = np.array([frame.pts for frame in found])
    return LandmarkTrack(
        pts=pts - pts[0],
        size=found[0].size,
        pose=np.stack([frame.detection.pose for frame in found]),
        pose_world=np.stack([frame.detection.pose_world for frame in found]),
        hands=np.stack([frame.hands for frame in found]),
        hands_world=np.stack([frame.worlds for frame in found]),
        hand_scores=np.stack([frame.scores for frame in found]),
        face=np.stack([frame.detection.face for frame in found]),
        flags=np.stack([frame.flags for frame in found]),
    )


def _scaled(track: LandmarkTrack, size: tuple[int, int]) -> LandmarkTrack:
    """The track in pixels of the original picture."""
    # Reduced pictures keep their shape but for a rounded pixel.
    scale = np.array([size[0] / track.size[0], size[1] / track.size[1]], np.float32)
    to_size = np.array([*scale, scale[0]], np.float32)
    return replace(
        track,
        size=size,
        pose=track.pose * np.append(to_size, np.float32(1)),
        hands=track.hands * to_size,
        face=track.face * to_size,
    )
