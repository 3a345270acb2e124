"""One sign as it is looked at: all that is known of a take, and its points in space."""

from dataclasses import replace

import numpy as np
import pytest

from app.studio.lexicons import open_lexicon
from app.studio.signs import joints_before_camera, joints_of_motion, open_sign
from app.studio.steps import undo
from lexicon_db.entries import entry_named
from lexicon_db.errors import KnownError
from lexicon_db.records import Phases, TakeId
from lexicon_db.takes import cut_take, set_phases
from lexicon_db.tracks import HandFlag


def view_of(lexicon, gloss):
    return open_sign(lexicon, entry_named(lexicon, gloss).active_take)


def test_a_sign_that_came_as_motion_has_no_picture(lettered):
    view = view_of(lettered, "W")
    assert view.entry.id_gloss == "W"
    assert view.takes == (view.take,)
    assert (view.video, view.landmarks, view.fit) == (None, None, None)
    assert len(view.motion.pts) == view.take.recording.frame_count


def test_a_filmed_sign_has_everything(filmed, clip):
    view = view_of(filmed, "FILM")
    assert view.video.read_bytes() == clip.read_bytes()
    count = view.take.recording.frame_count
    assert len(view.landmarks.pts) == len(view.motion.pts) == len(view.fit.pts) == count
    assert view.landmarks.size == view.fit.size == (480, 360)
    assert 0 <= view.take.phases.onset < view.take.phases.offset <= view.motion.pts[-1] + 1e-6


def test_a_take_that_is_cut_anew_or_gone_says_so(filmed):
    take = view_of(filmed, "FILM").take
    cut_take(filmed, take.id, span=(0.1, 0.5))
    view = open_sign(filmed, take.id)
    assert (view.landmarks, view.motion, view.fit, view.take.phases) == (None, None, None, None)
    assert view.video is not None
    with pytest.raises(KnownError, match="not found"):
        open_sign(filmed, TakeId("gone"))


def test_phases_that_a_person_sets_are_there_after_a_restart_and_can_be_put_back(lettered):
    take = view_of(lettered, "W").take
    by_hand = Phases(0.0, 0.1, 0.3, 0.5)
    set_phases(lettered, take.id, by_hand, by_hand=True)
    lettered.close()
    with open_lexicon(lettered.folder) as again:
        kept = open_sign(again, take.id).take
        assert (kept.phases, kept.phases_by_hand) == (by_hand, True)
        undo(again)
        assert open_sign(again, take.id).take == take


def test_joints_of_motion_are_those_of_a_standing_person(lettered):
    motion = view_of(lettered, "W").motion
    track = joints_of_motion(motion)
    assert track.joints.shape == (len(motion.pts), len(track.names), 3)
    assert track.poses.shape == (len(motion.pts), 165)
    where = dict(zip(track.names, np.moveaxis(track.joints, 1, 0), strict=True))
    assert (where["head"][:, 1] - where["left_ankle"][:, 1] > 1.2).all()
    assert (where["left_shoulder"][:, 0] > where["right_shoulder"][:, 0]).all()
    length = np.linalg.norm(where["right_hand_12"] - where["right_hand_0"], axis=1)
    assert ((length > 0.05) & (length < 0.25)).all()


def test_points_of_a_hand_that_was_not_measured_are_nowhere(filmed):
    view = view_of(filmed, "FILM")
    flags = view.motion.flags.copy()
    flags[0] = HandFlag.MISSING, HandFlag.MEASURED
    flags[1] = HandFlag.INTERPOLATED, HandFlag.REJECTED
    motion = replace(view.motion, flags=flags)
    for track in (joints_of_motion(motion), joints_before_camera(view.fit, flags)):
        known = dict(zip(track.names, np.isfinite(track.joints).all(axis=2).T, strict=True))
        for point in range(1, 21):
            assert list(known[f"left_hand_{point}"][:2]) == [False, True]
            assert list(known[f"right_hand_{point}"][:2]) == [True, False]
        assert known["left_hand_0"].all()
        assert known["left_wrist"].all()


def test_joints_before_the_camera_lie_on_the_picture_of_the_signer(filmed):
    view = view_of(filmed, "FILM")
    track = joints_before_camera(view.fit, view.landmarks.flags)
    assert (track.joints[..., 2] > 0.5).all()
    u, v = (
        view.fit.focal * track.joints[..., axis] / track.joints[..., 2] + side / 2
        for axis, side in enumerate(view.fit.size)
    )
    seen = view.landmarks.pose[..., :2]
    shoulders = np.median(np.linalg.norm(seen[:, 11] - seen[:, 12], axis=1))
    for name, landmark in (("left_shoulder", 11), ("right_shoulder", 12), ("right_wrist", 16)):
        place = track.names.index(name)
        away = np.hypot(u[:, place] - seen[:, landmark, 0], v[:, place] - seen[:, landmark, 1])
        # A tenth of the width of the shoulders is about 3.5 cm.
        assert np.median(away) < 0.1 * shoulders, name
