"""Observations against a posed body: misfit, and its first derivatives by all unknowns.

The derivative of a point by one component of a joint's axis-angle vector is the cross product of
the turning axis in space and the lever from the joint to the point. The axis is the joint's world
rotation times a column of the right Jacobian of its axis-angle vector.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from app.body.fitting.degrees import signing_degrees
from app.body.kinematics import (
    FINGER_JOINTS,
    PARENTS,
    WRISTS,
    chain,
    levels,
    rest_joints,
    right_jacobian,
    rotation_matrices,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.body.fitting.observations import Observations
    from app.body.fitting.points import FitPoints, Group
    from app.body.fitting.start import State
    from app.body.model import BodyModel

    Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Linearization:
    """Normal equations of the observations: N = D + 3 unknowns per frame, 10 shared betas.

    Attributes:
        normal: (T, N, N) within frames.
        gradient: (T, N).
        border: (T, N, 10) between the unknowns of a frame and the betas.
        corner: (10, 10) between the betas.
        shape_gradient: (10,).
    """

    normal: Floats
    gradient: Floats
    border: Floats
    corner: Floats
    shape_gradient: Floats


class _Posed:
    """The body in all frames, with what derivatives need."""

    def __init__(
        self, model: BodyModel, points: FitPoints, seen: Observations, state: State
    ) -> None:
        self.model, self.points, self.seen = model, points, seen
        table = signing_degrees()
        rotations = table.rotations(state.values)
        joints = rest_joints(model, state.betas, seen.hand_scale)
        self.world, self.positions = chain(rotation_matrices(rotations), joints, state.translation)
        self.offsets = points.offsets(joints, state.betas, seen.hand_scale)
        on = points.joints
        self.at = self.positions[:, on] + (self.world[:, on] @ self.offsets[..., None])[..., 0]
        self._rotations = rotations

    def axes(self) -> Floats:
        """(T, D, 3) axis in space about which each degree turns its joint."""
        table = signing_degrees()
        joints, number = np.unique(table.joint, return_inverse=True)
        turning = self.world[:, joints] @ right_jacobian(self._rotations[:, joints])
        axes: Floats = turning[:, number, :, table.axis].transpose(1, 0, 2)
        return axes

    def shape_moves(self) -> Floats:
        """(T, P, 3, 10) what each beta adds to the place of each point."""
        scale = np.ones(len(PARENTS))
        for fingers, factor in zip(FINGER_JOINTS, self.seen.hand_scale, strict=True):
            scale[fingers] = factor
        directions = self.model.joint_directions
        steps = directions.copy()
        steps[1:] -= directions[list(PARENTS[1:])]
        steps *= scale[:, None, None]
        moves = np.empty((*self.positions.shape, directions.shape[2]))
        moves[:, 0] = steps[0]
        for level, parents in levels():
            moves[:, level] = moves[:, parents] + self.world[:, parents] @ steps[level]
        rest = directions.copy()
        for wrist, fingers, factor in zip(WRISTS, FINGER_JOINTS, self.seen.hand_scale, strict=True):
            rest[fingers] = rest[wrist] + factor * (rest[fingers] - rest[wrist])
        on = self.points.joints
        return moves[:, on] + self.world[:, on] @ self.points.directions(rest, self.seen.hand_scale)


def misfit(
    model: BodyModel, points: FitPoints, seen: Observations, state: State, *, kernel: float
) -> float:
    """Robust cost of all observations: the Cauchy function of each point's weighted distance."""
    posed = _Posed(model, points, seen, state)
    flat, space = _residuals(posed)
    cost = 0.0
    for squared, size in ((np.sum(flat**2, axis=-1), 2), (np.sum(space**2, axis=-1), 3)):
        width = kernel**2 * size
        cost += float(width * np.log1p(squared / width).sum())
    return cost


def linearize(
    model: BodyModel, points: FitPoints, seen: Observations, state: State, *, kernel: float
) -> Linearization:
    """Normal equations of the observations around a state.

    Args:
        model: The body.
        points: Its observed points.
        seen: The observations.
        state: Where to linearize.
        kernel: Width of the robust kernel in standard deviations.
    """
    posed = _Posed(model, points, seen, state)
    flat, space = _residuals(posed)
    robust = [
        1 / np.sqrt(1 + np.sum(r**2, axis=-1, keepdims=True) / (kernel**2 * r.shape[-1]))
        for r in (flat, space)
    ]
    axes, shape = posed.axes(), posed.shape_moves()
    frames, degrees, shapes = *axes.shape[:2], shape.shape[-1]
    total = degrees + 3
    out = Linearization(
        np.zeros((frames, total, total)),
        np.zeros((frames, total)),
        np.zeros((frames, total, shapes)),
        np.zeros((shapes, shapes)),
        np.zeros(shapes),
    )
    for group in points.groups:
        rows, shape_rows = _group_rows(posed, group, axes, shape)
        weights = _row_weights(seen, group, robust)
        residual = np.concatenate([flat[:, group.points], space[:, group.points]], axis=2)
        scaled = np.concatenate(
            [robust[0][:, group.points].repeat(2, 2), robust[1][:, group.points].repeat(3, 2)], 2
        )
        _add(
            out,
            group,
            rows * weights[..., None],
            shape_rows * weights[..., None],
            residual * scaled,
        )
    return out


def _residuals(posed: _Posed) -> tuple[Floats, Floats]:
    """Weighted residuals in the picture (T, P, 2) and in space (T, P, 3); 0 where unseen."""
    seen = posed.seen
    depth = -posed.at[..., 2]
    flat = posed.at[..., :2] / depth[..., None] * np.array([seen.focal, -seen.focal])
    flat += np.array(seen.size) / 2 - seen.pixels
    flat = np.where(seen.pixel_weights[..., None] > 0, flat * seen.pixel_weights[..., None], 0.0)
    relative = np.zeros_like(posed.at)
    for group in posed.points.groups:
        origin = posed.at[:, group.reference, None]
        relative[:, group.points] = posed.at[:, group.points] - origin
    space = np.where(seen.space_weights > 0, (relative - seen.space) * seen.space_weights, 0.0)
    return flat, space


def _group_rows(posed: _Posed, group: Group, axes: Floats, shape: Floats) -> tuple[Floats, Floats]:
    """Unweighted derivatives of a group's observations.

    Returns:
        By the group's degrees and the translation (T, K, 5, C + 3), and by the betas
        (T, K, 5, 10); the five rows of a point are u, v and its relative x, y, z.
    """
    at = posed.at[:, group.points]
    pivots = posed.positions[:, signing_degrees().joint[group.degrees]]
    turning = axes[:, group.degrees]
    frames, count = at.shape[:2]
    width = len(group.degrees)
    moves = _cross(turning[:, None], at[:, :, None] - pivots[:, None])
    moves *= group.moves[None, :, :, None]
    origin = posed.at[:, group.reference]
    carried = _cross(turning, origin[:, None] - pivots) * group.moves_reference[None, :, None]
    rows = np.zeros((frames, count, 5, width + 3))
    across, down, tilt_x, tilt_y = _projection(at, posed.seen.focal)
    rows[:, :, 0, :width] = across * moves[..., 0] + tilt_x * moves[..., 2]
    rows[:, :, 1, :width] = down * moves[..., 1] + tilt_y * moves[..., 2]
    rows[:, :, 0, width], rows[:, :, 0, width + 2] = across[..., 0], tilt_x[..., 0]
    rows[:, :, 1, width + 1], rows[:, :, 1, width + 2] = down[..., 0], tilt_y[..., 0]
    rows[:, :, 2:, :width] = (moves - carried[:, None]).transpose(0, 1, 3, 2)
    grown = shape[:, group.points]
    shape_rows = np.empty((frames, count, 5, grown.shape[-1]))
    shape_rows[:, :, 0] = across * grown[:, :, 0] + tilt_x * grown[:, :, 2]
    shape_rows[:, :, 1] = down * grown[:, :, 1] + tilt_y * grown[:, :, 2]
    shape_rows[:, :, 2:] = grown - shape[:, group.reference, None]
    return rows, shape_rows


def _projection(at: Floats, focal: float) -> tuple[Floats, Floats, Floats, Floats]:
    """Derivatives of u by x, v by y, u by z, v by z, each (T, K, 1)."""
    x, y, z = (at[..., axis, None] for axis in range(3))
    return -focal / z, focal / z, focal * x / z**2, -focal * y / z**2


def _row_weights(seen: Observations, group: Group, robust: list[Floats]) -> Floats:
    flat = (seen.pixel_weights[:, group.points, None] * robust[0][:, group.points]).repeat(2, 2)
    space = seen.space_weights[:, group.points] * robust[1][:, group.points]
    return np.concatenate([flat, space], axis=2)


def _add(
    out: Linearization, group: Group, rows: Floats, shape_rows: Floats, residual: Floats
) -> None:
    frames = len(rows)
    total = out.gradient.shape[1]
    columns = np.concatenate([group.degrees, np.arange(total - 3, total)])
    rows = rows.reshape(frames, -1, len(columns))
    shape_rows = shape_rows.reshape(frames, -1, shape_rows.shape[-1])
    right = residual.reshape(frames, -1, 1)
    turned = np.swapaxes(rows, 1, 2)
    out.normal[:, columns[:, None], columns] += turned @ rows
    out.gradient[:, columns] += (turned @ right)[..., 0]
    out.border[:, columns] += turned @ shape_rows
    flat = shape_rows.reshape(-1, shape_rows.shape[-1])
    out.corner[:] += flat.T @ flat
    out.shape_gradient[:] += flat.T @ right.ravel()


def _cross(a: Floats, b: Floats) -> Floats:
    """Cross product along the last axis, several times faster than numpy's for large arrays."""
    out = np.empty(np.broadcast_shapes(a.shape, b.shape))
    out[..., 0] = a[..., 1] * b[..., 2] - a[..., 2] * b[..., 1]
    out[..., 1] = a[..., 2] * b[..., 0] - a[..., 0] * b[..., 2]
    out[..., 2] = a[..., 0] * b[..., 1] - a[..., 1] * b[..., 0]
    return out
