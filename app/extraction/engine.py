"""What an extraction was made with, for the provenance of its track."""

from __future__ import annotations

import importlib.metadata
from typing import Final

from app.extraction.models import models_hash, models_used
from app.extraction.way import Way
from lexicon_db.records import Provenance

_ENGINE: Final = "mediapipe-holistic"
#: Raised whenever the same recording would give another track.
_REVISION: Final = 2
_NORMAL: Final = Way()


def provenance(input_hash: str, way: Way = _NORMAL) -> Provenance:
    """Describe an extraction by this version of Kinelex.

    Args:
        input_hash: SHA-256 of the recording.
        way: How it is extracted.

    Raises:
        KnownError: If a model of the person cannot be used.
    """
    return Provenance(
        engine=_ENGINE,
        engine_version=importlib.metadata.version("mediapipe"),
        model_hash=models_hash(way),
        parameters={
            "revision": _REVISION,
            "careful": way.careful,
            "model_complexity": 1,
            "refine_face_landmarks": True,
            "smooth_landmarks": False,
            "hand_pass": "hand_landmark_full",
            "hand_runtime": importlib.metadata.version("ai-edge-litert"),
            "models": models_used(way),
        },
        input_hash=input_hash,
    )
