"""Where the model files of the extraction lie: inside the mediapipe package, nothing is fetched."""

from __future__ import annotations

import hashlib
import importlib.util
from functools import cache
from pathlib import Path
from typing import Final

#: Every model that a run uses, in the order in which their hashes are combined.
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


@cache
def models_hash() -> str:
    """Return the SHA-256, in hexadecimal, of the contents of all model files of a run."""
    digest = hashlib.sha256()
    for name in _FILES:
        digest.update(model_file(name).read_bytes())
    return digest.hexdigest()
