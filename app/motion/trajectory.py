"""The continuous motion of an utterance, each frame marked with where it comes from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from app.motion.rotations import exp, log, slerp
from lexicon_db.records import FillMethod
from lexicon_db.tracks import Contact, Floats, MotionTrack, Times


class Origin(IntEnum):
    """Where a frame comes from."""

    SIGN = 0
    TRANSITION = 1
    HOLD = 2


@dataclass(frozen=True)
class Span:
    """The recorded frames of one slot.

    Attributes:
        slot: Place in the utterance, from 0.
        label: What stands there, for people.
        first: First frame of the sign in the trajectory.
        last: Last frame of the sign.
        start: Seconds of the first frame.
        end: Seconds of the last frame.
    """

    slot: int
    label: str
    first: int
    last: int
    start: float
    end: float


@dataclass(frozen=True)
class FaceSpan:
    """Where the face is that of one slot; at seams it overlaps with those of its neighbours.

    A face that is made otherwise, such as mouthing written as text and turned into face units, is
    a span of this kind as well: its units take the place of those of the slot from ``start`` to
    ``end``, and nothing of the hands changes.

    Attributes:
        slot: Place in the utterance, from 0.
        label: Whose face it is, for people.
        start: Seconds at which it begins to show, on the clock of the trajectory.
        end: Seconds at which nothing of it is left.
    """

    slot: int
    label: str
    start: float
    end: float


@dataclass(frozen=True)
class SeamSpan:
    """The way from one slot to the next; seconds are those of the trajectory.

    Attributes:
        slot: The slot that is left.
        start: End of the sign that is left.
        gap: Seconds of movement to the next sign.
        hold: Seconds that the end of the sign is held before that.
        predicted: The gap that was predicted, whether or not it was taken.
        shortest: Lower end of what is plausible.
        longest: Upper end of what is plausible.
        method: How the transition was made.
        seed: Which of the plausible transitions it is; None is the likeliest.
    """

    slot: int
    start: float
    gap: float
    hold: float
    predicted: float
    shortest: float
    longest: float
    method: FillMethod
    seed: int | None = None


@dataclass(frozen=True, eq=False)
class Trajectory:
    """Synthesized motion.

    Attributes:
        motion: T frames with strictly increasing, not necessarily even times from 0; never nan.
        origin: (T,) an Origin per frame.
        slot: (T,) the slot of each frame; transitions and holds belong to the slot they leave.
        spans: One per slot, in order.
        seams: One per pair of neighbouring slots, in order.
        faces: One per slot, in order: the face is a layer with times of its own.
    """

    motion: MotionTrack
    origin: NDArray[np.uint8]
    slot: NDArray[np.int16]
    spans: tuple[Span, ...]
    seams: tuple[SeamSpan, ...]
    faces: tuple[FaceSpan, ...] = ()

    def __post_init__(self) -> None:
        count = len(self.motion.pts)
        if self.origin.shape != (count,) or self.slot.shape != (count,):
            raise ValueError("origin and slot must have one value per frame")

    @property
    def pts(self) -> Times:
        """(T,) seconds."""
        return self.motion.pts

    @property
    def rotations(self) -> Floats:
        """(T, 55, 3) axis-angle in radians."""
        return self.motion.rotations

    @property
    def face(self) -> Floats:
        """(T, 52) face units."""
        return self.motion.face

    def resampled(self, fps: float) -> Trajectory:
        """The same movement in even steps, for players and files of a fixed frame rate.

        Rotations turn evenly between frames, all else goes straight or is that of the nearest
        frame. A trajectory that has this rate already is returned as it is.

        Args:
            fps: Frames per second, above 0.
        """
        if not fps > 0:
            raise ValueError(f"fps must be above 0, not {fps}")
        pts = self.motion.pts
        if np.allclose(pts, np.arange(len(pts)) / fps, rtol=0, atol=1e-6):
            return self
        times = np.arange(round(pts[-1] * fps) + 1) / fps
        later = np.clip(np.searchsorted(pts, times), 1, max(len(pts) - 1, 1))
        later = np.minimum(later, len(pts) - 1)
        earlier = np.maximum(later - 1, 0)
        span = np.maximum(pts[later] - pts[earlier], 1e-9)
        share = np.clip((times - pts[earlier]) / span, 0.0, 1.0)
        nearest = np.where(share < 0.5, earlier, later)
        origin, slot = self.origin[nearest], self.slot[nearest]
        spans = tuple(_moved(span, times) for span in self.spans)
        for span in spans:
            origin[span.first : span.last + 1] = Origin.SIGN
            slot[span.first : span.last + 1] = span.slot
        motion = self._motion_at(times, earlier, later, share)
        return Trajectory(motion, origin, slot, spans, self.seams, self.faces)

    def _motion_at(
        self,
        times: Times,
        earlier: NDArray[np.intp],
        later: NDArray[np.intp],
        share: NDArray[np.float64],
    ) -> MotionTrack:
        motion = self.motion
        turned = slerp(exp(motion.rotations[earlier]), exp(motion.rotations[later]), share[:, None])
        weight = share.astype(np.float32)

        def between(values: Floats) -> Floats:
            part = weight.reshape(-1, *(1,) * (values.ndim - 1))
            return values[earlier] + part * (values[later] - values[earlier])

        return MotionTrack(
            times,
            log(turned).astype(np.float32),
            between(motion.face),
            between(motion.anchors),
            tuple(_touching(contact, motion.pts, times) for contact in motion.contacts),
            motion.flags[np.where(share < 0.5, earlier, later)],
            motion.noise,
        )


def _frames_in(times: Times, start: float, end: float) -> tuple[int, int]:
    """Frames nearest to the bounds of a stretch of time."""
    first, last = (int(np.abs(times - bound).argmin()) for bound in (start, end))
    return first, last


def _moved(span: Span, times: Times) -> Span:
    first, last = _frames_in(times, span.start, span.end)
    return replace(span, first=first, last=last)


def _touching(contact: Contact, pts: Times, times: Times) -> Contact:
    first, last = _frames_in(times, pts[contact.first], pts[contact.last])
    return replace(contact, first=first, last=last)
