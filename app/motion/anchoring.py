"""Anchors of made frames: where the hands of a made pose are, as exactly as in the recordings.

A hand that is led through the turns of its joints moves in bows, its anchors led by themselves in
straight lines; where the two part, an arm that is solved again for its anchors jumps. So anchors
are measured on the made pose. What recorded anchors differ from their pose, because a body never
fits quite, is carried over from the recorded frames on both sides.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import numpy as np
from numpy.typing import NDArray

from app.body.anchors import OTHER
from app.motion.memory import Memory
from app.motion.reference_body import reference_frame
from app.motion.rotations import Array
from lexicon_db.tracks import LEFT, RIGHT, Floats, MotionTrack, Times


def anchored(
    motion: MotionTrack,
    recorded: MotionTrack,
    known: NDArray[np.bool_],
    memory: Memory | None = None,
) -> MotionTrack:
    """Measure the anchors of all hands that are not where they were recorded.

    Args:
        motion: Made of ``recorded``, with as many frames.
        recorded: What stands for its recorded frames.
        known: (T, 2) where the left and the right hand of ``recorded`` were recorded.
        memory: Of what was measured before.

    Returns:
        ``motion`` with other anchors wherever a hand is not known or the pose was changed.
    """
    unchanged = (motion.rotations == recorded.rotations).all(axis=(1, 2))
    kept = known & unchanged[:, None]
    if kept.all():
        return motion
    memory = memory or Memory()
    # From border to border, as the rest of an utterance stays as it is where one seam changes.
    borders = np.flatnonzero((known[1:] != known[:-1]).any(axis=1)) + 1
    measured = _measured(motion.rotations, borders, memory)
    before = measured if unchanged.all() else _measured(recorded.rotations, borders, memory)
    off = recorded.anchors - before
    anchors = motion.anchors.copy()
    both = known.all(axis=1)
    for side in (LEFT, RIGHT):
        wanted = measured[:, side] + _carried(motion.pts, off[:, side], known[:, side])
        across = measured[:, side, OTHER] + _carried(motion.pts, off[:, side, OTHER], both)
        wanted[:, OTHER] = across
        made = ~kept[:, side]
        anchors[made, side] = wanted[made]
        # From one hand to the other it changes where either has moved.
        made = ~kept.all(axis=1)
        anchors[made, side, OTHER] = across[made]
    return replace(motion, anchors=anchors)


def _carried(pts: Times, values: Array, known: NDArray[np.bool_]) -> Array:
    """Values (T, ...) in straight lines over frames that are not known; none known, none left."""
    if known.all():
        return values
    if not known.any():
        return np.zeros_like(values)
    flat = values.reshape(len(values), -1)
    drawn = [np.interp(pts, pts[known], column[known]) for column in flat.T]
    return np.stack(drawn, axis=-1).reshape(values.shape)


def _measured(rotations: Floats, borders: NDArray[np.intp], memory: Memory) -> Array:
    frame = reference_frame()

    def anchors(part: Floats) -> Array:
        return frame.measure(*frame.posed(part.astype(np.float64)))

    parts = np.split(rotations, borders)
    return np.concatenate(
        [memory.recalled("anchors", part, partial(anchors, part)) for part in parts]
    )
