"""Whether a media file is what its ending says, by how it begins: nothing is opened or run."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

#: Bytes of the beginning that are looked at.
HEAD: Final = 16

_BOXES: Final = (b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot")


def _is_boxed(head: bytes) -> bool:
    return head[4:8] in _BOXES


def _is_matroska(head: bytes) -> bool:
    return head.startswith(b"\x1a\x45\xdf\xa3")


def _is_riff(head: bytes) -> bool:
    return head.startswith(b"RIFF")


def _is_gif(head: bytes) -> bool:
    return head.startswith(b"GIF8")


def _is_mpeg(head: bytes) -> bool:
    return head.startswith(b"\x00\x00\x01") or head[:1] == b"\x47"


def _is_zip(head: bytes) -> bool:
    return head.startswith(b"PK\x03\x04")


def _is_tensors(head: bytes) -> bool:
    """The length of a head below 16 MiB, and a head that is a JSON object."""
    return head[3:9] == b"\0\0\0\0\0{"


def _is_pose(head: bytes) -> bool:
    """A .pose file begins with its version, a number from 0 to 1 with a fraction of one digit."""
    return len(head) >= 4 and head[:4] in (
        b"\x00\x00\x00\x00", b"\xcd\xcc\xcc\x3d", b"\xcd\xcc\x4c\x3e",
    )  # fmt: skip


_TESTS: Final[dict[str, Callable[[bytes], bool]]] = {
    ".mp4": _is_boxed, ".m4v": _is_boxed, ".mov": _is_boxed,
    ".mkv": _is_matroska, ".webm": _is_matroska,
    ".avi": _is_riff, ".gif": _is_gif, ".mpg": _is_mpeg, ".mpeg": _is_mpeg,
    ".pose": _is_pose, ".npz": _is_zip, ".safetensors": _is_tensors,
}  # fmt: skip


def begins_like(head: bytes, suffix: str) -> bool:
    """Whether a file that begins so can be what its ending says."""
    return _TESTS[suffix](head)
