"""Landmarks as JSON: read where the file says what it holds, refused with a reason otherwise."""

from __future__ import annotations

import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.interchange.mediapipe_json import read_mediapipe_json
from lexicon_db.errors import KnownError
from lexicon_db.tracks import LEFT, RIGHT, HandFlag


def points(count, start=0.0):
    return [{"x": start + n / 1000, "y": 0.5, "z": -0.1, "visibility": 0.9} for n in range(count)]


def document(**changes):
    frame = {
        "pose_landmarks": points(33),
        "pose_world_landmarks": points(33, -0.1),
        "face_landmarks": points(468),
        "left_hand_landmarks": None,
        "right_hand_landmarks": points(21, 0.3),
    }
    return {"fps": 30, "width": 640, "height": 480, "frames": [frame] * 3, **changes}


def read(tmp_path, content):
    path = tmp_path / "clip.json"
    path.write_text(content if isinstance(content, str) else json.dumps(content))
    return read_mediapipe_json(path)


def test_shares_of_the_picture_become_pixels(tmp_path):
    track = read(tmp_path, document())
    assert track.pts == pytest.approx([0, 1 / 30, 2 / 30])
    assert track.size == (640, 480)
    assert track.pose[0, 10] == pytest.approx([6.4, 240, -64, 0.9])
    assert track.pose_world[0, 0] == pytest.approx([-0.1, 0.5, -0.1, 0.9])
    assert track.hands[0, RIGHT, 5] == pytest.approx([0.305 * 640, 240, 0], abs=1e-3)
    assert (track.flags[:, RIGHT] == HandFlag.MEASURED).all()
    assert (track.flags[:, LEFT] == HandFlag.MISSING).all()
    assert np.isnan(track.face[:, 468:]).all()
    assert not np.isnan(track.face[:, :468]).any()


def test_other_spellings_mean_the_same(tmp_path):
    rows = [[p["x"], p["y"], p["z"], p["visibility"]] for p in points(33)]
    frame = {
        "poseLandmarks": {"landmark": rows},
        "rightHandLandmarks": {"landmarks": points(21, 0.3)},
        "something": 3,
    }
    again, plain = read(tmp_path, document(frames=[frame] * 3)), read(tmp_path, document())
    np.testing.assert_array_equal(again.pose, plain.pose)
    np.testing.assert_array_equal(again.hands, plain.hands)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("", "no JSON"),
        ("[" * 100_000, "no JSON"),
        ("[]", "no list of frames"),
        (document(frames=[]), "no frames"),
        (document(fps=None), "fps"),
        (document(fps="30"), "fps"),
        (document(width=0), "width"),
        (document(height=1e30), "height"),
        (document(frames=[3]), "no object"),
        (document(frames=[{"pose_landmarks": points(32)}]), "33 points"),
        (document(frames=[{"pose_landmarks": [{"x": "a"}] * 33}]), "no number"),
        (document(frames=[{"pose_landmarks": [7] * 33}]), "no x, y and z"),
        (document(frames=[{"pose_landmarks": points(33)}]), "No hand"),
        (document(frames=[{"right_hand_landmarks": points(21)}]), "arms"),
    ],
)
def test_what_does_not_say_what_it_holds_is_refused(tmp_path, content, why):
    with pytest.raises(KnownError) as caught:
        read(tmp_path, content)
    assert why in caught.value.why


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=3),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["x", "y", "z", "landmark", "visibility"]), inner)
    ),
    max_leaves=8,
)


@settings(max_examples=60, deadline=None)
@given(_JSON, st.sampled_from(["fps", "width", "frames", "pose", "point"]))
def test_any_json_is_read_or_refused(tmp_path_factory, value, place):
    tried = document()
    if place == "pose":
        tried["frames"] = [{"pose_landmarks": value, "right_hand_landmarks": points(21)}]
    elif place == "point":
        tried["frames"] = [{"pose_landmarks": [value] * 33, "left_hand_landmarks": points(21)}]
    else:
        tried[place] = value
    try:
        track = read(tmp_path_factory.mktemp("any"), tried)
    except KnownError as error:
        assert error.why  # noqa: PT017 - either way is right
    else:
        assert track.pose.shape == (len(track.pts), 33, 4)
