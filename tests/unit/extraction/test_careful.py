"""Careful extraction: several runs agree on one track, which is calmer than that of one run."""

from __future__ import annotations

import numpy as np
import pytest

from app.core.progress import Cancelled, Silent
from app.extraction.careful import mean_detection, unmirrored
from app.extraction.hand_model import HandModel
from app.extraction.hand_regions import region_of_hand
from app.extraction.holistic import Detection
from app.extraction.landmarks import extract_clip
from app.extraction.way import Way
from lexicon_db.tracks import LEFT, RIGHT, HandFlag
from tests.unit.extraction.pictures import Pictures
from tests.unit.extraction.sightings import hand_at, nowhere

CAREFUL = Way(careful=True)


def detection(left=None, right=None, *, shift=0.0):
    pose = np.zeros((33, 4), np.float32)
    pose[:, 0] = np.arange(33) + shift
    pose[11, :2], pose[12, :2] = (400 + shift, 200), (200 + shift, 200)
    hands = [nowhere() if hand is None else hand for hand in (left, right)]
    face = np.full((478, 3), shift, np.float32)
    return Detection(pose, pose / 1000, np.stack(hands), face)


def test_runs_are_averaged():
    runs = [detection(hand_at(300 + x, 300), shift=x) for x in (-3, 0, 6)]
    mean = mean_detection(runs)
    np.testing.assert_allclose(mean.hands[LEFT], hand_at(301, 300), atol=1e-4)
    np.testing.assert_allclose(mean.pose[:, 0], detection(shift=1).pose[:, 0], atol=1e-4)
    np.testing.assert_allclose(mean.face, 1, atol=1e-6)


def test_what_one_run_lost_another_holds():
    mean = mean_detection([detection(), detection(hand_at(300, 300))])
    np.testing.assert_allclose(mean.hands[LEFT], hand_at(300, 300))
    assert np.isnan(mean.hands[RIGHT]).all()


def test_a_run_that_is_elsewhere_does_not_count():
    runs = [detection(hand_at(x, 300)) for x in (298, 302, 600)]
    np.testing.assert_allclose(mean_detection(runs).hands[LEFT], hand_at(300, 300), atol=1e-4)
    two = mean_detection([detection(hand_at(300, 300)), detection(hand_at(600, 300))])
    np.testing.assert_allclose(two.hands[LEFT], hand_at(300, 300))


def test_a_face_that_only_one_run_has():
    lost = detection()
    lost.face[:] = np.nan
    np.testing.assert_allclose(mean_detection([lost, detection(shift=2)]).face, 2)


def test_a_frame_without_anybody():
    nobody = Detection(
        np.full((33, 4), np.nan, np.float32),
        np.full((33, 4), np.nan, np.float32),
        np.full((2, 21, 3), np.nan, np.float32),
        np.full((478, 3), np.nan, np.float32),
    )
    mean = mean_detection([nobody, nobody])
    assert np.isnan(mean.pose).all()
    assert np.isnan(mean.hands).all()


def test_mirror_images_are_turned_back():
    right_way_round = unmirrored(detection(hand_at(100, 300)), 640)
    assert right_way_round.hands[RIGHT][0, 0] == 540
    assert np.isnan(right_way_round.hands[LEFT]).all()
    # The left shoulder of the mirror image is the right one, and lies on the other side.
    np.testing.assert_allclose(right_way_round.pose[12, :2], (240, 200))
    np.testing.assert_allclose(right_way_round.pose[11, :2], (440, 200))
    np.testing.assert_allclose(right_way_round.pose[2, 0], 640 - 5)


def test_the_hand_model_sees_the_same_in_a_mirror(filmed):
    model, picture = HandModel(), np.ascontiguousarray(filmed.pictures[5])
    hand = np.concatenate([filmed.hands[5, RIGHT], np.zeros((21, 1))], axis=1)
    region = region_of_hand(hand)
    plain, mirrored = model.look(picture, region), model.look_mirrored(picture, region)
    palm = np.linalg.norm(plain.points[9, :2] - plain.points[0, :2])
    assert np.linalg.norm(plain.points - mirrored.points, axis=1).mean() < 0.25 * palm
    assert np.linalg.norm(plain.world - mirrored.world, axis=1).mean() < 0.015
    assert abs(plain.rightness - mirrored.rightness) < 0.3


@pytest.fixture(scope="module")
def tracks(filmed):
    return [
        extract_clip(Pictures(filmed.pictures), way=way, progress=Silent()).landmarks
        for way in (Way(), CAREFUL)
    ]


def test_careful_tracks_are_whole_and_nearer_to_the_truth(tracks, filmed):
    normal, careful = tracks
    assert (careful.flags == HandFlag.MEASURED).mean() >= (normal.flags == HandFlag.MEASURED).mean()
    assert np.isfinite(careful.face).all()
    errors = []
    for track in tracks:
        seen = (track.flags == HandFlag.MEASURED) & (normal.flags == HandFlag.MEASURED)
        metres = track.hands_world[seen] - track.hands_world[seen].mean(axis=1, keepdims=True)
        truth = filmed.hands_world[seen] - filmed.hands_world[seen].mean(axis=1, keepdims=True)
        errors.append(np.linalg.norm(metres - truth, axis=-1).mean())
    assert errors[1] < errors[0]


def test_careful_tracks_tremble_less(tracks):
    def trembling(track):
        return np.median(np.abs(np.diff(track.pose[:, 11:17, :2], 2, axis=0)))

    assert trembling(tracks[1]) < trembling(tracks[0])


def test_progress_goes_on_and_work_can_be_stopped(filmed):
    shares = []

    class Watch:
        def report(self, done, total, activity):
            shares.append(done / total)
            if done / total > 0.3:
                raise Cancelled

    with pytest.raises(Cancelled):
        extract_clip(Pictures(filmed.pictures[:6]), way=CAREFUL, progress=Watch())
    assert shares == sorted(shares)
