"""Motion as BioVision Hierarchy (.bvh): a skeleton with finger bones, and its joint angles.

Metres; axes of the body (x to its left, y up, z forward); the rest pose is the T-pose with flat
hands; each joint turns by Rz Ry Rx in degrees. The format can state the frame rate alone. Faces and
the surface do not fit into it. Source: the format as Biovision's C3D converter wrote it, described
by M. Meredith and S. Maddock, Motion Capture File Formats Explained (2001).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from app.body.kinematics import PARENTS, rest_joints, rotation_matrices
from app.body.places import Places
from lexicon_db.tracks import JOINT_COUNT, JOINT_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from app.body.model import BodyModel
    from app.interchange.smplx_npz import SmplxMotion

    Doubles = NDArray[np.float64]

_ROTATIONS: Final = "Zrotation Yrotation Xrotation"
#: Where bones end that nothing follows, metres from their joint.
_ENDS: Final = {"jaw": (0.0, -0.03, 0.07), "left_eye": (0.0, 0.0, 0.02), "right_eye": (0, 0, 0.02)}
#: Closer than this to a quarter turn of y, x and z turn about one line.
_LOCKED: Final = 1e-7


def encode_bvh(motion: SmplxMotion, model: BodyModel) -> str:
    """Write the motion of the mean body.

    Args:
        motion: T frames; face units and expressions are left out.
        model: The body whose bone lengths the skeleton has.
    """
    rest = rest_joints(model)
    angles = np.degrees(euler_angles(rotation_matrices(motion.poses.reshape(-1, JOINT_COUNT, 3))))
    order = list(_depth_first(0))
    values = np.concatenate(
        [motion.trans + rest[0], angles[:, order].reshape(len(angles), -1)], axis=1
    )
    lines = [
        "HIERARCHY",
        *_joint_lines(0, rest, _bone_ends(model), 0),
        "MOTION",
        f"Frames: {len(values)}",
        f"Frame Time: {1 / motion.fps:.9f}",
        *(" ".join(f"{value:.6f}" for value in row) for row in values.tolist()),
    ]
    return "\n".join(lines) + "\n"


def euler_angles(matrices: Doubles) -> Doubles:
    """Angles z, y, x of rotation matrices, such that R = Rz Ry Rx, without needless jumps.

    Of the two ways to write a rotation the one is taken that is nearer to the frame before, so
    that programs which interpolate angles show the movement.

    Args:
        matrices: (T, J, 3, 3).

    Returns:
        (T, J, 3) radians.
    """
    sine = np.clip(-matrices[..., 2, 0], -1, 1)
    across = np.hypot(matrices[..., 0, 0], matrices[..., 1, 0])
    locked = across < _LOCKED
    z = np.arctan2(matrices[..., 1, 0], matrices[..., 0, 0])
    x = np.arctan2(matrices[..., 2, 1], matrices[..., 2, 2])
    z = np.where(locked, np.arctan2(-matrices[..., 0, 1], matrices[..., 1, 1]), z)
    x = np.where(locked, 0, x)
    first: Doubles = np.stack([z, np.arctan2(sine, across), x], axis=-1)
    other = np.stack([z + np.pi, np.pi - first[..., 1], x + np.pi], axis=-1)
    angles: Doubles = np.empty_like(first)
    before = np.zeros_like(first[0])
    for frame in range(len(first)):
        near, far = (_nearest_turn(way[frame], before) for way in (first, other))
        is_near = np.abs(near - before).sum(axis=-1) <= np.abs(far - before).sum(axis=-1)
        angles[frame] = before = np.where(is_near[..., None], near, far)
    return angles


def _nearest_turn(angles: Doubles, before: Doubles) -> Doubles:
    """The same angles, whole turns away, that are nearest to others."""
    nearest: Doubles = angles + 2 * np.pi * np.round((before - angles) / (2 * np.pi))
    return nearest


def _children(joint: int) -> list[int]:
    return [child for child in range(JOINT_COUNT) if PARENTS[child] == joint]


def _depth_first(joint: int) -> Iterator[int]:
    """A joint and all that hang on it, in the order in which the file names them."""
    yield joint
    for child in _children(joint):
        yield from _depth_first(child)


def _joint_lines(joint: int, rest: Doubles, ends: dict[str, Doubles], depth: int) -> Iterator[str]:
    space = "\t" * depth
    parent = PARENTS[joint]
    offset = rest[joint] - rest[parent] if depth else rest[joint]
    yield f"{space}{'JOINT' if depth else 'ROOT'} {JOINT_NAMES[joint]}"
    yield f"{space}{{"
    # The place of the root is a channel; an offset would be added to it by some programs.
    yield f"{space}\tOFFSET {_row(offset if depth else np.zeros(3))}"
    places = "" if depth else "Xposition Yposition Zposition "
    yield f"{space}\tCHANNELS {3 if depth else 6} {places}{_ROTATIONS}"
    for child in _children(joint):
        yield from _joint_lines(child, rest, ends, depth + 1)
    if not _children(joint):
        yield f"{space}\tEnd Site"
        yield f"{space}\t{{"
        yield f"{space}\t\tOFFSET {_row(ends[JOINT_NAMES[joint]])}"
        yield f"{space}\t}}"
    yield f"{space}}}"


def _bone_ends(model: BodyModel) -> dict[str, Doubles]:
    """Where the bones end that nothing follows: finger tips, big toes, chin, pupils."""
    places = Places(model)
    ends = {name: np.array(end, np.float64) for name, end in _ENDS.items()}
    for side in ("left", "right"):
        for finger in ("index", "middle", "pinky", "ring", "thumb"):
            ends[f"{side}_{finger}3"] = places.offsets[places.indices([f"{side}_{finger}_tip"])[0]]
        ends[f"{side}_foot"] = places.offsets[places.indices([f"{side}_big_toe"])[0]]
    return ends


def _row(values: Doubles) -> str:
    return " ".join(f"{value:.6f}" for value in values)
