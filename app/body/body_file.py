"""Reads a body in SMPL-X format from a file that may be damaged or hostile."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from app.body.kinematics import PARENTS
from app.body.regions import MATERIALS, PART_NAMES
from lexicon_db.codec.npz import Member, read_npz
from lexicon_db.errors import KnownError
from lexicon_db.tracks import JOINT_COUNT

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    Arrays = dict[str, NDArray[Any]]

#: Highest vertex number that the SMPL-X format gives a fixed meaning, plus one.
FEWEST_VERTICES: Final = 9930
#: Betas and expressions that every file has.
_FEWEST_DIRECTIONS: Final = 20

#: What SMPL-X needs; V is the number of vertices, F of faces.
_REQUIRED: Final = {
    "v_template": Member(("V", 3), "fiu"),
    "f": Member(("F", 3), "iu"),
    "shapedirs": Member(("V", 3, None), "fiu"),
    "posedirs": Member(("V", 3, (JOINT_COUNT - 1) * 9), "fiu"),
    "J_regressor": Member((JOINT_COUNT, "V"), "fiu"),
    "weights": Member(("V", JOINT_COUNT), "fiu"),
    "kintree_table": Member((2, JOINT_COUNT), "iu"),
    "hands_componentsl": Member((None, 45), "fiu"),
    "hands_componentsr": Member((None, 45), "fiu"),
    "hands_meanl": Member((45,), "fiu"),
    "hands_meanr": Member((45,), "fiu"),
    "lmk_faces_idx": Member((51,), "iu"),
    "lmk_bary_coords": Member((51, 3), "fiu"),
}

#: Texture places, which SMPL-X files usually have, and what only Kinelex's own body has.
_OPTIONAL: Final = {
    "vt": Member((None, 2), "f", is_optional=True),
    "ft": Member(("F", 3), "iu", is_optional=True),
    "face_unit_names": Member((None,), "U", is_optional=True),
    "part_of_face": Member(("F",), "u", is_optional=True),
    "material_of_vertex": Member(("V", len(MATERIALS)), "f", is_optional=True),
}

_FIX: Final = (
    "Choose an SMPL-X file such as SMPLX_NEUTRAL.npz, or use the body that comes with Kinelex."
)


def read_body_arrays(path: Path) -> tuple[Arrays, str]:
    """Read and check every array of a body file.

    Args:
        path: An .npz file in SMPL-X format.

    Returns:
        The arrays by key, and the SHA-256 of the file in hexadecimal.

    Raises:
        KnownError: If the file cannot be read, is no SMPL-X body or would run code when read.
    """
    try:
        arrays = read_npz(path, _REQUIRED | _OPTIONAL)
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except KnownError as error:
        raise _refusal(error.why) from error
    except OSError as error:
        raise _refusal(f"The file cannot be read: {error.strerror or error}.") from error
    _check_values(arrays)
    return arrays, digest


def expression_columns(count: int) -> slice:
    """Which of ``count`` directions are expressions, by the rule of the format.

    400 columns are 300 shapes and 100 expressions, fewer start with 10 and 10.
    """
    return slice(300, 400) if count >= 400 else slice(10, 20)


def _refusal(why: str) -> KnownError:
    return KnownError("The body file was not loaded.", why, _FIX)


def _check_values(arrays: Arrays) -> None:
    count, faces = len(arrays["v_template"]), arrays["f"]
    if count < FEWEST_VERTICES:
        raise _refusal(f"The body has {count} points; SMPL-X needs at least {FEWEST_VERTICES}.")
    if arrays["shapedirs"].shape[2] < _FEWEST_DIRECTIONS:
        raise _refusal('The array "shapedirs" has fewer than 10 shapes and 10 expressions.')
    room = expression_columns(arrays["shapedirs"].shape[2])
    if len(arrays.get("face_unit_names", ())) > room.stop - room.start:
        raise _refusal('The array "face_unit_names" has more names than there are expressions.')
    for key, array in arrays.items():
        if array.dtype.kind == "f" and not np.isfinite(array).all():
            raise _refusal(f'The array "{key}" holds values that are not numbers.')
    for key, limit in (("f", count), ("lmk_faces_idx", len(faces)), *_uv_limits(arrays)):
        if not arrays[key].size or arrays[key].min() < 0 or arrays[key].max() >= limit:
            raise _refusal(f'The array "{key}" refers to something that does not exist.')
    if tuple(arrays["kintree_table"][0, 1:].astype(np.int64)) != PARENTS[1:]:
        raise _refusal("The skeleton of the body is not that of SMPL-X.")
    if np.abs(arrays["weights"].sum(axis=1) - 1).max() > 0.01:
        raise _refusal("The skin of the body is not fully bound to its joints.")


def _uv_limits(arrays: Arrays) -> list[tuple[str, int]]:
    limits = []
    if "ft" in arrays:
        limits.append(("ft", len(arrays["vt"]) if "vt" in arrays else 0))
    if "part_of_face" in arrays:
        limits.append(("part_of_face", len(PART_NAMES)))
    return limits
