"""Model bundles for tests: made of what is inside MediaPipe, or of nothing."""

from __future__ import annotations

import zipfile

from app.extraction.models import model_file

CONTENTS = {
    "pose": ("pose_detector.tflite", "pose_landmarks_detector.tflite"),
    "hand": ("hand_detector.tflite", "hand_landmarks_detector.tflite"),
    "face": ("face_detector.tflite", "face_landmarks_detector.tflite", "face_blendshapes.tflite"),
}
MODEL = b"\x1c\x00\x00\x00TFL3 and more"


def write_bundle(path, models):
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in models.items():
            archive.writestr(name, content)
    return path


def fake_bundle(path, part):
    """A bundle that looks like one of a part, and does not work."""
    return write_bundle(path, dict.fromkeys(CONTENTS[part], MODEL))


def hand_bundle(path):
    """A bundle of MediaPipe's own models of hands."""
    from mediapipe.tasks.python.metadata.metadata_writers.model_asset_bundle_utils import (
        create_model_asset_bundle,
    )

    models = {
        "hand_detector.tflite": _content("palm_detection/palm_detection_full.tflite"),
        "hand_landmarks_detector.tflite": _content("hand_landmark/hand_landmark_full.tflite"),
    }
    create_model_asset_bundle(models, str(path))
    return path


def pose_bundle(path):
    """A bundle of MediaPipe's own models of the body."""
    from mediapipe.tasks.python.metadata.metadata_writers import metadata_writer
    from mediapipe.tasks.python.metadata.metadata_writers.model_asset_bundle_utils import (
        create_model_asset_bundle,
    )

    writer = metadata_writer.MetadataWriter.create(
        _content("pose_landmark/pose_landmark_full.tflite")
    )
    writer.add_image_input([0.0], [255.0])
    models = {
        "pose_detector.tflite": _content("pose_detection/pose_detection.tflite"),
        "pose_landmarks_detector.tflite": writer.populate()[0],
    }
    create_model_asset_bundle(models, str(path))
    return path


def _content(name):
    return bytearray(model_file(name).read_bytes())
