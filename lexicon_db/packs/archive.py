"""The container of packs: a zip archive of the plainest sort, read without trust.

Nothing in it is compressed, encrypted, linked, split or commented; its files follow one another
without gaps and without overlaps. So no file can be larger than the archive, or lie in another
one, and no two programs can read it differently.
"""

from __future__ import annotations

import hashlib
import struct
import threading
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from lexicon_db.packs.layout import LARGEST_DIRECTORY, MOST_FILES, largest
from lexicon_db.packs.values import UnfitError

_END: Final = struct.Struct("<4s4H2LH")
_END_64: Final = struct.Struct("<4sQ2H2L4Q")
_LOCATOR: Final = struct.Struct("<4sLQL")
_ENTRY: Final = struct.Struct("<4s4B4H3L5H2L")
_LOCAL: Final = struct.Struct("<4s2B4H3L2H")
_LARGE: Final = 0xFFFFFFFF
_MANY: Final = 0xFFFF
#: Length of what a large file has in addition to its header.
_LOCAL_EXTRA: Final = 20
_FILE_TYPE: Final = 0o170000
_REGULAR: Final = (0, 0o100000)
_CHUNK: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive.

    Attributes:
        name: Its name.
        start: Where its content begins, in bytes.
        size: How long it is, in bytes.
        crc: Its CRC-32.
    """

    name: str
    start: int
    size: int
    crc: int


class Archive:
    """An open archive whose structure is known to be sound.

    Attributes:
        members: Its files by name, in their order.

    Raises:
        UnfitError: If it is no archive of this sort.
        OSError: If the disk fails.
    """

    def __init__(self, path: Path) -> None:
        self._reading = threading.Lock()
        self._file: BinaryIO = path.open("rb")
        try:
            self.members = _members(self._file)
        except BaseException:
            self._file.close()
            raise

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def chunks(self, member: Member) -> Iterator[bytes]:
        """The content of a file, piece by piece; its length is the one that was announced.

        Raises:
            UnfitError: If the archive ends too early, or the content is not what its CRC-32 says.
        """
        done, crc = 0, 0
        while done < member.size:
            with self._reading:
                self._file.seek(member.start + done)
                chunk = self._file.read(min(_CHUNK, member.size - done))
            if not chunk:
                raise UnfitError("ends too early")
            crc = zlib.crc32(chunk, crc)
            done += len(chunk)
            yield chunk
        if crc != member.crc:
            raise UnfitError(f"holds a file that was changed: {member.name}")

    def content(self, member: Member, sha256: str | None = None) -> bytes:
        """The whole content of a file that is known to be small.

        Raises:
            UnfitError: If it is not the content that has the SHA-256.
        """
        data = b"".join(self.chunks(member))
        if sha256 is not None and hashlib.sha256(data).hexdigest() != sha256:
            raise UnfitError(f"holds a file that was changed: {member.name}")
        return data


def _members(file: BinaryIO) -> dict[str, Member]:
    directory, count, offset = _directory(file)
    found: dict[str, Member] = {}
    position = expected = 0
    for _ in range(count):
        name, start, size, crc, position = _entry(directory, position)
        if name in found:
            raise UnfitError(f"holds two files that are called {name}")
        most = largest(name)
        if most is None:
            raise UnfitError(f"holds a file that no pack has: {name[:80]!r}")
        if size > most:
            raise UnfitError(f"holds a file that is too large: {name}")
        if start != expected:
            raise UnfitError("has gaps or overlaps between its files")
        content = start + _local_length(file, start, name, size)
        expected = content + size
        found[name] = Member(name, content, size, crc)
    if position != len(directory) or expected != offset:
        raise UnfitError("holds something between its files and its table of contents")
    return found


def _directory(file: BinaryIO) -> tuple[bytes, int, int]:
    """The table of contents, how many files it names, and where it begins."""
    length = file.seek(0, 2)
    if length < _END.size:
        raise UnfitError("is no zip archive")
    end = length - _END.size
    mark, disk, first, here, count, size, offset, comment = _END.unpack(_read(file, end, _END.size))
    if mark != b"PK\x05\x06" or comment:
        raise UnfitError("is no zip archive, was cut off, or has something behind its end")
    if disk or first or here != count:
        raise UnfitError("is split over several files")
    if count == _MANY or _LARGE in (size, offset):
        count, size, offset, end = _large_end(file, end)
    if count > MOST_FILES or size > LARGEST_DIRECTORY:
        raise UnfitError(f"holds more than {MOST_FILES} files")
    if offset + size != end:
        raise UnfitError("has something between its table of contents and its end")
    return _read(file, offset, size), count, offset


def _large_end(file: BinaryIO, end: int) -> tuple[int, int, int, int]:
    """Count, size and offset of the table of contents of a large archive, and where it ends."""
    place = end - _LOCATOR.size - _END_64.size
    if place < 0:
        raise UnfitError("is no zip archive")
    mark, disk, where, disks = _LOCATOR.unpack(_read(file, end - _LOCATOR.size, _LOCATOR.size))
    if mark != b"PK\x06\x07" or disk or disks != 1 or where != place:
        raise UnfitError("has an end that makes no sense")
    mark, length, *_, here, count, size, offset = _END_64.unpack(_read(file, place, _END_64.size))
    if mark != b"PK\x06\x06" or length != _END_64.size - 12 or here != count:
        raise UnfitError("has an end that makes no sense")
    return count, size, offset, place


def _entry(directory: bytes, position: int) -> tuple[str, int, int, int, int]:
    """Name, place of the header, size and CRC-32 of a file, and where the next entry begins."""
    if position + _ENTRY.size > len(directory):
        raise UnfitError("has a table of contents that ends too early")
    (
        mark, _, system, _, _, flags, method, _, _, crc, packed, size, name_length, extra_length,
        comment, disk, _, attributes, start,
    ) = _ENTRY.unpack_from(directory, position)  # fmt: skip
    position += _ENTRY.size
    name_bytes = directory[position : position + name_length]
    position += name_length
    extra = directory[position : position + extra_length]
    position += extra_length
    if mark != b"PK\x01\x02" or comment or disk or position > len(directory):
        raise UnfitError("has a table of contents that makes no sense")
    name = _plain_name(name_bytes, flags)
    if method != 0:
        raise UnfitError(f"holds a file that is compressed: {name}")
    if system == 3 and (attributes >> 16) & _FILE_TYPE not in _REGULAR:
        raise UnfitError(f"holds a link, a folder or a device: {name}")
    if attributes & 0x10:
        raise UnfitError(f"holds a folder: {name}")
    size, packed, start = _large_values(extra, size, packed, start)
    if size != packed:
        raise UnfitError(f"holds a file of two sizes: {name}")
    return name, start, size, crc, position


def _plain_name(data: bytes, flags: int) -> str:
    if flags:
        raise UnfitError("holds a file that is encrypted or was written in an unusual way")
    try:
        return data.decode("ascii")
    except UnicodeDecodeError as error:
        raise UnfitError("holds a file with an unusual name") from error


def _large_values(extra: bytes, *values: int) -> tuple[int, ...]:
    """Values that are too large for an entry and follow it instead."""
    wanted = sum(value == _LARGE for value in values)
    if not wanted:
        if extra:
            raise UnfitError("says more of a file than it should")
        return values
    form = struct.Struct(f"<2H{wanted}Q")
    if len(extra) != form.size or extra[:4] != struct.pack("<2H", 1, 8 * wanted):
        raise UnfitError("has a table of contents that makes no sense")
    large = iter(form.unpack(extra)[2:])
    return tuple(next(large) if value == _LARGE else value for value in values)


def _local_length(file: BinaryIO, start: int, name: str, size: int) -> int:
    """Length of the header before a file, which must say the same as the table of contents."""
    header = _read(file, start, _LOCAL.size + len(name) + _LOCAL_EXTRA, may_end=True)
    if len(header) < _LOCAL.size + len(name):
        raise UnfitError("ends too early")
    mark, _, _, flags, method, _, _, _, packed, local_size, name_length, extra = _LOCAL.unpack_from(
        header
    )
    tail = header[_LOCAL.size :]
    if mark != b"PK\x03\x04" or flags or method or name_length != len(name):
        raise UnfitError(f"says two things of one file: {name}")
    if extra not in (0, _LOCAL_EXTRA) or tail[: len(name)] != name.encode("ascii"):
        raise UnfitError(f"says two things of one file: {name}")
    told = (local_size, packed)
    if extra:
        told = struct.unpack_from("<2H2Q", tail.ljust(len(name) + extra, b"\0"), len(name))[2:]
    if told != (size, size):
        raise UnfitError(f"says two things of one file: {name}")
    return _LOCAL.size + len(name) + int(extra)


def _read(file: BinaryIO, start: int, size: int, *, may_end: bool = False) -> bytes:
    if start < 0:
        raise UnfitError("is no zip archive")
    file.seek(start)
    data = file.read(size)
    if len(data) < size and not may_end:
        raise UnfitError("ends too early")
    return data
