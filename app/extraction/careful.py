"""More runs of the tracker over a clip: mirrored and backwards; their mean with the first run.

The tracker's errors depend on which way it came and on which side of the picture a hand is; those
of several runs average out, and what one run loses another may hold.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import numpy as np

from app.capture.frames import Frame, FrameSource
from app.core.progress import Part, Progress
from app.extraction.frame_pass import reduced
from app.extraction.holistic import Detection
from app.extraction.trackers import opened_tracker
from app.extraction.way import Way
from lexicon_db.tracks import Floats

#: What a tracker found in a run, by the numbers of the frames.
Run = Mapping[int, Detection]

#: MediaPipe's pose points with left and right exchanged.
_MIRRORED_POSE: Final = np.array(
    [0, 4, 5, 6, 1, 2, 3, 8, 7, 10, 9, *(11 + (n ^ 1) for n in range(22))]
)
#: Bytes of pictures that are held for the way back.
_HELD: Final = 64_000_000
#: A hand or point of the body that is further than this from the middle one of the runs is
#: another, or wrong (shoulder widths).
_AGREES: Final = 0.15


def more_runs(
    source: FrameSource, start: int, stop: int, *, way: Way, progress: Progress
) -> tuple[Run, ...]:
    """Run the tracker over frames ``start`` to ``stop`` mirrored, then backwards."""
    halves = Part(progress, 0.0, 0.5), Part(progress, 0.5, 0.5)
    forwards = source.frames(start, stop)
    return (
        _run(forwards, source.info.fps, stop - start, way=way, mirrored=True, progress=halves[0]),
        _run(
            _backwards(source, start, stop),
            source.info.fps,
            stop - start,
            way=way,
            mirrored=False,
            progress=halves[1],
        ),
    )


def _run(
    frames: Iterator[Frame],
    fps: float,
    count: int,
    *,
    way: Way,
    mirrored: bool,
    progress: Progress,
) -> Run:
    found: dict[int, Detection] = {}
    with opened_tracker(way, fps) as tracker:
        for frame in frames:
            picture = reduced(frame.rgb)
            if mirrored:
                detection = tracker.detect(np.ascontiguousarray(picture[:, ::-1]))
                found[frame.index] = unmirrored(detection, picture.shape[1])
            else:
                found[frame.index] = tracker.detect(picture)
            progress.report(len(found), count, "Measuring hands, face and body once more")
    return found


def _backwards(source: FrameSource, start: int, stop: int) -> Iterator[Frame]:
    """Frames from the last to the first; a part of them is held at a time."""
    size = 3 * source.info.width * source.info.height
    held = max(1, _HELD // size)
    for last in range(stop, start, -held):
        yield from reversed(list(source.frames(max(start, last - held), last)))


def unmirrored(detection: Detection, width: int) -> Detection:
    """What was found in a mirror image, in the picture itself; its face is left out.

    Args:
        detection: Found in the mirror image.
        width: Of the picture in pixels.
    """
    pose = detection.pose[_MIRRORED_POSE].copy()
    world = detection.pose_world[_MIRRORED_POSE].copy()
    hands = detection.hands[::-1].copy()
    pose[:, 0] = width - pose[:, 0]
    world[:, 0] *= -1
    hands[..., 0] = width - hands[..., 0]
    # The points of the face have no simple order in which left and right could be exchanged.
    return Detection(pose, world, hands, np.full_like(detection.face, np.nan))


def mean_detection(runs: Sequence[Detection]) -> Detection:
    """The mean of what several runs found in one frame; the first one counts where two differ."""
    widths = [run.shoulder_width for run in runs if not math.isnan(run.shoulder_width)]
    reach = _AGREES * float(np.median(widths)) if widths else 0.0
    return Detection(
        pose=_mean([run.pose for run in runs], reach),
        pose_world=_mean([run.pose_world for run in runs], math.inf),
        hands=np.stack([_mean_hand([run.hands[side] for run in runs], reach) for side in (0, 1)]),
        face=_mean([run.face for run in runs], math.inf),
    )


def _mean(runs: Sequence[Floats], reach: float) -> Floats:
    """Mean of (N, 3+) points over runs, without those far from the middle one; nan if none is."""
    known = np.stack([one for one in runs if not np.isnan(one).any()] or [runs[0]])
    # Of two either may be wrong; the first run counts.
    middle = known[0] if len(known) == 2 else np.median(known, axis=0)
    away = np.linalg.norm((known - middle)[..., :2], axis=-1, keepdims=True)
    agrees = away <= max(reach, 1e-6)
    weights = np.where(agrees, 1.0, 0.0) / np.maximum(agrees.sum(axis=0), 1)
    mean: Floats = (weights * known).sum(axis=0).astype(np.float32)
    # Where no run is near the middle one, the middle is the best guess.
    return np.where(agrees.any(axis=0), mean, middle.astype(np.float32))


def _mean_hand(hands: Sequence[Floats], reach: float) -> Floats:
    """Mean of the (21, 3) hands that lie where the middle one of them lies."""
    known = [hand for hand in hands if not np.isnan(hand[0, 0])]
    if not known:
        return hands[0]
    runs = np.stack(known)
    apart = np.linalg.norm(runs[:, None, :, :2] - runs[None, :, :, :2], axis=-1).mean(axis=-1)
    middle = int(np.argmin(np.median(apart, axis=1)))
    mean: Floats = runs[apart[middle] <= reach].mean(axis=0)
    return mean
