"""Landmarks that programs around MediaPipe save as JSON.

There is no format of that kind, so the file must say what it holds: ``fps``, ``width`` and
``height`` of the picture in pixels, and ``frames``, a list. A frame names its parts as MediaPipe
does (``pose_landmarks`` or ``poseLandmarks``, likewise ``left_hand``, ``right_hand``, ``face`` and
``pose_world``); a part is a list of points, or holds one as ``landmark`` or ``landmarks``, or is
null; a point is ``{"x", "y", "z", "visibility"}`` or a list of these. Places are shares of the
picture, those of ``pose_world`` metres.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from lexicon_db.errors import KnownError
from lexicon_db.tracks import HandFlag, LandmarkTrack

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

_LARGEST_BYTES: Final = 100_000_000
_MAX_RATE: Final = 1000.0
_MAX_SIDE: Final = 2**16
#: Parts by their names without case and underscores, with their numbers of points.
_PARTS: Final = {
    "poselandmarks": 33,
    "poseworldlandmarks": 33,
    "facelandmarks": 478,
    "lefthandlandmarks": 21,
    "righthandlandmarks": 21,
}
_COORDINATES: Final = ("x", "y", "z", "visibility")
_ARMS: Final = slice(11, 17)


class _UnfitError(Exception):
    """Why a document is not taken, as one sentence."""


def read_mediapipe_json(path: Path) -> LandmarkTrack:
    """Read landmarks; places come out in pixels, depth of hands relative to the wrist.

    Raises:
        KnownError: If the file cannot be read, or does not say what it holds.
    """
    try:
        return _track(_document(path))
    except _UnfitError as error:
        raise _refused(path, str(error)) from error
    except OSError as error:
        raise _refused(path, f"The system says: {error.strerror}.") from error
    except (ValueError, RecursionError) as error:
        raise _refused(path, "It is no JSON, or it is damaged.") from error


def _document(path: Path) -> object:
    if path.stat().st_size > _LARGEST_BYTES:
        raise _UnfitError("It is far larger than landmarks of signs are.")
    document: object = json.loads(path.read_bytes())
    return document


def _refused(path: Path, why: str) -> KnownError:
    return KnownError(
        f"{path.name} cannot be read.",
        why,
        "Write fps, width, height and frames into it, or add the video instead.",
    )


def _track(document: object) -> LandmarkTrack:
    if not isinstance(document, dict) or not isinstance(document.get("frames"), list):
        raise _UnfitError("It has no list of frames.")
    fps = _number(document, "fps", _MAX_RATE)
    width, height = (int(_number(document, side, _MAX_SIDE)) for side in ("width", "height"))
    frames = [_frame(frame) for frame in document["frames"]]
    if not frames:
        raise _UnfitError("It holds no frames.")
    parts = {name: np.stack([frame[name] for frame in frames]) for name in _PARTS}
    in_pixels = np.array([width, height, width], np.float32)
    hands = np.stack([parts[f"{side}handlandmarks"] for side in ("left", "right")], axis=1)
    hands = hands[..., :3] * in_pixels
    seen = np.isfinite(hands).all(axis=(2, 3))
    hands[~seen] = np.nan
    hands[..., 2] -= hands[..., :1, 2]
    pose = _with_visibility(parts["poselandmarks"])
    pose[..., :3] *= in_pixels
    if not seen.any():
        raise _UnfitError("No hand is ever seen in it.")
    if not np.isfinite(pose[:, _ARMS, :2]).any():
        raise _UnfitError("The arms are missing.")
    return LandmarkTrack(
        pts=np.arange(len(frames)) / fps,
        size=(width, height),
        pose=pose,
        pose_world=_with_visibility(parts["poseworldlandmarks"]),
        hands=hands,
        hands_world=np.full(hands.shape, np.nan, np.float32),
        # How sure a hand is and of which side, the file does not tell.
        hand_scores=np.where(seen[..., None], [1.0, 0.5], 0).astype(np.float32),
        face=parts["facelandmarks"][..., :3] * in_pixels,
        flags=np.where(seen, HandFlag.MEASURED, HandFlag.MISSING).astype(np.uint8),
    )


def _number(document: dict[str, Any], name: str, most: float) -> float:
    value = document.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value <= most:
        raise _UnfitError(f"It does not say {name}, or not as a sensible number.")
    return float(value)


def _frame(frame: object) -> dict[str, Floats]:
    """The points of each part (N, 4), nan where there are none."""
    if not isinstance(frame, dict):
        raise _UnfitError("A frame is no object with parts.")
    named = {str(name).replace("_", "").casefold(): part for name, part in frame.items()}
    return {name: _points(named.get(name), name, count) for name, count in _PARTS.items()}


def _points(part: object, name: str, count: int) -> Floats:
    points = np.full((count, 4), np.nan, np.float32)
    if isinstance(part, dict):
        part = part.get("landmark", part.get("landmarks"))
    if part is None or part == []:
        return points
    # Meshes of the face without irises have 468 points.
    if not isinstance(part, list) or (len(part) != count and (count, len(part)) != (478, 468)):
        raise _UnfitError(f"A list of {name} does not have {count} points.")
    rows = [_row(point) for point in part]
    points[: len(rows)] = rows
    points[~np.isfinite(points[:, :3]).all(axis=1)] = np.nan
    return points


def _row(point: object) -> list[float]:
    if isinstance(point, dict):
        values = [point.get(name) for name in _COORDINATES]
    elif isinstance(point, list) and 3 <= len(point) <= 4:
        values = [*point, None][:4]
    else:
        raise _UnfitError("A point has no x, y and z.")
    if not all(value is None or isinstance(value, int | float) for value in values):
        raise _UnfitError("A coordinate of a point is no number.")
    # What is larger than this is no place in a picture, and no number that fits.
    return [float(v) if v is not None and abs(v) < 1e6 else np.nan for v in values]


def _with_visibility(points: Floats) -> Floats:
    """Points whose visibility is between 0 and 1: 0 where they are missing, 1 if it is not told."""
    known = np.isfinite(points[..., 0])
    told = np.where(np.isnan(points[..., 3]), 1, np.clip(points[..., 3], 0, 1))
    visibility = np.where(known, told, 0).astype(np.float32)
    joined: Floats = np.concatenate([points[..., :3], visibility[..., None]], axis=-1)
    return joined
