"""The person's own models: used where they work, told in plain words where they do not."""

from __future__ import annotations

import numpy as np
import pytest

from app.core.progress import Silent
from app.extraction import bundles
from app.extraction.bundle_tracker import sided
from app.extraction.bundles import checked_bundles
from app.extraction.landmarks import extract_clip
from app.extraction.trackers import opened_tracker
from app.extraction.way import Way
from lexicon_db.errors import KnownError
from lexicon_db.tracks import LEFT, RIGHT, HandFlag
from tests.unit.extraction.bundling import (
    CONTENTS,
    MODEL,
    fake_bundle,
    hand_bundle,
    pose_bundle,
    write_bundle,
)
from tests.unit.extraction.pictures import Pictures
from tests.unit.extraction.sightings import hand_at


def why(way):
    with pytest.raises(KnownError) as caught:
        checked_bundles(way)
    assert "own.task" in caught.value.what
    assert caught.value.fix
    return caught.value.why


def test_no_models_of_ones_own():
    assert checked_bundles(Way()) == ()


def test_each_part(tmp_path):
    files = {part: fake_bundle(tmp_path / f"{part}.task", part) for part in CONTENTS}
    found = checked_bundles(Way(False, files["pose"], files["hand"], files["face"]))
    assert [(one.part, one.path) for one in found] == list(files.items())


def test_missing_file(tmp_path):
    assert "no file" in why(Way(hand_model=tmp_path / "own.task"))


def test_a_folder(tmp_path):
    (tmp_path / "own.task").mkdir()
    assert "The system says" in why(Way(hand_model=tmp_path / "own.task"))


@pytest.mark.parametrize("content", [b"", b"not a bundle", MODEL], ids=["empty", "text", "tflite"])
def test_no_bundle(tmp_path, content):
    (tmp_path / "own.task").write_bytes(content)
    assert "no model bundle" in why(Way(hand_model=tmp_path / "own.task"))


def test_a_cut_off_bundle(tmp_path):
    whole = fake_bundle(tmp_path / "own.task", "hand").read_bytes()
    (tmp_path / "own.task").write_bytes(whole[: len(whole) // 2])
    assert "damaged" in why(Way(hand_model=tmp_path / "own.task"))


def test_a_bundle_of_another_part(tmp_path):
    own = fake_bundle(tmp_path / "own.task", "hand")
    assert why(Way(pose_model=own)) == "It is a model of hands, not of the body."


def test_a_bundle_that_lacks_a_model(tmp_path):
    own = write_bundle(tmp_path / "own.task", {"hand_detector.tflite": MODEL})
    assert "hand_landmarks_detector.tflite" in why(Way(hand_model=own))


def test_a_bundle_of_something_else(tmp_path):
    own = write_bundle(tmp_path / "own.task", dict.fromkeys(CONTENTS["hand"], b"0123456789"))
    assert "no TensorFlow Lite model" in why(Way(hand_model=own))


def test_too_large(tmp_path, monkeypatch):
    own = fake_bundle(tmp_path / "own.task", "hand")
    monkeypatch.setattr(bundles, "_MOST_BYTES", 100)
    assert "larger" in why(Way(hand_model=own))


def test_a_bundle_that_mediapipe_cannot_read(tmp_path, capfd):
    own = fake_bundle(tmp_path / "own.task", "hand")
    with (
        pytest.raises(KnownError, match="newer version"),
        opened_tracker(Way(hand_model=own), 25.0),
    ):
        pass
    assert capfd.readouterr().err == ""


def test_own_models_measure_as_those_that_come_with_us(tmp_path, filmed):
    way = Way(
        pose_model=pose_bundle(tmp_path / "pose.task"),
        hand_model=hand_bundle(tmp_path / "hand.task"),
    )
    track = extract_clip(Pictures(filmed.pictures), way=way, progress=Silent()).landmarks
    seen = np.isin(track.flags, (HandFlag.MEASURED, HandFlag.RECOVERED))
    assert seen.mean() > 0.9
    away = np.linalg.norm(track.hands[..., :2] - filmed.hands, axis=-1)[seen]
    assert np.median(away) < 0.05 * filmed.shoulder_width
    wrists = np.linalg.norm(track.pose[:, [15, 16], :2] - filmed.hands[:, :, 0], axis=-1)
    assert np.median(wrists) < 0.15 * filmed.shoulder_width
    assert np.isfinite(track.pose_world).all()
    assert np.isfinite(track.face).all()


def test_hands_go_to_the_nearest_wrists():
    wrists = np.array([(400, 300), (200, 300)])
    left, right = hand_at(390, 310), hand_at(215, 290)
    for found in ([left, right], [right, left]):
        np.testing.assert_array_equal(sided(found, wrists), [left, right])
    np.testing.assert_array_equal(sided([right], wrists)[RIGHT], right)
    assert np.isnan(sided([right], wrists)[LEFT]).all()
    assert np.isnan(sided([], wrists)).all()


def test_hands_without_a_body_lie_as_in_the_picture():
    left, right = hand_at(390, 310), hand_at(215, 290)
    np.testing.assert_array_equal(sided([right, left], np.full((2, 2), np.nan)), [left, right])
