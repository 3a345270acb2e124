"""Composed motion as files that other programs read."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np

from app.core.files import write_whole
from lexicon_db.errors import KnownError

if TYPE_CHECKING:
    from app.motion.trajectory import Trajectory

#: Endings of the files that can be written here; videos are rendered by jobs.
SUFFIXES: Final = (".npz", ".srt", ".vtt")


def export_trajectory(trajectory: Trajectory, file: Path, *, fps: float | None = None) -> None:
    """Write an utterance.

    Args:
        trajectory: What is signed.
        file: ``.npz`` for SMPL-X motion of the mean body at a constant frame rate, ``.srt`` or
            ``.vtt`` for captions.
        fps: Frame rate of motion; None is that of most of the recorded frames, so that an
            utterance of recordings of one rate keeps its frames exactly.

    Raises:
        KnownError: If the ending is unknown, the utterance is empty, or the disk is full.
    """
    if not len(trajectory.pts):
        raise KnownError("Nothing was written.", "The utterance is empty.", "Add signs to it.")
    suffix = file.suffix.lower()
    if suffix == ".npz":
        _write_motion(trajectory, file, fps or recorded_fps(trajectory))
    elif suffix in (".srt", ".vtt"):
        from app.interchange.captions import Caption, to_srt, to_vtt

        captions = [Caption(span.start, span.end, span.label) for span in trajectory.spans]
        text = to_srt(captions) if suffix == ".srt" else to_vtt(captions)
        write_whole(file, text.encode())
    else:
        raise KnownError(
            "Nothing was written.",
            f"Kinelex does not write files that end in “{file.suffix}” yet.",
            f"Choose a name that ends in .mp4, {', '.join(SUFFIXES)}.",
        )


def recorded_fps(trajectory: Trajectory) -> float:
    """The frame rate of most of the recorded frames of an utterance."""
    steps: Counter[float] = Counter()
    for span in trajectory.spans:
        pts = trajectory.pts[span.first : span.last + 1]
        if len(pts) > 1:
            steps[round(1 / float(np.median(np.diff(pts))), 3)] += len(pts)
    return steps.most_common(1)[0][0] if steps else 25.0


def _write_motion(trajectory: Trajectory, file: Path, fps: float) -> None:
    from app.interchange.smplx_npz import SmplxMotion, write_motion

    even = trajectory.resampled(fps)
    count = len(even.pts)
    motion = SmplxMotion(
        fps=fps,
        poses=even.rotations.reshape(count, -1).astype(np.float64),
        trans=np.zeros((count, 3)),
        face=even.face,
    )
    write_motion(file, motion)
