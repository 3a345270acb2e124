"""Fitting a take: from what a detector sees of a body to how that body moved."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from threadpoolctl import threadpool_info, threadpool_limits

from app.body.fitting.take import fit_take
from app.body.kinematics import forward_kinematics, rest_joints
from app.body.places import Places, hand_points
from app.core.progress import Cancelled, Silent
from lexicon_db.errors import KnownError
from lexicon_db.tracks import FACE_UNITS, JOINT_NAMES, LEFT, RIGHT, HandFlag
from tests.unit.body.detector import landmarks, mirrored, perform, pixels, posed, without_hand

FLEXIONS = [
    JOINT_NAMES.index(f"{side}_{finger}{bone}")
    for side in ("left", "right")
    for finger in ("index", "middle", "ring", "pinky")
    for bone in (1, 2)
]


def of(fit, errors, performance):
    shape = {"betas": fit.betas, "hand_scale": fit.hand_scale}
    return errors(performance, fit.rotations, fit.translation, **shape)


def places_of(model, fit):
    """Joints (T, 55, 3) and hand points (T, 2, 21, 3) before the camera."""
    shape = {"betas": fit.betas, "hand_scale": fit.hand_scale}
    world, joints = forward_kinematics(
        model, fit.rotations.astype(float), translation=fit.translation.astype(float), **shape
    )
    return joints, hand_points(Places(model), world, joints, **shape)


def bends(rotations):
    """(T, 16) how far fingers bend, degrees."""
    return np.degrees(np.abs(rotations[:, FLEXIONS, 2]))


def all_finite(fit):
    return all(
        np.isfinite(getattr(fit, name)).all()
        for name in ("rotations", "translation", "betas", "hand_scale", "face")
    )


def test_the_fit_lies_on_the_picture(model, performance, fitted):
    joints, hands = places_of(model, fitted)
    world, true = posed(model, performance)
    seen = hand_points(Places(model), world, true)
    width = np.linalg.norm(np.diff(pixels(true[:, [16, 17]], performance.focal), axis=1)).mean()
    width /= np.sqrt(len(true))
    arms = slice(16, 22)
    off = pixels(joints[:, arms], fitted.focal) - pixels(true[:, arms], performance.focal)
    assert np.linalg.norm(off, axis=-1).mean() < 0.02 * width
    off = pixels(hands, fitted.focal) - pixels(seen, performance.focal)
    assert np.linalg.norm(off, axis=-1).mean() < 0.02 * width


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_handshapes_come_out(model, seed):
    performance = perform(model, seed)
    fit = fit_take(landmarks(model, performance, noise=0.005), model, Silent())
    assert np.abs(bends(fit.rotations) - bends(performance.rotations)).mean() < 4
    _, hands = places_of(model, fit)
    true = hand_points(Places(model), *posed(model, performance))
    hands, true = (points - points[:, :, :1] for points in (hands, true))
    # The size of a hand is half guessed from one picture: its shape is what counts.
    size = np.sum(hands * true, axis=(0, 2, 3)) / np.sum(hands**2, axis=(0, 2, 3))
    off = np.linalg.norm(size[:, None, None] * hands - true, axis=-1)
    assert off.mean() < 0.005
    assert (np.abs(size - 1) < 0.15).all()


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_places_come_out_as_well_as_one_camera_tells(model, errors, seed):
    performance = perform(model, seed)
    fit = fit_take(landmarks(model, performance, noise=0.005), model, Silent())
    body, _ = of(fit, errors, performance)
    assert body.mean() < 32
    joints, _ = places_of(model, fit)
    true = posed(model, performance)[1]
    # Raised hands are raised, and before the body, in the order in which they are.
    for wrist in (20, 21):
        found, wanted = (p[:, wrist] - p[:, [16, 17]].mean(axis=1) for p in (joints, true))
        for axis, least in ((0, 0.95), (1, 0.95), (2, 0.75)):
            if np.ptp(wanted[:, axis]) > 0.15:
                assert np.corrcoef(found[:, axis], wanted[:, axis])[0, 1] > least


def test_the_body_stands_upright_and_its_legs_are_still(fitted):
    assert np.abs(fitted.rotations[:, 0, 0]).max() < 0.15
    legs = [JOINT_NAMES.index(f"{s}_{n}") for s in ("left", "right") for n in ("hip", "knee")]
    assert not fitted.rotations[:, legs].any()


def test_the_place_before_the_camera_explains_the_size_in_the_picture(performance, fitted):
    # The assumed focal length is that of the camera here, the body has the mean size.
    distance = -fitted.translation[:, 2].mean()
    assert distance == pytest.approx(-performance.translation[:, 2].mean(), rel=0.08)
    sway = fitted.translation[:, 0] - fitted.translation[:, 0].mean()
    true = performance.translation[:, 0] - performance.translation[:, 0].mean()
    assert np.corrcoef(sway, true)[0, 1] > 0.9


def test_expressions_come_with_the_body(performance, fitted):
    moving = np.flatnonzero(performance.face.max(axis=0) > 0.3)
    shown = [n for n in moving if not FACE_UNITS[n].startswith("mouth")]
    assert len(shown) > 0
    for unit in shown:
        assert np.corrcoef(fitted.face[:, unit], performance.face[:, unit])[0, 1] > 0.8


def test_a_left_handed_signer_is_the_mirror_image(model, performance):
    turned = mirrored(performance)
    fits = [fit_take(landmarks(model, p), model, Silent()) for p in (performance, turned)]
    joints = [places_of(model, fit)[0] for fit in fits]
    middles = [p[:, [16, 17]].mean(axis=1) for p in joints]
    for left, right in ((18, 19), (20, 21)):
        one = joints[0][:, left] - middles[0]
        other = joints[1][:, right] - middles[1]
        assert np.linalg.norm(one - other * [-1, 1, 1], axis=1).mean() < 0.004
    assert np.allclose(fits[0].hand_scale, fits[1].hand_scale[::-1], atol=0.01)


def test_a_camera_of_another_angle_changes_little(model, errors, performance):
    """The true focal length is 1.4 times the assumed one; what is seen has the same size."""
    tele = replace(
        performance,
        focal=1.4 * performance.focal,
        translation=performance.translation * [1, 1, 1.4],
    )
    fit = fit_take(landmarks(model, tele), model, Silent())
    assert of(fit, errors, tele)[0].mean() < 32
    assert np.abs(bends(fit.rotations) - bends(tele.rotations)).mean() < 4


def test_signers_of_other_shapes_have_other_bones(model):
    """Arms are longer or shorter against the shoulders; pictures tell that, never the height."""
    ratios = []
    for betas in (np.array([0, 0, 2.0, 0, 0, 0, 0, 0, 0, 0]), -np.eye(10)[2] * 2):
        fit = fit_take(landmarks(model, perform(model, 3, betas=betas)), model, Silent())
        found = []
        for shape in (fit.betas, betas):
            rest = rest_joints(model, shape)
            arm = np.linalg.norm(rest[18] - rest[16]) + np.linalg.norm(rest[20] - rest[18])
            found.append(arm / np.linalg.norm(rest[16] - rest[17]))
        ratios.append(found)
    (found_long, true_long), (found_short, true_short) = sorted(ratios, key=lambda pair: -pair[1])
    assert true_long > 1.05 * true_short
    assert found_long > found_short


def test_a_hand_that_is_lost_for_a_while_is_bridged(model, errors, performance, track, fitted):
    gap = np.arange(25, 30)
    fit = fit_take(without_hand(track, RIGHT, gap), model, Silent())
    assert all_finite(fit)
    _, hands = of(fit, errors, performance)
    _, whole = of(fitted, errors, performance)
    assert hands[gap, RIGHT].mean() < whole[gap, RIGHT].mean() + 25
    assert np.abs(hands[:, LEFT].mean() - whole[:, LEFT].mean()) < 0.5


def test_a_hand_that_is_never_seen_hangs_relaxed(model, track, performance, errors, fitted):
    pose = track.pose.copy()
    pose[:, 15, 3] = 0.0
    blind = without_hand(replace(track, pose=pose), LEFT, np.arange(len(track.pts)))
    fit = fit_take(blind, model, Silent())
    assert all_finite(fit)
    assert fit.hand_scale[LEFT] == 1.0
    left = bends(fit.rotations)[:, :8]
    assert (left > 5).all()
    assert (left < 60).all()
    _, hands = of(fit, errors, performance)
    assert hands[:, RIGHT].mean() < of(fitted, errors, performance)[1][:, RIGHT].mean() + 2


def test_hands_that_are_never_seen_leave_a_body(model, track):
    blind = track
    for hand in (LEFT, RIGHT):
        blind = without_hand(blind, hand, np.arange(len(track.pts)))
    fit = fit_take(blind, model, Silent())
    assert all_finite(fit)
    assert np.array_equal(fit.hand_scale, [1, 1])


def test_a_take_without_a_face_has_a_resting_face(model, track, errors, performance):
    fit = fit_take(replace(track, face=np.full_like(track.face, np.nan)), model, Silent())
    assert all_finite(fit)
    assert not fit.face.any()
    assert of(fit, errors, performance)[0].mean() < 35


def test_hips_out_of_the_picture_do_not_bend_the_trunk(model, track, errors, performance):
    pose, world = track.pose.copy(), track.pose_world.copy()
    pose[:, 23:], world[:, 23:] = np.nan, np.nan
    fit = fit_take(replace(track, pose=pose, pose_world=world), model, Silent())
    assert all_finite(fit)
    assert np.abs(fit.rotations[:, 0]).max() < 0.3
    assert of(fit, errors, performance)[0].mean() < 35


def test_tracks_of_other_programs_have_no_world_landmarks(model, track, performance):
    fit = fit_take(
        replace(
            track,
            pose_world=np.full_like(track.pose_world, np.nan),
            hands_world=np.full_like(track.hands_world, np.nan),
        ),
        model,
        Silent(),
    )
    assert all_finite(fit)
    assert np.abs(bends(fit.rotations) - bends(performance.rotations)).mean() < 15


@pytest.mark.parametrize("count", [3, 4])
def test_a_tenth_of_a_second_is_enough(model, performance, errors, count):
    short = performance.part(30, 30 + count)
    fit = fit_take(landmarks(model, short), model, Silent())
    assert len(fit.pts) == count
    assert all_finite(fit)
    assert of(fit, errors, short)[0].mean() < 45


@pytest.mark.parametrize("seen", [0, 2])
def test_too_little_is_said_in_plain_words(model, track, seen):
    pose = track.pose.copy()
    pose[seen:, 11:13] = np.nan
    with pytest.raises(KnownError, match="could not be fitted") as caught:
        fit_take(replace(track, pose=pose), model, Silent())
    assert f"{seen} of {len(track.pts)} frames" in caught.value.why
    assert "Record the sign again" in caught.value.fix


def test_a_recording_of_an_hour_is_no_sign(model, track):
    count = 90_000
    hour = {
        name: np.broadcast_to(getattr(track, name)[:1], (count, *getattr(track, name).shape[1:]))
        for name in ("pose", "pose_world", "hands", "hands_world", "hand_scores", "face", "flags")
    }
    with pytest.raises(KnownError, match="could not be fitted") as caught:
        fit_take(replace(track, pts=np.arange(count) / 25, **hour), model, Silent())
    assert "90000 frames" in caught.value.why


def test_shoulders_in_one_point_are_not_seen(model, track):
    pose = track.pose.copy()
    pose[:, 11:13, :2] = 0
    with pytest.raises(KnownError, match="could not be fitted"):
        fit_take(replace(track, pose=pose), model, Silent())


def test_points_of_nothing_are_not_seen(model, track):
    """Files of other programs can hold zeros where nothing was found."""
    zeros = {
        "pose_world": track.pose_world * [0, 0, 0, 1],
        "hands_world": np.zeros_like(track.hands_world),
        "face": np.zeros_like(track.face),
    }
    changed = {name: values.astype(np.float32) for name, values in zeros.items()}
    fit = fit_take(replace(track, **changed), model, Silent())
    assert all_finite(fit)


def test_two_frames_are_too_few(model, performance):
    with pytest.raises(KnownError, match="could not be fitted"):
        fit_take(landmarks(model, performance.part(30, 32)), model, Silent())


def test_three_frames_with_shoulders_carry_the_rest(model, track):
    pose = track.pose.copy()
    pose[:20], pose[23:] = np.nan, np.nan
    assert all_finite(fit_take(replace(track, pose=pose), model, Silent()))


def test_the_same_track_gives_the_same_fit(model, track, fitted):
    again = fit_take(track, model, Silent())
    for name in ("rotations", "translation", "betas", "hand_scale", "face"):
        assert np.array_equal(getattr(again, name), getattr(fitted, name)), name


def test_the_fit_says_what_it_belongs_to(model, track, fitted):
    assert fitted.body == model.hash
    assert fitted.size == track.size
    assert np.array_equal(fitted.pts, track.pts)
    for name in ("rotations", "translation", "betas", "hand_scale", "face"):
        assert getattr(fitted, name).dtype == np.float32


def test_the_flags_of_the_track_are_only_read(model, track):
    before = {n: getattr(track, n).copy() for n in ("pose", "hands", "hands_world", "flags")}
    rejected = np.where(np.arange(len(track.pts))[:, None] % 2, HandFlag.REJECTED, track.flags)
    changed = replace(track, flags=rejected.astype(np.uint8))
    assert all_finite(fit_take(changed, model, Silent()))
    for name, values in before.items():
        assert np.array_equal(getattr(track, name), values), name


class Watching:
    """Progress that keeps what it is told, looks at threads, and may ask to stop."""

    def __init__(self, stop_after=None):
        self.told, self.threads, self._stop_after = [], set(), stop_after

    def report(self, done, total, activity):
        self.told.append((done, total, activity))
        pools = threadpool_info()
        self.threads |= {pool["num_threads"] for pool in pools if pool["user_api"] == "blas"}
        if len(self.told) == self._stop_after:
            raise Cancelled


def test_progress_is_told_in_steps_up_to_the_end(model, track, performance):
    watching = Watching()
    fit_take(landmarks(model, performance.part(0, 5)), model, watching)
    done = [step for step, _, _ in watching.told]
    totals = {total for _, total, _ in watching.told}
    assert done == sorted(set(done))
    assert totals == {done[-1]}
    assert {activity for _, _, activity in watching.told} == {"Fitting the body"}


def test_a_person_can_stop_it(model, track):
    watching = Watching(stop_after=2)
    with pytest.raises(Cancelled):
        fit_take(track, model, watching)
    assert len(watching.told) == 2


def blas_threads():
    """Threads of each BLAS library that is loaded; some know only one."""
    return {p["filepath"]: p["num_threads"] for p in threadpool_info() if p["user_api"] == "blas"}


def test_one_thread_works_and_others_get_theirs_back(model, performance):
    short = landmarks(model, performance.part(0, 5))
    with threadpool_limits(2, user_api="blas"):
        before = blas_threads()
        for watching in (Watching(), Watching(stop_after=1)):
            try:
                fit_take(short, model, watching)
            except Cancelled:
                assert watching.told
            assert watching.threads == {1}
            assert blas_threads() == before
            assert 2 in before.values()
