"""Provenance names exactly what a track was made with."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from app.extraction.engine import provenance
from app.extraction.models import model_file, models_hash, models_used
from app.extraction.way import Way
from lexicon_db.errors import KnownError
from tests.unit.extraction.bundling import fake_bundle

NORMAL = Way()


def test_provenance_can_be_stored_and_compared():
    made = provenance("ab" * 32)
    assert made.engine == "mediapipe-holistic"
    assert made.engine_version == "0.10.21"
    assert made.input_hash == "ab" * 32
    assert json.loads(json.dumps(made.parameters)) == made.parameters
    assert made == provenance("ab" * 32)


def test_every_model_is_named_with_its_hash():
    name = "hand_landmark/hand_landmark_full.tflite"
    models = provenance("").parameters["models"]
    assert models[name] == hashlib.sha256(model_file(name).read_bytes()).hexdigest()
    assert len(models) == 7
    assert provenance("").model_hash == models_hash(NORMAL)
    assert len(bytes.fromhex(models_hash(NORMAL))) == 32


def test_careful_extraction_is_told():
    assert provenance("").parameters["careful"] is False
    assert provenance("", Way(careful=True)).parameters["careful"] is True


def test_own_models_are_named_with_their_hash(tmp_path):
    own = fake_bundle(tmp_path / "heavy.task", "pose")
    way = Way(pose_model=own)
    expected = hashlib.sha256(own.read_bytes()).hexdigest()
    assert models_used(way)["pose: heavy.task"] == expected
    assert models_hash(way) != models_hash(NORMAL)


def test_own_models_that_are_gone_are_told(tmp_path):
    with pytest.raises(KnownError, match=r"heavy\.task"):
        provenance("", Way(pose_model=Path(tmp_path / "heavy.task")))
