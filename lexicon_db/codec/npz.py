"""The one reader of foreign ``.npz`` files: it trusts nothing in them and never unpickles."""

from __future__ import annotations

import io
import math
import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.lib import format as npy
from numpy.typing import NDArray

from lexicon_db.errors import KnownError

#: Largest sum of array sizes that is read, in bytes; a full SMPL-X body takes about 0.3e9.
MAX_BYTES: Final = 2**30

_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


@dataclass(frozen=True)
class Member:
    """What an array in a file must look like.

    Attributes:
        shape: One item per axis: a number, None for any, or a name; all axes of one name, over all
            arrays, must be equally long.
        kinds: Allowed numpy kinds of the dtype: f, i, u, b for numbers and truth values, U for
            text.
        is_optional: Whether the file may lack the array.
    """

    shape: tuple[int | str | None, ...]
    kinds: str = "fiub"
    is_optional: bool = False


def read_npz(
    source: Path | bytes, members: Mapping[str, Member], *, max_bytes: int = MAX_BYTES
) -> dict[str, NDArray[Any]]:
    """Read the named arrays of a ``.npz`` file; all others in it stay unread.

    Args:
        source: The file, or its content.
        members: Names of the arrays, with what they must look like.
        max_bytes: Largest sum of array sizes.

    Returns:
        The arrays by name, without the optional ones that the file lacks.

    Raises:
        KnownError: If the file cannot be opened, is damaged or truncated, lacks an array, or holds
            one that is pickled, too large, or of the wrong type or shape.
    """
    name = source.name if isinstance(source, Path) else "The data"
    try:
        with zipfile.ZipFile(source if isinstance(source, Path) else io.BytesIO(source)) as archive:
            arrays = _read_members(archive, members, max_bytes)
        _require_equal_axes(arrays, members)
    except _UnfitError as error:
        raise _refused(name, str(error)) from error
    except (zipfile.BadZipFile, zlib.error, struct.error, EOFError, ValueError) as error:
        raise _refused(name, "It is no .npz file, or it is damaged or incomplete.") from error
    except (OSError, NotImplementedError, RuntimeError) as error:
        raise _refused(name, f"It cannot be opened: {error}.") from error
    return arrays


class _UnfitError(Exception):
    """Why an array is not taken, as one sentence."""


def _refused(name: str, why: str) -> KnownError:
    return KnownError(
        f"{name} cannot be read.", why, "Get the file again from its source, or use another one."
    )


def _read_members(
    archive: zipfile.ZipFile, members: Mapping[str, Member], max_bytes: int
) -> dict[str, NDArray[Any]]:
    stored = {info.filename.removesuffix(".npy"): info for info in archive.infolist()}
    missing = [name for name, m in members.items() if not m.is_optional and name not in stored]
    if missing:
        raise _UnfitError(f"It lacks {', '.join(missing)}.")
    wanted = {name: stored[name] for name in members if name in stored}
    if sum(info.file_size for info in wanted.values()) > max_bytes:
        raise _UnfitError(f"It holds more than {max_bytes // 2**20} MiB.")
    return {name: _read_array(archive, info, name, members[name]) for name, info in wanted.items()}


def _read_array(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, member: Member
) -> NDArray[Any]:
    if info.compress_type not in _METHODS:
        raise _UnfitError(f"{name} is compressed in a way that is not allowed.")
    stream = io.BytesIO(archive.read(info))
    try:
        shape, is_fortran, dtype = _read_header(stream)
    except ValueError as error:
        raise _UnfitError(f"{name} is no array.") from error
    if dtype.hasobject:
        raise _UnfitError(f"{name} holds Python objects, which could run any program.")
    if dtype.kind not in member.kinds:
        raise _UnfitError(f"{name} holds {dtype}, which is not the kind of values expected.")
    if not _fits(shape, member.shape):
        raise _UnfitError(f"{name} has shape {shape}, not {_described(member.shape)}.")
    content = stream.getbuffer()[stream.tell() :]
    if len(content) != math.prod(shape) * dtype.itemsize:
        raise _UnfitError(f"{name} is not as long as it says.")
    values = np.frombuffer(content, dtype).reshape(shape, order="F" if is_fortran else "C")
    return values.astype(dtype.newbyteorder("="), order="C")


def _read_header(stream: io.BytesIO) -> tuple[tuple[int, ...], bool, np.dtype[Any]]:
    version: tuple[int, int] = npy.read_magic(stream)  # type: ignore[no-untyped-call]
    if version not in ((1, 0), (2, 0)):
        raise ValueError(f"unknown version {version}")
    read = npy.read_array_header_1_0 if version == (1, 0) else npy.read_array_header_2_0
    shape, is_fortran, dtype = read(stream)  # type: ignore[no-untyped-call]
    return shape, is_fortran, dtype


def _fits(shape: tuple[int, ...], wanted: tuple[int | str | None, ...]) -> bool:
    return len(shape) == len(wanted) and all(
        not isinstance(want, int) or length == want
        for length, want in zip(shape, wanted, strict=True)
    )


def _require_equal_axes(arrays: Mapping[str, NDArray[Any]], members: Mapping[str, Member]) -> None:
    lengths: dict[str, int] = {}
    for name, array in arrays.items():
        for length, axis in zip(array.shape, members[name].shape, strict=True):
            if isinstance(axis, str) and lengths.setdefault(axis, length) != length:
                raise _UnfitError(f"{name} does not fit the other arrays in length.")


def _described(shape: tuple[int | str | None, ...]) -> str:
    return "(" + ", ".join("any" if axis is None else str(axis) for axis in shape) + ")"
