"""Provenance names exactly what a track was made with."""

from __future__ import annotations

import hashlib
import json

from app.extraction.engine import provenance
from app.extraction.models import model_file, models_hash


def test_provenance_can_be_stored_and_compared():
    made = provenance("ab" * 32)
    assert made.engine == "mediapipe-holistic"
    assert made.engine_version == "0.10.21"
    assert made.input_hash == "ab" * 32
    assert json.loads(json.dumps(made.parameters)) == made.parameters
    assert made == provenance("ab" * 32)


def test_hash_follows_the_model_files():
    assert len(bytes.fromhex(models_hash())) == 32
    one = hashlib.sha256(model_file("hand_landmark/hand_landmark_full.tflite").read_bytes())
    assert models_hash() != one.hexdigest()
    assert provenance("").model_hash == models_hash()
