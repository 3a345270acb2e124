"""Linear blend skinning for display: the posed surface of one person's body, frame after frame."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from app.body.face_transfer import TURNED_JOINTS
from app.body.kinematics import FINGER_JOINTS, WRISTS, chain, rest_joints, rotation_matrices
from lexicon_db.tracks import FACE_UNITS, JOINT_COUNT

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from app.body.model import BodyModel

    Floats = NDArray[np.float32]


class Skinner:
    """Poses the surface of one body shape.

    Everything that does not change with the pose is worked out once. Vertices are kept as three
    rows (x, y, z), because every step is then one long vector operation.

    Args:
        model: The body.
        betas: (10,) shape coefficients; None is the mean body.
        hand_scale: (2,) size of the left and the right hand.
    """

    def __init__(
        self, model: BodyModel, betas: ArrayLike | None = None, hand_scale: ArrayLike | None = None
    ) -> None:
        self._joints = rest_joints(model, betas, hand_scale)
        self._joint_face = model.joint_face_directions
        self._turns = model.face_turns
        shaped = model.template.astype(np.float64)
        if betas is not None:
            shaped += model.shape_directions @ np.asarray(betas, np.float64)
        if hand_scale is not None:
            _scale_hands(shaped, model.weights, self._joints, np.asarray(hand_scale, np.float64))
        self._rest: Floats = np.ascontiguousarray(shaped.T, np.float32)
        self._weights: Floats = np.ascontiguousarray(model.weights.T, np.float32)
        moved = np.flatnonzero(np.any(model.face_directions, axis=(1, 2)))
        self._moved = moved
        # (3, M, 52): only the vertices that any face unit moves
        self._face: Floats = np.ascontiguousarray(
            model.face_directions[moved].transpose(1, 0, 2), np.float32
        )
        rows = len(model.template) * np.arange(3)[:, None]
        self._corrections = [
            (correction.joint, (rows + correction.vertices).ravel(), correction.directions)
            for correction in model.pose_corrections
        ]

    @property
    def rest(self) -> Floats:
        """(V, 3) the shaped surface in the T-pose with a neutral face."""
        return np.ascontiguousarray(self._rest.T)

    def vertices(
        self,
        rotations: ArrayLike,
        face: ArrayLike | None = None,
        translation: ArrayLike | None = None,
    ) -> Floats:
        """The posed surface of one frame.

        Args:
            rotations: (55, 3) axis-angle in radians.
            face: (52,) face units, 0 to 1.
            translation: (3,) metres.

        Returns:
            (V, 3) metres.
        """
        turns = np.asarray(rotations, np.float64).reshape(1, JOINT_COUNT, 3)
        units = None if face is None else np.asarray(face, np.float32).reshape(1, len(FACE_UNITS))
        steps = None if translation is None else np.asarray(translation, np.float64).reshape(1, 3)
        posed: Floats = self.batch(turns, units, steps)[0]
        return posed

    def batch(
        self,
        rotations: NDArray[np.floating[Any]],
        face: NDArray[np.floating[Any]] | None = None,
        translation: NDArray[np.floating[Any]] | None = None,
    ) -> Floats:
        """The posed surface of many frames.

        Args:
            rotations: (T, 55, 3) axis-angle in radians.
            face: (T, 52) face units, 0 to 1.
            translation: (T, 3) metres.

        Returns:
            (T, V, 3) metres.
        """
        turns = np.asarray(rotations, np.float64)
        if face is not None and self._turns.any():
            turns = turns.copy()
            turns[:, TURNED_JOINTS] += np.einsum("tu,ujc->tjc", face, self._turns)
        local = rotation_matrices(turns)
        joints: NDArray[np.float64] = self._joints
        if face is not None and self._joint_face.any():
            joints = joints + np.einsum("jck,tk->tjc", self._joint_face, face)
        world, positions = chain(local, joints, translation)
        # Each bone moves a rest point p to  W p + (position - W joint).
        shifts = positions - (world @ joints[..., None])[..., 0]
        transforms = np.concatenate([world, shifts[..., None]], axis=-1).astype(np.float32)
        posed = np.empty((len(local), self._rest.shape[1], 3), np.float32)
        for frame, bones in enumerate(transforms):
            points = self._shaped(local[frame], None if face is None else face[frame])
            _blend(bones, self._weights, points, posed[frame])
        return posed

    def _shaped(
        self, local: NDArray[np.floating[Any]], face: NDArray[np.floating[Any]] | None
    ) -> Floats:
        points = self._rest.copy()
        if face is not None and np.any(face):
            points[:, self._moved] += self._face @ np.asarray(face, np.float32)
        features = (local - np.eye(3)).astype(np.float32).reshape(JOINT_COUNT, 9)
        turned = features.any(axis=1)
        flat = points.reshape(-1)
        for joint, places, directions in self._corrections:
            if not turned[joint]:
                continue
            added = features[joint] @ directions
            if len(added) == len(flat):
                flat += added
            else:
                flat[places] += added
        return points


def _scale_hands(
    vertices: NDArray[np.float64],
    weights: Floats,
    joints: NDArray[np.float64],
    scales: NDArray[np.float64],
) -> None:
    """Scale each hand about its wrist, fading out over the skin of the wrist."""
    for wrist, fingers, scale in zip(WRISTS, FINGER_JOINTS, scales, strict=True):
        share = weights[:, wrist] + weights[:, fingers].sum(axis=1)
        vertices += (scale - 1) * share[:, None] * (vertices - joints[wrist])


def _blend(bones: Floats, weights: Floats, points: Floats, out: Floats) -> None:
    """Skin rest ``points`` (3, V) with ``bones`` (55, 3, 4) and ``weights`` (55, V) into (V, 3)."""
    rows = (bones.reshape(JOINT_COUNT, 12).T @ weights).reshape(3, 4, -1)
    for axis in range(3):
        line = rows[axis, :3] * points
        out[:, axis] = line[0] + line[1] + line[2] + rows[axis, 3]


def vertex_normals(vertices: Floats, faces: NDArray[np.int32]) -> Floats:
    """Unit normals of a surface: the mean of the faces around each vertex, weighted by area.

    Args:
        vertices: (V, 3).
        faces: (F, 3) counter-clockwise seen from outside.

    Returns:
        (V, 3); zero for vertices without a face.
    """
    a, b, c = (vertices[faces[:, k]] for k in range(3))
    across = np.cross(b - a, c - a)
    normals = np.empty_like(vertices)
    corners = faces.ravel()
    for axis in range(3):
        shares = np.repeat(across[:, axis], 3)
        normals[:, axis] = np.bincount(corners, shares, len(vertices))
    length = np.linalg.norm(normals, axis=1, keepdims=True)
    unit: Floats = normals / np.maximum(length, np.float32(1e-12))
    return unit
