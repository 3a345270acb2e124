"""Where the face of a signer is in each frame, and pictures in which it cannot be seen.

A face that shows in a single frame is a face that shows. So what is hidden is the head with room
around it, wherever the face mesh or the head of the body was found, also just before and after;
where neither is known for longer than a moment, the whole picture is hidden. Other people in the
picture are not looked for.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from lexicon_db.tracks import LandmarkTrack

    Picture = NDArray[np.uint8]
    Boxes = NDArray[np.float64]

#: Nose, eyes, ears and mouth among the points of MediaPipe's body.
_HEAD: Final = slice(0, 11)
_SEEN: Final = 0.5
#: Room left of the points, above, right and below, in shares of their longer side: the mesh ends at
#: brows, chin and cheeks, the points of the body lie inside of the face.
_ROOM_OF_MESH: Final = (0.3, 0.5, 0.3, 0.3)
_ROOM_OF_HEAD: Final = (0.7, 1.6, 0.7, 1.2)
#: Seconds for which a face that is lost is taken to be between where it was seen.
_LONGEST_GAP: Final = 0.2
#: Seconds before and after a frame in which the face is hidden as well.
_AROUND: Final = 0.05
#: Blocks across a hidden face.
_BLOCKS: Final = 5


def face_boxes(track: LandmarkTrack) -> Boxes:
    """What is to be hidden in each frame.

    Args:
        track: Landmarks as they were measured.

    Returns:
        (T, 4) left, top, right, bottom in shares of the picture; a face that is not known takes
        all of it.
    """
    boxes = _joined(
        _around(track.face[..., :2], _ROOM_OF_MESH),
        _around(_seen_head(track), _ROOM_OF_HEAD),
    )
    boxes = _bridged(boxes, track.pts)
    width, height = track.size
    boxes = _spread(boxes, track.pts) / (width, height, width, height)
    unknown = np.isnan(boxes).any(axis=1)
    boxes[unknown] = (0.0, 0.0, 1.0, 1.0)
    hidden: Boxes = np.clip(boxes, 0.0, 1.0)
    return hidden


def hide(picture: Picture, box: NDArray[np.float64]) -> Picture:
    """A picture with large blocks of mean colour where a face is.

    Args:
        picture: (H, W, 3) sRGB.
        box: (4,) as `face_boxes` gives it.
    """
    height, width = picture.shape[:2]
    left, top = np.floor(box[:2] * (width, height)).astype(int)
    right, bottom = np.ceil(box[2:] * (width, height)).astype(int)
    hidden = picture.copy()
    face = hidden[top:bottom, left:right]
    if not face.size:
        return hidden
    size = max(-(-max(face.shape[:2]) // _BLOCKS), 1)
    for y in range(0, face.shape[0], size):
        for x in range(0, face.shape[1], size):
            block = face[y : y + size, x : x + size]
            block[:] = block.mean(axis=(0, 1))
    return hidden


def _seen_head(track: LandmarkTrack) -> NDArray[np.float32]:
    """(T, 11, 2) points of the head that were seen, nan elsewhere."""
    head = track.pose[:, _HEAD]
    seen = head[..., 3:] >= _SEEN
    points: NDArray[np.float32] = np.where(seen, head[..., :2], np.float32(np.nan))
    return points


def _around(points: NDArray[np.floating[Any]], room: tuple[float, ...]) -> Boxes:
    """(T, 4) boxes around points with some room, nan where fewer than three points are known."""
    known = np.isfinite(points).all(axis=-1)
    low = np.where(known[..., None], points, np.inf).min(axis=1)
    high = np.where(known[..., None], points, -np.inf).max(axis=1)
    reach = (high - low).max(axis=1, keepdims=True)
    boxes = np.concatenate([low, high], axis=1) + reach * np.array(room) * (-1, -1, 1, 1)
    found: Boxes = np.where((known.sum(axis=1) >= 3)[:, None], boxes, np.nan)
    return found


def _joined(one: Boxes, other: Boxes) -> Boxes:
    """Boxes around both; where only one is known, that one."""
    low = np.fmin(one[:, :2], other[:, :2])
    high = np.fmax(one[:, 2:], other[:, 2:])
    return np.concatenate([low, high], axis=1)


def _bridged(boxes: Boxes, pts: NDArray[np.float64]) -> Boxes:
    """Boxes also for frames in short gaps: around where the face was before and is afterwards."""
    known = np.flatnonzero(np.isfinite(boxes).all(axis=1))
    bridged = boxes.copy()
    for before, after in pairwise(known):
        if after - before > 1 and pts[after] - pts[before] <= _LONGEST_GAP:
            both = _joined(boxes[before : before + 1], boxes[after : after + 1])
            bridged[before + 1 : after] = both
    return bridged


def _spread(boxes: Boxes, pts: NDArray[np.float64]) -> Boxes:
    """Each box with those just before and after it; an unknown one stays unknown."""
    first = np.searchsorted(pts, pts - _AROUND)
    last = np.searchsorted(pts, pts + _AROUND, side="right")
    spread = boxes.copy()
    for index in np.flatnonzero(np.isfinite(boxes).all(axis=1)):
        near = boxes[first[index] : last[index]]
        spread[index, :2] = np.nanmin(near[:, :2], axis=0)
        spread[index, 2:] = np.nanmax(near[:, 2:], axis=0)
    return spread
