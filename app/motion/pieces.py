"""Cutting, moving in time and joining motion tracks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from lexicon_db.tracks import Contact, MotionTrack, Times


def cut(motion: MotionTrack, first: int, last: int) -> MotionTrack:
    """Frames ``first`` to ``last``, both included, with the contacts that touch them."""
    part = slice(first, last + 1)
    contacts = tuple(
        replace(
            contact, first=max(contact.first, first) - first, last=min(contact.last, last) - first
        )
        for contact in motion.contacts
        if contact.first <= last and contact.last >= first
    )
    return MotionTrack(
        motion.pts[part],
        motion.rotations[part],
        motion.face[part],
        motion.anchors[part],
        contacts,
        motion.flags[part],
        motion.noise,
    )


def starting_at(motion: MotionTrack, seconds: float) -> MotionTrack:
    """The same motion with its first frame at ``seconds``."""
    return replace(motion, pts=motion.pts - motion.pts[0] + seconds)


def later(motion: MotionTrack, seconds: float) -> MotionTrack:
    """The same motion, so much later."""
    return replace(motion, pts=motion.pts + seconds)


def joined(parts: Sequence[MotionTrack]) -> MotionTrack:
    """Parts that follow one another on the same clock, as one motion.

    Contacts are carried; noise is the largest of the parts.

    Args:
        parts: At least one.
    """
    if len(parts) == 1:
        return parts[0]
    contacts: list[Contact] = []
    frame = 0
    for part in parts:
        for contact in part.contacts:
            shifted = replace(contact, first=contact.first + frame, last=contact.last + frame)
            contacts.append(shifted)
        frame += len(part.pts)
    return MotionTrack(
        np.concatenate([part.pts for part in parts]),
        np.concatenate([part.rotations for part in parts]),
        np.concatenate([part.face for part in parts]),
        np.concatenate([part.anchors for part in parts]),
        tuple(contacts),
        np.concatenate([part.flags for part in parts]),
        np.max([part.noise for part in parts], axis=0),
    )


def frame_step(motion: MotionTrack) -> float:
    """Typical seconds from frame to frame; 1/25 for a single frame."""
    return float(np.median(np.diff(motion.pts))) if len(motion.pts) > 1 else 0.04


def frames_between(pts: Times, start: float, end: float) -> tuple[int, int]:
    """First and last frame of a stretch of time, at least one frame, bounds included."""
    tolerance = 1e-6
    first = int(np.searchsorted(pts, start - tolerance))
    last = int(np.searchsorted(pts, end + tolerance)) - 1
    if first <= last:
        return first, last
    nearest = int(np.abs(pts - 0.5 * (start + end)).argmin())
    return nearest, nearest
