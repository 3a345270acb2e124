"""Reads a body in SMPL-X format from a file that may be damaged or hostile."""

from __future__ import annotations

import hashlib
import zipfile
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from app.body.kinematics import PARENTS
from lexicon_db.errors import KnownError
from lexicon_db.tracks import JOINT_COUNT

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    Arrays = dict[str, NDArray[Any]]

#: Highest vertex number that the SMPL-X format gives a fixed meaning, plus one.
FEWEST_VERTICES: Final = 9930
_POSE_COLUMNS: Final = (JOINT_COUNT - 1) * 9
_MOST_BYTES: Final = 2 << 30

#: What SMPL-X needs: key -> shape, where V is the number of vertices and None is any length.
_REQUIRED: Final[dict[str, tuple[int | str | None, ...]]] = {
    "v_template": ("V", 3),
    "f": (None, 3),
    "shapedirs": ("V", 3, None),
    "posedirs": ("V", 3, _POSE_COLUMNS),
    "J_regressor": (JOINT_COUNT, "V"),
    "weights": ("V", JOINT_COUNT),
    "kintree_table": (2, JOINT_COUNT),
    "hands_componentsl": (None, 45),
    "hands_componentsr": (None, 45),
    "hands_meanl": (45,),
    "hands_meanr": (45,),
    "lmk_faces_idx": (51,),
    "lmk_bary_coords": (51, 3),
}
_WHOLE_NUMBERS: Final = frozenset({"f", "kintree_table", "lmk_faces_idx"})

#: What Kinelex's own body has beyond SMPL-X.
_OPTIONAL: Final[dict[str, tuple[int | str | None, ...]]] = {
    "vt": (None, 2),
    "ft": (None, 3),
    "face_unit_names": (None,),
    "part_of_face": (None,),
    "material_of_vertex": ("V", None),
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
        digest = _hash(path)
        with zipfile.ZipFile(path) as archive:
            arrays = _read_members(archive)
    except OSError as error:
        raise _refusal(f"The file cannot be read: {error.strerror or error}.") from error
    except zipfile.BadZipFile as error:
        raise _refusal("The file is no .npz archive, or it is damaged.") from error
    _check_shapes(arrays)
    _check_values(arrays)
    return arrays, digest


def _refusal(why: str) -> KnownError:
    return KnownError("The body file was not loaded.", why, _FIX)


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _read_members(archive: zipfile.ZipFile) -> Arrays:
    present = {name.removesuffix(".npy"): name for name in archive.namelist()}
    for key in _REQUIRED:
        if key not in present:
            raise _refusal(f'The SMPL-X array "{key}" is missing.')
    wanted = [key for key in (*_REQUIRED, *_OPTIONAL) if key in present]
    if sum(archive.getinfo(present[key]).file_size for key in wanted) > _MOST_BYTES:
        raise _refusal("The file unpacks to more than 2 GB, which no body needs.")
    return {key: _read_member(archive, present[key], key) for key in wanted}


def _read_member(archive: zipfile.ZipFile, member: str, key: str) -> NDArray[Any]:
    """Read one array; what its header promises is compared with its size before memory is taken."""
    try:
        with archive.open(member) as file:
            version = np.lib.format.read_magic(file)  # type: ignore[no-untyped-call]
            header = (
                np.lib.format.read_array_header_1_0
                if version == (1, 0)
                else np.lib.format.read_array_header_2_0
            )
            shape, fortran, dtype = header(file)  # type: ignore[no-untyped-call]
            data = b"" if dtype.hasobject else file.read()
        array = np.frombuffer(data, dtype).reshape(shape, order="F" if fortran else "C")
    except (ValueError, EOFError, MemoryError, zipfile.BadZipFile, NotImplementedError) as error:
        raise _refusal(f'The array "{key}" is damaged or is not made of plain numbers.') from error
    return array


def _check_shapes(arrays: Arrays) -> None:
    template = arrays["v_template"]
    count = len(template) if template.ndim else 0
    for key, array in arrays.items():
        wanted = tuple(count if n == "V" else n for n in (_REQUIRED | _OPTIONAL)[key])
        fits = len(wanted) == array.ndim and all(
            n is None or n == m for n, m in zip(wanted, array.shape, strict=True)
        )
        if not fits:
            shown = " × ".join("any" if n is None else str(n) for n in wanted)
            raise _refusal(f'The array "{key}" has shape {array.shape} instead of {shown}.')
    if count < FEWEST_VERTICES:
        raise _refusal(f"The body has {count} points; SMPL-X needs at least {FEWEST_VERTICES}.")
    if arrays["shapedirs"].shape[2] < 20:
        raise _refusal('The array "shapedirs" has fewer than 10 shapes and 10 expressions.')


def _check_values(arrays: Arrays) -> None:
    for key in _REQUIRED:
        kind = arrays[key].dtype.kind
        if kind not in ("iu" if key in _WHOLE_NUMBERS else "fiu"):
            raise _refusal(f'The array "{key}" does not hold numbers of the right kind.')
        if kind == "f" and not np.isfinite(arrays[key]).all():
            raise _refusal(f'The array "{key}" holds values that are not numbers.')
    count, faces = len(arrays["v_template"]), arrays["f"]
    if not faces.size or faces.min() < 0 or faces.max() >= count:
        raise _refusal("A face of the body refers to a point that does not exist.")
    chosen = arrays["lmk_faces_idx"]
    if chosen.min() < 0 or chosen.max() >= len(faces):
        raise _refusal("A landmark of the body lies on a face that does not exist.")
    if tuple(arrays["kintree_table"][0, 1:].astype(np.int64)) != PARENTS[1:]:
        raise _refusal("The skeleton of the body is not that of SMPL-X.")
    if np.abs(arrays["weights"].sum(axis=1) - 1).max() > 0.01:
        raise _refusal("The skin of the body is not fully bound to its joints.")
