"""Forward kinematics of the SMPL-X skeleton: from joint rotations to places in space."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from lexicon_db.tracks import JOINT_COUNT, JOINT_NAMES

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from app.body.model import BodyModel

#: Parent of each joint in the order of JOINT_NAMES; the pelvis has none.
PARENTS: Final[tuple[int, ...]] = (
    -1, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 9, 9, 12, 13, 14, 16, 17, 18, 19, 15, 15, 15,
    20, 25, 26, 20, 28, 29, 20, 31, 32, 20, 34, 35, 20, 37, 38,
    21, 40, 41, 21, 43, 44, 21, 46, 47, 21, 49, 50, 21, 52, 53,
)  # fmt: skip

#: The wrist of the left and the right hand, and the finger joints that follow each.
WRISTS: Final[tuple[int, int]] = (JOINT_NAMES.index("left_wrist"), JOINT_NAMES.index("right_wrist"))
FINGER_JOINTS: Final[tuple[slice, slice]] = (slice(25, 40), slice(40, 55))


@cache
def levels() -> tuple[tuple[NDArray[np.intp], NDArray[np.intp]], ...]:
    """Joints and their parents by distance from the pelvis; a level needs only the one before."""
    depth = [0] * JOINT_COUNT
    for joint in range(1, JOINT_COUNT):
        depth[joint] = depth[PARENTS[joint]] + 1
    found = []
    for level in range(1, max(depth) + 1):
        joints = np.array([j for j in range(JOINT_COUNT) if depth[j] == level], np.intp)
        found.append((joints, np.array([PARENTS[j] for j in joints], np.intp)))
    return tuple(found)


def rotation_matrices(axis_angle: NDArray[np.floating[Any]]) -> NDArray[np.floating[Any]]:
    """Rotation matrices of axis-angle vectors (Rodrigues' formula), exact at zero and at pi.

    Args:
        axis_angle: (..., 3) radians, float32 or float64.

    Returns:
        (..., 3, 3) of the same type.
    """
    vectors = np.asarray(axis_angle)
    angle = np.linalg.norm(vectors, axis=-1)
    # sin(a)/a and (1 - cos(a))/a^2 = (sin(a/2)/(a/2))^2 / 2 are smooth through zero as sinc.
    first = np.sinc(angle / np.pi)
    second = 0.5 * np.sinc(angle / (2 * np.pi)) ** 2
    x, y, z = vectors[..., 0], vectors[..., 1], vectors[..., 2]
    matrices = np.empty((*vectors.shape, 3), vectors.dtype)
    matrices[..., 0, 0] = 1 - second * (y * y + z * z)
    matrices[..., 1, 1] = 1 - second * (x * x + z * z)
    matrices[..., 2, 2] = 1 - second * (x * x + y * y)
    matrices[..., 0, 1] = second * x * y - first * z
    matrices[..., 1, 0] = second * x * y + first * z
    matrices[..., 0, 2] = second * x * z + first * y
    matrices[..., 2, 0] = second * x * z - first * y
    matrices[..., 1, 2] = second * y * z - first * x
    matrices[..., 2, 1] = second * y * z + first * x
    return matrices


def right_jacobian(axis_angle: NDArray[np.floating[Any]]) -> NDArray[np.floating[Any]]:
    """Right Jacobians of SO(3): how a change of an axis-angle vector turns what it rotates.

    For small d, R(a + d) = R(a) R(J d) (Chirikjian 2012, eq. 10.86).

    Args:
        axis_angle: (..., 3) radians.

    Returns:
        (..., 3, 3).
    """
    vectors = np.asarray(axis_angle)
    angle = np.linalg.norm(vectors, axis=-1)[..., None, None]
    safe = np.maximum(angle, 1e-4)
    first = 0.5 * np.sinc(angle / (2 * np.pi)) ** 2
    second = np.where(angle < 1e-4, 1 / 6, (safe - np.sin(safe)) / safe**3)
    x, y, z = np.moveaxis(vectors, -1, 0)
    zero = np.zeros_like(x)
    skew = np.stack([zero, -z, y, z, zero, -x, -y, x, zero], -1).reshape(*vectors.shape, 3)
    jacobian: NDArray[np.floating[Any]] = np.eye(3) - first * skew + second * (skew @ skew)
    return jacobian


def rest_joints(
    model: BodyModel, betas: ArrayLike | None = None, hand_scale: ArrayLike | None = None
) -> NDArray[np.float64]:
    """Joints of the shaped body in the T-pose.

    Args:
        model: The body.
        betas: (10,) shape coefficients; None is the mean body.
        hand_scale: (2,) size of the left and the right hand; finger joints move away from their
            wrist by it.

    Returns:
        (55, 3) metres.
    """
    joints = model.joint_template.copy()
    if betas is not None:
        joints += model.joint_directions @ np.asarray(betas, np.float64)
    if hand_scale is not None:
        scales = np.asarray(hand_scale, np.float64)
        for wrist, fingers, scale in zip(WRISTS, FINGER_JOINTS, scales, strict=True):
            joints[fingers] = joints[wrist] + scale * (joints[fingers] - joints[wrist])
    return joints


def chain(
    local: NDArray[np.floating[Any]],
    joints: NDArray[np.floating[Any]],
    translation: NDArray[np.floating[Any]] | None = None,
) -> tuple[NDArray[np.floating[Any]], NDArray[np.floating[Any]]]:
    """World rotations and joint positions along the skeleton, level by level.

    Args:
        local: (T, 55, 3, 3) rotation of each joint relative to its parent.
        joints: (55, 3) joints of the rest pose, or (T, 55, 3) where the body changes.
        translation: (T, 3) or (3,) metres.

    Returns:
        World rotations (T, 55, 3, 3) and positions (T, 55, 3), typed like ``local``.
    """
    rest = np.asarray(joints, local.dtype)
    offsets = rest.copy()
    offsets[..., 1:, :] -= rest[..., list(PARENTS[1:]), :]
    world = np.empty_like(local)
    positions = np.empty((*local.shape[:2], 3), local.dtype)
    world[:, 0] = local[:, 0]
    positions[:, 0] = offsets[..., 0, :]
    if translation is not None:
        positions[:, 0] += translation
    for level, parents in levels():
        above = world[:, parents]
        world[:, level] = above @ local[:, level]
        steps = (above @ offsets[..., level, :, None])[..., 0]
        positions[:, level] = positions[:, parents] + steps
    return world, positions


def forward_kinematics(
    model: BodyModel,
    rotations: NDArray[np.floating[Any]],
    betas: ArrayLike | None = None,
    *,
    translation: NDArray[np.floating[Any]] | None = None,
    hand_scale: ArrayLike | None = None,
) -> tuple[NDArray[np.floating[Any]], NDArray[np.floating[Any]]]:
    """Where the joints of a body are, and how they are turned.

    Args:
        model: The body.
        rotations: (T, 55, 3) axis-angle in radians relative to the T-pose.
        betas: (10,) shape coefficients; None is the mean body.
        translation: (T, 3) metres, added to every joint.
        hand_scale: (2,) size of the left and the right hand.

    Returns:
        World rotations (T, 55, 3, 3) and positions (T, 55, 3) in metres, typed like ``rotations``.
    """
    joints = rest_joints(model, betas, hand_scale)
    return chain(rotation_matrices(rotations), joints, translation)
