"""All repairs of a take in order: the measured motion below, each layer over it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from app.body.anchors import AnchorFrame
from app.body.repairs import side_of
from app.motion.repairs.steps import (
    aligned_times,
    borrowed,
    faced,
    interpolated,
    shaped_hand,
    shifted_hand,
    turned_joint,
)
from app.motion.repairs.stretch import Stretch, stretch_of
from lexicon_db.records import Repair, RepairId, RepairKind
from lexicon_db.tracks import JOINT_NAMES, Flags, Floats, HandFlag, MotionTrack

#: What a hand is said to be whose frames were made anew, or are not to be trusted.
_FLAGS: Final = {
    RepairKind.MARK: HandFlag.REJECTED,
    RepairKind.INTERPOLATE: HandFlag.INTERPOLATED,
    RepairKind.TAKE_FROM: HandFlag.RECOVERED,
}
#: A person who corrects a hand vouches for it: what was measured still is, else it is recovered.
_CORRECTIONS: Final = (RepairKind.NUDGE, RepairKind.HANDSHAPE)


@dataclass(frozen=True, eq=False)
class Ground:
    """What repairs of a take stand on, besides its motion.

    Attributes:
        start: Seconds of the first frame of the take in its recording.
        frame: The mean body, which signs motion tracks.
        sources: Motions of other takes by the identifier of their track.
    """

    start: float
    frame: AnchorFrame
    sources: Mapping[str, MotionTrack]


def apply_repairs(
    motion: MotionTrack, repairs: Iterable[Repair], ground: Ground
) -> tuple[MotionTrack, tuple[RepairId, ...]]:
    """The motion with its active repairs, and the repairs that do not fit it.

    A repair does not fit where its stretch lies outside of the take, covers all of it with nothing
    left to interpolate from, or what it needs of another take is gone. Frames outside of all
    stretches are those of ``motion``, bit for bit.

    Details by kind: TAKE_FROM ``track`` (of the other take), ``bounds`` (own phases, seconds in the
    recording), ``other_bounds`` (in the other track), ``fade``; NUDGE ``joint`` (a name; empty for
    the place of the hand) and ``keys``, each with ``at`` (seconds in the recording) and ``by``
    (radians in the joint's axes, or metres in body axes); HANDSHAPE ``fingers`` (15, 3), ``name``,
    ``fade``; FACE ``units`` by name, ``fade``.
    """
    repaired, unfit = motion, []
    for repair in repairs:
        if not repair.is_active:
            continue
        start, end = repair.start - ground.start, repair.end - ground.start
        stretch = stretch_of(motion.pts, start, end)
        if stretch is None or not _fits(repair, stretch, ground):
            unfit.append(repair.id)
            continue
        repaired = _applied(repaired, repair, stretch, ground)
    return _with_anchors(motion, repaired, ground.frame), tuple(unfit)


def interpolated_hands(
    motion: MotionTrack, repairs: Iterable[Repair], start: float
) -> NDArray[np.bool_]:
    """Where a person had hands interpolated, and no later repair said anything else of them.

    Args:
        motion: The motion with these repairs.
        repairs: Its repairs.
        start: Seconds of its first frame in the recording.

    Returns:
        (T, 2) for each frame and hand.
    """
    asked = np.zeros(motion.flags.shape, np.bool_)
    for repair in repairs:
        side = side_of(repair.part)
        if side is None or not repair.is_active or repair.kind is not RepairKind.INTERPOLATE:
            continue
        stretch = stretch_of(motion.pts, repair.start - start, repair.end - start)
        if stretch is not None and not stretch.is_whole:
            asked[stretch.frames, side] = True
    return np.asarray(asked & (motion.flags == HandFlag.INTERPOLATED))


def _fits(repair: Repair, stretch: Stretch, ground: Ground) -> bool:
    if repair.kind is RepairKind.INTERPOLATE:
        return not stretch.is_whole
    if repair.kind is RepairKind.TAKE_FROM:
        return repair.details["track"] in ground.sources
    return True


def _applied(motion: MotionTrack, repair: Repair, stretch: Stretch, ground: Ground) -> MotionTrack:
    rotations, face = _changed(motion, repair, stretch, ground)
    return replace(
        motion,
        rotations=_put(motion.rotations, stretch, rotations),
        face=_put(motion.face, stretch, face),
        flags=_flagged(motion.flags, repair, stretch),
    )


def _flagged(flags: Flags, repair: Repair, stretch: Stretch) -> Flags:
    """What the hands are said to be after a repair; only hands and arms have flags."""
    side = side_of(repair.part)
    if side is None:
        return flags
    flagged = flags.copy()
    hand = flagged[stretch.frames, side]
    if repair.kind in _CORRECTIONS:
        hand[hand != HandFlag.MEASURED] = HandFlag.RECOVERED
    else:
        hand[:] = _FLAGS[repair.kind]
    return flagged


def _changed(
    motion: MotionTrack, repair: Repair, stretch: Stretch, ground: Ground
) -> tuple[Floats, Floats]:
    """Rotations and face units of the stretch, repaired."""
    details: dict[str, Any] = repair.details
    rotations, face = motion.rotations[stretch.frames], motion.face[stretch.frames]
    match repair.kind:
        case RepairKind.INTERPOLATE:
            return interpolated(motion, stretch, repair.part)
        case RepairKind.TAKE_FROM:
            bounds = [bound - ground.start for bound in details["bounds"]]
            times = aligned_times(stretch.times, bounds, details["other_bounds"])
            other, fade = ground.sources[details["track"]], details["fade"]
            return borrowed(motion, stretch, repair.part, other=other, times=times, fade=fade)
        case RepairKind.NUDGE:
            return _nudged(rotations, repair, stretch, ground), face
        case RepairKind.HANDSHAPE:
            weights = stretch.weights(details["fade"])
            side = side_of(repair.part)
            assert side is not None
            return shaped_hand(rotations, side, np.array(details["fingers"]), weights), face
        case RepairKind.FACE:
            return rotations, faced(face, details["units"], stretch.weights(details["fade"]))
        case RepairKind.MARK:
            return rotations, face


def _nudged(rotations: Floats, repair: Repair, stretch: Stretch, ground: Ground) -> Floats:
    keys = [(key["at"] - ground.start, key["by"]) for key in repair.details["keys"]]
    offsets = stretch.offsets(keys)
    joint = repair.details["joint"]
    if joint:
        return turned_joint(rotations, JOINT_NAMES.index(joint), offsets)
    side = side_of(repair.part)
    assert side is not None
    return shifted_hand(ground.frame, rotations, side, offsets)


def _put(values: Floats, stretch: Stretch, new: Floats) -> Floats:
    put = values.copy()
    put[stretch.frames] = new
    return put


def _with_anchors(measured: MotionTrack, repaired: MotionTrack, frame: AnchorFrame) -> MotionTrack:
    """The repaired motion with anchors that moved as its hands did.

    Measured anchors know the signer's own proportions, which the mean body has not: so they move
    by what the repair has moved, and only where it has moved something.
    """
    moved = _differs(measured.rotations, repaired.rotations)
    if not moved.any():
        return repaired
    before, after = (
        frame.measure(*frame.posed(track.rotations[moved].astype(np.float64)))
        for track in (measured, repaired)
    )
    anchors = repaired.anchors.copy()
    known = anchors[moved]
    shifted = known + (after - before)
    for better in (after, known):
        shifted = np.where(np.isfinite(shifted), shifted, better)
    anchors[moved] = shifted.astype(np.float32)
    return replace(repaired, anchors=anchors)


def _differs(one: Floats, other: Floats) -> NDArray[np.bool_]:
    """Frames (T,) in which rotations (T, 55, 3) differ; nan is like nan."""
    same = (one == other) | (np.isnan(one) & np.isnan(other))
    return np.asarray(~same.all(axis=(1, 2)))
