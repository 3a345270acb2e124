"""What each kind of repair does to the frames of its stretch. Nothing else changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np

from app.body.anchors import AnchorFrame
from app.body.kinematics import FINGER_JOINTS
from app.body.repairs import joints_of, moved_hand
from app.motion.missing import complete
from app.motion.pieces import cut
from app.motion.repairs.stretch import Stretch
from app.motion.rotations import Array, Numbers, compose, exp, log, slerp
from app.motion.transitions import fill
from app.motion.transitions.gap import CONTEXT_FRAMES
from lexicon_db.records import BodyPart, FillMethod
from lexicon_db.tracks import FACE_UNITS, Floats, MotionTrack

#: Mirrors the rotation of a joint of one side into that of the other.
_MIRROR: Final = np.array([1.0, -1.0, -1.0])


def interpolated(motion: MotionTrack, stretch: Stretch, part: BodyPart) -> tuple[Floats, Floats]:
    """A part as it most probably moved, given the frames around the stretch.

    At the beginning or the end of the take, where there is only one side, its pose is held.

    Args:
        motion: The take.
        stretch: The frames that are made anew; not all of the take.
        part: What is made anew.

    Returns:
        Rotations (N, 55, 3) and face units (N, 52) of the stretch.
    """
    rotations = motion.rotations[stretch.frames].copy()
    face = motion.face[stretch.frames].copy()
    count, last = stretch.last - stretch.first + 1, len(motion.pts) - 1
    before = cut(motion, max(0, stretch.first - CONTEXT_FRAMES), stretch.first - 1)
    after = cut(motion, stretch.last + 1, min(last, stretch.last + CONTEXT_FRAMES))
    if stretch.first > 0 and stretch.last < last:
        made = fill(FillMethod.GP, complete(before), complete(after), stretch.times)
    else:
        side, border = (before, -1) if stretch.first > 0 else (after, 0)
        held = np.full(count, border)
        made = MotionTrack(
            stretch.times, side.rotations[held], side.face[held], side.anchors[held], (),
            side.flags[held],
        )  # fmt: skip
    joints = list(joints_of(part))
    rotations[:, joints] = made.rotations[:, joints]
    return rotations, made.face if part is BodyPart.FACE else face


def borrowed(
    motion: MotionTrack,
    stretch: Stretch,
    part: BodyPart,
    *,
    other: MotionTrack,
    times: Array,
    fade: float,
) -> tuple[Floats, Floats]:
    """A part as another take has it, blended in at both ends.

    Args:
        motion: The take.
        stretch: The frames that are changed.
        part: What is taken from the other take.
        other: The other take.
        times: (N,) for each frame of the stretch the moment in the other take.
        fade: Seconds of blending at each end.

    Returns:
        Rotations (N, 55, 3) and face units (N, 52) of the stretch.
    """
    rotations = motion.rotations[stretch.frames].copy()
    face = motion.face[stretch.frames].copy()
    source = complete(other)
    at = np.clip(times, source.pts[0], source.pts[-1])
    later = np.clip(np.searchsorted(source.pts, at), 1, max(1, len(source.pts) - 1))
    later = np.minimum(later, len(source.pts) - 1)
    earlier = np.maximum(later - 1, 0)
    span = np.maximum(source.pts[later] - source.pts[earlier], 1e-9)
    share = np.clip((at - source.pts[earlier]) / span, 0, 1)
    weights = stretch.weights(fade)
    joints = list(joints_of(part))
    ends = exp(source.rotations[earlier][:, joints]), exp(source.rotations[later][:, joints])
    taken = log(slerp(*ends, share[:, None]))
    rotations[:, joints] = _blended(rotations[:, joints], taken, weights)
    if part is BodyPart.FACE:
        units = source.face[earlier] + share[:, None] * (source.face[later] - source.face[earlier])
        face += (weights[:, None] * (units - face)).astype(np.float32)
    return rotations, face


def turned_joint(rotations: Floats, joint: int, turns: Array) -> Floats:
    """Rotations (N, 55, 3) with one joint turned further, in its own axes.

    Args:
        rotations: (N, 55, 3) axis-angle in radians.
        joint: Its number.
        turns: (N, 3) axis-angle in radians.
    """
    turned = rotations.copy()
    turned[:, joint] = log(compose(exp(rotations[:, joint]), exp(turns)))
    return turned


def shifted_hand(frame: AnchorFrame, rotations: Floats, hand: int, ways: Array) -> Floats:
    """Rotations (N, 55, 3) with a hand moved by ``ways`` (N, 3) metres; its arm follows."""
    moves = ways.any(axis=1)
    shifted = rotations.copy()
    if moves.any():
        shifted[moves] = moved_hand(frame, rotations[moves].astype(np.float64), hand, ways[moves])
    return shifted


def shaped_hand(rotations: Floats, hand: int, fingers: Numbers, weights: Array) -> Floats:
    """Rotations (N, 55, 3) with the fingers of a hand brought to a shape.

    Args:
        rotations: (N, 55, 3) axis-angle in radians.
        hand: LEFT or RIGHT.
        fingers: (15, 3) the shape, as rotations of this hand's finger joints.
        weights: (N,) how far each frame goes, 0 to 1.
    """
    shaped = rotations.copy()
    joints = FINGER_JOINTS[hand]
    wanted = np.broadcast_to(np.asarray(fingers, np.float64), (len(rotations), 15, 3))
    shaped[:, joints] = _blended(rotations[:, joints], wanted, weights)
    return shaped


def mirrored_shape(fingers: Numbers) -> Array:
    """The shape (15, 3) of one hand for the other."""
    return np.asarray(fingers * _MIRROR)


def faced(face: Floats, units: Mapping[str, float], weights: Array) -> Floats:
    """Face units (N, 52), some of them brought to other values, 0 to 1.

    Args:
        face: (N, 52).
        units: Values by name of the unit.
        weights: (N,) how far each frame goes, 0 to 1.
    """
    changed = face.copy()
    for name, value in units.items():
        unit = FACE_UNITS.index(name)
        changed[:, unit] += weights * (np.clip(value, 0, 1) - changed[:, unit])
    return changed


def aligned_times(times: Array, bounds: Sequence[float], others: Sequence[float]) -> Array:
    """Moments of another take that correspond to moments of this one, phase by phase.

    Args:
        times: (N,) seconds in this take.
        bounds: When the phases of this take begin and end, in order.
        others: The same of the other take.

    Returns:
        (N,) seconds; before the first and after the last bound both takes run at the same speed.
    """
    own, other = np.asarray(bounds, np.float64), np.asarray(others, np.float64)
    inside = np.interp(times, own, other)
    early, late = np.minimum(times - own[0], 0), np.maximum(times - own[-1], 0)
    return np.asarray(inside + early + late)


def _blended(start: Numbers, end: Numbers, weights: Array) -> Floats:
    """From rotations (N, J, 3) to others; where the weight is 1 exactly the others."""
    mixed = log(slerp(exp(start), exp(end), weights[:, None]))
    whole = (weights >= 1)[:, None, None]
    return np.where(whole, end, mixed).astype(np.float32)
