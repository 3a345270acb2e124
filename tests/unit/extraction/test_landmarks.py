"""From pictures of a signing person to landmarks, with the real models."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest

from app.capture.video import VideoFile
from app.core.progress import Cancelled, Silent
from app.extraction.landmarks import extract_landmarks
from lexicon_db.errors import KnownError
from lexicon_db.tracks import LEFT, RIGHT, HandFlag
from tests.unit.extraction.pictures import Pictures

DATA = Path(os.environ.get("KINELEX_DATA", Path(__file__).parents[4] / "shared" / "data"))
CLIPS = DATA / "clips"


def enlarged(picture, width, height):
    """A picture at another size."""
    import cv2

    return cv2.resize(np.ascontiguousarray(picture), (width, height))


def extract(pictures, *, fps=25.0, **part):
    return extract_landmarks(Pictures(pictures, fps), progress=Silent(), **part)


def refusal(pictures, **settings):
    with pytest.raises(KnownError) as caught:
        extract(pictures, **settings)
    return caught.value.why


@pytest.fixture(scope="module")
def track(filmed):
    return extract(filmed.pictures)


def test_everything_is_found(track, filmed):
    assert len(track.pts) == len(filmed.pictures)
    assert track.size == (320, 240)
    assert (track.flags == HandFlag.MEASURED).mean() > 0.9
    assert np.isfinite(track.pose).all()
    assert np.isfinite(track.pose_world).all()
    assert np.isfinite(track.face).all()
    assert (track.hand_scores[track.flags == HandFlag.MEASURED, 0] > 0.5).all()
    np.testing.assert_allclose(track.pts, np.arange(len(track.pts)) / 25)


def test_hands_lie_where_they_are_and_on_their_side(track, filmed):
    seen = track.flags == HandFlag.MEASURED
    away = np.linalg.norm(track.hands[..., :2] - filmed.hands, axis=-1)[seen]
    # About what MediaPipe's own definition of the joints differs from ours.
    assert np.median(away) < 0.05 * filmed.shoulder_width
    wrong_side = np.linalg.norm(track.hands[..., :2] - filmed.hands[:, ::-1], axis=-1)[seen]
    assert np.median(wrong_side) > 0.3 * filmed.shoulder_width


def test_hands_in_metres_are_upright_in_camera_axes(track, filmed):
    """The model sees turned crops; its metres come back in the axes of the camera."""
    for side in (LEFT, RIGHT):
        seen = track.flags[:, side] == HandFlag.MEASURED
        measured = track.hands_world[seen, side]
        measured = measured - measured.mean(axis=1, keepdims=True)
        truth = filmed.hands_world[seen, side]
        truth = truth - truth.mean(axis=1, keepdims=True)
        assert np.linalg.norm(measured - truth, axis=2).mean() < 0.022


def test_wrist_is_the_origin_of_depth(track):
    seen = track.flags == HandFlag.MEASURED
    assert np.abs(track.hands[seen][:, 0, 2]).max() < 0.5


def test_part_of_a_video_counts_from_its_own_start(filmed):
    part = extract(filmed.pictures, start=3, stop=9)
    assert len(part.pts) == 6
    np.testing.assert_allclose(part.pts, np.arange(6) / 25, atol=1e-9)


def test_only_a_few_pictures_are_held(filmed):
    source = Pictures(np.concatenate([filmed.pictures, filmed.pictures]))
    extract_landmarks(source, progress=Silent())
    assert source.most_alive <= 5


def test_small_and_slow(filmed):
    small = [enlarged(picture, 192, 144) for picture in filmed.pictures[::2]]
    track = extract(small, fps=12.0)
    assert track.size == (192, 144)
    assert (track.flags == HandFlag.MEASURED).mean() > 0.7


def test_portrait(filmed):
    portrait = [picture[:, 92:228] for picture in filmed.pictures]
    large = [enlarged(picture, 544, 960) for picture in portrait[:12]]
    track = extract(large, fps=60.0)
    assert track.size == (544, 960)
    seen = track.flags == HandFlag.MEASURED
    assert seen.mean() > 0.7
    expected = (filmed.hands[:12] - (92, 0)) * 4
    away = np.linalg.norm(track.hands[..., :2] - expected, axis=-1)[seen]
    assert np.median(away) < 0.05 * 4 * filmed.shoulder_width


def test_large_pictures_give_landmarks_of_their_own_size(filmed):
    large = [enlarged(picture, 2560, 1920) for picture in filmed.pictures[:5]]
    track = extract(large)
    assert track.size == (2560, 1920)
    seen = track.flags == HandFlag.MEASURED
    away = np.linalg.norm(track.hands[..., :2] - 8 * filmed.hands[:5], axis=-1)[seen]
    assert np.median(away) < 0.05 * 8 * filmed.shoulder_width


def test_nobody():
    noise = np.random.default_rng(0).integers(90, 110, (30, 120, 160, 3)).astype(np.uint8)
    source = Pictures(noise)
    with pytest.raises(KnownError, match="No person"):
        extract_landmarks(source, progress=Silent())


@pytest.mark.parametrize("count", [1, 4])
def test_hardly_a_frame(filmed, count):
    assert "too short" in refusal(filmed.pictures[:count])


class CutOff(Pictures):
    """A file that announces more frames than it holds."""

    def __init__(self, pictures, held):
        super().__init__(pictures)
        self._held = held

    def frames(self, start=0, stop=None):
        return super().frames(start, min(stop, self._held))


def test_most_of_a_file_is_damaged(filmed):
    with pytest.raises(KnownError, match="damaged"):
        extract_landmarks(CutOff(filmed.pictures, 6), progress=Silent())


def test_the_end_of_a_file_is_damaged(filmed):
    track = extract_landmarks(CutOff(filmed.pictures, 10), progress=Silent())
    assert len(track.pts) == 10
    assert (track.flags == HandFlag.MEASURED).mean() > 0.9


def test_two_people(filmed):
    couple = np.concatenate([filmed.pictures, filmed.pictures], axis=2)
    assert "More than one person" in refusal(couple)


def test_hands_out_of_the_picture(filmed):
    heads = [enlarged(picture[10:106, 126:196], 420, 576) for picture in filmed.pictures]
    assert "No hand" in refusal(heads)


def test_stopping(filmed):
    class Stop:
        def report(self, done, total, activity):
            if done == 3:
                raise Cancelled

    with pytest.raises(Cancelled):
        extract_landmarks(Pictures(filmed.pictures), progress=Stop())


def test_progress_is_told(filmed):
    told = []

    class Watch:
        def report(self, done, total, activity):
            told.append((done, total))

    extract_landmarks(Pictures(filmed.pictures[:6]), progress=Watch())
    assert told == [(number, 6) for number in range(1, 7)]


def test_native_libraries_are_silent(filmed, capfd):
    extract(filmed.pictures[:6])
    captured = capfd.readouterr()
    assert captured.err == ""
    assert captured.out == ""


needs_clips = pytest.mark.skipif(not CLIPS.is_dir(), reason="no real recordings here")


def real(name, start, stop):
    with VideoFile(CLIPS / f"{name}.mp4") as video:
        return extract_landmarks(video, start=start, stop=stop, progress=Silent())


@needs_clips
def test_hands_pressed_together_are_not_counted_twice():
    """SLEEP: both hands lie on each other at the cheek; the tracker sees one of them twice."""
    track = real("psp_Sleep", 100, 112)
    assert (track.flags[:, LEFT] == HandFlag.MEASURED).all()
    assert (track.flags[:, RIGHT] == HandFlag.REJECTED).all()
    assert np.isnan(track.hands[:, RIGHT]).all()


@needs_clips
def test_lost_hand_is_found_again():
    """SHELTER: the flat hand that the tracker loses is plainly there."""
    track = real("psp_Shelter", 108, 124)
    assert (track.flags[:, RIGHT] == HandFlag.RECOVERED).sum() >= 8
    assert np.isfinite(track.hands[:, RIGHT]).all()
    # It goes on smoothly from frame to frame: it is one hand.
    steps = np.linalg.norm(np.diff(track.hands[:, RIGHT, :, :2], axis=0), axis=-1).mean(axis=1)
    width = np.linalg.norm(track.pose[0, 11, :2] - track.pose[0, 12, :2])
    assert steps.max() < 0.2 * width


@needs_clips
def test_clip_without_hands_is_refused():
    with pytest.raises(KnownError, match="No hand"):
        real("gsg_Abreit", 0, 20)
