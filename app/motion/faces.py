"""The face of an utterance: between signs it is led by what was recorded around them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from app.motion.trajectory import FaceSpan, Trajectory
from app.motion.transitions.face import FACE_JOINTS, FaceCourse, blended


def with_faces(trajectory: Trajectory, courses: Sequence[FaceCourse]) -> Trajectory:
    """Lead the face over seams, holds and pauses; frames of signs stay as they are.

    While the end of a sign is held its face goes on as it was recorded, in the transition it gives
    way to that of the next sign.

    Args:
        trajectory: An assembled utterance, before its rate is set.
        courses: Per slot the face of its recording, seconds from the first frame that is kept.

    Returns:
        The same utterance; only face units, jaw and eyes between signs differ.
    """
    spans = trajectory.spans
    if not spans:
        return trajectory
    moved = [course.moved(span.start) for course, span in zip(courses, spans, strict=True)]
    pts = trajectory.pts
    face, rotations = trajectory.face.copy(), trajectory.rotations.copy()
    for seam in trajectory.seams:
        first, last = spans[seam.slot].last + 1, spans[seam.slot + 1].first
        borders = seam.start + seam.hold, spans[seam.slot + 1].start
        made = blended(moved[seam.slot], moved[seam.slot + 1], pts[first:last], borders)
        face[first:last], rotations[first:last, FACE_JOINTS] = made
    after = spans[-1].last + 1
    units, joints = moved[-1].at(pts[after:])
    face[after:], rotations[after:, FACE_JOINTS] = np.clip(units, 0.0, 1.0), joints
    motion = replace(trajectory.motion, face=face, rotations=rotations)
    return replace(trajectory, motion=motion, faces=_spans(trajectory))


def _spans(trajectory: Trajectory) -> tuple[FaceSpan, ...]:
    starts = [trajectory.spans[0].start, *(seam.start + seam.hold for seam in trajectory.seams)]
    ends = [*(span.start for span in trajectory.spans[1:]), float(trajectory.pts[-1])]
    return tuple(
        FaceSpan(span.slot, span.label, start, end)
        for span, start, end in zip(trajectory.spans, starts, ends, strict=True)
    )
