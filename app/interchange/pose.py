"""Landmark tracks from and to .pose files."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from app.core.files import write_whole
from app.interchange.pose_file import (
    PoseFile,
    PoseFileError,
    decode_pose_file,
    encode_pose_file,
)
from app.interchange.pose_layout import (
    ARM_POINTS,
    FACE,
    FACE_POINTS,
    HAND_POINTS,
    HANDS,
    POSE,
    POSE_POINTS,
    WORLD,
    PoseLayout,
)
from lexicon_db.errors import KnownError
from lexicon_db.tracks import Floats, HandFlag, LandmarkTrack, Times

#: A hand whose depth spans less than this share of its extent in the picture has its depth in
#: another unit: that of MediaPipe, in which the width of the picture is 1.
_FLAT: Final = 0.02
#: World points count from the middle of the hips; further away they were moved by some program.
_AT_ORIGIN: Final = 0.05
#: No point of a picture is so many pixels away.
_TOO_FAR: Final = 1e7
#: A quarter of an hour of all points.
_LARGEST_BYTES: Final = 250_000_000


def read_pose(path: Path) -> LandmarkTrack:
    """Read a .pose file, version 0.0 to 0.2, with MediaPipe's points.

    Points that the file lacks are nan: the reduced layouts carry eight points of the body and 128
    of the face. Depth comes out in pixels, of hands relative to the wrist. Coordinates that a
    program shifted in depth are shifted back; world points that were moved are left out.

    Raises:
        KnownError: If the file is unreadable, damaged, or lacks the arms or both hands.
    """
    try:
        return _track(decode_pose_file(_content(path)))
    except PoseFileError as error:
        raise KnownError(
            f"{path.name} cannot be read.",
            str(error),
            "Make the file again with MediaPipe Holistic, or add the video instead.",
        ) from error
    except OSError as error:
        raise KnownError(
            f"{path.name} cannot be read.",
            f"The system says: {error.strerror}.",
            "Check the name and your permission to read it, then try again.",
        ) from error


def write_pose(
    path: Path,
    track: LandmarkTrack,
    *,
    layout: PoseLayout = PoseLayout.HOLISTIC,
    version: float = 0.2,
) -> None:
    """Write a .pose file.

    Places are pixels of the track's picture, x to the right and y down, depth in widths of the
    picture. The format has one frame rate: uneven times are brought to even ones by linear
    interpolation.

    Args:
        path: The file.
        track: What it holds.
        layout: Which points are kept.
        version: 0.1, whose frame rate is a whole number, or 0.2.

    Raises:
        KnownError: If the file cannot be written.
    """
    points, confidence = _columns(track)
    fps = (len(track.pts) - 1) / float(track.pts[-1]) if len(track.pts) > 1 else 25.0
    times = np.arange(len(track.pts)) / fps
    if version == 0.1 and round(fps) != fps:
        fps = float(max(round(fps), 1))
        times = np.arange(round(float(track.pts[-1]) * fps) + 1) / fps
    if len(times) != len(track.pts) or np.abs(times - track.pts).max() > 0.05 / fps:
        points, confidence = _at_times(track.pts, times, points, confidence)
    points, confidence = points[:, layout.columns], confidence[:, layout.columns]
    known = ~np.isnan(points).any(axis=2)
    file = PoseFile(
        size=(*track.size, 0),
        components=layout.parts,
        fps=fps,
        points=np.where(known[..., None], points, 0).astype(np.float32),
        confidence=np.where(known, confidence, 0).astype(np.float32),
    )
    write_whole(path, encode_pose_file(file, version))


def _content(path: Path) -> bytes:
    if path.stat().st_size > _LARGEST_BYTES:
        raise PoseFileError("It is far longer than takes of signs are.")
    return path.read_bytes()


def _track(file: PoseFile) -> LandmarkTrack:
    """Sort the points of a file into a track."""
    width, height, _ = file.size
    _require_parts(file, width, height)
    count = len(file.points)
    pose, pose_confidence = _part(file, POSE, POSE_POINTS)
    face, _ = _part(file, FACE, FACE_POINTS)
    sides = [_part(file, name, HAND_POINTS) for name in HANDS]
    hands = np.stack([points for points, _ in sides], axis=1)
    presence = np.stack([confidence.mean(axis=1) for _, confidence in sides], axis=1)
    seen = ~np.isnan(hands).any(axis=(2, 3))
    if not seen.any():
        raise PoseFileError("No hand is ever seen in it.")
    hands[~seen] = np.nan
    shift = float(np.median(hands[seen][:, 0, 2]))
    unit = width if _is_flat(hands[seen]) else 1
    world = _world(file, width, height)
    for points in (pose, face, hands):
        points[..., 2] = (points[..., 2] - shift) * unit
    hands[..., 2] -= hands[..., :1, 2]
    return LandmarkTrack(
        pts=np.arange(count) / file.fps,
        size=(width, height),
        pose=np.concatenate([pose, pose_confidence[..., None]], axis=2),
        pose_world=world,
        hands=hands,
        hands_world=np.full((count, 2, 21, 3), np.nan, np.float32),
        # Which side a hand was read as, the format does not tell.
        hand_scores=np.where(seen, [presence, np.full_like(presence, 0.5)], 0)
        .transpose(1, 2, 0)
        .astype(np.float32),
        face=face,
        flags=np.where(seen, HandFlag.MEASURED, HandFlag.MISSING).astype(np.uint8),
    )


def _require_parts(file: PoseFile, width: int, height: int) -> None:
    """Refuse files without pictures' size, frames, arms, or hands, naming what is missing."""
    if not len(file.points):
        raise PoseFileError("It holds no frames.")
    if not (width and height):
        raise PoseFileError("It does not say how large the picture was.")
    names = {component.name: set(component.points) for component in file.components}
    if not names.keys() & {POSE, *HANDS}:
        kinds = ", ".join(names) or "nothing"
        raise PoseFileError(f"It holds {kinds}; MediaPipe's body and hand points are missing.")
    arms = [point for point in ARM_POINTS if point not in names.get(POSE, ())]
    if arms:
        raise PoseFileError(f"The arms are missing: {', '.join(arms).replace('_', ' ').lower()}.")
    if not any(names.get(hand, set()).issuperset(HAND_POINTS) for hand in HANDS):
        raise PoseFileError("Both hands are missing.")
    if file.points.shape[2] < 3:
        raise PoseFileError("The depth of its points is missing.")


def _part(file: PoseFile, part: str, names: tuple[str, ...]) -> tuple[Floats, Floats]:
    """(T, N, 3) points of a component in our order, nan where not known, and (T, N) confidence."""
    count = len(file.points)
    points = np.full((count, len(names), 3), np.nan, np.float32)
    confidence = np.zeros((count, len(names)), np.float32)
    places = {name: place for place, name in enumerate(names)}
    first = 0
    for component in file.components:
        if component.name == part:
            found = [
                (first + here, places[point])
                for here, point in enumerate(component.points)
                if point in places
            ]
            there, ours = np.array(found, np.int64).reshape(-1, 2).T
            points[:, ours] = file.points[:, there]
            confidence[:, ours] = np.clip(file.confidence[:, there], 0, 1)
        first += len(component.points)
    confidence = np.nan_to_num(confidence)
    # A comparison with nan is false.
    points[(confidence <= 0) | ~(np.abs(points) < _TOO_FAR).all(axis=2)] = np.nan
    return points, confidence


def _world(file: PoseFile, width: int, height: int) -> Floats:
    """World points in metres with visibility, nan unless they still count from the hips.

    The ``pose-format`` library multiplies them by the size of the picture, as if they were places
    in it; here that is undone.
    """
    points, confidence = _part(file, WORLD, POSE_POINTS)
    metres = points / np.array([width, height, 1], np.float32)
    hips = metres[:, 23:25].mean(axis=1)
    known = hips[~np.isnan(hips).any(axis=1)]
    if not len(known) or np.abs(np.median(known, axis=0)).max() > _AT_ORIGIN:
        metres[:] = np.nan
    return np.concatenate([metres, confidence[..., None]], axis=2)


def _is_flat(hands: NDArray[np.float32]) -> bool:
    """Whether the depth of (N, 21, 3) hands is in units of the picture's width."""
    extent = np.ptp(hands, axis=1)
    across = np.maximum(extent[:, :2].max(axis=1), 1e-6)
    return bool(np.median(extent[:, 2] / across) < _FLAT)


def _columns(track: LandmarkTrack) -> tuple[Floats, Floats]:
    """(T, 586, 3) points in the units of the format, nan where unknown, and (T, 586) confidence."""
    width, height = track.size
    in_picture = np.array([1, 1, 1 / width], np.float32)
    left, right = (track.hands[:, side] * in_picture for side in (0, 1))
    world = track.pose_world[..., :3] * np.array([width, height, 1], np.float32)
    points = [track.pose[..., :3] * in_picture, track.face * in_picture, left, right, world]
    sure = np.ones((len(track.pts), len(FACE_POINTS) + 2 * len(HAND_POINTS)), np.float32)
    confidence = [track.pose[..., 3], sure, track.pose_world[..., 3]]
    return np.concatenate(points, axis=1), np.concatenate(confidence, axis=1)


def _at_times(
    times: Times, wanted: Times, points: Floats, confidence: Floats
) -> tuple[Floats, Floats]:
    """Interpolate points and confidences linearly."""
    after = np.clip(np.searchsorted(times, wanted), 1, len(times) - 1)
    share = (wanted - times[after - 1]) / (times[after] - times[after - 1])
    share = np.clip(share, 0, 1).astype(np.float32)[:, None]

    def between(values: Floats, weight: Floats) -> Floats:
        mixed: Floats = values[after - 1] * (1 - weight) + values[after] * weight
        return mixed

    return between(points, share[..., None]), between(confidence, share)
