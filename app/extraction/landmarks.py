"""Frames to a landmark track: tracking, checking every hand, finding lost hands again."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from itertools import zip_longest
from typing import Final

import cv2
import numpy as np

from app.capture.frames import Frame, FrameSource, Picture
from app.core.progress import Progress
from app.extraction.clip_checks import (
    refuse_damaged_clip,
    refuse_unfit_clip,
    refuse_without_hands,
    refuse_without_person,
)
from app.extraction.hand_model import HandModel
from app.extraction.hand_regions import region_of_hand
from app.extraction.hand_rules import judge
from app.extraction.holistic import HolisticTracker
from app.extraction.people import PeopleCounter
from app.extraction.recovery import TrackedFrame, recover_hands
from lexicon_db.tracks import LEFT, RIGHT, HandFlag, LandmarkTrack

#: Larger pictures are reduced to this: hands do not become clearer to the models, only slower.
_MAX_SIDE: Final = 1920
#: Frames on either side in which a lost hand may have been seen.
_REACH: Final = 2
#: People are counted this often, and about this often at least in a short clip.
_COUNTS_PER_SECOND: Final = 2.0
_LEAST_COUNTS: Final = 6
#: The shoulder width is the median of this many frames.
_WIDTHS: Final = 100


def extract_landmarks(
    source: FrameSource, *, start: int = 0, stop: int | None = None, progress: Progress
) -> LandmarkTrack:
    """Measure the landmarks of one clip.

    Frames are read once and in order; a few of them are held at a time, whatever the length.

    Args:
        source: The video.
        start: First frame.
        stop: Frame after the last one; None means up to the end.
        progress: Told about every frame.

    Returns:
        The raw track, times from the clip's first frame.

    Raises:
        KnownError: If the clip is too short, too long or too small, or if it shows nobody,
            several people, or no hands.
        Cancelled: If the person stopped the work.
    """
    info = source.info
    end = info.frame_count if stop is None else min(stop, info.frame_count)
    refuse_unfit_clip(info, start, end)
    count = end - start
    rows: list[TrackedFrame] = []
    missing = 0
    count_every = max(1, min(round(info.fps / _COUNTS_PER_SECOND), count // _LEAST_COUNTS))
    # Closing frees the models at once, even where a refusal or the person stops the work.
    with closing(_settled(source.frames(start, end), count_every)) as settled:
        for row in settled:
            rows.append(row)
            missing += math.isnan(row.detection.shoulder_width)
            refuse_without_person(missing, count)
            progress.report(len(rows), count, "Measuring hands, face and body")
    refuse_damaged_clip(len(rows), count)
    refuse_without_hands(np.stack([row.flags for row in rows]))
    return _track(rows, (info.width, info.height))


def _settled(frames: Iterator[Frame], count_every: int) -> Generator[TrackedFrame]:
    """Yield tracked frames once the frames after them have been seen as well."""
    model = HandModel()
    before: deque[TrackedFrame] = deque(maxlen=_REACH)
    waiting: deque[tuple[Picture, TrackedFrame]] = deque()
    for pair in _tracked(frames, model, count_every):
        waiting.append(pair)
        if len(waiting) > _REACH:
            yield _settle_first(model, before, waiting)
    while waiting:
        yield _settle_first(model, before, waiting)


def _settle_first(
    model: HandModel,
    before: deque[TrackedFrame],
    waiting: deque[tuple[Picture, TrackedFrame]],
) -> TrackedFrame:
    """Recover the hands of the first waiting frame and let its picture go."""
    picture, current = waiting.popleft()
    after = [row for _, row in waiting]
    nearest = zip_longest(reversed(before), after)
    recover_hands(model, picture, current, [row for pair in nearest for row in pair if row])
    before.append(current)
    return current


def _tracked(
    frames: Iterator[Frame], model: HandModel, count_every: int
) -> Iterator[tuple[Picture, TrackedFrame]]:
    """Track frames and judge the hands that are found."""
    widths: deque[float] = deque(maxlen=_WIDTHS)
    with HolisticTracker() as tracker, PeopleCounter() as people:
        for number, frame in enumerate(frames):
            picture = _reduced(frame.rgb)
            if number % count_every == 0:
                people.look(picture)
            detection = tracker.detect(picture)
            if not math.isnan(detection.shoulder_width):
                widths.append(detection.shoulder_width)
            row = TrackedFrame(
                pts=frame.pts,
                size=(picture.shape[1], picture.shape[0]),
                detection=detection,
                scale=float(np.median(widths)) if widths else math.nan,
            )
            _judge_hands(model, picture, row)
            yield picture, row


def _judge_hands(model: HandModel, picture: Picture, row: TrackedFrame) -> None:
    """Look at every hand that the tracker found and keep those that are what they claim."""
    hands = row.detection.hands
    sightings = [
        None if np.isnan(hand[0, 0]) else model.look(picture, region_of_hand(hand))
        for hand in hands
    ]
    wrists = np.stack([row.wrist(LEFT), row.wrist(RIGHT)])
    row.flags[:] = judge(hands, sightings, wrists, row.scale)
    for side, sighting in enumerate(sightings):
        if sighting is not None and row.flags[side] == HandFlag.MEASURED:
            # Two looks through different squares: their mean is calmer than either.
            points = 0.5 * (hands[side] + sighting.points)
            row.keep(side, points, sighting, HandFlag.MEASURED)


def _reduced(rgb: Picture) -> Picture:
    """Reduce a picture that is larger than the models can use."""
    height, width = rgb.shape[:2]
    scale = _MAX_SIDE / max(height, width)
    if scale >= 1:
        return rgb
    size = (round(width * scale), round(height * scale))
    reduced: Picture = cv2.resize(rgb, size, interpolation=cv2.INTER_AREA)
    reduced.flags.writeable = False
    return reduced


def _track(rows: Sequence[TrackedFrame], size: tuple[int, int]) -> LandmarkTrack:
    """Stack the frames of a clip and scale them to the size of the original picture."""
    # Reduced pictures keep their shape but for a rounded pixel.
    scale = np.array([size[0] / rows[0].size[0], size[1] / rows[0].size[1]], np.float32)
    to_size = np.array([*scale, scale[0]], np.float32)
    pts = np.array([row.pts for row in rows])
    return LandmarkTrack(
        pts=pts - pts[0],
        size=size,
        pose=np.stack([row.detection.pose for row in rows]) * np.append(to_size, np.float32(1)),
        pose_world=np.stack([row.detection.pose_world for row in rows]),
        hands=np.stack([row.hands for row in rows]) * to_size,
        hands_world=np.stack([row.worlds for row in rows]),
        hand_scores=np.stack([row.scores for row in rows]),
        face=np.stack([row.detection.face for row in rows]) * to_size,
        flags=np.stack([row.flags for row in rows]),
    )
