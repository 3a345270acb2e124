"""What an extraction was made with, for the provenance of its track."""

from __future__ import annotations

import importlib.metadata
from typing import Final

from app.extraction.models import models_hash
from lexicon_db.records import Provenance

_ENGINE: Final = "mediapipe-holistic"
#: Raised whenever the same recording would give another track.
_REVISION: Final = 1


def provenance(input_hash: str) -> Provenance:
    """Describe an extraction by this version of Kinelex.

    Args:
        input_hash: SHA-256 of the recording.
    """
    return Provenance(
        engine=_ENGINE,
        engine_version=importlib.metadata.version("mediapipe"),
        model_hash=models_hash(),
        parameters={
            "revision": _REVISION,
            "model_complexity": 1,
            "refine_face_landmarks": True,
            "smooth_landmarks": False,
            "hand_pass": "hand_landmark_full",
            "hand_runtime": importlib.metadata.version("ai-edge-litert"),
        },
        input_hash=input_hash,
    )
