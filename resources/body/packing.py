"""Writes the body as an SMPL-X file: fixed vertex numbers, joints as vertices, the same bytes."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from app.body.kinematics import PARENTS
from app.core.files import whole_file
from lexicon_db.tracks import FACE_UNITS, JOINT_COUNT

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    Values = NDArray[np.float64]

#: Lengths are rounded to this, so that the file packs well: 1/131072 m is 8 micrometres.
_LENGTH_STEP: Final = 2.0**-17
#: Corrections by pose are many: 1/16384 m is 61 micrometres.
_CORRECTION_STEP: Final = 2.0**-14
_WEIGHT_STEP: Final = 2.0**-12
_SHARE_STEP: Final = 2.0**-6
_UV_STEP: Final = 2.0**-15
_EXPRESSION_START: Final = 300
_DIRECTION_COUNT: Final = 400


@dataclass(frozen=True)
class Body:
    """Everything that the file holds: V vertices, F faces.

    Attributes:
        vertices: (V, 3) mean surface.
        faces: (F, 3).
        shapes: (V, 3, 10) what each beta adds.
        face_units: (V, 3, 52) what each face unit adds.
        corrections: (V, 3, 486) what joint rotations add.
        weights: (V, 55).
        joint_vertices: (55,) the vertex that lies in each joint.
        landmark_faces: (51,).
        landmark_weights: (51, 3).
        uv: (U, 2).
        uv_faces: (F, 3).
        parts: (F,).
        materials: (V, M).
    """

    vertices: Values
    faces: NDArray[np.int64]
    shapes: Values
    face_units: Values
    corrections: Values
    weights: Values
    joint_vertices: NDArray[np.int64]
    landmark_faces: NDArray[np.int64]
    landmark_weights: Values
    uv: Values
    uv_faces: NDArray[np.int64]
    parts: NDArray[np.uint8]
    materials: Values


def renumbered(body: Body, wanted: dict[int, int]) -> Body:
    """Swap vertices so that certain ones get certain numbers.

    Args:
        body: The body.
        wanted: New number -> vertex that gets it.
    """
    old_of_new = np.arange(len(body.vertices))
    new_of_old = old_of_new.copy()
    for new, old in wanted.items():
        displaced, freed = old_of_new[new], new_of_old[old]
        old_of_new[new], old_of_new[freed] = old, displaced
        new_of_old[old], new_of_old[displaced] = new, freed
    return replace(
        body,
        vertices=body.vertices[old_of_new],
        faces=new_of_old[body.faces],
        shapes=body.shapes[old_of_new],
        face_units=body.face_units[old_of_new],
        corrections=body.corrections[old_of_new],
        weights=body.weights[old_of_new],
        joint_vertices=new_of_old[body.joint_vertices],
        materials=body.materials[old_of_new],
    )


def write_body(body: Body, file: Path) -> None:
    """Write the file; the same body gives the same bytes."""
    count = len(body.vertices)
    directions = np.zeros((count, 3, _DIRECTION_COUNT), np.float32)
    directions[:, :, : body.shapes.shape[2]] = _rounded(body.shapes, _LENGTH_STEP)
    units = slice(_EXPRESSION_START, _EXPRESSION_START + len(FACE_UNITS))
    directions[:, :, units] = _rounded(body.face_units, _LENGTH_STEP)
    regressor = np.zeros((JOINT_COUNT, count), np.int8)
    regressor[np.arange(JOINT_COUNT), body.joint_vertices] = 1
    tree = np.stack([np.array(PARENTS), np.arange(JOINT_COUNT)])
    _write(
        file,
        {
            "v_template": _rounded(body.vertices, _LENGTH_STEP),
            "f": body.faces.astype(np.uint32),
            "shapedirs": directions,
            # Half precision holds these steps, and unpacks in half of the space.
            "posedirs": _rounded(body.corrections, _CORRECTION_STEP).astype(np.float16),
            "J_regressor": regressor,
            "weights": _shares(body.weights, _WEIGHT_STEP),
            "kintree_table": (tree % 2**32).astype(np.uint32),
            "hands_componentsl": np.eye(45, dtype=np.float32),
            "hands_componentsr": np.eye(45, dtype=np.float32),
            "hands_meanl": np.zeros(45, np.float32),
            "hands_meanr": np.zeros(45, np.float32),
            "lmk_faces_idx": body.landmark_faces.astype(np.int64),
            "lmk_bary_coords": body.landmark_weights.astype(np.float64),
            "vt": _rounded(body.uv, _UV_STEP),
            "ft": body.uv_faces.astype(np.uint32),
            "face_unit_names": np.array(FACE_UNITS),
            "part_of_face": body.parts,
            "material_of_vertex": _shares(body.materials, _SHARE_STEP),
        },
    )


def _rounded(values: Values, step: float) -> NDArray[np.float32]:
    rounded: NDArray[np.float32] = (np.round(values / step) * step).astype(np.float32)
    return rounded


def _shares(values: Values, step: float) -> NDArray[np.float32]:
    """Round rows to whole steps; the largest of a row takes the rest, so that rows sum to 1."""
    steps = np.round(values / step)
    largest = steps.argmax(axis=1)
    steps[np.arange(len(steps)), largest] += 1 / step - steps.sum(axis=1)
    shares: NDArray[np.float32] = (steps * step).astype(np.float32)
    return shares


def _write(file: Path, arrays: dict[str, NDArray[Any]]) -> None:
    """A compressed .npz without times, so that equal arrays give equal bytes."""
    with whole_file(file) as unfinished, zipfile.ZipFile(unfinished, "w") as archive:
        for name, array in arrays.items():
            member = zipfile.ZipInfo(f"{name}.npy")
            member.compress_type = zipfile.ZIP_DEFLATED
            content = io.BytesIO()
            np.lib.format.write_array(content, array, allow_pickle=False)  # type: ignore[no-untyped-call]
            archive.writestr(member, content.getbuffer(), compresslevel=9)
