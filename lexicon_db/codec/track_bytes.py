"""A track as bytes: small, checksummed, versioned, and safe to read whoever wrote it.

Layout, little-endian: magic ``KXTR``, format version (1 byte), kind (1 byte), frames (4 bytes),
lengths of the heads and of the steps before and after compression (4 bytes each), BLAKE2b-128 of
everything else (16 bytes); then heads and steps (zstd each) and noise (as it is). The heads begin
with the length of the details (4 bytes) and the details (JSON); the series of the kind's layout
follow.
"""

from __future__ import annotations

import hashlib
import struct
from typing import Any, Final

import zstandard

from lexicon_db.codec.details import read_details, write_details
from lexicon_db.codec.layouts import LAYOUTS
from lexicon_db.codec.streams import Reader, Stream, Writer, damaged
from lexicon_db.errors import KnownError
from lexicon_db.tracks import FitTrack, LandmarkTrack, MotionTrack, Track, TrackKind

#: Longest take that can be stored: ten minutes at 60 frames per second.
MAX_FRAMES: Final = 36_000

_MAGIC = b"KXTR"
_VERSION = 1
_HEAD = struct.Struct("<4sBBI4I")
_CHECKSUM_SIZE = 16
_DETAILS_SIZE = struct.Struct("<I")
_LONGEST_DETAILS = 1 << 20
_KINDS: Final[tuple[type[Track], ...]] = (LandmarkTrack, MotionTrack, FitTrack)
_ZSTD_LEVEL = 15
_LARGEST_WINDOW = 1 << 27

# A stored track of nothing but zeros could claim any length. Above this size (bytes) it must be
# backed by content; real recordings never come near one byte for this many.
_ALWAYS_ALLOWED = 64 << 20
_LARGEST_EXPANSION = 4096


def encode_track(track: Track) -> bytes:
    """The bytes of ``track``.

    Rotations come back continuous in time, and so that no joint of an adult body is off by more
    than ``layouts.JOINT_ERROR``; face units are within 0.005, hand targets within
    ``layouts.ANCHOR_ERROR``, pixels within 1/32, metres within 0.00005, scores within 1/512, times
    within half a microsecond. Flags, contacts, noise and body shape come back exactly; so does
    everything that is not a finite number.

    Raises:
        KnownError: If the track is too long or holds values far out of range.
    """
    frames = len(track.pts)
    if frames > MAX_FRAMES:
        raise KnownError(
            "The track cannot be stored.",
            f"It has {frames} frames; the most that a take may have is {MAX_FRAMES}.",
            "Cut the take shorter.",
        )
    out = Writer()
    details = write_details(track)
    out.heads += _DETAILS_SIZE.pack(len(details)) + details
    for series in LAYOUTS[track.kind]:
        series.write(getattr(track, series.name), out)
    compressor = zstandard.ZstdCompressor(level=_ZSTD_LEVEL, write_content_size=False)
    heads, steps = compressor.compress(out.heads), compressor.compress(out.steps)
    sizes = (len(out.heads), len(heads), len(out.steps), len(steps))
    head = _HEAD.pack(_MAGIC, _VERSION, _KINDS.index(type(track)), frames, *sizes)
    body = heads + steps + bytes(out.noise)
    return head + _checksum(head, body) + body


def decode_track(data: bytes) -> Track:
    """The track that ``data`` holds.

    Raises:
        KnownError: If the bytes are damaged, hostile, or of a newer format.
    """
    kind, frames, source = _unpacked(data)
    arguments = _read_details(source, kind, frames)
    for series in LAYOUTS[kind.kind]:
        arguments[series.name] = series.read(source, frames)
    source.finish()
    return kind(**arguments)


def check_track(data: bytes) -> TrackKind:
    """The kind of the track that ``data`` holds, once it is known that it can be decoded.

    No arrays are made, so that this takes a fraction of the time and memory of decoding.

    Raises:
        KnownError: If ``decode_track`` would raise it.
    """
    kind, frames, source = _unpacked(data)
    _read_details(source, kind, frames)
    for series in LAYOUTS[kind.kind]:
        series.pass_by(source, frames)
    source.finish()
    return kind.kind


def _read_details(source: Reader, kind: type[Track], frames: int) -> dict[str, Any]:
    length = _DETAILS_SIZE.unpack(source.heads.take(_DETAILS_SIZE.size).tobytes())[0]
    return read_details(source.heads.take(length).tobytes(), kind, frames)


def _unpacked(data: bytes) -> tuple[type[Track], int, Reader]:
    """Kind, frames and streams, once everything claimed is plausible."""
    kind, frames, sizes, body = _claimed(data)
    heads_size, heads_stored, steps_size, steps_stored = sizes
    heads = _decompressed(body[:heads_stored], heads_size)
    steps = _decompressed(body[heads_stored : heads_stored + steps_stored], steps_size)
    noise = body[heads_stored + steps_stored :]
    return kind, frames, Reader(Stream(heads), Stream(steps), Stream(noise))


def _claimed(data: bytes) -> tuple[type[Track], int, list[int], bytes]:
    """Kind, frames, sizes of the streams, and these, once everything claimed is plausible."""
    start = _HEAD.size + _CHECKSUM_SIZE
    if len(data) < start or data[:4] != _MAGIC:
        raise damaged("they do not begin like a track")
    _, version, kind, frames, *sizes = _HEAD.unpack_from(data)
    if version > _VERSION:
        raise KnownError(
            "The track cannot be read.",
            f"It was written by a newer version of the program (format {version}).",
            "Update the program.",
        )
    head, checksum, body = data[: _HEAD.size], data[_HEAD.size : start], data[start:]
    if version == 0 or kind >= len(_KINDS) or _checksum(head, body) != checksum:
        raise damaged("their checksum does not fit")
    _require_plausible(_KINDS[kind].kind, frames, sizes[0] + sizes[2], len(data))
    return _KINDS[kind], frames, sizes, body


def _require_plausible(kind: TrackKind, frames: int, unpacked: int, stored: int) -> None:
    """Refuse sizes (bytes) that no honest track has, before anything of that size is made."""
    channels = sum(series.channels for series in LAYOUTS[kind])
    decoded = 4 * frames * channels
    largest_unpacked = _LONGEST_DETAILS + (frames + 4) * channels * 5
    if frames > MAX_FRAMES or unpacked > largest_unpacked:
        raise damaged("they claim to be a longer track than any")
    if decoded > _ALWAYS_ALLOWED and decoded > stored * _LARGEST_EXPANSION:
        raise damaged("they claim to hold more than their size allows")


def _decompressed(compressed: bytes, size: int) -> bytes:
    try:
        announced = zstandard.get_frame_parameters(compressed).content_size
        if announced != zstandard.CONTENTSIZE_UNKNOWN:
            raise damaged("their compression announces a size of its own")
        decompressor = zstandard.ZstdDecompressor(max_window_size=_LARGEST_WINDOW)
        content = decompressor.decompress(compressed, max_output_size=max(size, 1))
    except (zstandard.ZstdError, MemoryError) as error:
        raise damaged("they cannot be decompressed") from error
    if len(content) != size:
        raise damaged("they decompress to another length")
    return content


def _checksum(head: bytes, body: bytes) -> bytes:
    digest = hashlib.blake2b(head, digest_size=_CHECKSUM_SIZE)
    digest.update(body)
    return digest.digest()
