"""Recordings of the mannequin pass for recordings of a person: MediaPipe finds body and hands."""

import numpy as np
import pytest

from app.rendering.camera import signing_space
from app.rendering.mannequin import Mannequin
from app.rendering.movie import Performance
from app.rendering.recording import Sensor, record
from tests.unit.rendering.signing import signing

mediapipe = pytest.importorskip("mediapipe")


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::UserWarning")
@pytest.mark.parametrize("skin", [2, 6])
def test_pose_face_and_both_hands_are_found_in_nearly_every_frame(body, joints, skin):
    rotations = signing(64)[::8]
    performance = Performance(rotations, np.zeros((len(rotations), 52), np.float32))
    camera = signing_space(joints, (640, 360))
    film = record(performance, Mannequin(body, skin=skin), camera, sensor=Sensor(shutter=0.3))
    found = []
    with mediapipe.solutions.holistic.Holistic(model_complexity=1) as holistic:
        for frame in film:
            seen = holistic.process(frame)
            parts = ("pose", "face", "left_hand", "right_hand")
            found.append([getattr(seen, f"{part}_landmarks") is not None for part in parts])
    assert np.sum(found, axis=0).min() >= 7
    assert np.mean(found) >= 0.95
