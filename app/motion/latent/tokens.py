"""A gap as the learned prior sees it: joints of either side as tokens that are free of scale.

Both sides are looked at as a right side (mirrored axis-angle: x, -y, -z), so that one set of
weights serves both hands; every joint is divided by its own speed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from app.body.kinematics import FINGER_JOINTS, WRISTS
from app.motion.rotations import Array
from app.motion.transitions import gp
from app.motion.transitions.gap import Gap
from lexicon_db.tracks import JOINT_NAMES, LEFT, RIGHT, Times

Floats = NDArray[np.float32]

_ARM: Final = ("collar", "shoulder", "elbow")


def _side(side: int) -> list[int]:
    name = ("left", "right")[side]
    arm = [JOINT_NAMES.index(f"{name}_{joint}") for joint in _ARM]
    fingers = FINGER_JOINTS[side]
    return [*arm, WRISTS[side], *range(fingers.start, fingers.stop)]


#: (2, J) joints of the left and the right side: arm, wrist, fingers.
SIDES: Final = np.array([_side(LEFT), _side(RIGHT)])
#: Joints of a side.
KINDS: Final = SIDES.shape[1]
#: The joints of a side that belong to the arm; the wrist and the fingers follow.
ARM_KINDS: Final = len(_ARM)
_MIRROR: Final = np.array([1.0, -1.0, -1.0])

#: Sines over the gap that a residual is made of.
SINES: Final = 6
#: Context is looked at in steps of this length (s), so many on each side.
_STEP: Final = 0.04
_STEPS: Final = 8
#: Where in the gap the course of the base is looked at.
_PROBES: Final = np.linspace(0, 1, 7)[1:-1]
#: Numbers that describe one component of a joint, then those that describe the joint.
COMPONENT_FEATURES: Final = 2 * _STEPS + 1 + len(_PROBES)
JOINT_FEATURES: Final = 3

#: Speed below which a joint stands still, radians per step: the error of a good track.
_STILL: Final = 3e-4
_USUAL_SPEED: Final = 0.02
_USUAL_SPAN: Final = 0.3
#: Gaps longer than what was trained on (s) are looked at as if they were so long.
_LONGEST: Final = 0.8


@dataclass(frozen=True, eq=False)
class Tokens:
    """A gap, its likeliest course, and both sides as tokens: left then right, J joints each.

    Attributes:
        base: (L, C, 3) vectors of the Gaussian process at the gap's times.
        components: (2 J, 3, COMPONENT_FEATURES) per component, in units of the joint's speed.
        joints: (2 J, JOINT_FEATURES) logarithms of speed, span, and error against speed.
        unit: (2 J,) what a residual is measured in, radians.
    """

    base: Array
    components: Floats
    joints: Floats
    unit: Floats


def look_at(gap: Gap) -> Tokens:
    """The gap with its base, as tokens."""
    start, end = gap.before_pts[-1], gap.after_pts[0]
    span = float(end - start)
    probed = replace(gap, times=np.concatenate([gap.times, start + span * _PROBES]))
    course = gp.curve(probed)
    count = len(gap.times)
    joints = SIDES.reshape(-1)
    before = _on_grid(-gap.before_pts[::-1], gap.before[::-1, joints], -start)
    after = _on_grid(gap.after_pts, gap.after[:, joints], end)
    first, way = gap.before[-1, joints], (gap.after[0] - gap.before[-1])[joints]
    bent = course[count:, joints] - first - _PROBES[:, None, None] * way
    steps = np.concatenate([np.diff(before, axis=0), np.diff(after, axis=0)])
    speed = np.sqrt((steps**2).mean(axis=(0, 2)) + ((way * _STEP / span) ** 2).mean(-1)) + _STILL
    features = np.concatenate([before[1:] - before[0], after[1:] - after[0], way[None], bent])
    mirror = np.repeat([_MIRROR, np.ones(3)], KINDS, axis=0)
    features = features / speed[:, None] * mirror / _STEPS
    noise = 0.5 * (gap.before_noise + gap.after_noise)[joints]
    told = min(span, _LONGEST)
    about = np.stack(
        [
            np.log(speed / _USUAL_SPEED),
            np.full(len(joints), np.log(told / _USUAL_SPAN)),
            np.log1p(noise / speed),
        ],
        axis=-1,
    )
    return Tokens(
        course[:count],
        np.moveaxis(features, 0, -1).astype(np.float32),
        about.astype(np.float32),
        (speed * told / _USUAL_SPAN).astype(np.float32),
    )


def reversed_components(components: Floats) -> Floats:
    """Features (..., COMPONENT_FEATURES) of the same gap run backwards."""
    before, after = components[..., :_STEPS], components[..., _STEPS : 2 * _STEPS]
    way, bent = components[..., 2 * _STEPS, None], components[..., 2 * _STEPS + 1 :]
    return np.concatenate([after, before, -way, bent[..., ::-1]], axis=-1)


#: What running backwards does to the coefficients of the sines.
REVERSAL: Final = np.where(np.arange(SINES) % 2, -1.0, 1.0).astype(np.float32)


def sines(share: Times) -> Array:
    """Basis (L, SINES) at shares of the gap; zero at both borders."""
    return np.asarray(np.sin(np.pi * np.arange(1, SINES + 1) * np.asarray(share)[:, None]))


def residual_vectors(values: Array) -> Array:
    """Vectors (..., C=2 J, 3) of tokens as joints have them, or the other way round."""
    return np.asarray(values * np.repeat([_MIRROR, np.ones(3)], KINDS, axis=0))


def _on_grid(pts: Times, vectors: Array, border: float) -> Array:
    """Vectors (STEPS + 1, J, 3) in even steps from the border outwards; held where none is."""
    wanted = np.clip(border + _STEP * np.arange(_STEPS + 1), pts[0], pts[-1])
    later = np.clip(np.searchsorted(pts, wanted), 1, max(len(pts) - 1, 1))
    later = np.minimum(later, len(pts) - 1)
    earlier = np.maximum(later - 1, 0)
    length = np.maximum(pts[later] - pts[earlier], 1e-9)
    share = np.clip((wanted - pts[earlier]) / length, 0, 1)[:, None, None]
    return np.asarray(vectors[earlier] + share * (vectors[later] - vectors[earlier]))
