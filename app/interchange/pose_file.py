"""The .pose container, versions 0.0 to 0.2: header, points per frame, confidences.

Little-endian throughout. Header: float32 version; uint16 width, height, depth; uint16 number of
components; of each its name, its format (such as XYZC), uint16 numbers of points, limbs and
colours, then these. Body: frame rate, number of frames and of people, coordinates, confidences; in
version 0.0 frame by frame with the people of each. Source: the specifications that come with the
``pose-format`` library.
"""

from __future__ import annotations

import math
import struct
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from lexicon_db.tracks import Floats

_FAR_FROM_ANY_RATE: Final = 1000.0
#: More numbers than a day of signing has in version 0.0, whose empty frames take no room.
_MOST_NUMBERS: Final = 2**27


class PoseFileError(Exception):
    """Why content is no .pose file that can be read, as one sentence."""


@dataclass(frozen=True)
class Component:
    """A body part.

    Attributes:
        name: Such as ``POSE_LANDMARKS``.
        points: Names of the points.
        limbs: Pairs of points that viewers join by a line.
        color: Red, green and blue of these lines, 0 to 255.
    """

    name: str
    points: tuple[str, ...]
    limbs: tuple[tuple[int, int], ...] = ()
    color: tuple[int, int, int] = (255, 255, 255)


@dataclass(frozen=True, eq=False)
class PoseFile:
    """The content of a .pose file.

    Attributes:
        size: Width, height and depth that the coordinates refer to.
        components: Body parts in the order of their points.
        fps: Frames per second.
        points: (T, P, D) coordinates of the only person; D is 2 or 3.
        confidence: (T, P) 0 where a point is not known, else up to 1.
    """

    size: tuple[int, int, int]
    components: tuple[Component, ...]
    fps: float
    points: Floats
    confidence: Floats


class _Cursor:
    """Reads values from content and never beyond its end."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._place = 0

    @property
    def left(self) -> int:
        return len(self._content) - self._place

    def _take(self, count: int) -> bytes:
        if count > self.left:
            raise PoseFileError("It is cut off or damaged: data is missing at its end.")
        self._place += count
        return self._content[self._place - count : self._place]

    def numbers(self, layout: str) -> tuple[int, ...]:
        layout = "<" + layout
        return struct.unpack(layout, self._take(struct.calcsize(layout)))

    def number(self, layout: str) -> float:
        value: float = struct.unpack("<" + layout, self._take(struct.calcsize(layout)))[0]
        return value

    def text(self) -> str:
        (length,) = self.numbers("H")
        return self._take(length).decode("utf-8", errors="replace")

    def floats(self, *shape: int) -> Floats:
        # Counts come from the file: multiplied as Python's integers, they cannot overflow.
        content = self._take(4 * math.prod(shape))
        return np.frombuffer(content, "<f4").reshape(shape).astype(np.float32)


def decode_pose_file(content: bytes) -> PoseFile:
    """Read the content of a .pose file.

    Raises:
        PoseFileError: If it is none, is damaged, of a newer version, or holds not one person.
    """
    cursor = _Cursor(content)
    version = cursor.number("f")
    readers = {0.0: _frames_0_0, 0.1: _frames_0_1, 0.2: _frames_0_2}
    read = readers.get(round(version, 3)) if math.isfinite(version) else None
    if read is None:
        raise PoseFileError("It is no .pose file of version 0.0, 0.1 or 0.2.")
    width, height, depth = cursor.numbers("3H")
    (count,) = cursor.numbers("H")
    parts = [_component(cursor) for _ in range(count)]
    components = tuple(component for component, _ in parts)
    fps, points, confidence = read(cursor, parts)
    if not 0 < fps <= _FAR_FROM_ANY_RATE:
        raise PoseFileError(f"It states {fps:g} frames per second.")
    return PoseFile((width, height, depth), components, fps, points, confidence)


def encode_pose_file(pose: PoseFile, version: float = 0.2) -> bytes:
    """Write the content of a .pose file.

    Args:
        pose: What it holds.
        version: 0.1 or 0.2; the earlier one has a whole number of frames per second.
    """
    dimensions = "XYZ"[: pose.points.shape[2]] + "C"
    header = [struct.pack("<f4H", version, *pose.size, len(pose.components))]
    for component in pose.components:
        lengths = (len(component.points), len(component.limbs), len(component.limbs))
        header += [_text(component.name), _text(dimensions), struct.pack("<3H", *lengths)]
        header += [_text(point) for point in component.points]
        header += [struct.pack("<2H", *limb) for limb in component.limbs]
        header += [struct.pack("<3H", *component.color)] * len(component.limbs)
    if version == 0.1:
        # Readers count the frames by the length of the file, where 16 bits are not enough.
        body = struct.pack("<3H", round(pose.fps), len(pose.points) % 2**16, 1)
    else:
        body = struct.pack("<fIH", pose.fps, len(pose.points), 1)
    values = pose.points.astype("<f4").tobytes() + pose.confidence.astype("<f4").tobytes()
    return b"".join(header) + body + values


def _text(text: str) -> bytes:
    encoded = text.encode("utf-8")
    return struct.pack("<H", len(encoded)) + encoded


def _component(cursor: _Cursor) -> tuple[Component, int]:
    """Read a component and the number of its coordinates and confidence per point."""
    name, layout = cursor.text(), cursor.text()
    point_count, limb_count, color_count = cursor.numbers("3H")
    points = tuple(cursor.text() for _ in range(point_count))
    limbs = tuple((limb[0], limb[1]) for limb in (cursor.numbers("2H") for _ in range(limb_count)))
    for _ in range(color_count):
        cursor.numbers("3H")
    if not 3 <= len(layout) <= 4:
        raise PoseFileError(f"Its points have {len(layout) - 1} coordinates, not two or three.")
    return Component(name, points, limbs), len(layout)


_Parts = list[tuple[Component, int]]
_Body = tuple[float, Floats, Floats]


def _frames_0_0(cursor: _Cursor, parts: _Parts) -> _Body:
    """Frame by frame, person by person, with confidences beside the coordinates."""
    fps, frame_count = cursor.numbers("2H")
    width = max((width for _, width in parts), default=3)
    total = sum(len(component.points) for component, _ in parts)
    if frame_count * total * width > _MOST_NUMBERS:
        raise PoseFileError("It states far more points than signing has.")
    frames = []
    for _ in range(frame_count):
        (people,) = cursor.numbers("H")
        rows = np.zeros((total, width), np.float32)
        for person in range(people):
            cursor.numbers("h")
            read = _person_0_0(cursor, parts, width)
            if person == 0:
                rows = read
        frames.append(rows)
    stacked = np.stack(frames) if frames else np.zeros((0, total, width), np.float32)
    return float(fps), stacked[..., :-1], stacked[..., -1]


def _person_0_0(cursor: _Cursor, parts: _Parts, width: int) -> NDArray[np.float32]:
    rows = []
    for component, columns in parts:
        values = cursor.floats(len(component.points), columns)
        padded = np.zeros((len(values), width), np.float32)
        padded[:, : columns - 1] = values[:, :-1]
        padded[:, -1] = values[:, -1]
        rows.append(padded)
    return np.concatenate(rows) if rows else np.zeros((0, width), np.float32)


def _frames_0_1(cursor: _Cursor, parts: _Parts) -> _Body:
    """One block of coordinates, one of confidences; 16 bits count the frames and may overflow."""
    fps, frame_count, people = cursor.numbers("3H")
    size = _frame_size(people, parts)
    counted = cursor.left // size if size else 0
    if counted % 2**16 != frame_count or (size and cursor.left % size):
        raise PoseFileError("It is cut off or damaged: its length does not fit its header.")
    return float(fps), *_blocks(cursor, counted, parts)


def _frames_0_2(cursor: _Cursor, parts: _Parts) -> _Body:
    """As version 0.1, with an exact frame rate and 32 bits for the frames."""
    fps = cursor.number("f")
    frame_count, people = cursor.numbers("IH")
    _frame_size(people, parts)
    return fps, *_blocks(cursor, frame_count, parts)


def _frame_size(people: int, parts: _Parts) -> int:
    """Bytes of a frame; files of several people are refused: which of them signs?"""
    if people != 1:
        raise PoseFileError(f"It holds {people} people instead of one.")
    points = sum(len(component.points) for component, _ in parts)
    return 4 * points * max((width for _, width in parts), default=0)


def _blocks(cursor: _Cursor, frames: int, parts: _Parts) -> tuple[Floats, Floats]:
    points = sum(len(component.points) for component, _ in parts)
    dimensions = max((width for _, width in parts), default=1) - 1
    coordinates = cursor.floats(frames, points, dimensions)
    return coordinates, cursor.floats(frames, points)
