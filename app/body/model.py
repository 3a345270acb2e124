"""The body model: one person's surface and skeleton in SMPL-X format, and how to load it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from app.body.body_file import expression_columns, read_body_arrays
from app.body.face_transfer import FaceBasis, transferred_units
from app.body.fallbacks import completed
from app.core.paths import resource
from lexicon_db.tracks import FACE_UNITS, JOINT_NAMES

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from app.body.body_file import Arrays

    Floats = NDArray[np.float32]

BETA_COUNT: Final = 10

#: Vertices to which the SMPL-X format gives a meaning.
FIXED_VERTICES: Final[dict[str, int]] = {
    "nose": 9120, "right_eye": 9929, "left_eye": 9448, "right_ear": 616, "left_ear": 6,
    "right_thumb_tip": 8079, "right_index_tip": 7669, "right_middle_tip": 7794,
    "right_ring_tip": 7905, "right_pinky_tip": 8022, "left_thumb_tip": 5361,
    "left_index_tip": 4933, "left_middle_tip": 5058, "left_ring_tip": 5169,
    "left_pinky_tip": 5286, "left_big_toe": 5770, "left_small_toe": 5780, "left_heel": 8846,
    "right_big_toe": 8463, "right_small_toe": 8474, "right_heel": 8635,
}  # fmt: skip


@dataclass(frozen=True, eq=False)
class PoseCorrection:
    """What the rotation of one joint adds to the surface at rest.

    Attributes:
        joint: Index into JOINT_NAMES.
        vertices: (M,) the vertices that it moves.
        directions: (9, 3 * M) what each entry of the rotation matrix, less the identity, adds to
            x of all of these vertices, then to y, then to z.
    """

    joint: int
    vertices: NDArray[np.intp]
    directions: Floats


@dataclass(frozen=True, eq=False)
class BodyModel:
    """A body in SMPL-X format: V vertices, F faces, 55 joints in the order of JOINT_NAMES.

    Axes are those of SMPL-X (x to the body's left, y up, z forward), metres; the rest pose is the
    T-pose with flat hands and a neutral face.

    Attributes:
        hash: SHA-256 of the file; betas and expressions mean something for this body only.
        template: (V, 3) surface of the mean body.
        faces: (F, 3) vertices of each triangle, counter-clockwise seen from outside.
        shape_directions: (V, 3, 10) what each beta adds.
        face_directions: (V, 3, 52) what each unit of FACE_UNITS adds.
        face_to_expression: (E, 52) expression coefficients of the file that each unit stands for.
        face_turns: (52, 3, 3) what each unit adds to the axis-angles of jaw, left and right eye;
            zero in Kinelex's own body.
        pose_corrections: What joint rotations add; only joints that add anything.
        weights: (V, 55) share of each joint in the movement of each vertex; rows sum to 1.
        joint_template: (55, 3) joints of the mean body.
        joint_directions: (55, 3, 10) what each beta adds to the joints.
        joint_face_directions: (55, 3, 52) what each face unit adds to the joints.
        landmark_faces: (51,) faces on which the static face landmarks lie.
        landmark_weights: (51, 3) where in these faces they lie.
        uv: (U, 2) places in the texture, 0 to 1, v up.
        uv_faces: (F, 3) the texture place of each corner of each face.
        parts: (F,) index into PART_NAMES.
        materials: (V, M) share of each of MATERIALS in the colour of each vertex; rows sum to 1.
    """

    hash: str
    template: Floats
    faces: NDArray[np.int32]
    shape_directions: Floats
    face_directions: Floats
    face_to_expression: Floats
    face_turns: Floats
    pose_corrections: tuple[PoseCorrection, ...]
    weights: Floats
    joint_template: NDArray[np.float64]
    joint_directions: NDArray[np.float64]
    joint_face_directions: NDArray[np.float64]
    landmark_faces: NDArray[np.int32]
    landmark_weights: Floats
    uv: Floats
    uv_faces: NDArray[np.int32]
    parts: NDArray[np.uint8]
    materials: Floats


def load_body(path: Path | None = None) -> BodyModel:
    """Load a body; keep it, loading takes a moment.

    Args:
        path: A person's own SMPL-X .npz file; None is the body that comes with Kinelex.

    Returns:
        The body. What SMPL-X files do not have is made up: face units from what they do to the
        landmarks of Kinelex's own body, parts and materials from the joints (the body is dressed
        by colour), texture places from the front view.

    Raises:
        KnownError: If the file is no body in SMPL-X format.
    """
    arrays, digest = read_body_arrays(path or resource("body", "default_body.npz"))
    arrays = completed(arrays)
    template = arrays["v_template"].astype(np.float32)
    regressor = arrays["J_regressor"].astype(np.float64)
    joints = regressor @ template
    shape_directions, expressions = _split_directions(arrays["shapedirs"])
    face_to_expression, face_turns = _face_units(arrays, expressions, joints)
    face_directions = (expressions @ face_to_expression).astype(np.float32)
    return BodyModel(
        hash=digest,
        template=template,
        faces=arrays["f"].astype(np.int32),
        shape_directions=shape_directions,
        face_directions=face_directions,
        face_to_expression=face_to_expression,
        face_turns=face_turns,
        pose_corrections=_pose_corrections(arrays["posedirs"]),
        weights=arrays["weights"].astype(np.float32),
        joint_template=joints,
        joint_directions=np.tensordot(regressor, shape_directions, 1),
        joint_face_directions=np.tensordot(regressor, face_directions, 1),
        landmark_faces=arrays["lmk_faces_idx"].astype(np.int32),
        landmark_weights=arrays["lmk_bary_coords"].astype(np.float32),
        uv=arrays["vt"].astype(np.float32),
        uv_faces=arrays["ft"].astype(np.int32),
        parts=arrays["part_of_face"].astype(np.uint8),
        materials=arrays["material_of_vertex"].astype(np.float32),
    )


def _split_directions(directions: NDArray[Any]) -> tuple[Floats, Floats]:
    """Betas and expressions."""
    expressions = directions[:, :, expression_columns(directions.shape[2])]
    return directions[:, :, :BETA_COUNT].astype(np.float32), expressions.astype(np.float32)


def _pose_corrections(directions: NDArray[Any]) -> tuple[PoseCorrection, ...]:
    count = len(directions)
    by_joint = directions.reshape(count, 3, -1, 9)
    moves = directions.any(axis=1).reshape(count, -1, 9).any(axis=2)
    found = []
    for place in np.flatnonzero(moves.any(axis=0)):
        moved = np.flatnonzero(moves[:, place])
        # Where most of the body moves, it is faster to move all of it.
        vertices = moved if 2 * len(moved) <= count else np.arange(count)
        ordered = by_joint[vertices, :, place].transpose(2, 1, 0).reshape(9, -1)
        block = np.ascontiguousarray(ordered, np.float32)
        found.append(PoseCorrection(int(place) + 1, vertices, block))
    return tuple(found)


def _face_units(
    arrays: Arrays, expressions: Floats, joints: NDArray[np.float64]
) -> tuple[Floats, Floats]:
    """Expression coefficients of each unit (E, 52), and the turns that it adds (52, 3, 3)."""
    if "face_unit_names" not in arrays:
        expression, turns = transferred_units(_face_basis(arrays, expressions, joints), load_body())
        return expression.astype(np.float32), turns.astype(np.float32)
    chosen = np.zeros((expressions.shape[2], len(FACE_UNITS)), np.float32)
    for column, name in enumerate(arrays["face_unit_names"]):
        if name in FACE_UNITS:
            chosen[column, FACE_UNITS.index(str(name))] = 1
    return chosen, np.zeros((len(FACE_UNITS), 3, 3), np.float32)


def _face_basis(arrays: Arrays, expressions: Floats, joints: NDArray[np.float64]) -> FaceBasis:
    corners = arrays["f"][arrays["lmk_faces_idx"]].astype(np.intp)
    shares = arrays["lmk_bary_coords"].astype(np.float64)
    jaw = JOINT_NAMES.index("jaw")
    return FaceBasis(
        landmarks=np.einsum("lk,lkc->lc", shares, arrays["v_template"][corners]),
        expressions=np.einsum("lk,lkce->lce", shares, expressions[corners]),
        jaw=joints[jaw],
        jaw_share=np.einsum("lk,lk->l", shares, arrays["weights"][corners, jaw]),
    )
