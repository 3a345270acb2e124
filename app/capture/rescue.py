"""Makes files of recordings that a crash or a power cut left unfinished."""

from __future__ import annotations

import logging
import math
import os
import struct
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.capture.recording_names import (
    finished_file,
    lock_file,
    recorder_of,
    recording_keys,
    unfinished_file,
)
from app.core.files import whole_file
from lexicon_db.errors import KnownError
from lexicon_db.files import disk_trouble

if TYPE_CHECKING:
    from av.container import InputContainer
    from av.packet import Packet
    from av.video.stream import VideoStream

_log: Final = logging.getLogger(__name__)

_BOX: Final = struct.Struct(">I4sQ")
#: What a recording consists of.
_KINDS: Final = (b"ftyp", b"free", b"moov", b"moof", b"mdat", b"mfra")


@dataclass(frozen=True)
class Rescued:
    """A recording that was completed.

    Attributes:
        file: Where it is.
        frames: How many it holds.
        fps: Mean frame rate; 0 of a single frame.
    """

    file: Path
    frames: int
    fps: float


def rescued(folder: Path) -> list[Path]:
    """Find the recordings in a folder whose recorder is gone; complete those that were cut off.

    Every frame up to the place where the writing stopped is kept as it is. Recordings of a recorder
    that lives, in whichever process, are left alone. One that cannot be completed now, for want of
    room for example, is left for the next time; one without a single frame is removed.

    Returns:
        The files, oldest first. They stay there, and are found again, until they are removed.
    """
    files: list[Path] = []
    for key in recording_keys(folder):
        with _claimed(lock_file(folder, recorder_of(key))) as is_ours:
            if not is_ours:
                continue
            try:
                found = complete(folder, key)
            except KnownError as error:
                _log.warning("%s was not rescued: %s", key, error)
            else:
                files += [] if found is None else [found.file]
    return files


def complete(folder: Path, key: str) -> Rescued | None:
    """Make sure that a recording is a video file; None, and nothing left, if it has no frame.

    Raises:
        KnownError: If the disk refuses; the unfinished recording stays.
    """
    unfinished, file = unfinished_file(folder, key), finished_file(folder, key)
    try:
        if unfinished.exists():
            _finish(unfinished, file)
        return _described(file) if file.exists() else None
    except OSError as error:
        raise disk_trouble(error, "A recording was not rescued.") from error


def _finish(unfinished: Path, file: Path) -> None:
    _cut_off_torn_box(unfinished)
    with _opened(unfinished) as container:
        packets = _whole_packets(container)
        first = next(packets, None)
        if first is not None:
            with whole_file(file) as temporary:
                _copy(temporary, chain((first,), packets), first.stream)
    unfinished.unlink()


def _described(file: Path) -> Rescued | None:
    with _opened(file) as container:
        times = [float((one.pts or 0) * one.time_base) for one in _whole_packets(container)]
    if not times:
        return None
    return Rescued(file, len(times), (len(times) - 1) / (times[-1] - times[0] or math.inf))


@contextmanager
def _claimed(file: Path) -> Iterator[bool]:
    """Whether nobody holds a lock any more; nobody takes it meanwhile."""
    from filelock import FileLock, Timeout

    lock = FileLock(file, timeout=0)
    try:
        lock.acquire()
    except Timeout:
        yield False
        return
    try:
        yield True
    finally:
        lock.release()
        file.unlink(missing_ok=True)


def _cut_off_torn_box(unfinished: Path) -> None:
    """Shorten a recording by what its writer was about to add.

    Half a description of a fragment makes the whole file unreadable; half of the frames that follow
    it are half of the frames. Boxes begin with their size and kind (ISO/IEC 14496-12, 4.2); a size
    of 1 is followed by the true one.
    """
    end = 0
    with unfinished.open("r+b") as file:
        size = file.seek(0, os.SEEK_END)
        while end < size:
            file.seek(end)
            length, kind, long = _BOX.unpack(file.read(_BOX.size).ljust(_BOX.size, b"\0"))
            length = long if length == 1 else length
            if kind not in _KINDS or length < 8 or (end + length > size and kind != b"mdat"):
                break
            end = min(end + length, size)
        file.truncate(end)


@contextmanager
def _opened(unfinished: Path) -> Iterator[InputContainer | None]:
    """Open a recording that may end anywhere; None where not even its head is there."""
    import av

    try:
        container = av.open(f"file:{unfinished.absolute()}", format="mp4")
    except av.error.FFmpegError:
        yield None
        return
    with container:
        yield container


def _whole_packets(container: InputContainer | None) -> Iterator[Packet[VideoStream]]:
    """Yield the encoded frames up to the place where the writing stopped."""
    import av

    if container is None or not container.streams.video:
        return
    with suppress(av.error.FFmpegError):
        for packet in container.demux(container.streams.video[0]):
            if packet.is_corrupt or packet.pts is None:
                return
            yield packet


def _copy(file: Path, packets: Iterator[Packet[VideoStream]], template: VideoStream) -> None:
    """Copy encoded frames into an ordinary MP4 file."""
    import av

    with av.open(f"file:{file.absolute()}", "w", format="mp4") as container:
        stream = container.add_stream_from_template(template)
        stream.time_base = template.time_base
        for packet in packets:
            packet.stream = stream
            container.mux(packet)
