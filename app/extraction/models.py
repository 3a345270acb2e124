"""The model files of the extraction: inside the mediapipe package, or the person's own."""

from __future__ import annotations

import hashlib
import importlib.util
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.extraction.bundles import checked_bundles

if TYPE_CHECKING:
    from app.extraction.way import Way

#: Every model of MediaPipe that a run uses.
_FILES: Final = (
    "pose_detection/pose_detection.tflite",
    "pose_landmark/pose_landmark_full.tflite",
    "holistic_landmark/hand_recrop.tflite",
    "hand_landmark/hand_landmark_full.tflite",
    "face_detection/face_detection_short_range.tflite",
    "face_detection/face_detection_full_range_sparse.tflite",
    "face_landmark/face_landmark_with_attention.tflite",
)


def model_file(name: str) -> Path:
    """Return the path of a bundled model, such as ``hand_landmark/hand_landmark_full.tflite``."""
    package = importlib.util.find_spec("mediapipe")
    if package is None or package.origin is None:
        raise ImportError("mediapipe is not installed")
    return Path(package.origin).parent / "modules" / name


def models_used(way: Way) -> dict[str, str]:
    """The SHA-256, in hexadecimal, of every model file that a way to extract uses.

    Models that come with MediaPipe have the names of their files in it, the person's own ones
    what they are for and their file names; the former help even where one of the latter stands in.

    Raises:
        KnownError: If a model of the person cannot be used.
    """
    own = {f"{one.part}: {one.path.name}": one.sha256 for one in checked_bundles(way)}
    return {**_bundled(), **own}


def models_hash(way: Way) -> str:
    """One SHA-256, in hexadecimal, for all model files that a way to extract uses."""
    digest = hashlib.sha256()
    for name, model in sorted(models_used(way).items()):
        digest.update(f"{name} {model}\n".encode())
    return digest.hexdigest()


@cache
def _bundled() -> dict[str, str]:
    return {name: hashlib.sha256(model_file(name).read_bytes()).hexdigest() for name in _FILES}
